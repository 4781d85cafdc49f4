//! The pages of a person, a party and a source.

use super::Renderer;
use super::frame::Frame;
use super::lists::Days;
use super::template::{Value, extended, free, list, map, maybe, option, pairs, text};
use crate::diagnostic::Diagnostic;
use crate::digest::{Actor, Affiliation, EntryId, Item, PartyId, PartyKind, PersonId, PublisherId};
use crate::plan::{FeedScope, address};

type Rendered = Result<Vec<u8>, Vec<Diagnostic>>;

/// A list's page of one thing.
struct Profile<'a> {
    kind: &'static str,
    template: &'static str,
    variable: &'static str,
    /// The word of the index page, and its address.
    index: &'static str,
    name: &'a str,
    scope: FeedScope,
    entries: &'a [EntryId],
    number: usize,
    /// What it is, for machines.
    thing: &'a dyn Fn() -> Option<Vec<u8>>,
    /// Whether it is named in an entry of its list without appearing.
    named: &'a dyn Fn(EntryId) -> bool,
}

impl Renderer<'_> {
    fn profile(&self, at: &str, profile: Profile, value: Value) -> Rendered {
        let frame = Frame {
            kind: profile.kind,
            title: profile.name,
            address: at,
            section: Some(profile.index),
            breadcrumbs: vec![(self.word(profile.index).to_owned(), format!("{}/", profile.index))],
            feed: Some((self.phrase("feed_title", profile.name), profile.scope)),
            thing: (profile.number == 1).then(profile.thing).flatten(),
            number: profile.number,
            ..Frame::default()
        };
        let base = address::of(self.digest, profile.scope);
        let (entries, number) = (profile.entries, profile.number);
        let list = self.list_naming(&base, entries, number, Days::Plain, profile.named)?;
        self.templates.render(
            profile.template,
            vec![self.frame(&frame), (profile.variable, value), list],
        )
    }

    /// In how many entries somebody appears and is only named, and the first and last appearance, as template pairs: where
    /// there is none, the first and last entry.
    fn appearances(&self, all: &[EntryId], part: &[EntryId]) -> Vec<(&'static str, Value)> {
        let mut pairs = vec![
            ("appearances", Value::from(part.len())),
            ("named", Value::from(all.len() - part.len())),
            ("activity", self.activity_of(all)),
        ];
        pairs.extend(self.extent(if part.is_empty() { all } else { part }));
        pairs
    }

    pub(super) fn person(&self, at: &str, id: PersonId, number: usize) -> Rendered {
        let person = self.digest.person(id);
        let profile = Profile {
            kind: "person",
            template: "person.html",
            variable: "person",
            index: "people",
            name: &person.name,
            scope: FeedScope::Person(id),
            entries: &person.entries,
            number,
            thing: &|| self.person_thing(id),
            named: &|entry| !self.person_appears(id, entry),
        };
        self.profile(
            at,
            profile,
            self.people[id.index()].get_or_init(|| self.person_value(id)).clone(),
        )
    }

    /// Whether somebody takes part, or takes a position.
    fn person_appears(&self, id: PersonId, entry: EntryId) -> bool {
        let entry = self.digest.entry(entry);
        let mut holders = entry.positions.iter().flat_map(|position| &position.by);
        entry.people.contains(&id) || holders.any(|holder| *holder == Actor::Person(id))
    }

    fn person_value(&self, id: PersonId) -> Value {
        let person = self.digest.person(id);
        let appears = |entry: &EntryId| self.person_appears(id, *entry);
        let part: Vec<EntryId> = person.entries.iter().copied().filter(appears).collect();
        let mut all = vec![
            ("name", text(&person.name)),
            ("native_name", maybe(person.native_name.as_deref())),
            (
                "also_known_as",
                list(person.also_known_as.iter().map(|name| text(name))),
            ),
            ("wikidata", maybe(person.wikidata.as_deref())),
            ("offices", self.offices(&person.offices)),
            ("recorded", self.recorded(id)),
            ("body", self.cards.page_body(&person.body, person.file.as_ref())),
            ("topics", self.topics_of(&person.entries)),
            ("counterparts", self.people_of(&part, Some(id))),
            ("positions", self.positions_of(Actor::Person(id), &person.positions)),
            ("mentioned_in", self.mentioned_in(Item::Person(id), &person.entries)),
            ("registered", Value::from(person.file.is_some())),
            ("extra", option(person.extra.as_ref(), free)),
        ];
        all.extend(self.appearances(&person.entries, &part));
        pairs(all)
    }

    pub(super) fn party(&self, at: &str, id: PartyId, number: usize) -> Rendered {
        let party = self.digest.party(id);
        let profile = Profile {
            kind: "party",
            template: "party.html",
            variable: "party",
            index: "parties",
            name: &party.name,
            scope: FeedScope::Party(id),
            entries: &party.entries,
            number,
            thing: &|| self.party_thing(id),
            named: &|entry| !self.party_appears(id, entry),
        };
        self.profile(
            at,
            profile,
            self.parties[id.index()].get_or_init(|| self.party_value(id)).clone(),
        )
    }

    /// Whether a party or a part of it takes part, or takes a position.
    fn party_appears(&self, id: PartyId, entry: EntryId) -> bool {
        let entry = self.digest.entry(entry);
        let mut holders = entry.positions.iter().flat_map(|position| &position.by);
        entry.parties.iter().any(|part| self.is_part(*part, id))
            || holders.any(|holder| matches!(holder, Actor::Party(part) if self.is_part(*part, id)))
    }

    fn party_value(&self, id: PartyId) -> Value {
        let party = self.digest.party(id);
        let appears = |entry: &EntryId| self.party_appears(id, *entry);
        let part: Vec<EntryId> = party.entries.iter().copied().filter(appears).collect();
        let mut all = vec![
            ("name", text(&party.name)),
            (
                "kind",
                self.cards.maybe_term("party_kind", party.kind.map(PartyKind::word)),
            ),
            ("code", maybe(party.code.as_deref())),
            ("also_known_as", list(party.also_known_as.iter().map(|name| text(name)))),
            ("part_of", option(party.part_of, |whole| self.cards.party(whole))),
            ("parts", list(party.parts.iter().map(|part| self.cards.party(*part)))),
            ("members", self.members(&party.members)),
            ("member_of", self.members(&party.member_of)),
            ("body", self.cards.page_body(&party.body, party.file.as_ref())),
            ("people", self.speakers(id)),
            ("topics", self.topics_of(&party.entries)),
            ("counterparts", self.parties_of(&part, Some(id))),
            ("pairs", self.pairs_of(id)),
            ("positions", self.positions_of(Actor::Party(id), &party.positions)),
            ("mentioned_in", self.mentioned_in(Item::Party(id), &party.entries)),
            ("registered", Value::from(party.file.is_some())),
            ("extra", option(party.extra.as_ref(), free)),
        ];
        all.extend(self.appearances(&party.entries, &part));
        pairs(all)
    }

    pub(super) fn source(&self, at: &str, id: PublisherId, number: usize) -> Rendered {
        let source = self.digest.publisher(id);
        let profile = Profile {
            kind: "source",
            template: "source.html",
            variable: "source",
            index: "sources",
            name: &source.name,
            scope: FeedScope::Source(id),
            entries: &source.entries,
            number,
            thing: &|| self.source_thing(id),
            named: &|_| false,
        };
        self.profile(
            at,
            profile,
            self.sources[id.index()].get_or_init(|| self.source_value(id)).clone(),
        )
    }

    fn source_value(&self, id: PublisherId) -> Value {
        let source = self.digest.publisher(id);
        let entries = &source.entries;
        let own = map([
            ("name", text(&source.name)),
            ("kind", maybe(source.kind.as_deref())),
            (
                "affiliation",
                self.cards
                    .maybe_term("affiliation", source.affiliation.map(Affiliation::word)),
            ),
            ("basis", maybe(source.basis.as_deref())),
            ("party", option(source.party, |party| self.cards.party(party))),
            ("url", maybe(source.url.as_deref())),
            ("language", maybe(source.language.as_deref())),
            (
                "also_known_as",
                list(source.also_known_as.iter().map(|name| text(name))),
            ),
            ("body", self.cards.page_body(&source.body, source.file.as_ref())),
            ("share", share(entries.len(), self.digest.entries.len())),
            ("single_source", share(source.single_source, entries.len())),
            ("topics", self.topics_of(entries)),
            ("activity", self.activity_of(entries)),
            ("mentioned_in", self.mentioned_in(Item::Publisher(id), entries)),
            ("registered", Value::from(source.file.is_some())),
            ("extra", option(source.extra.as_ref(), free)),
        ]);
        extended(&extended(&own, self.accounts_of(id)), self.extent(entries))
    }
}

/// So many of so many, and how many that is in a hundred.
fn share(count: usize, of: usize) -> Value {
    let percent = (count * 100 + of / 2).checked_div(of).unwrap_or(0);
    map([
        ("count", Value::from(count)),
        ("of", Value::from(of)),
        ("percent", Value::from(percent)),
    ])
}
