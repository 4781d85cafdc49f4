//! Fills the lists of the digest: which entries and positions belong to which topic, person, party and publisher, the inverse
//! relations of entries, and the translations of originals.

use crate::digest::{Actor, Digest, Entry, EntryId, PartyId, PersonId, PositionRef, PublisherId, Related, TopicId};

/// Fills every list, newest first, each entry once.
pub fn fill_lists(digest: &mut Digest) {
    add_inverse_relations(digest);
    list_translations(digest);
    for index in 0..digest.entries.len() {
        let id = EntryId::new(index);
        let listed = Listing::of(&digest.entries[index], digest);
        let only_origin = digest.entries[index].only_origin();
        for topic in listed.topics {
            digest.topics[topic.index()].entries.push(id);
        }
        for person in listed.people {
            digest.people[person.index()].entries.push(id);
        }
        for party in listed.parties {
            digest.parties[party.index()].entries.push(id);
        }
        for publisher in listed.publishers {
            digest.publishers[publisher.index()].entries.push(id);
        }
        if let Some(origin) = only_origin {
            digest.publishers[origin.index()].single_source += 1;
        }
        list_positions(digest, id);
    }
}

/// Lists an entry's positions with their topics, and with those who hold them or that they are counted for.
fn list_positions(digest: &mut Digest, id: EntryId) {
    let Digest {
        entries,
        topics,
        people,
        parties,
        ..
    } = digest;
    for (at, position) in entries[id.index()].positions.iter().enumerate() {
        let position_ref = PositionRef { entry: id, at };
        let mut on = Some(position.on);
        while let Some(topic) = on {
            topics[topic.index()].positions.push(position_ref);
            on = topics[topic.index()].parent;
        }
        for party in &position.parties {
            parties[party.index()].positions.push(position_ref);
        }
        for holder in &position.by {
            let Actor::Person(person) = holder else { continue };
            let own = &mut people[person.index()].positions;
            // Somebody who is named twice holds the position once.
            if own.last() != Some(&position_ref) {
                own.push(position_ref);
            }
        }
    }
}

/// Everything that lists one entry.
struct Listing {
    topics: Vec<TopicId>,
    people: Vec<PersonId>,
    parties: Vec<PartyId>,
    publishers: Vec<PublisherId>,
}

impl Listing {
    fn of(entry: &Entry, digest: &Digest) -> Self {
        let mut listed = Self {
            topics: Vec::new(),
            people: Vec::new(),
            parties: Vec::new(),
            publishers: Vec::new(),
        };
        for topic in &entry.topics {
            let ancestors = std::iter::successors(Some(*topic), |topic| digest.topic(*topic).parent);
            ancestors.for_each(|topic| push_unique(&mut listed.topics, topic));
        }
        let holders = entry.positions.iter().flat_map(|position| &position.by).copied();
        let actors = entry
            .participants
            .iter()
            .map(|participant| participant.who)
            .chain(holders);
        for actor in actors {
            match actor {
                Actor::Person(person) => push_unique(&mut listed.people, person),
                Actor::Party(party) => listed.add_party(party, digest),
            }
        }
        for party in entry.participants.iter().filter_map(|participant| participant.of) {
            listed.add_party(party, digest);
        }
        for position in &entry.positions {
            position
                .parties
                .iter()
                .for_each(|party| push_unique(&mut listed.parties, *party));
        }
        for account in &entry.accounts {
            push_unique(&mut listed.publishers, account.publisher);
            if let Some(agency) = account.agency {
                push_unique(&mut listed.publishers, agency);
            }
        }
        listed
    }

    fn add_party(&mut self, party: PartyId, digest: &Digest) {
        digest
            .voice_chain(party)
            .for_each(|party| push_unique(&mut self.parties, party));
    }
}

/// Adds an item that is not in a list yet. An entry has few of each, so a search through the list is fastest.
pub fn push_unique<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// Adds the inverse of every relation to the other entry, unless that entry names this one itself.
fn add_inverse_relations(digest: &mut Digest) {
    let mut inverse = Vec::new();
    for index in 0..digest.entries.len() {
        for related in &digest.entries[index].related {
            let back = Related {
                entry: EntryId::new(index),
                relation: related.relation.inverse(),
            };
            inverse.push((related.entry, back));
        }
    }
    for (entry, related) in inverse {
        let entry = &mut digest.entries[entry.index()];
        if !entry.related.iter().any(|known| known.entry == related.entry) {
            entry.related.push(related);
        }
    }
}

/// Lists translations with their originals.
fn list_translations(digest: &mut Digest) {
    for index in 0..digest.translations.len() {
        if let Some(original) = digest.translations[index].translation_of {
            digest.entries[original.index()].translations.push(index);
        }
    }
}
