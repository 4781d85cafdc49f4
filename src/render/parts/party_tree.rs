//! Parties that are part of others.

use crate::digest::Digest;
use crate::digest::PartyId;

/// Whether a party is another one or speaks for it.
pub fn is_part_of(digest: &Digest, part: PartyId, whole: PartyId) -> bool {
    std::iter::successors(Some(part), |party| digest.party(*party).part_of).any(|party| party == whole)
}
