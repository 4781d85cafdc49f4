//! Who and what has a row of its own: all that is registered, and all that a column of any table names.

use crate::digest::{Actor, Digest, Entry, PartyId, PersonId, PublisherId, TopicId};

/// For each person, party, topic and publisher of the digest, by its index, whether it has a row.
#[derive(Debug)]
pub struct RowMarks {
    people: Vec<bool>,
    parties: Vec<bool>,
    topics: Vec<bool>,
    publishers: Vec<bool>,
}

impl RowMarks {
    /// Marks them in one pass over everything that columns are taken from.
    pub fn of(digest: &Digest) -> Self {
        let mut named = Self {
            people: digest.people.iter().map(|it| it.file.is_some()).collect(),
            parties: digest.parties.iter().map(|it| it.file.is_some()).collect(),
            topics: digest.topics.iter().map(|it| it.file.is_some()).collect(),
            publishers: digest.publishers.iter().map(|it| it.file.is_some()).collect(),
        };
        for entry in &digest.entries {
            named.entry(entry);
        }
        for person in digest.people.iter().filter(|it| !it.offices.is_empty()) {
            for office in &person.offices {
                named.all_parties(office.of.iter().chain(&office.to).copied());
                if let Some(source) = &office.source {
                    named.publishers[source.publisher.index()] = true;
                }
            }
        }
        for party in &digest.parties {
            named.all_parties(party.part_of.into_iter().chain(party.speaks_for));
            named.all_parties(party.members.iter().map(|member| member.party));
            named.all_parties(party.successors.iter().copied());
        }
        for topic in &digest.topics {
            named.all_topics(topic.parent.iter().chain(&topic.related));
        }
        named.all_parties(digest.publishers.iter().filter_map(|publisher| publisher.party));
        named
    }

    fn entry(&mut self, entry: &Entry) {
        self.all_topics(&entry.topics);
        for participant in &entry.participants {
            self.actor(participant.who);
            self.all_parties(participant.of);
            self.all_parties(participant.offices.iter().filter_map(|office| office.of));
        }
        for account in &entry.accounts {
            self.publishers[account.publisher.index()] = true;
            if let Some(agency) = account.agency {
                self.publishers[agency.index()] = true;
            }
            self.all_parties(account.side);
        }
        for position in &entry.positions {
            self.all_topics([&position.on]);
            let holders = position.holders.iter().map(|holder| holder.who);
            let actors = position.by.iter().chain(&position.to).copied();
            actors.chain(holders).for_each(|actor| self.actor(actor));
        }
    }

    fn actor(&mut self, actor: Actor) {
        match actor {
            Actor::Person(id) => self.people[id.index()] = true,
            Actor::Party(id) => self.parties[id.index()] = true,
        }
    }

    fn all_parties(&mut self, ids: impl IntoIterator<Item = PartyId>) {
        ids.into_iter().for_each(|id| self.parties[id.index()] = true);
    }

    fn all_topics<'t>(&mut self, ids: impl IntoIterator<Item = &'t TopicId>) {
        ids.into_iter().for_each(|id| self.topics[id.index()] = true);
    }

    /// The people with a row, in the order of the digest.
    pub fn people(&self) -> Vec<PersonId> {
        marked_indexes(&self.people).map(PersonId::new).collect()
    }

    /// The parties with a row.
    pub fn parties(&self) -> Vec<PartyId> {
        marked_indexes(&self.parties).map(PartyId::new).collect()
    }

    /// The topics with a row.
    pub fn topics(&self) -> Vec<TopicId> {
        marked_indexes(&self.topics).map(TopicId::new).collect()
    }

    /// The publishers with a row.
    pub fn publishers(&self) -> Vec<PublisherId> {
        marked_indexes(&self.publishers).map(PublisherId::new).collect()
    }
}

fn marked_indexes(marks: &[bool]) -> impl Iterator<Item = usize> {
    (0..marks.len()).filter(|at| marks[*at])
}
