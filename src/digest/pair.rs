//! Two parties that meet.

use super::{EntryId, PartyId};

/// Two parties that meet in several entries.
#[derive(Debug)]
pub struct Pair {
    /// The parties, in the order of their slugs.
    pub parties: [PartyId; 2],
    /// The entries in which they meet, newest first.
    pub entries: Vec<EntryId>,
}

impl Pair {
    /// The party that a party of the pair meets.
    pub fn other(&self, party: PartyId) -> PartyId {
        let [first, second] = self.parties;
        if party == first { second } else { first }
    }
}
