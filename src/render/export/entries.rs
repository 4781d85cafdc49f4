//! The table of entries.

use crate::date::Precision;
use crate::digest::EntryId;
use crate::digest::{EventFormat, EventType, Status, Verification};
use crate::render::context::Context;
use crate::render::export::column::{ColumnKind, Datum, Table, nullable, required};
use crate::render::export::entry_columns::{
    ACCOUNT, CORRECTION, PARTICIPANT, POSITION, RELATED, TRANSLATION, account_object, correction_objects,
    participant_object, position_object, precision_word,
};
use crate::render::export::plover;

/// One event, meeting, statement or article each, newest first. Translations stand with their originals.
pub static ENTRIES: Table<EntryId> = Table {
    row_name: "entry",
    about: "The entries: one event, meeting, statement or article a row, newest first.",
    rows: |digest| digest.entry_ids().collect(),
    columns: &[
        (
            required(
                "id",
                ColumnKind::Text,
                "a name that never changes: the feeds’ “tag:” URI, or without a feed authority the address",
            ),
            |context, id| Datum::owned(identity(context, id)),
        ),
        (
            required(
                "slug",
                ColumnKind::Text,
                "the last part of its address; where several entries have it, with the date before it (`2021-10-30/…`)",
            ),
            |context, id| Datum::text(&context.digest.entry(id).reference),
        ),
        (required("url", ColumnKind::Url, "its page"), |context, id| {
            Datum::owned(context.absolute_url(&context.site.entries[id.index()]))
        }),
        (required("title", ColumnKind::Text, "what happened"), |context, id| {
            Datum::text(&context.digest.entry(id).title)
        }),
        (
            required("language", ColumnKind::Language, "the language of its title and text"),
            |context, id| Datum::text(context.digest.language_of(context.digest.entry(id))),
        ),
        (
            required(
                "date",
                ColumnKind::Date,
                "when the event was, as precisely as it is known",
            ),
            |context, id| Datum::date(context.digest.entry(id).date),
        ),
        (
            required(
                "date_first",
                ColumnKind::Day,
                "its first day; of a month or a year, the first day of that",
            ),
            |context, id| Datum::Day(context.digest.entry(id).date.first()),
        ),
        (
            required(
                "date_last",
                ColumnKind::Day,
                "its last day; the first where there is one only; of a month or a year, the last day of that",
            ),
            |context, id| Datum::Day(context.digest.entry(id).date.last()),
        ),
        (
            required(
                "date_precision",
                ColumnKind::Choice(Precision::WORDS),
                "whether the days are known, or only the month or the year",
            ),
            |context, id| Datum::text(precision_word(context.digest.entry(id))),
        ),
        (
            nullable(
                "type",
                ColumnKind::Choice(EventType::WORDS),
                "what kind of event it was",
            ),
            |context, id| Datum::optional(context.digest.entry(id).kind.map(EventType::word)),
        ),
        (
            nullable(
                "plover",
                ColumnKind::Choice(plover::CATEGORIES),
                "the type’s category in PLOVER",
            ),
            |context, id| Datum::optional(context.digest.entry(id).kind.and_then(plover::category_of_type)),
        ),
        (
            nullable("format", ColumnKind::Choice(EventFormat::WORDS), "how it was held"),
            |context, id| Datum::optional(context.digest.entry(id).format.map(EventFormat::word)),
        ),
        (
            required("status", ColumnKind::Choice(Status::WORDS), "whether it took place"),
            |context, id| Datum::text(context.digest.entry(id).status.word()),
        ),
        (
            nullable(
                "verification",
                ColumnKind::Choice(Verification::WORDS),
                "how well it is supported",
            ),
            |context, id| Datum::optional(context.digest.entry(id).verification.map(Verification::word)),
        ),
        (
            nullable(
                "quotes_checked",
                ColumnKind::Day,
                "the day by which every quotation was verified that can be compared with a saved copy; null if one was not, or there is none",
            ),
            |context, id| {
                context
                    .digest
                    .entry(id)
                    .quotes_checked
                    .map_or(Datum::Nothing, Datum::Day)
            },
        ),
        (nullable("place", ColumnKind::Text, "where it was"), |context, id| {
            Datum::optional(context.digest.entry(id).place.as_ref().map(|place| place.name.as_str()))
        }),
        (
            nullable("country", ColumnKind::Text, "the place’s country (ISO 3166-1 alpha-2)"),
            |context, id| {
                Datum::optional(
                    context
                        .digest
                        .entry(id)
                        .place
                        .as_ref()
                        .and_then(|place| place.country.as_deref()),
                )
            },
        ),
        (
            nullable(
                "summary",
                ColumnKind::Text,
                "a sentence or the first paragraph, at most 300 characters",
            ),
            |context, id| Datum::text(&context.digest.entry(id).summary),
        ),
        (
            required("topics", ColumnKind::Slugs("topics"), "what it is about"),
            |context, id| {
                let topics = context.digest.entry(id).topics.iter();
                Datum::texts(topics.map(|topic| context.digest.topic(*topic).slug.as_str()))
            },
        ),
        (
            required("people", ColumnKind::Slugs("people"), "who took part"),
            |context, id| {
                let people = context.digest.entry(id).people.iter();
                Datum::texts(people.map(|person| context.digest.person(*person).slug.as_str()))
            },
        ),
        (
            required(
                "parties",
                ColumnKind::Slugs("parties"),
                "which parties took part, by themselves or through a person who spoke for them",
            ),
            |context, id| {
                let parties = context.digest.entry(id).parties.iter();
                Datum::texts(parties.map(|party| context.digest.party(*party).slug.as_str()))
            },
        ),
        (
            required(
                "publishers",
                ColumnKind::Slugs("sources"),
                "who published its accounts, the primary one first",
            ),
            |context, id| {
                let mut found: Vec<&str> = Vec::new();
                for account_object in &context.digest.entry(id).accounts {
                    let slug = context.digest.publisher(account_object.publisher).slug.as_str();
                    if !found.contains(&slug) {
                        found.push(slug);
                    }
                }
                Datum::texts(found.into_iter())
            },
        ),
        (
            required(
                "participants",
                ColumnKind::Objects(PARTICIPANT),
                "who took part or is mentioned",
            ),
            |context, id| {
                let all = context.digest.entry(id).participants.iter();
                Datum::List(all.map(|item| participant_object(context.digest, item)).collect())
            },
        ),
        (
            required(
                "sources",
                ColumnKind::Objects(ACCOUNT),
                "the accounts it rests on, the primary one first",
            ),
            |context, id| {
                let all = context.digest.entry(id).accounts.iter();
                Datum::List(all.map(|item| account_object(context.digest, item)).collect())
            },
        ),
        (
            required(
                "positions",
                ColumnKind::Objects(POSITION),
                "who said what on which topic",
            ),
            |context, id| {
                let all = context.digest.entry(id).positions.iter();
                Datum::List(all.map(|item| position_object(context.digest, item)).collect())
            },
        ),
        (
            required("related", ColumnKind::Objects(RELATED), "other entries"),
            |context, id| {
                let all = context.digest.entry(id).related.iter();
                let related = all.map(|item| {
                    Datum::Object(vec![
                        ("relation", Datum::text(item.relation.word())),
                        ("entry", Datum::text(&context.digest.entry(item.entry).reference)),
                        (
                            "url",
                            Datum::owned(context.absolute_url(&context.site.entries[item.entry.index()])),
                        ),
                    ])
                });
                Datum::List(related.collect())
            },
        ),
        (
            required(
                "corrections",
                ColumnKind::Objects(CORRECTION),
                "what was corrected, oldest first",
            ),
            |context, id| correction_objects(&context.digest.entry(id).corrections),
        ),
        (
            required(
                "translations",
                ColumnKind::Objects(TRANSLATION),
                "the same entry in other languages",
            ),
            |context, id| {
                let all = context.digest.entry(id).translations.iter();
                let translations = all.map(|at| {
                    let translation = &context.digest.translations[*at];
                    Datum::Object(vec![
                        ("language", Datum::text(context.digest.language_of(translation))),
                        ("title", Datum::text(&translation.title)),
                        (
                            "url",
                            Datum::owned(context.absolute_url(&context.site.translations[*at])),
                        ),
                    ])
                });
                Datum::List(translations.collect())
            },
        ),
        (
            required(
                "published",
                ColumnKind::Moment,
                "the time by which feeds are sorted: when the digest published it, if the entry says so; otherwise the day of the latest account or of the event",
            ),
            |context, id| Datum::Moment(context.digest.entry(id).published),
        ),
        (
            required(
                "updated",
                ColumnKind::Moment,
                "when it last changed: it was published, or corrected",
            ),
            |context, id| Datum::Moment(context.digest.entry(id).updated),
        ),
    ],
};

/// The name that an entry keeps: that of the feeds.
fn identity(context: &Context, id: EntryId) -> String {
    context.digest.config.lasting_id(first_address(context, id))
}

/// The address that an entry had first.
pub fn first_address<'a>(context: &'a Context, id: EntryId) -> &'a str {
    context
        .digest
        .entry(id)
        .first_address(&context.site.entries[id.index()])
}
