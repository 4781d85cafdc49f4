//! What the search index knows of one entry.

use crate::digest::{Actor, Digest, Entry, EntryId, PartyId};
use crate::render::context::Context;
use crate::render::parts::place::place_name;
use crate::render::parts::source_names::source_names;
use crate::search::{Field, Record};
use crate::text::truncate;
use std::borrow::Cow;

/// The most characters of a text in a result.
pub const TEXT_LIMIT: usize = 200;

/// Texts of an entry with the fields that they are found in.
type Texts<'a> = Vec<(Field, Cow<'a, str>)>;

/// What the search index knows of an entry. `years` are all years of the digest, as the index lists them.
pub fn entry_record<'a>(context: &'a Context, id: EntryId, years: &[i16]) -> Record<'a> {
    let entry = context.digest.entry(id);
    let kind = entry.kind.map(|kind| context.theme.words.term("type", kind.word()));
    let kind = kind.unwrap_or_default();
    let place = entry.place.as_ref().map(place_name).unwrap_or_default();
    Record {
        language: context.digest.language_of(entry),
        texts: texts(context.digest, entry, &place, &kind),
        card: card(context, id, &place, kind),
        values: values(entry, years),
    }
}

/// Everything that finds an entry.
fn texts<'a>(digest: &'a Digest, entry: &'a Entry, place: &str, kind: &str) -> Texts<'a> {
    let mut texts: Texts = vec![(Field::Title, Cow::from(&entry.title))];
    if entry.summary != entry.body.excerpt {
        texts.push((Field::Summary, Cow::from(&entry.summary)));
    }
    texts.push((Field::Body, Cow::from(entry.body.text())));
    push_names(digest, entry, &mut texts);
    texts.push((Field::Name, Cow::from(place.to_owned())));
    texts.push((Field::Name, Cow::from(kind.to_owned())));
    for position in &entry.positions {
        let statements = [&position.summary, &position.quote].into_iter().flatten();
        texts.extend(statements.map(|text| (Field::Detail, Cow::from(text))));
    }
    let titles = entry.accounts.iter().filter_map(|account| account.title.as_ref());
    texts.extend(titles.map(|title| (Field::Detail, Cow::from(title))));
    texts
}

/// What a result shows, in the order in which the search script reads it: address, title, date, place, kind, sources,
/// and the language where it is not that of the digest.
fn card<'a>(context: &'a Context, id: EntryId, place: &str, kind: String) -> Vec<Cow<'a, str>> {
    let entry = context.digest.entry(id);
    let mut card = vec![
        Cow::from(&context.site.entries[id.index()]),
        Cow::from(truncate(&entry.title, TEXT_LIMIT)),
        Cow::from(context.dates().span(entry.date)),
        Cow::from(truncate(place, TEXT_LIMIT)),
        Cow::from(kind),
        Cow::from(truncate(&source_names(context, entry), TEXT_LIMIT)),
    ];
    card.extend(entry.language.as_deref().map(Cow::from));
    card
}

/// The values by which results are filtered: for each dimension the indexes of the entry's values.
fn values(entry: &Entry, years: &[i16]) -> Vec<Vec<u32>> {
    let accounts = entry.accounts.iter();
    let sources = accounts
        .flat_map(|account| [Some(account.publisher), account.agency])
        .flatten();
    let year = years.iter().position(|year| *year == entry.date.first().year());
    vec![
        entry.topics.iter().map(|id| id.index() as u32).collect(),
        entry.people.iter().map(|id| id.index() as u32).collect(),
        entry.parties.iter().map(|id| id.index() as u32).collect(),
        sources.map(|id| id.index() as u32).collect(),
        entry.kind.map(|kind| kind as u32).into_iter().collect(),
        year.map(|index| index as u32).into_iter().collect(),
    ]
}

/// Adds whom and what an entry names, each with its other names.
fn push_names<'a>(digest: &'a Digest, entry: &'a Entry, texts: &mut Texts<'a>) {
    let mut push = |name: &'a str, others: &'a [String], more: [Option<&'a String>; 2]| {
        let others = others.iter().chain(more.into_iter().flatten());
        texts.push((Field::Name, Cow::from(name)));
        texts.extend(others.map(|other| (Field::Detail, Cow::from(other))));
    };
    let mut parties: Vec<PartyId> = entry.parties.clone();
    for participant in &entry.participants {
        match participant.who {
            Actor::Person(id) => {
                let person = digest.person(id);
                let more = [person.native_name.as_ref(), person.distinction.as_ref()];
                push(&person.name, &person.also_known_as, more);
            }
            Actor::Party(id) if !parties.contains(&id) => parties.push(id),
            Actor::Party(_) => {}
        }
    }
    for id in parties {
        let party = digest.party(id);
        push(&party.name, &party.also_known_as, [None, party.distinction.as_ref()]);
    }
    for id in &entry.topics {
        let topic = digest.topic(*id);
        push(&topic.title, &topic.also_known_as, [None, None]);
    }
    for account in &entry.accounts {
        for id in [Some(account.publisher), account.agency].into_iter().flatten() {
            texts.push((Field::Detail, Cow::from(&digest.publisher(id).name)));
        }
    }
}
