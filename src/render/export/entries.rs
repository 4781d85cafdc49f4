//! The table of entries.

use super::column::{ColumnKind, Datum, ExportContext, Field, Rows, always, maybe};
use super::plover;
use crate::date::Precision;
use crate::digest::{
    Account, AccountKind, Act, Actor, ActorKind, CorrectionKind, Entry, EntryId, EventFormat, EventType, Participant,
    Position, Relation, Status, Verification,
};

const ACTOR: &[Field] = &[
    always("kind", ColumnKind::Choice(ActorKind::WORDS), "which table has it"),
    always("slug", ColumnKind::Text, "its slug there"),
    always("name", ColumnKind::Text, "its name"),
];

const PARTICIPANT: &[Field] = &[
    always("kind", ColumnKind::Choice(ActorKind::WORDS), "which table has it"),
    always("slug", ColumnKind::Text, "its slug there"),
    always("name", ColumnKind::Text, "its name"),
    maybe("office", ColumnKind::Text, "the office held on the day"),
    maybe(
        "office_registered",
        ColumnKind::Yes,
        "whether the office is from the digest’s register, within bounds known there, and not from this entry alone",
    ),
    maybe("for", ColumnKind::Slug("parties"), "the party spoken for"),
    maybe("role", ColumnKind::Text, "the part taken; “mentioned” took none"),
];

const ACCOUNT: &[Field] = &[
    always("publisher", ColumnKind::Slug("sources"), "who published it"),
    always("publisher_name", ColumnKind::Text, "the publisher’s name"),
    maybe(
        "agency",
        ColumnKind::Slug("sources"),
        "who wrote it, where another carries it",
    ),
    maybe("agency_name", ColumnKind::Text, "the agency’s name"),
    maybe("title", ColumnKind::Text, "its headline, where it is known exactly"),
    maybe("url", ColumnKind::Url, "its address"),
    maybe("url_missing", ColumnKind::Text, "why it has no address"),
    maybe("published", ColumnKind::Day, "the day of its publication"),
    maybe("accessed", ColumnKind::Day, "the day it was read"),
    maybe("archive_url", ColumnKind::Url, "the address of an archived copy"),
    maybe("archived", ColumnKind::Day, "the day of that copy"),
    maybe("language", ColumnKind::Language, "its language"),
    maybe("kind", ColumnKind::Choice(AccountKind::WORDS), "what it is"),
    maybe("side", ColumnKind::Slug("parties"), "whose account it is"),
    maybe(
        "supports",
        ColumnKind::Text,
        "what it is used for, where it is not the primary account",
    ),
];

const POSITION: &[Field] = &[
    always("by", ColumnKind::Objects(ACTOR), "who holds it"),
    always("act", ColumnKind::Choice(Act::WORDS), "what they do"),
    maybe(
        "plover",
        ColumnKind::Choice(plover::CATEGORIES),
        "the act’s category in PLOVER",
    ),
    always("on", ColumnKind::Slug("topics"), "on which topic"),
    maybe("summary", ColumnKind::Text, "the position, in the digest’s words"),
    maybe("quote", ColumnKind::Text, "the speaker’s own words"),
    always("to", ColumnKind::Objects(ACTOR), "whom it is addressed to"),
    maybe(
        "source",
        ColumnKind::Number,
        "the account it is taken from, by its place in the list of sources, from 0",
    ),
];

const RELATED: &[Field] = &[
    always(
        "relation",
        ColumnKind::Choice(Relation::WORDS),
        "how this entry stands to the other",
    ),
    always("entry", ColumnKind::Slug("entries"), "the other entry"),
    always("url", ColumnKind::Url, "its address"),
];

const CORRECTION: &[Field] = &[
    always("date", ColumnKind::Day, "the day of the correction"),
    always("kind", ColumnKind::Choice(CorrectionKind::WORDS), "what it is"),
    always("note", ColumnKind::Text, "what was wrong, and what is right"),
];

const TRANSLATION: &[Field] = &[
    always("language", ColumnKind::Language, "its language"),
    always("title", ColumnKind::Text, "its title"),
    always("url", ColumnKind::Url, "its address"),
];

/// One event, meeting, statement or article each, newest first. Translations stand with their originals.
pub static ENTRIES: Rows<EntryId> = Rows {
    one: "entry",
    about: "What is digested: one event, meeting, statement or article a row, newest first.",
    rows: |digest| digest.entry_ids().collect(),
    columns: &[
        (
            always(
                "id",
                ColumnKind::Text,
                "a name that never changes: the feeds’ “tag:” URI, or without a feed authority the address",
            ),
            |open, id| Datum::owned(identity(open, id)),
        ),
        (
            always("slug", ColumnKind::Text, "the last part of its address"),
            |open, id| Datum::text(&open.digest.entry(id).slug),
        ),
        (always("url", ColumnKind::Url, "its page"), |open, id| {
            Datum::owned(open.url(&open.site.entries[id.index()]))
        }),
        (always("title", ColumnKind::Text, "what happened"), |open, id| {
            Datum::text(&open.digest.entry(id).title)
        }),
        (
            always("language", ColumnKind::Language, "the language of its title and text"),
            |open, id| Datum::text(open.digest.language_of(open.digest.entry(id))),
        ),
        (
            always(
                "date_first",
                ColumnKind::Day,
                "the event’s first day; of a month, the month’s",
            ),
            |open, id| Datum::Day(open.digest.entry(id).date.first),
        ),
        (
            always(
                "date_last",
                ColumnKind::Day,
                "its last day; the first where there is one only",
            ),
            |open, id| Datum::Day(open.digest.entry(id).date.last),
        ),
        (
            always(
                "date_precision",
                ColumnKind::Choice(Precision::WORDS),
                "whether the days are known, or only the month",
            ),
            |open, id| Datum::text(precision(open.digest.entry(id))),
        ),
        (
            maybe(
                "type",
                ColumnKind::Choice(EventType::WORDS),
                "what kind of event it was",
            ),
            |open, id| Datum::maybe(open.digest.entry(id).kind.map(EventType::word)),
        ),
        (
            maybe(
                "plover",
                ColumnKind::Choice(plover::CATEGORIES),
                "the type’s category in PLOVER",
            ),
            |open, id| Datum::maybe(open.digest.entry(id).kind.and_then(plover::of_type)),
        ),
        (
            maybe("format", ColumnKind::Choice(EventFormat::WORDS), "how it was held"),
            |open, id| Datum::maybe(open.digest.entry(id).format.map(EventFormat::word)),
        ),
        (
            always("status", ColumnKind::Choice(Status::WORDS), "whether it took place"),
            |open, id| Datum::text(open.digest.entry(id).status.word()),
        ),
        (
            maybe(
                "verification",
                ColumnKind::Choice(Verification::WORDS),
                "how well it is supported",
            ),
            |open, id| Datum::maybe(open.digest.entry(id).verification.map(Verification::word)),
        ),
        (maybe("place", ColumnKind::Text, "where it was"), |open, id| {
            Datum::maybe(open.digest.entry(id).place.as_ref().map(|place| place.name.as_str()))
        }),
        (
            maybe("country", ColumnKind::Text, "the place’s country (ISO 3166-1 alpha-2)"),
            |open, id| {
                Datum::maybe(
                    open.digest
                        .entry(id)
                        .place
                        .as_ref()
                        .and_then(|place| place.country.as_deref()),
                )
            },
        ),
        (
            maybe(
                "summary",
                ColumnKind::Text,
                "a sentence or the first paragraph, at most 300 characters",
            ),
            |open, id| Datum::text(&open.digest.entry(id).summary),
        ),
        (
            always("topics", ColumnKind::Slugs("topics"), "what it is about"),
            |open, id| {
                let topics = open.digest.entry(id).topics.iter();
                Datum::texts(topics.map(|topic| open.digest.topic(*topic).slug.as_str()))
            },
        ),
        (
            always("people", ColumnKind::Slugs("people"), "who took part"),
            |open, id| {
                let people = open.digest.entry(id).people.iter();
                Datum::texts(people.map(|person| open.digest.person(*person).slug.as_str()))
            },
        ),
        (
            always(
                "parties",
                ColumnKind::Slugs("parties"),
                "which parties took part, by themselves or by somebody who spoke for them",
            ),
            |open, id| {
                let parties = open.digest.entry(id).parties.iter();
                Datum::texts(parties.map(|party| open.digest.party(*party).slug.as_str()))
            },
        ),
        (
            always(
                "publishers",
                ColumnKind::Slugs("sources"),
                "who published its accounts, the primary one first",
            ),
            |open, id| {
                let mut found: Vec<&str> = Vec::new();
                for account in &open.digest.entry(id).accounts {
                    let slug = open.digest.publisher(account.publisher).slug.as_str();
                    if !found.contains(&slug) {
                        found.push(slug);
                    }
                }
                Datum::texts(found.into_iter())
            },
        ),
        (
            always(
                "participants",
                ColumnKind::Objects(PARTICIPANT),
                "who took part or is mentioned",
            ),
            |open, id| {
                let all = open.digest.entry(id).participants.iter();
                Datum::List(all.map(|one| participant(open, one)).collect())
            },
        ),
        (
            always(
                "sources",
                ColumnKind::Objects(ACCOUNT),
                "the accounts it rests on, the primary one first",
            ),
            |open, id| {
                let all = open.digest.entry(id).accounts.iter();
                Datum::List(all.map(|one| account(open, one)).collect())
            },
        ),
        (
            always(
                "positions",
                ColumnKind::Objects(POSITION),
                "who said what on which topic",
            ),
            |open, id| {
                let all = open.digest.entry(id).positions.iter();
                Datum::List(all.map(|one| position(open, one)).collect())
            },
        ),
        (
            always("related", ColumnKind::Objects(RELATED), "other entries"),
            |open, id| {
                let all = open.digest.entry(id).related.iter();
                let related = all.map(|one| {
                    Datum::Object(vec![
                        ("relation", Datum::text(one.relation.word())),
                        ("entry", Datum::text(&open.digest.entry(one.entry).slug)),
                        ("url", Datum::owned(open.url(&open.site.entries[one.entry.index()]))),
                    ])
                });
                Datum::List(related.collect())
            },
        ),
        (
            always(
                "corrections",
                ColumnKind::Objects(CORRECTION),
                "what was corrected, oldest first",
            ),
            |open, id| {
                let all = open.digest.entry(id).corrections.iter();
                let corrections = all.map(|one| {
                    Datum::Object(vec![
                        ("date", Datum::Day(one.date)),
                        ("kind", Datum::text(one.kind.word())),
                        ("note", Datum::text(&one.note)),
                    ])
                });
                Datum::List(corrections.collect())
            },
        ),
        (
            always(
                "translations",
                ColumnKind::Objects(TRANSLATION),
                "the same entry in other languages",
            ),
            |open, id| {
                let all = open.digest.entry(id).translations.iter();
                let translations = all.map(|at| {
                    let translation = &open.digest.translations[*at];
                    Datum::Object(vec![
                        ("language", Datum::text(open.digest.language_of(translation))),
                        ("title", Datum::text(&translation.title)),
                        ("url", Datum::owned(open.url(&open.site.translations[*at]))),
                    ])
                });
                Datum::List(translations.collect())
            },
        ),
        (
            always(
                "published",
                ColumnKind::Moment,
                "by what feeds order it: when the digest published it, where the writer says so, else the day of the latest account or of the event",
            ),
            |open, id| Datum::Moment(open.digest.entry(id).published),
        ),
        (
            always(
                "updated",
                ColumnKind::Moment,
                "when it last changed: it was published, or corrected",
            ),
            |open, id| Datum::Moment(open.digest.entry(id).updated),
        ),
    ],
};

/// The name that an entry keeps: that of the feeds.
fn identity(open: ExportContext, id: EntryId) -> String {
    let first = first_address(open, id);
    open.digest.config.tag(first).unwrap_or_else(|| open.url(first))
}

/// The address that an entry had first.
pub fn first_address(open: ExportContext<'_>, id: EntryId) -> &str {
    open.digest.entry(id).first_address(&open.site.entries[id.index()])
}

pub fn precision(entry: &Entry) -> &'static str {
    entry.date.precision.word()
}

/// Which table has somebody, their slug and their name.
fn named<'a>(open: ExportContext<'a>, actor: Actor) -> [(&'static str, Datum<'a>); 3] {
    let (slug, name) = match actor {
        Actor::Person(id) => {
            let person = open.digest.person(id);
            (&person.slug, &person.name)
        }
        Actor::Party(id) => {
            let party = open.digest.party(id);
            (&party.slug, &party.name)
        }
    };
    [
        ("kind", Datum::text(actor.kind().word())),
        ("slug", Datum::text(slug)),
        ("name", Datum::text(name)),
    ]
}

fn participant<'a>(open: ExportContext<'a>, one: &'a Participant) -> Datum<'a> {
    let party = one.of.map(|party| open.digest.party(party).slug.as_str());
    let office = one.office.as_ref();
    let mut pairs = Vec::from(named(open, one.who));
    pairs.extend([
        ("office", Datum::maybe(office.map(|office| office.title.as_str()))),
        (
            "office_registered",
            office.map_or(Datum::Nothing, |office| Datum::Yes(office.registered)),
        ),
        ("for", Datum::maybe(party)),
        ("role", Datum::maybe(one.role.as_deref())),
    ]);
    Datum::Object(pairs)
}

fn account<'a>(open: ExportContext<'a>, one: &'a Account) -> Datum<'a> {
    let publisher = open.digest.publisher(one.publisher);
    let agency = one.agency.map(|agency| open.digest.publisher(agency));
    let side = one.side.map(|side| open.digest.party(side).slug.as_str());
    Datum::Object(vec![
        ("publisher", Datum::text(&publisher.slug)),
        ("publisher_name", Datum::text(&publisher.name)),
        ("agency", Datum::maybe(agency.map(|agency| agency.slug.as_str()))),
        ("agency_name", Datum::maybe(agency.map(|agency| agency.name.as_str()))),
        ("title", Datum::maybe(one.title.as_deref())),
        ("url", Datum::maybe(one.url.as_deref())),
        ("url_missing", Datum::maybe(one.url_missing.as_deref())),
        ("published", Datum::day(one.published)),
        ("accessed", Datum::day(one.accessed)),
        ("archive_url", Datum::maybe(one.archive_url.as_deref())),
        ("archived", Datum::day(one.archived)),
        ("language", Datum::maybe(one.language.as_deref())),
        ("kind", Datum::maybe(one.kind.map(AccountKind::word))),
        ("side", Datum::maybe(side)),
        ("supports", Datum::maybe(one.supports.as_deref())),
    ])
}

fn position<'a>(open: ExportContext<'a>, one: &'a Position) -> Datum<'a> {
    let actors = |actors: &[Actor]| {
        let actors = actors.iter().map(|actor| Datum::Object(Vec::from(named(open, *actor))));
        Datum::List(actors.collect())
    };
    Datum::Object(vec![
        ("by", actors(&one.by)),
        ("act", Datum::text(one.act.word())),
        ("plover", Datum::maybe(plover::of_act(one.act))),
        ("on", Datum::text(&open.digest.topic(one.on).slug)),
        ("summary", Datum::maybe(one.summary.as_deref())),
        ("quote", Datum::maybe(one.quote.as_deref())),
        ("to", actors(&one.to)),
        ("source", one.account.map_or(Datum::Nothing, Datum::Number)),
    ])
}
