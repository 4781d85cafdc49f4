//! Links to topics, people, parties and sources, as templates see them: a name, an address where there is a
//! page, a key that is the same on every site of the digest (`people/wang-yi`), and what tells namesakes apart.

use crate::digest::{Actor, Digest, PartyId, PersonId, PublisherId, TopicId};
use crate::plan::address;
use crate::render::value::{Value, map, text, text_or_none};

/// Links, made once and cloned wherever they appear.
pub struct Links {
    topics: Vec<Value>,
    people: Vec<Value>,
    parties: Vec<Value>,
    publishers: Vec<Value>,
}

impl Links {
    /// Makes the links of a digest.
    pub fn new(digest: &Digest) -> Self {
        let kinds = &digest.config.pages;
        let link = |has_page: bool, name: &str, distinction: Option<&str>, address: String| {
            let href = has_page.then(|| format!("{}{address}", digest.config.base_path));
            map([
                ("name", text(name)),
                ("href", text_or_none(href.as_deref())),
                ("key", text(address.trim_end_matches('/'))),
                ("distinction", text_or_none(distinction)),
            ])
        };
        let topics = digest.topics.iter().enumerate();
        let people = digest.people.iter().enumerate();
        let parties = digest.parties.iter().enumerate();
        let publishers = digest.publishers.iter().enumerate();
        Self {
            topics: topics
                .map(|(index, topic)| {
                    link(
                        kinds.topics,
                        &topic.title,
                        None,
                        address::topic(digest, TopicId::new(index)),
                    )
                })
                .collect(),
            people: people
                .map(|(index, person)| {
                    let has_page = kinds.people && person.has_page();
                    link(
                        has_page,
                        &person.name,
                        person.distinction.as_deref(),
                        address::person(digest, PersonId::new(index)),
                    )
                })
                .collect(),
            parties: parties
                .map(|(index, party)| {
                    let has_page = kinds.parties && party.has_page();
                    link(
                        has_page,
                        &party.name,
                        party.distinction.as_deref(),
                        address::party(digest, PartyId::new(index)),
                    )
                })
                .collect(),
            publishers: publishers
                .map(|(index, publisher)| {
                    let has_page = kinds.sources && publisher.has_page();
                    link(
                        has_page,
                        &publisher.name,
                        None,
                        address::source(digest, PublisherId::new(index)),
                    )
                })
                .collect(),
        }
    }

    /// A link to a topic.
    pub fn topic(&self, id: TopicId) -> Value {
        self.topics[id.index()].clone()
    }

    /// A link to a person.
    pub fn person(&self, id: PersonId) -> Value {
        self.people[id.index()].clone()
    }

    /// A link to a party.
    pub fn party(&self, id: PartyId) -> Value {
        self.parties[id.index()].clone()
    }

    /// A link to a source.
    pub fn publisher(&self, id: PublisherId) -> Value {
        self.publishers[id.index()].clone()
    }

    /// A link to a person or party.
    pub fn actor(&self, actor: Actor) -> Value {
        match actor {
            Actor::Person(id) => self.person(id),
            Actor::Party(id) => self.party(id),
        }
    }
}
