//! The objects in the columns of the table of entries: their fields and their values.

use crate::digest::Digest;
use crate::digest::{Account, Actor, Correction, Entry, Office, Participant, PartyId, Position};
use crate::digest::{AccountKind, Act, ActorKind, CorrectionKind, Relation};
use crate::render::export::column::{Column, ColumnKind, Datum, nullable, required};
use crate::render::export::plover;

const ACTOR: &[Column] = &[
    required("kind", ColumnKind::Choice(ActorKind::WORDS), "which table has it"),
    required("slug", ColumnKind::Text, "its slug there"),
    required("name", ColumnKind::Text, "its name"),
    nullable("distinction", ColumnKind::Text, "what tells it from namesakes"),
];

const OFFICE: &[Column] = &[
    required("title", ColumnKind::Text, "its name"),
    nullable("of", ColumnKind::Slug("parties"), "the party that it is an office of"),
    required(
        "to",
        ColumnKind::Slugs("parties"),
        "the parties that an envoy is accredited to",
    ),
    required(
        "acting",
        ColumnKind::Bool,
        "whether it is held only for the time being, as by an acting minister",
    ),
    required(
        "registered",
        ColumnKind::Bool,
        "whether the digest’s registry has it, or this entry alone",
    ),
    required(
        "certain",
        ColumnKind::Bool,
        "false where the entry names it, and the dates in the registry do not say for certain that it was held on that day",
    ),
    required(
        "shown",
        ColumnKind::Bool,
        "whether the entry shows it: those that it names, else those of the party spoken for, else all",
    ),
];

pub const PARTICIPANT: &[Column] = &[
    required("kind", ColumnKind::Choice(ActorKind::WORDS), "which table has it"),
    required("slug", ColumnKind::Text, "its slug there"),
    required("name", ColumnKind::Text, "its name"),
    nullable("distinction", ColumnKind::Text, "what tells it from namesakes"),
    required(
        "offices",
        ColumnKind::Objects(OFFICE),
        "the offices held on the day, in the order in which they began",
    ),
    nullable("for", ColumnKind::Slug("parties"), "the party spoken for"),
    nullable(
        "role",
        ColumnKind::Text,
        "the role; “comments”, “target” or “mentioned” if they did not take part",
    ),
];

pub const ACCOUNT: &[Column] = &[
    required("publisher", ColumnKind::Slug("sources"), "who published it"),
    required("publisher_name", ColumnKind::Text, "the publisher’s name"),
    nullable(
        "agency",
        ColumnKind::Slug("sources"),
        "who wrote it, if another published it",
    ),
    nullable("agency_name", ColumnKind::Text, "the agency’s name"),
    nullable("title", ColumnKind::Text, "its headline, where it is known exactly"),
    nullable("url", ColumnKind::Url, "its address"),
    nullable("url_missing", ColumnKind::Text, "why it has no address"),
    nullable("published", ColumnKind::Date, "when it was published"),
    nullable("accessed", ColumnKind::Date, "when it was read"),
    nullable("archive_url", ColumnKind::Url, "the address of an archived copy"),
    nullable("archived", ColumnKind::Date, "when that copy was made"),
    nullable("language", ColumnKind::Language, "its language"),
    nullable(
        "kind",
        ColumnKind::Choice(AccountKind::WORDS),
        "what kind of text it is",
    ),
    nullable("side", ColumnKind::Slug("parties"), "whose view it gives"),
    nullable(
        "supports",
        ColumnKind::Text,
        "what it is used for, where it is not the primary account",
    ),
];

pub const POSITION: &[Column] = &[
    required("by", ColumnKind::Objects(ACTOR), "who holds it"),
    required("act", ColumnKind::Choice(Act::WORDS), "what they do"),
    nullable(
        "plover",
        ColumnKind::Choice(plover::CATEGORIES),
        "the act’s category in PLOVER",
    ),
    required("on", ColumnKind::Slug("topics"), "on which topic"),
    nullable("summary", ColumnKind::Text, "the position, in the digest’s words"),
    nullable("quote", ColumnKind::Text, "the speaker’s own words"),
    required("to", ColumnKind::Objects(ACTOR), "whom it is addressed to"),
    nullable(
        "source",
        ColumnKind::Number,
        "the account it is taken from, by its place in the list of sources, from 0",
    ),
];

pub const RELATED: &[Column] = &[
    required(
        "relation",
        ColumnKind::Choice(Relation::WORDS),
        "how this entry relates to the other",
    ),
    required("entry", ColumnKind::Slug("entries"), "the other entry"),
    required("url", ColumnKind::Url, "its address"),
];

pub const CORRECTION: &[Column] = &[
    required("date", ColumnKind::Day, "the day of the correction"),
    required(
        "kind",
        ColumnKind::Choice(CorrectionKind::WORDS),
        "what kind of correction it is",
    ),
    required("note", ColumnKind::Text, "what was wrong, and what is right"),
];

pub const TRANSLATION: &[Column] = &[
    required("language", ColumnKind::Language, "its language"),
    required("title", ColumnKind::Text, "its title"),
    required("url", ColumnKind::Url, "its address"),
];

/// The corrections of something.
pub fn correction_objects(corrections: &[Correction]) -> Datum<'static> {
    let corrections = corrections.iter().map(|item| {
        Datum::Object(vec![
            ("date", Datum::Day(item.date)),
            ("kind", Datum::text(item.kind.word())),
            ("note", Datum::owned(item.text())),
        ])
    });
    Datum::List(corrections.collect())
}

pub fn precision_word(entry: &Entry) -> &'static str {
    entry.date.precision().word()
}

/// Which table has somebody, their slug, their name and what tells them from namesakes.
fn actor_fields(digest: &Digest, actor: Actor) -> [(&'static str, Datum<'_>); 4] {
    let (slug, name, distinction) = match actor {
        Actor::Person(id) => {
            let person = digest.person(id);
            (&person.slug, &person.name, &person.distinction)
        }
        Actor::Party(id) => {
            let party = digest.party(id);
            (&party.slug, &party.name, &party.distinction)
        }
    };
    [
        ("kind", Datum::text(actor.kind().word())),
        ("slug", Datum::text(slug)),
        ("name", Datum::text(name)),
        ("distinction", Datum::optional(distinction.as_deref())),
    ]
}

pub fn participant_object<'a>(digest: &'a Digest, item: &'a Participant) -> Datum<'a> {
    let party = item.of.map(|party| digest.party(party).slug.as_str());
    let offices = item.offices.iter().map(|office| office_object(digest, office));
    let mut pairs = Vec::from(actor_fields(digest, item.who));
    pairs.extend([
        ("offices", Datum::List(offices.collect())),
        ("for", Datum::optional(party)),
        ("role", Datum::optional(item.role.as_deref())),
    ]);
    Datum::Object(pairs)
}

fn office_object<'a>(digest: &'a Digest, office: &'a Office) -> Datum<'a> {
    let slug = |party: PartyId| digest.party(party).slug.as_str();
    let to = office.registered.map(|at| digest.tenure(at).to.as_slice());
    Datum::Object(vec![
        ("title", Datum::text(&office.title)),
        ("of", Datum::optional(office.of.map(slug))),
        (
            "to",
            Datum::texts(to.unwrap_or_default().iter().map(|party| slug(*party))),
        ),
        ("acting", Datum::Bool(office.acting)),
        ("registered", Datum::Bool(office.registered.is_some())),
        ("certain", Datum::Bool(office.is_certain)),
        ("shown", Datum::Bool(office.is_shown)),
    ])
}

pub fn account_object<'a>(digest: &'a Digest, item: &'a Account) -> Datum<'a> {
    let publisher = digest.publisher(item.publisher);
    let agency = item.agency.map(|agency| digest.publisher(agency));
    let side = item.side.map(|side| digest.party(side).slug.as_str());
    Datum::Object(vec![
        ("publisher", Datum::text(&publisher.slug)),
        ("publisher_name", Datum::text(&publisher.name)),
        ("agency", Datum::optional(agency.map(|agency| agency.slug.as_str()))),
        (
            "agency_name",
            Datum::optional(agency.map(|agency| agency.name.as_str())),
        ),
        ("title", Datum::optional(item.title.as_deref())),
        ("url", Datum::optional(item.url.as_deref())),
        ("url_missing", Datum::optional(item.url_missing.as_deref())),
        ("published", Datum::optional_date(item.published)),
        ("accessed", Datum::optional_date(item.accessed)),
        ("archive_url", Datum::optional(item.archive_url.as_deref())),
        ("archived", Datum::optional_date(item.archived)),
        ("language", Datum::optional(item.language.as_deref())),
        ("kind", Datum::optional(item.kind.map(AccountKind::word))),
        ("side", Datum::optional(side)),
        ("supports", Datum::optional(item.supports.as_deref())),
    ])
}

pub fn position_object<'a>(digest: &'a Digest, item: &'a Position) -> Datum<'a> {
    let actors = |actors: &[Actor]| {
        let actors = actors
            .iter()
            .map(|actor| Datum::Object(Vec::from(actor_fields(digest, *actor))));
        Datum::List(actors.collect())
    };
    Datum::Object(vec![
        ("by", actors(&item.by)),
        ("act", Datum::text(item.act.word())),
        ("plover", Datum::optional(plover::category_of_act(item.act))),
        ("on", Datum::text(&digest.topic(item.on).slug)),
        ("summary", Datum::optional(item.summary.as_deref())),
        ("quote", Datum::optional(item.quote.as_deref())),
        ("to", actors(&item.to)),
        ("source", item.account.map_or(Datum::Nothing, Datum::Number)),
    ])
}
