//! The search page, and what the search index knows of every entry.

use super::Renderer;
use super::cards::place_name;
use super::frame::Frame;
use super::tally::tally;
use super::template::{extended, list, map, text};
use super::topics::MOST;
use crate::diagnostic::Diagnostic;
use crate::digest::{Actor, Entry, EntryId, PartyId, PersonId, TopicId};
use crate::fields::tables::EVENT_TYPES;
use crate::plan::SEARCH_INDEX;
use crate::search::{self, Dimension, Field, IndexFile, Record};
use crate::text::truncate;
use std::borrow::Cow;

/// The most characters of a text on a result.
const SHOWN: usize = 200;

impl Renderer<'_> {
    pub(super) fn search(&self, at: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let frame = Frame {
            kind: "search",
            title: self.word("search"),
            address: at,
            section: Some("search"),
            ..Frame::default()
        };
        let kinds = &self.digest.config.pages;
        let entries = || self.digest.entries.iter();
        let topics = tally(entries().flat_map(|entry| entry.topics.iter().copied()), MOST);
        let topics = topics.into_iter().filter(|_| kinds.topics);
        let people = tally(entries().flat_map(|entry| entry.people.iter().copied()), MOST);
        let people = people.into_iter().filter(|_| kinds.people);
        let count = |number: usize| [("count", number.into())];
        let search = map([
            ("index", text(&self.href(SEARCH_INDEX))),
            (
                "topics",
                list(topics.map(|(id, many)| extended(&self.cards.topic(id), count(many)))),
            ),
            (
                "people",
                list(people.map(|(id, many)| extended(&self.cards.person(id), count(many)))),
            ),
            ("years", self.years()),
        ]);
        self.templates
            .render("search.html", vec![self.frame(&frame), ("search", search)])
    }

    /// The files of the search index.
    pub(super) fn search_index(&self) -> Vec<IndexFile> {
        let digest = self.digest;
        let kind = |kind: &'static &str| (Cow::from(*kind), Cow::from(self.theme.words.term("type", kind)));
        let mut years: Vec<i16> = digest.entries.iter().map(|entry| entry.date.first.year()).collect();
        years.dedup();
        let dimensions = [
            dimension("topic", digest.topics.iter().map(|it| (&it.slug, &it.title))),
            dimension("person", digest.people.iter().map(|it| (&it.slug, &it.name))),
            dimension("party", digest.parties.iter().map(|it| (&it.slug, &it.name))),
            dimension("source", digest.publishers.iter().map(|it| (&it.slug, &it.name))),
            Dimension {
                name: "type",
                values: EVENT_TYPES.iter().map(kind).collect(),
            },
            Dimension {
                name: "year",
                values: years
                    .iter()
                    .map(|year| (Cow::from(year.to_string()), Cow::from(year.to_string())))
                    .collect(),
            },
        ];
        search::build_index(digest.entries.len(), &dimensions, |at| {
            self.record(EntryId::new(at), &years)
        })
    }

    fn record(&self, id: EntryId, years: &[i16]) -> Record<'_> {
        let digest = self.digest;
        let entry = digest.entry(id);
        let kind = entry.kind.as_deref();
        let label = kind.map(|kind| self.theme.words.term("type", kind)).unwrap_or_default();
        let place = entry.place.as_ref().map(place_name).unwrap_or_default();
        let mut texts: Vec<(Field, Cow<str>)> = vec![(Field::Title, Cow::from(&entry.title))];
        if entry.summary != entry.body.excerpt {
            texts.push((Field::Summary, Cow::from(&entry.summary)));
        }
        texts.push((Field::Body, Cow::from(entry.body.text())));
        self.names(entry, &mut texts);
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
            Cow::from(&self.site.entries[id.index()]),
            Cow::from(truncate(&entry.title, SHOWN)),
            Cow::from(self.dates().span(entry.date)),
            Cow::from(truncate(&place, SHOWN)),
            Cow::from(label),
            Cow::from(truncate(&publishers.join(", "), SHOWN)),
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
                EVENT_TYPES
                    .iter()
                    .position(|known| Some(*known) == kind)
                    .map(|at| at as u32)
                    .into_iter()
                    .collect(),
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
    fn names<'b>(&'b self, entry: &'b Entry, texts: &mut Vec<(Field, Cow<'b, str>)>) {
        let digest = self.digest;
        let mut name = |name: &'b str, others: &'b [String], native: Option<&'b String>| {
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
}

fn dimension<'a>(name: &'a str, values: impl Iterator<Item = (&'a String, &'a String)>) -> Dimension<'a> {
    Dimension {
        name,
        values: values
            .map(|(slug, name)| (Cow::from(slug), Cow::from(truncate(name, SHOWN))))
            .collect(),
    }
}
