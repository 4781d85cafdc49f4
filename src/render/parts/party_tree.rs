//! Parties that are part of others.

use crate::digest::PartyId;
use crate::render::context::Context;

/// Whether a party is another one or speaks for it.
pub fn is_part_of(context: &Context, part: PartyId, whole: PartyId) -> bool {
    std::iter::successors(Some(part), |party| context.digest.party(*party).part_of).any(|party| party == whole)
}
