//! Pairs of parties that meet.

use super::{EntryId, PartyId};

/// Two parties that meet in at least as many entries as the configuration says.
#[derive(Debug)]
pub struct Pair {
    /// The two parties, sorted by slug.
    pub parties: [PartyId; 2],
    /// The entries in which they meet, newest first.
    pub entries: Vec<EntryId>,
}

impl Pair {
    /// The other party of the pair.
    pub fn other(&self, party: PartyId) -> PartyId {
        let [first, second] = self.parties;
        if party == first { second } else { first }
    }
}
