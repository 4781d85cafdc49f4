//! The name of a person or party.

use crate::digest::{Actor, Digest};

/// The name of a person or party.
pub fn actor_name(digest: &Digest, who: Actor) -> &str {
    match who {
        Actor::Person(id) => &digest.person(id).name,
        Actor::Party(id) => &digest.party(id).name,
    }
}
