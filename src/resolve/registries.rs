//! Topics, people, parties and publishers from their files, each by itself, and the names by which they are found. What they
//! say of each other is resolved afterwards, when all names are known.

use super::names::Names;
use crate::digest::{Actor, Item, Party, PartyId, PartyKind, Person, PersonId, Publisher, PublisherId, Topic, TopicId};
use crate::fields::host;
use crate::gazetteer::{self, KnownParty};
use crate::language::begins_with_family_name;
use crate::parse::{Front, ParsedFile, PartyFront, PersonFront, SourceFront, TopicFront};
use std::collections::HashMap;
use std::sync::Arc;

/// By what a party is one of the gazetteer, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// One of the other names of its file.
    Alias,
    /// Its name.
    Name,
    /// The country code of its file.
    Code,
}

/// The parties that have the strongest claim to be one of the gazetteer: one, unless files contradict each other.
#[derive(Debug)]
pub struct Claims {
    by: Claim,
    /// The parties.
    pub parties: Vec<PartyId>,
}

/// Everything that entries can name.
#[derive(Default)]
pub struct Registries {
    /// All topics; those with a file come first.
    pub topics: Vec<Topic>,
    /// All people, likewise.
    pub people: Vec<Person>,
    /// All parties, likewise.
    pub parties: Vec<Party>,
    /// All publishers and agencies, likewise.
    pub publishers: Vec<Publisher>,
    /// The names of topics.
    pub topic_names: Names,
    /// The names of people.
    pub person_names: Names,
    /// The names of parties.
    pub party_names: Names,
    /// The names of publishers and agencies.
    pub publisher_names: Names,
    /// What names of people or parties mean, as far as it was found already.
    pub actors: HashMap<String, Actor>,
    /// The parties of the gazetteer that the digest has, by file or by name.
    pub known_parties: HashMap<KnownParty, Claims>,
    /// The language of the digest (BCP 47), which is asked first what a name means.
    pub language: String,
    /// The publishers by the host of their website. Several can have one host.
    pub publisher_hosts: HashMap<String, Vec<PublisherId>>,
    /// Whether an unknown topic is an error: as soon as one topic has a file.
    pub closed_topics: bool,
}

impl Registries {
    /// The people and the parties with a file that have a name.
    pub fn registered_actors(&mut self, name: &str) -> (Vec<PersonId>, Vec<PartyId>) {
        let people = self.person_names.find(name).into_iter().map(PersonId);
        let people = people.filter(|id| self.people[id.index()].file.is_some()).collect();
        let parties = self.party_names.find(name).into_iter().map(PartyId);
        let parties = parties.filter(|id| self.parties[id.index()].file.is_some()).collect();
        (people, parties)
    }

    /// The only registered person or party of a name.
    pub fn only_registered(&mut self, name: &str) -> Option<Actor> {
        let (people, parties) = self.registered_actors(name);
        match (people.as_slice(), parties.as_slice()) {
            ([person], []) => Some(Actor::Person(*person)),
            ([], [party]) => Some(Actor::Party(*party)),
            _ => None,
        }
    }

    /// Whether one person or party is known by a name: registered, or of the gazetteer.
    pub fn is_known(&mut self, name: &str) -> bool {
        self.only_registered(name).is_some() || gazetteer::find(name, &self.language).one().is_some()
    }

    /// Adds what a file describes, without what it says of others.
    pub fn add_file(&mut self, file: &ParsedFile) -> Item {
        match &file.front {
            Front::Topic(front) => Item::Topic(self.add_topic(file, front)),
            Front::Person(front) => Item::Person(self.add_person(file, front)),
            Front::Party(front) => Item::Party(self.add_party(file, front)),
            Front::Source(front) => Item::Publisher(self.add_publisher(file, front)),
            // Those that are published get their numbers later.
            Front::Entry(_) | Front::Page(_) => Item::Withheld,
            Front::Issue(_) => Item::Nothing,
        }
    }

    fn add_topic(&mut self, file: &ParsedFile, front: &TopicFront) -> TopicId {
        let id = TopicId::new(self.topics.len());
        let topic = Topic {
            file: Some(Arc::clone(&file.path)),
            slug: file.slug.clone(),
            title: front.title.clone().unwrap_or_else(|| file.slug.clone()),
            summary: front.summary.clone(),
            usage_hint: front.usage_hint.clone(),
            question: front.question.clone(),
            also_known_as: texts(&front.also_known_as),
            aliases: texts(&front.aliases),
            body: Arc::clone(&file.body),
            body_start: file.body_start,
            extra: front.extra.clone(),
            ..Topic::default()
        };
        self.topic_names
            .add_file(id.0, &topic.slug, &topic.title, &topic.also_known_as);
        self.topics.push(topic);
        id
    }

    fn add_person(&mut self, file: &ParsedFile, front: &PersonFront) -> PersonId {
        let id = PersonId::new(self.people.len());
        let name = front.name.clone().unwrap_or_else(|| file.slug.clone());
        let person = Person {
            file: Some(Arc::clone(&file.path)),
            slug: file.slug.clone(),
            sort_name: front.sort_name.clone().unwrap_or_else(|| name.clone()),
            family_name_first: front.sort_name.is_some() || begins_with_family_name(&name, &self.language),
            name,
            distinction: front.distinction.clone(),
            native_name: front.native_name.clone(),
            also_known_as: texts(&front.also_known_as),
            wikidata: front.wikidata.clone(),
            aliases: texts(&front.aliases),
            body: Arc::clone(&file.body),
            body_start: file.body_start,
            extra: front.extra.clone(),
            ..Person::default()
        };
        self.person_names
            .add_file(id.0, &person.slug, &person.name, &person.also_known_as);
        if let Some(native_name) = &person.native_name {
            self.person_names.add(native_name, id.0);
        }
        if person.distinction.is_some() {
            self.person_names.add(&person.full_name(), id.0);
        }
        self.people.push(person);
        id
    }

    fn add_party(&mut self, file: &ParsedFile, front: &PartyFront) -> PartyId {
        let id = PartyId::new(self.parties.len());
        let name = front.name.clone().unwrap_or_else(|| file.slug.clone());
        let party = Party {
            file: Some(Arc::clone(&file.path)),
            slug: file.slug.clone(),
            sort_name: front.sort_name.clone().unwrap_or_else(|| name.clone()),
            name,
            distinction: front.distinction.clone(),
            kind: front.kind,
            code: front.code.clone(),
            bounds: front.bounds,
            also_known_as: texts(&front.also_known_as),
            aliases: texts(&front.aliases),
            body: Arc::clone(&file.body),
            body_start: file.body_start,
            extra: front.extra.clone(),
            ..Party::default()
        };
        self.party_names
            .add_file(id.0, &party.slug, &party.name, &party.also_known_as);
        if party.distinction.is_some() {
            self.party_names.add(&party.full_name(), id.0);
        }
        let may_have_code = matches!(
            party.kind,
            None | Some(PartyKind::State | PartyKind::Territory | PartyKind::StateOrTerritory)
        );
        let code = party.code.as_deref().filter(|_| may_have_code);
        if let Some(known) = code.and_then(gazetteer::of_code) {
            self.claim(known, Claim::Code, id);
        } else if let Some(known) = gazetteer::find(&party.name, &self.language).one() {
            self.claim(known, Claim::Name, id);
        } else {
            for alias in &party.also_known_as {
                if let Some(known) = gazetteer::find(alias, &self.language).one() {
                    self.claim(known, Claim::Alias, id);
                }
            }
        }
        self.parties.push(party);
        id
    }

    /// Notes that a party is one of the gazetteer.
    pub fn claim(&mut self, known: KnownParty, by: Claim, party: PartyId) {
        let claims = self.known_parties.entry(known).or_insert_with(|| Claims {
            by,
            parties: Vec::new(),
        });
        if by > claims.by {
            *claims = Claims {
                by,
                parties: Vec::new(),
            };
        }
        if by == claims.by && !claims.parties.contains(&party) {
            claims.parties.push(party);
        }
    }

    /// Notes in the parties of files which one of the gazetteer each is, where no other file has as strong a claim.
    pub fn note_known_parties(&mut self) {
        for (known, claims) in &self.known_parties {
            if let [party] = *claims.parties {
                self.parties[party.index()].known = Some(*known);
            }
        }
    }

    fn add_publisher(&mut self, file: &ParsedFile, front: &SourceFront) -> PublisherId {
        let id = PublisherId::new(self.publishers.len());
        let publisher = Publisher {
            file: Some(Arc::clone(&file.path)),
            slug: file.slug.clone(),
            name: front.name.clone().unwrap_or_else(|| file.slug.clone()),
            kind: front.kind.clone(),
            affiliation: front.affiliation,
            basis: front.basis.clone(),
            url: front.url.clone(),
            language: front.language.clone(),
            also_known_as: texts(&front.also_known_as),
            aliases: texts(&front.aliases),
            body: Arc::clone(&file.body),
            body_start: file.body_start,
            extra: front.extra.clone(),
            ..Publisher::default()
        };
        self.publisher_names
            .add_file(id.0, &publisher.slug, &publisher.name, &publisher.also_known_as);
        if let Some(host) = publisher.url.as_deref().and_then(host) {
            self.publisher_hosts.entry(host).or_default().push(id);
        }
        self.publishers.push(publisher);
        id
    }

    /// A party and, step by step, the parties that it speaks for.
    pub fn voice_chain(&self, party: PartyId) -> impl Iterator<Item = PartyId> {
        std::iter::successors(Some(party), |party| self.parties[party.index()].speaks_for)
    }

    /// Whether a party is another one, or speaks for it.
    pub fn is_voice_of(&self, party: PartyId, of: PartyId) -> bool {
        self.voice_chain(party).any(|one| one == of)
    }

    /// For every party the last one that it speaks for.
    pub fn principals(&self) -> Vec<PartyId> {
        let parties = (0..self.parties.len()).map(PartyId::new);
        parties
            .map(|party| self.voice_chain(party).last().unwrap_or(party))
            .collect()
    }

    /// A topic and, step by step, the topics that it is part of.
    pub fn topic_chain(&self, topic: TopicId) -> impl Iterator<Item = TopicId> {
        std::iter::successors(Some(topic), |topic| self.topics[topic.index()].parent)
    }
}

fn texts(items: &[(usize, String)]) -> Vec<String> {
    items.iter().map(|(_, text)| text.clone()).collect()
}
