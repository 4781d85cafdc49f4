//! The name of a person or party.

use crate::digest::{Actor, Digest};
use std::borrow::Cow;

/// The name of a person or party, with what tells it from namesakes.
pub fn actor_name(digest: &Digest, who: Actor) -> Cow<'_, str> {
    match who {
        Actor::Person(id) => digest.person(id).full_name(),
        Actor::Party(id) => digest.party(id).full_name(),
    }
}

/// The name of a person or party as lists sort it.
pub fn actor_sort_name(digest: &Digest, who: Actor) -> &str {
    match who {
        Actor::Person(id) => &digest.person(id).sort_name,
        Actor::Party(id) => &digest.party(id).sort_name,
    }
}
