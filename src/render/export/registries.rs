//! The tables of what entries name: people and their offices, parties, topics, sources.

use crate::digest::{Affiliation, Item, PartyKind};
use crate::digest::{Party, PartyId, Person, PersonId, Publisher, PublisherId, Tenure, Topic, TopicId};
use crate::plan::address;
use crate::render::context::Context;
use crate::render::export::column::{Column, ColumnKind, Datum, Table, nullable, required};
use crate::render::export::entry_columns::{CORRECTION, correction_objects};
use crate::render::export::named::RowMarks;

/// Who is named in a table or has a file.
pub static PEOPLE: Table<PersonId> = Table {
    row_name: "person",
    about: "Who is registered, or named in any of these tables: one person a row.",
    rows: |digest| RowMarks::of(digest).people(),
    columns: &[
        (
            required("slug", ColumnKind::Text, "the last part of the address"),
            |context, id| Datum::text(&person(context, id).slug),
        ),
        (nullable("url", ColumnKind::Url, "the page"), |context, id| {
            let it = person(context, id);
            let has = context.digest.config.pages.people && it.has_page();
            page_url(context, has, address::person(context.digest, id))
        }),
        (required("name", ColumnKind::Text, "the usual name"), |context, id| {
            Datum::text(&person(context, id).name)
        }),
        (
            nullable("sort_name", ColumnKind::Text, "the name as it is sorted"),
            |context, id| Datum::text(&person(context, id).sort_name),
        ),
        (
            nullable("distinction", ColumnKind::Text, "what tells the person from namesakes"),
            |context, id| Datum::optional(person(context, id).distinction.as_deref()),
        ),
        (
            nullable("native_name", ColumnKind::Text, "the name in the person’s own script"),
            |context, id| Datum::optional(person(context, id).native_name.as_deref()),
        ),
        (
            required("also_known_as", ColumnKind::Texts, "other names and spellings"),
            |context, id| Datum::texts(person(context, id).also_known_as.iter().map(String::as_str)),
        ),
        (
            nullable("wikidata", ColumnKind::Text, "the item’s identifier at Wikidata"),
            |context, id| Datum::optional(person(context, id).wikidata.as_deref()),
        ),
        (
            required(
                "registered",
                ColumnKind::Bool,
                "whether the digest has a file for this person",
            ),
            |context, id| Datum::Bool(person(context, id).file.is_some()),
        ),
        (
            required(
                "entries",
                ColumnKind::Number,
                "how many entries they take part in, hold a position in, or are mentioned in",
            ),
            |context, id| Datum::Number(person(context, id).entries.len()),
        ),
        (
            required(
                "corrections",
                ColumnKind::Objects(CORRECTION),
                "what was corrected, oldest first",
            ),
            |context, id| correction_objects(context.digest.corrections_of(Item::Person(id))),
        ),
    ],
};

/// A person, and the place of an office in their list.
type OfficeRow = (PersonId, usize);

/// Who held what, and when.
pub static OFFICES: Table<OfficeRow> = Table {
    row_name: "office",
    about: "Who held which office, according to the digest’s registry: one term a row.",
    rows: |digest| {
        let all = digest.people.iter().enumerate();
        let of = |(id, it): (usize, &Person)| (0..it.offices.len()).map(move |at| (PersonId::new(id), at));
        all.flat_map(of).collect()
    },
    columns: &[
        (
            required("person", ColumnKind::Slug("people"), "who held it"),
            |context, (id, _)| Datum::text(&person(context, id).slug),
        ),
        (
            required("person_name", ColumnKind::Text, "their name"),
            |context, (id, _)| Datum::text(&person(context, id).name),
        ),
        (
            nullable("person_distinction", ColumnKind::Text, "what tells them from namesakes"),
            |context, (id, _)| Datum::optional(person(context, id).distinction.as_deref()),
        ),
        (required("title", ColumnKind::Text, "its name"), |context, at| {
            Datum::text(&office(context, at).title)
        }),
        (
            nullable("of", ColumnKind::Slug("parties"), "the party that it is an office of"),
            |context, at| {
                Datum::optional(
                    office(context, at)
                        .of
                        .map(|party| context.digest.party(party).slug.as_str()),
                )
            },
        ),
        (
            required(
                "to",
                ColumnKind::Slugs("parties"),
                "the parties that an envoy is accredited to",
            ),
            |context, at| party_slugs(context, &office(context, at).to),
        ),
        (
            nullable("from", ColumnKind::Date, "the first day, as precisely as it is known"),
            |context, at| Datum::optional_date(office(context, at).bounds.from),
        ),
        (
            nullable("until", ColumnKind::Date, "the last day, as precisely as it is known"),
            |context, at| Datum::optional_date(office(context, at).bounds.end()),
        ),
        (
            required(
                "still_held",
                ColumnKind::Bool,
                "whether the person still holds it, according to the registry",
            ),
            |context, at| Datum::Bool(office(context, at).bounds.is_open_on(context.digest.today())),
        ),
        (
            required(
                "acting",
                ColumnKind::Bool,
                "whether it is held only for the time being, as by an acting minister",
            ),
            |context, at| Datum::Bool(office(context, at).acting),
        ),
        (
            nullable(
                "source",
                ColumnKind::Slug("sources"),
                "who publishes where it is known from",
            ),
            |context, at| {
                let source = office(context, at).source.as_ref();
                Datum::optional(source.map(|it| self::source(context, it.publisher).slug.as_str()))
            },
        ),
        (
            nullable("source_url", ColumnKind::Url, "the address where it is known from"),
            |context, at| {
                let source = office(context, at).source.as_ref();
                Datum::optional(source.and_then(|source| source.url.as_deref()))
            },
        ),
        (nullable("note", ColumnKind::Text, "a remark"), |context, at| {
            Datum::optional(office(context, at).note.as_deref())
        }),
    ],
};

const MEMBER: &[Column] = &[
    required("party", ColumnKind::Slug("parties"), "the member"),
    nullable("from", ColumnKind::Date, "the first day, as precisely as it is known"),
    nullable("until", ColumnKind::Date, "the last day, as precisely as it is known"),
    required(
        "still_member",
        ColumnKind::Bool,
        "whether it is still a member, according to the registry",
    ),
];

/// States, blocs, organisations and other bodies.
pub static PARTIES: Table<PartyId> = Table {
    row_name: "party",
    about: "States, blocs, organisations and other bodies for which people speak: one a row.",
    rows: |digest| RowMarks::of(digest).parties(),
    columns: &[
        (
            required("slug", ColumnKind::Text, "the last part of the address"),
            |context, id| Datum::text(&party(context, id).slug),
        ),
        (nullable("url", ColumnKind::Url, "the page"), |context, id| {
            let it = party(context, id);
            let has = context.digest.config.pages.parties && it.has_page();
            page_url(context, has, address::party(context.digest, id))
        }),
        (required("name", ColumnKind::Text, "the usual name"), |context, id| {
            Datum::text(&party(context, id).name)
        }),
        (
            required("sort_name", ColumnKind::Text, "the name as it is sorted"),
            |context, id| Datum::text(&party(context, id).sort_name),
        ),
        (
            nullable("distinction", ColumnKind::Text, "what tells it from namesakes"),
            |context, id| Datum::optional(party(context, id).distinction.as_deref()),
        ),
        (
            nullable("kind", ColumnKind::Choice(PartyKind::WORDS), "what kind of party it is"),
            |context, id| Datum::optional(party(context, id).kind.map(PartyKind::word)),
        ),
        (
            nullable("code", ColumnKind::Text, "its country code (ISO 3166-1 alpha-2)"),
            |context, id| Datum::optional(party(context, id).code.as_deref()),
        ),
        (
            nullable("part_of", ColumnKind::Slug("parties"), "the party that it belongs to"),
            |context, id| {
                let whole = party(context, id).part_of;
                Datum::optional(whole.map(|whole| party(context, whole).slug.as_str()))
            },
        ),
        (
            nullable(
                "speaks_for",
                ColumnKind::Slug("parties"),
                "the party that it speaks for: what it says and does counts as that party’s",
            ),
            |context, id| {
                let principal = party(context, id).speaks_for;
                Datum::optional(principal.map(|principal| party(context, principal).slug.as_str()))
            },
        ),
        (
            required("also_known_as", ColumnKind::Texts, "other names"),
            |context, id| Datum::texts(party(context, id).also_known_as.iter().map(String::as_str)),
        ),
        (
            nullable(
                "from",
                ColumnKind::Date,
                "when it came into being, as precisely as it is known",
            ),
            |context, id| Datum::optional_date(party(context, id).bounds.from),
        ),
        (
            nullable(
                "until",
                ColumnKind::Date,
                "when it ceased to exist, as precisely as it is known",
            ),
            |context, id| Datum::optional_date(party(context, id).bounds.end()),
        ),
        (
            required(
                "successors",
                ColumnKind::Slugs("parties"),
                "the parties that took its place",
            ),
            |context, id| party_slugs(context, &party(context, id).successors),
        ),
        (
            required("members", ColumnKind::Objects(MEMBER), "of a bloc, its members"),
            |context, id| {
                let members = party(context, id).members.iter().map(|member| {
                    Datum::Object(vec![
                        ("party", Datum::text(&party(context, member.party).slug)),
                        ("from", Datum::optional_date(member.bounds.from)),
                        ("until", Datum::optional_date(member.bounds.end())),
                        (
                            "still_member",
                            Datum::Bool(member.bounds.is_open_on(context.digest.today())),
                        ),
                    ])
                });
                Datum::List(members.collect())
            },
        ),
        (
            required("registered", ColumnKind::Bool, "whether the digest has a file for it"),
            |context, id| Datum::Bool(party(context, id).file.is_some()),
        ),
        (
            required(
                "entries",
                ColumnKind::Number,
                "how many entries it takes part in, holds a position in, or is mentioned in: by itself, or by a \
                 participant or a body that speaks for it",
            ),
            |context, id| Datum::Number(party(context, id).entries.len()),
        ),
        (
            required(
                "corrections",
                ColumnKind::Objects(CORRECTION),
                "what was corrected, oldest first",
            ),
            |context, id| correction_objects(context.digest.corrections_of(Item::Party(id))),
        ),
    ],
};

/// What entries are about.
pub static TOPICS: Table<TopicId> = Table {
    row_name: "topic",
    about: "What entries are about: one topic a row.",
    rows: |digest| RowMarks::of(digest).topics(),
    columns: &[
        (
            required("slug", ColumnKind::Text, "the last part of the address"),
            |context, id| Datum::text(&topic(context, id).slug),
        ),
        (nullable("url", ColumnKind::Url, "the page"), |context, id| {
            let it = topic(context, id);
            let has = context.digest.config.pages.topics && it.has_page();
            page_url(context, has, address::topic(context.digest, id))
        }),
        (required("title", ColumnKind::Text, "its name"), |context, id| {
            Datum::text(&topic(context, id).title)
        }),
        (
            nullable("summary", ColumnKind::Text, "what it is, in a sentence"),
            |context, id| Datum::optional(topic(context, id).summary.as_deref()),
        ),
        (
            nullable("question", ColumnKind::Text, "the question on which parties take sides"),
            |context, id| Datum::optional(topic(context, id).question.as_deref()),
        ),
        (
            nullable("parent", ColumnKind::Slug("topics"), "the topic that it is part of"),
            |context, id| {
                Datum::optional(
                    topic(context, id)
                        .parent
                        .map(|parent| topic(context, parent).slug.as_str()),
                )
            },
        ),
        (
            required("also_known_as", ColumnKind::Texts, "other names"),
            |context, id| Datum::texts(topic(context, id).also_known_as.iter().map(String::as_str)),
        ),
        (
            required("related", ColumnKind::Slugs("topics"), "other topics"),
            |context, id| {
                Datum::texts(
                    topic(context, id)
                        .related
                        .iter()
                        .map(|other| topic(context, *other).slug.as_str()),
                )
            },
        ),
        (
            required("registered", ColumnKind::Bool, "whether the digest has a file for it"),
            |context, id| Datum::Bool(topic(context, id).file.is_some()),
        ),
        (
            required(
                "entries",
                ColumnKind::Number,
                "how many entries have it or a topic that is part of it",
            ),
            |context, id| Datum::Number(topic(context, id).entries.len()),
        ),
        (
            required(
                "corrections",
                ColumnKind::Objects(CORRECTION),
                "what was corrected, oldest first",
            ),
            |context, id| correction_objects(context.digest.corrections_of(Item::Topic(id))),
        ),
    ],
};

/// Publishers and agencies.
pub static SOURCES: Table<PublisherId> = Table {
    row_name: "source",
    about: "Who publishes or writes the accounts that entries rest on: one publisher or agency a row.",
    rows: |digest| RowMarks::of(digest).publishers(),
    columns: &[
        (
            required("slug", ColumnKind::Text, "the last part of the address"),
            |context, id| Datum::text(&source(context, id).slug),
        ),
        (
            nullable("url", ColumnKind::Url, "the page in this digest"),
            |context, id| {
                let it = source(context, id);
                let has = context.digest.config.pages.sources && it.has_page();
                page_url(context, has, address::source(context.digest, id))
            },
        ),
        (required("name", ColumnKind::Text, "the usual name"), |context, id| {
            Datum::text(&source(context, id).name)
        }),
        (
            nullable("kind", ColumnKind::Text, "what kind of publisher it is"),
            |context, id| Datum::optional(source(context, id).kind.as_deref()),
        ),
        (
            nullable(
                "affiliation",
                ColumnKind::Choice(Affiliation::WORDS),
                "who owns or controls it",
            ),
            |context, id| Datum::optional(source(context, id).affiliation.map(Affiliation::word)),
        ),
        (
            nullable(
                "affiliation_basis",
                ColumnKind::Url,
                "the address that supports the affiliation",
            ),
            |context, id| Datum::optional(source(context, id).basis.as_deref()),
        ),
        (
            nullable("party", ColumnKind::Slug("parties"), "the party that it speaks for"),
            |context, id| Datum::optional(source(context, id).party.map(|it| party(context, it).slug.as_str())),
        ),
        (nullable("website", ColumnKind::Url, "its website"), |context, id| {
            Datum::optional(source(context, id).url.as_deref())
        }),
        (
            nullable("language", ColumnKind::Language, "its language"),
            |context, id| Datum::optional(source(context, id).language.as_deref()),
        ),
        (
            required("also_known_as", ColumnKind::Texts, "other names"),
            |context, id| Datum::texts(source(context, id).also_known_as.iter().map(String::as_str)),
        ),
        (
            required("registered", ColumnKind::Bool, "whether the digest has a file for it"),
            |context, id| Datum::Bool(source(context, id).file.is_some()),
        ),
        (
            required(
                "entries",
                ColumnKind::Number,
                "how many entries rest on an account that it published or wrote",
            ),
            |context, id| Datum::Number(source(context, id).entries.len()),
        ),
        (
            required(
                "single_source",
                ColumnKind::Number,
                "how many of them rest on it alone: it wrote every account, whoever carries it",
            ),
            |context, id| Datum::Number(source(context, id).single_source),
        ),
        (
            required(
                "corrections",
                ColumnKind::Objects(CORRECTION),
                "what was corrected, oldest first",
            ),
            |context, id| correction_objects(context.digest.corrections_of(Item::Publisher(id))),
        ),
    ],
};

/// A page's address, where there are such pages.
fn page_url<'a>(context: &'a Context<'a>, on: bool, address: String) -> Datum<'a> {
    if on {
        Datum::owned(context.absolute_url(&address))
    } else {
        Datum::Nothing
    }
}

fn person<'a>(context: &'a Context, id: PersonId) -> &'a Person {
    context.digest.person(id)
}

fn office<'a>(context: &'a Context<'a>, (id, at): OfficeRow) -> &'a Tenure {
    &context.digest.person(id).offices[at]
}

fn party<'a>(context: &'a Context, id: PartyId) -> &'a Party {
    context.digest.party(id)
}

fn party_slugs<'a>(context: &'a Context, parties: &[PartyId]) -> Datum<'a> {
    Datum::texts(parties.iter().map(|id| party(context, *id).slug.as_str()))
}

fn topic<'a>(context: &'a Context, id: TopicId) -> &'a Topic {
    context.digest.topic(id)
}

fn source<'a>(context: &'a Context, id: PublisherId) -> &'a Publisher {
    context.digest.publisher(id)
}
