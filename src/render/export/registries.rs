//! The tables of what entries name: people and their offices, parties, topics, sources.

use super::column::{ColumnKind, Datum, ExportContext, Field, Rows, always, maybe};
use super::named::Named;
use crate::digest::{
    Affiliation, Party, PartyId, PartyKind, Person, PersonId, Publisher, PublisherId, Tenure, Topic, TopicId,
};
use crate::plan::address;
use jiff::civil::Date;

/// Who is named in a table or has a file.
pub static PEOPLE: Rows<PersonId> = Rows {
    one: "person",
    about: "Who is registered, or named in any of these tables: one person a row.",
    rows: |digest| Named::of(digest).people(),
    columns: &[
        (
            always("slug", ColumnKind::Text, "the last part of the address"),
            |open, id| Datum::text(&person(open, id).slug),
        ),
        (maybe("url", ColumnKind::Url, "the page"), |open, id| {
            let it = person(open, id);
            let has = open.digest.config.pages.people && it.has_page();
            page(open, has, address::person(open.digest, id))
        }),
        (always("name", ColumnKind::Text, "the usual name"), |open, id| {
            Datum::text(&person(open, id).name)
        }),
        (
            maybe("sort_name", ColumnKind::Text, "the name as it is sorted"),
            |open, id| Datum::text(&person(open, id).sort_name),
        ),
        (
            maybe("native_name", ColumnKind::Text, "the name in the person’s own script"),
            |open, id| Datum::maybe(person(open, id).native_name.as_deref()),
        ),
        (
            always("also_known_as", ColumnKind::Texts, "other names and spellings"),
            |open, id| Datum::texts(person(open, id).also_known_as.iter().map(String::as_str)),
        ),
        (
            maybe("wikidata", ColumnKind::Text, "the item’s identifier at Wikidata"),
            |open, id| Datum::maybe(person(open, id).wikidata.as_deref()),
        ),
        (
            always(
                "registered",
                ColumnKind::Yes,
                "whether the digest has a file of its own on them",
            ),
            |open, id| Datum::Yes(person(open, id).file.is_some()),
        ),
        (
            always(
                "entries",
                ColumnKind::Number,
                "how many entries they take part in, hold a position in, or are mentioned in",
            ),
            |open, id| Datum::Number(person(open, id).entries.len()),
        ),
    ],
};

/// A person, and the place of an office in their list.
type At = (PersonId, usize);

/// Who held what, and when.
pub static OFFICES: Rows<At> = Rows {
    one: "office",
    about: "Who held which office, as far as the digest’s register knows: one term a row.",
    rows: |digest| {
        let all = digest.people.iter().enumerate();
        let of = |(id, it): (usize, &Person)| (0..it.offices.len()).map(move |at| (PersonId::new(id), at));
        all.flat_map(of).collect()
    },
    columns: &[
        (
            always("person", ColumnKind::Slug("people"), "who held it"),
            |open, (id, _)| Datum::text(&person(open, id).slug),
        ),
        (
            always("person_name", ColumnKind::Text, "their name"),
            |open, (id, _)| Datum::text(&person(open, id).name),
        ),
        (always("title", ColumnKind::Text, "what it is called"), |open, at| {
            Datum::text(&office(open, at).title)
        }),
        (
            maybe("of", ColumnKind::Slug("parties"), "the party that it is an office of"),
            |open, at| Datum::maybe(office(open, at).of.map(|party| open.digest.party(party).slug.as_str())),
        ),
        (
            maybe("from", ColumnKind::Day, "the first day, where it is known"),
            |open, at| Datum::day(office(open, at).from),
        ),
        (
            maybe("until", ColumnKind::Day, "the last day, where it is known"),
            |open, at| Datum::day(office(open, at).until.flatten()),
        ),
        (
            always(
                "still_held",
                ColumnKind::Yes,
                "whether the register says that it is held still",
            ),
            |open, at| Datum::Yes(office(open, at).until == Some(None)),
        ),
        (
            maybe("note", ColumnKind::Text, "what else is to be said of it"),
            |open, at| Datum::maybe(office(open, at).note.as_deref()),
        ),
    ],
};

const MEMBER: &[Field] = &[
    always("party", ColumnKind::Slug("parties"), "the member"),
    maybe("from", ColumnKind::Day, "the first day, where it is known"),
    maybe("until", ColumnKind::Day, "the last day, where it is known"),
    always(
        "still_member",
        ColumnKind::Yes,
        "whether the register says that it is a member still",
    ),
];

/// States, blocs, organisations and other bodies.
pub static PARTIES: Rows<PartyId> = Rows {
    one: "party",
    about: "For whom people speak: one state, bloc, organisation or other body a row.",
    rows: |digest| Named::of(digest).parties(),
    columns: &[
        (
            always("slug", ColumnKind::Text, "the last part of the address"),
            |open, id| Datum::text(&party(open, id).slug),
        ),
        (maybe("url", ColumnKind::Url, "the page"), |open, id| {
            let it = party(open, id);
            let has = open.digest.config.pages.parties && it.has_page();
            page(open, has, address::party(open.digest, id))
        }),
        (always("name", ColumnKind::Text, "the usual name"), |open, id| {
            Datum::text(&party(open, id).name)
        }),
        (
            maybe("kind", ColumnKind::Choice(PartyKind::WORDS), "what it is"),
            |open, id| Datum::maybe(party(open, id).kind.map(PartyKind::word)),
        ),
        (
            maybe("code", ColumnKind::Text, "its country code (ISO 3166-1 alpha-2)"),
            |open, id| Datum::maybe(party(open, id).code.as_deref()),
        ),
        (
            maybe("part_of", ColumnKind::Slug("parties"), "the party that it speaks for"),
            |open, id| Datum::maybe(party(open, id).part_of.map(|whole| party(open, whole).slug.as_str())),
        ),
        (always("also_known_as", ColumnKind::Texts, "other names"), |open, id| {
            Datum::texts(party(open, id).also_known_as.iter().map(String::as_str))
        }),
        (
            always("members", ColumnKind::Objects(MEMBER), "of a bloc, its members"),
            |open, id| {
                let members = party(open, id).members.iter().map(|member| {
                    Datum::Object(vec![
                        ("party", Datum::text(&party(open, member.party).slug)),
                        ("from", Datum::day(member.from)),
                        ("until", Datum::day(member.until.flatten())),
                        ("still_member", Datum::Yes(member.until == Some(None::<Date>))),
                    ])
                });
                Datum::List(members.collect())
            },
        ),
        (
            always(
                "registered",
                ColumnKind::Yes,
                "whether the digest has a file of its own on it",
            ),
            |open, id| Datum::Yes(party(open, id).file.is_some()),
        ),
        (
            always(
                "entries",
                ColumnKind::Number,
                "how many entries it takes part in, holds a position in, or is mentioned in: by itself, by a participant who \
                 speaks for it, or by a part of it",
            ),
            |open, id| Datum::Number(party(open, id).entries.len()),
        ),
    ],
};

/// What entries are about.
pub static TOPICS: Rows<TopicId> = Rows {
    one: "topic",
    about: "What entries are about: one topic a row.",
    rows: |digest| Named::of(digest).topics(),
    columns: &[
        (
            always("slug", ColumnKind::Text, "the last part of the address"),
            |open, id| Datum::text(&topic(open, id).slug),
        ),
        (maybe("url", ColumnKind::Url, "the page"), |open, id| {
            let it = topic(open, id);
            let has = open.digest.config.pages.topics && it.has_page();
            page(open, has, address::topic(open.digest, id))
        }),
        (always("title", ColumnKind::Text, "what it is called"), |open, id| {
            Datum::text(&topic(open, id).title)
        }),
        (
            maybe("summary", ColumnKind::Text, "what it is, in a sentence"),
            |open, id| Datum::maybe(topic(open, id).summary.as_deref()),
        ),
        (
            maybe("parent", ColumnKind::Slug("topics"), "the topic that it is part of"),
            |open, id| Datum::maybe(topic(open, id).parent.map(|parent| topic(open, parent).slug.as_str())),
        ),
        (always("also_known_as", ColumnKind::Texts, "other names"), |open, id| {
            Datum::texts(topic(open, id).also_known_as.iter().map(String::as_str))
        }),
        (
            always("related", ColumnKind::Slugs("topics"), "other topics"),
            |open, id| {
                Datum::texts(
                    topic(open, id)
                        .related
                        .iter()
                        .map(|other| topic(open, *other).slug.as_str()),
                )
            },
        ),
        (
            always(
                "registered",
                ColumnKind::Yes,
                "whether the digest has a file of its own on it",
            ),
            |open, id| Datum::Yes(topic(open, id).file.is_some()),
        ),
        (
            always(
                "entries",
                ColumnKind::Number,
                "how many entries have it or a topic that is part of it",
            ),
            |open, id| Datum::Number(topic(open, id).entries.len()),
        ),
    ],
};

/// Publishers and agencies.
pub static SOURCES: Rows<PublisherId> = Rows {
    one: "source",
    about: "Who publishes or writes the accounts that entries rest on: one publisher or agency a row.",
    rows: |digest| Named::of(digest).publishers(),
    columns: &[
        (
            always("slug", ColumnKind::Text, "the last part of the address"),
            |open, id| Datum::text(&source(open, id).slug),
        ),
        (maybe("url", ColumnKind::Url, "the page in this digest"), |open, id| {
            let it = source(open, id);
            let has = open.digest.config.pages.sources && it.has_page();
            page(open, has, address::source(open.digest, id))
        }),
        (always("name", ColumnKind::Text, "the usual name"), |open, id| {
            Datum::text(&source(open, id).name)
        }),
        (
            maybe("kind", ColumnKind::Text, "what kind of publisher it is"),
            |open, id| Datum::maybe(source(open, id).kind.as_deref()),
        ),
        (
            maybe(
                "affiliation",
                ColumnKind::Choice(Affiliation::WORDS),
                "who stands behind it",
            ),
            |open, id| Datum::maybe(source(open, id).affiliation.map(Affiliation::word)),
        ),
        (
            maybe(
                "affiliation_basis",
                ColumnKind::Url,
                "the address that supports the affiliation",
            ),
            |open, id| Datum::maybe(source(open, id).basis.as_deref()),
        ),
        (
            maybe("party", ColumnKind::Slug("parties"), "the party whose it is"),
            |open, id| Datum::maybe(source(open, id).party.map(|it| party(open, it).slug.as_str())),
        ),
        (maybe("website", ColumnKind::Url, "its own address"), |open, id| {
            Datum::maybe(source(open, id).url.as_deref())
        }),
        (maybe("language", ColumnKind::Language, "its language"), |open, id| {
            Datum::maybe(source(open, id).language.as_deref())
        }),
        (always("also_known_as", ColumnKind::Texts, "other names"), |open, id| {
            Datum::texts(source(open, id).also_known_as.iter().map(String::as_str))
        }),
        (
            always(
                "registered",
                ColumnKind::Yes,
                "whether the digest has a file of its own on it",
            ),
            |open, id| Datum::Yes(source(open, id).file.is_some()),
        ),
        (
            always(
                "entries",
                ColumnKind::Number,
                "how many entries rest on an account that it published or wrote",
            ),
            |open, id| Datum::Number(source(open, id).entries.len()),
        ),
        (
            always(
                "single_source",
                ColumnKind::Number,
                "how many of them rest on one account alone",
            ),
            |open, id| Datum::Number(source(open, id).single_source),
        ),
    ],
};

/// A page's address, where there are such pages.
fn page<'a>(open: ExportContext<'a>, on: bool, address: String) -> Datum<'a> {
    if on {
        Datum::owned(open.url(&address))
    } else {
        Datum::Nothing
    }
}

fn person(open: ExportContext<'_>, id: PersonId) -> &Person {
    open.digest.person(id)
}

fn office<'a>(open: ExportContext<'a>, (id, at): At) -> &'a Tenure {
    &open.digest.person(id).offices[at]
}

fn party(open: ExportContext<'_>, id: PartyId) -> &Party {
    open.digest.party(id)
}

fn topic(open: ExportContext<'_>, id: TopicId) -> &Topic {
    open.digest.topic(id)
}

fn source(open: ExportContext<'_>, id: PublisherId) -> &Publisher {
    open.digest.publisher(id)
}
