//! The table of positions: those of all entries, one a row.

use super::column::{ColumnKind, Datum, ExportContext, Rows, always, maybe};
use super::entries::precision;
use super::plover;
use crate::date::Precision;
use crate::digest::{Act, Actor, Entry, EntryId, Position, Side};

/// An entry, and the place of a position in it.
type At = (EntryId, usize);

/// Who said what on which topic, in the order of the entries.
pub static POSITIONS: Rows<At> = Rows {
    one: "position",
    about: "Who said what on which topic: one recorded position a row, in the order of the entries.",
    rows: |digest| {
        let of = |id: EntryId| (0..digest.entry(id).positions.len()).map(move |at| (id, at));
        digest.entry_ids().flat_map(of).collect()
    },
    columns: &[
        (
            always("entry", ColumnKind::Slug("entries"), "the entry that records it"),
            |open, at| Datum::text(&entry(open, at).slug),
        ),
        (
            always("entry_url", ColumnKind::Url, "that entry’s page"),
            |open, (id, _)| Datum::owned(open.url(&open.site.entries[id.index()])),
        ),
        (
            always(
                "date_first",
                ColumnKind::Day,
                "the event’s first day; of a month, the month’s",
            ),
            |open, at| Datum::Day(entry(open, at).date.first),
        ),
        (always("date_last", ColumnKind::Day, "its last day"), |open, at| {
            Datum::Day(entry(open, at).date.last)
        }),
        (
            always(
                "date_precision",
                ColumnKind::Choice(Precision::WORDS),
                "whether the days are known, or only the month",
            ),
            |open, at| Datum::text(precision(entry(open, at))),
        ),
        (
            always("people", ColumnKind::Slugs("people"), "the people who hold it"),
            |open, at| people(open, &position(open, at).by),
        ),
        (
            always("parties", ColumnKind::Slugs("parties"), "the parties that hold it"),
            |open, at| parties(open, &position(open, at).by),
        ),
        (
            always(
                "counts_for",
                ColumnKind::Slugs("parties"),
                "the parties for which it counts: those that its holders spoke for on that day",
            ),
            |open, at| {
                let holders = position(open, at).holders.iter().map(|holder| holder.who);
                parties(open, &holders.collect::<Vec<_>>())
            },
        ),
        (
            always("act", ColumnKind::Choice(Act::WORDS), "what they do"),
            |open, at| Datum::text(position(open, at).act.word()),
        ),
        (
            maybe(
                "plover",
                ColumnKind::Choice(plover::CATEGORIES),
                "the act’s category in PLOVER",
            ),
            |open, at| Datum::maybe(plover::of_act(position(open, at).act)),
        ),
        (
            maybe(
                "side",
                ColumnKind::Choice(Side::WORDS),
                "which way the act leans, by the digest’s table of acts",
            ),
            |open, at| Datum::maybe(position(open, at).act.side().map(Side::word)),
        ),
        (
            always("topic", ColumnKind::Slug("topics"), "on which topic"),
            |open, at| Datum::text(&open.digest.topic(position(open, at).on).slug),
        ),
        (
            maybe("summary", ColumnKind::Text, "the position, in the digest’s words"),
            |open, at| Datum::maybe(position(open, at).summary.as_deref()),
        ),
        (
            maybe("quote", ColumnKind::Text, "the speaker’s own words"),
            |open, at| Datum::maybe(position(open, at).quote.as_deref()),
        ),
        (
            always(
                "to_people",
                ColumnKind::Slugs("people"),
                "the people it is addressed to",
            ),
            |open, at| people(open, &position(open, at).to),
        ),
        (
            always(
                "to_parties",
                ColumnKind::Slugs("parties"),
                "the parties it is addressed to",
            ),
            |open, at| parties(open, &position(open, at).to),
        ),
        (
            maybe(
                "source",
                ColumnKind::Slug("sources"),
                "who published the account it is taken from, where that is known",
            ),
            |open, at| {
                let account = position(open, at)
                    .account
                    .and_then(|account| entry(open, at).accounts.get(account));
                Datum::maybe(account.map(|account| open.digest.publisher(account.publisher).slug.as_str()))
            },
        ),
    ],
};

fn entry(open: ExportContext<'_>, (id, _): At) -> &Entry {
    open.digest.entry(id)
}

fn position<'a>(open: ExportContext<'a>, (id, at): At) -> &'a Position {
    &open.digest.entry(id).positions[at]
}

fn people<'a>(open: ExportContext<'a>, actors: &[Actor]) -> Datum<'a> {
    Datum::texts(actors.iter().filter_map(|actor| match actor {
        Actor::Person(id) => Some(open.digest.person(*id).slug.as_str()),
        Actor::Party(_) => None,
    }))
}

fn parties<'a>(open: ExportContext<'a>, actors: &[Actor]) -> Datum<'a> {
    Datum::texts(actors.iter().filter_map(|actor| match actor {
        Actor::Party(id) => Some(open.digest.party(*id).slug.as_str()),
        Actor::Person(_) => None,
    }))
}
