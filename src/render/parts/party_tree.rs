//! Parties that are part of others.

use crate::digest::{Digest, PartyId};

/// Whether a party is the other one, or is part of it by any number of steps.
pub fn is_part_of(digest: &Digest, part: PartyId, whole: PartyId) -> bool {
    std::iter::successors(Some(part), |party| digest.party(*party).part_of).any(|party| party == whole)
}
