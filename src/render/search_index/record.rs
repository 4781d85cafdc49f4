//! What the search index knows of one entry.

use crate::digest::Digest;
use crate::digest::EventType;
use crate::digest::{Actor, Entry, EntryId, PartyId, PersonId, TopicId};
use crate::render::context::Context;
use crate::render::parts::place::place_name;
use crate::search::{Field, Record};
use crate::text::truncate;
use std::borrow::Cow;

/// The most characters of a text on a result.
pub const SHOWN_LIMIT: usize = 200;

pub fn entry_record<'a>(context: &'a Context, id: EntryId, years: &[i16]) -> Record<'a> {
    let digest = context.digest;
    let entry = digest.entry(id);
    let kind = entry.kind.map(EventType::word);
    let label = kind
        .map(|kind| context.theme.words.term("type", kind))
        .unwrap_or_default();
    let place = entry.place.as_ref().map(place_name).unwrap_or_default();
    let mut texts: Vec<(Field, Cow<str>)> = vec![(Field::Title, Cow::from(&entry.title))];
    if entry.summary != entry.body.excerpt {
        texts.push((Field::Summary, Cow::from(&entry.summary)));
    }
    texts.push((Field::Body, Cow::from(entry.body.text())));
    push_names(context.digest, entry, &mut texts);
    texts.push((Field::Name, Cow::from(place.clone())));
    texts.push((Field::Name, Cow::from(label.clone())));
    for position in &entry.positions {
        let said = [&position.summary, &position.quote];
        let said = said.into_iter().flatten();
        texts.extend(said.map(|text| (Field::Detail, Cow::from(text))));
    }
    let titles = entry.accounts.iter().filter_map(|account| account.title.as_ref());
    texts.extend(titles.map(|title| (Field::Detail, Cow::from(title))));
    let publishers: Vec<&str> = entry
        .accounts
        .iter()
        .map(|account| digest.publisher(account.publisher).name.as_str())
        .collect();
    let mut card = vec![
        Cow::from(&context.site.entries[id.index()]),
        Cow::from(truncate(&entry.title, SHOWN_LIMIT)),
        Cow::from(context.dates().span(entry.date)),
        Cow::from(truncate(&place, SHOWN_LIMIT)),
        Cow::from(label),
        Cow::from(truncate(&publishers.join(", "), SHOWN_LIMIT)),
    ];
    card.extend(entry.language.as_deref().map(Cow::from));
    let people = entry.people.iter().map(|id| id.index() as u32);
    let sources = entry.accounts.iter();
    let sources = sources
        .flat_map(|account| [Some(account.publisher), account.agency])
        .flatten();
    Record {
        language: digest.language_of(entry),
        texts,
        card,
        values: vec![
            entry.topics.iter().map(|id| id.index() as u32).collect(),
            people.collect(),
            entry.parties.iter().map(|id| id.index() as u32).collect(),
            sources.map(|id| id.index() as u32).collect(),
            entry.kind.map(|kind| kind as u32).into_iter().collect(),
            years
                .iter()
                .position(|year| *year == entry.date.first.year())
                .map(|at| at as u32)
                .into_iter()
                .collect(),
        ],
    }
}

/// Whom and what an entry names, each with its other names.
fn push_names<'a>(digest: &'a Digest, entry: &'a Entry, texts: &mut Vec<(Field, Cow<'a, str>)>) {
    let mut name = |name: &'a str, others: &'a [String], native: Option<&'a String>| {
        texts.push((Field::Name, Cow::from(name)));
        texts.extend(
            others
                .iter()
                .chain(native)
                .map(|other| (Field::Detail, Cow::from(other))),
        );
    };
    let mut person = |id: PersonId| {
        let it = digest.person(id);
        name(&it.name, &it.also_known_as, it.native_name.as_ref());
    };
    let actors = || entry.participants.iter().map(|participant| participant.who);
    for actor in actors() {
        if let Actor::Person(id) = actor {
            person(id);
        }
    }
    let mut parties: Vec<PartyId> = entry.parties.clone();
    for actor in actors() {
        if let Actor::Party(id) = actor
            && !parties.contains(&id)
        {
            parties.push(id);
        }
    }
    for id in parties {
        let it = digest.party(id);
        name(&it.name, &it.also_known_as, None);
    }
    let topics: &[TopicId] = &entry.topics;
    for id in topics {
        let it = digest.topic(*id);
        name(&it.title, &it.also_known_as, None);
    }
    for account in &entry.accounts {
        for id in [Some(account.publisher), account.agency].into_iter().flatten() {
            texts.push((Field::Detail, Cow::from(&digest.publisher(id).name)));
        }
    }
}
