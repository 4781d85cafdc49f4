//! Which entries belong to which topic, person, party and publisher, and the relations that are automatic.

use crate::digest::{Actor, Digest, Entry, EntryId, PartyId, PersonId, PositionRef, PublisherId, Related, TopicId};

/// Fills every list, newest first, each entry once.
pub fn fill(digest: &mut Digest) {
    relate(digest);
    translate(digest);
    for index in 0..digest.entries.len() {
        let id = EntryId::new(index);
        let listed = Listed::of(&digest.entries[index], digest);
        let single = digest.entries[index].accounts.len() == 1;
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
            let publisher = &mut digest.publishers[publisher.index()];
            publisher.entries.push(id);
            publisher.single_source += usize::from(single);
        }
        hold(digest, id);
    }
}

/// Lists an entry's positions with their topics, and with those who hold them or for whom they count.
fn hold(digest: &mut Digest, id: EntryId) {
    let Digest {
        entries,
        topics,
        people,
        parties,
        ..
    } = digest;
    for (at, position) in entries[id.index()].positions.iter().enumerate() {
        let held = PositionRef { entry: id, at };
        let mut on = Some(position.on);
        while let Some(topic) = on {
            topics[topic.index()].positions.push(held);
            on = topics[topic.index()].parent;
        }
        for holder in &position.holders {
            if let Actor::Party(party) = holder.who {
                parties[party.index()].positions.push(held);
            }
        }
        for holder in &position.by {
            let Actor::Person(person) = holder else { continue };
            let own = &mut people[person.index()].positions;
            // Somebody who is named twice holds it once.
            if own.last() != Some(&held) {
                own.push(held);
            }
        }
    }
}

/// Where one entry is listed.
struct Listed {
    topics: Vec<TopicId>,
    people: Vec<PersonId>,
    parties: Vec<PartyId>,
    publishers: Vec<PublisherId>,
}

impl Listed {
    fn of(entry: &Entry, digest: &Digest) -> Self {
        let mut listed = Self {
            topics: Vec::new(),
            people: Vec::new(),
            parties: Vec::new(),
            publishers: Vec::new(),
        };
        for topic in &entry.topics {
            let ancestors = std::iter::successors(Some(*topic), |topic| digest.topic(*topic).parent);
            ancestors.for_each(|topic| once(&mut listed.topics, topic));
        }
        let holders = entry.positions.iter().flat_map(|position| &position.by).copied();
        let actors = entry
            .participants
            .iter()
            .map(|participant| participant.who)
            .chain(holders);
        for actor in actors {
            match actor {
                Actor::Person(person) => once(&mut listed.people, person),
                Actor::Party(party) => listed.party(party, digest),
            }
        }
        for party in entry.participants.iter().filter_map(|participant| participant.of) {
            listed.party(party, digest);
        }
        for account in &entry.accounts {
            once(&mut listed.publishers, account.publisher);
            if let Some(agency) = account.agency {
                once(&mut listed.publishers, agency);
            }
        }
        listed
    }

    fn party(&mut self, party: PartyId, digest: &Digest) {
        let wholes = std::iter::successors(Some(party), |party| digest.party(*party).part_of);
        wholes.for_each(|party| once(&mut self.parties, party));
    }
}

/// Adds what is not there yet: an entry has few of each.
fn once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// Gives every relation its inverse.
fn relate(digest: &mut Digest) {
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

fn translate(digest: &mut Digest) {
    for index in 0..digest.translations.len() {
        if let Some(original) = digest.translations[index].translation_of {
            digest.entries[original.index()].translations.push(index);
        }
    }
}
