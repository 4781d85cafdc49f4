//! The table of positions: those of all entries, one a row.

use crate::date::Precision;
use crate::digest::Act;
use crate::digest::{Actor, Entry, EntryId, Position, Side, SideBasis};
use crate::render::context::Context;
use crate::render::export::column::{ColumnKind, Datum, Table, nullable, required};
use crate::render::export::entry_columns::precision_word;
use crate::render::export::plover;

/// An entry, and the place of a position in it.
type PositionRow = (EntryId, usize);

/// Who said what on which topic, in the order of the entries.
pub static POSITIONS: Table<PositionRow> = Table {
    row_name: "position",
    about: "Who said what on which topic: one recorded position a row, in the order of the entries.",
    rows: |digest| {
        let of = |id: EntryId| (0..digest.entry(id).positions.len()).map(move |at| (id, at));
        digest.entry_ids().flat_map(of).collect()
    },
    columns: &[
        (
            required("entry", ColumnKind::Slug("entries"), "the entry that records it"),
            |context, at| Datum::text(&entry(context, at).reference),
        ),
        (
            required("entry_url", ColumnKind::Url, "that entry’s page"),
            |context, (id, _)| Datum::owned(context.absolute_url(&context.site.entries[id.index()])),
        ),
        (
            required(
                "date",
                ColumnKind::Date,
                "when the event was, as precisely as it is known",
            ),
            |context, at| Datum::date(entry(context, at).date),
        ),
        (
            required(
                "date_first",
                ColumnKind::Day,
                "its first day; of a month or a year, the first day of that",
            ),
            |context, at| Datum::Day(entry(context, at).date.first()),
        ),
        (
            required("date_last", ColumnKind::Day, "its last day, likewise"),
            |context, at| Datum::Day(entry(context, at).date.last()),
        ),
        (
            required(
                "date_precision",
                ColumnKind::Choice(Precision::WORDS),
                "whether the days are known, or only the month or the year",
            ),
            |context, at| Datum::text(precision_word(entry(context, at))),
        ),
        (
            required("people", ColumnKind::Slugs("people"), "the people who hold it"),
            |context, at| people(context, &position(context, at).by),
        ),
        (
            required("parties", ColumnKind::Slugs("parties"), "the parties that hold it"),
            |context, at| parties(context, &position(context, at).by),
        ),
        (
            required(
                "counts_for",
                ColumnKind::Slugs("parties"),
                "the parties for which it counts: those that its holders spoke for on that day",
            ),
            |context, at| {
                let holders = position(context, at).holders.iter().map(|holder| holder.who);
                parties(context, &holders.collect::<Vec<_>>())
            },
        ),
        (
            required("act", ColumnKind::Choice(Act::WORDS), "what they do"),
            |context, at| Datum::text(position(context, at).act.word()),
        ),
        (
            nullable(
                "plover",
                ColumnKind::Choice(plover::CATEGORIES),
                "the act’s category in PLOVER",
            ),
            |context, at| Datum::optional(plover::category_of_act(position(context, at).act)),
        ),
        (
            nullable(
                "side",
                ColumnKind::Choice(Side::WORDS),
                "the side on the question of the topic; null if the topic has no question, or the position no side",
            ),
            |context, at| Datum::optional(position(context, at).side.map(|own| own.side.word())),
        ),
        (
            nullable(
                "side_basis",
                ColumnKind::Choice(SideBasis::WORDS),
                "how it got the side: its act implies it, or an editor says so",
            ),
            |context, at| Datum::optional(position(context, at).side.map(|own| own.basis.word())),
        ),
        (
            required("topic", ColumnKind::Slug("topics"), "on which topic"),
            |context, at| Datum::text(&context.digest.topic(position(context, at).on).slug),
        ),
        (
            nullable("summary", ColumnKind::Text, "the position, in the digest’s words"),
            |context, at| Datum::optional(position(context, at).summary.as_deref()),
        ),
        (
            nullable("quote", ColumnKind::Text, "the speaker’s own words"),
            |context, at| Datum::optional(position(context, at).quote.as_deref()),
        ),
        (
            required(
                "to_people",
                ColumnKind::Slugs("people"),
                "the people it is addressed to",
            ),
            |context, at| people(context, &position(context, at).to),
        ),
        (
            required(
                "to_parties",
                ColumnKind::Slugs("parties"),
                "the parties it is addressed to",
            ),
            |context, at| parties(context, &position(context, at).to),
        ),
        (
            nullable(
                "source",
                ColumnKind::Slug("sources"),
                "who published the account it is taken from, where that is known",
            ),
            |context, at| {
                let account = position(context, at)
                    .account
                    .and_then(|account| entry(context, at).accounts.get(account));
                Datum::optional(account.map(|account| context.digest.publisher(account.publisher).slug.as_str()))
            },
        ),
    ],
};

fn entry<'a>(context: &'a Context, (id, _): PositionRow) -> &'a Entry {
    context.digest.entry(id)
}

fn position<'a>(context: &'a Context<'a>, (id, at): PositionRow) -> &'a Position {
    &context.digest.entry(id).positions[at]
}

fn people<'a>(context: &'a Context<'a>, actors: &[Actor]) -> Datum<'a> {
    Datum::texts(actors.iter().filter_map(|actor| match actor {
        Actor::Person(id) => Some(context.digest.person(*id).slug.as_str()),
        Actor::Party(_) => None,
    }))
}

fn parties<'a>(context: &'a Context<'a>, actors: &[Actor]) -> Datum<'a> {
    Datum::texts(actors.iter().filter_map(|actor| match actor {
        Actor::Party(id) => Some(context.digest.party(*id).slug.as_str()),
        Actor::Person(_) => None,
    }))
}
