//! Lists of positions: on a topic, of a person, of a party; and how they are cut into pages.

use super::address;
use crate::digest::{Actor, Digest, PositionRef, TopicId};
use std::ops::Range;

/// How many positions the page of a topic, person or party shows, as far as entries are not cut. If there are more, all of
/// them get pages of their own.
const POSITIONS_LIMIT: usize = 24;

/// Whose positions a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PositionList {
    /// Those on a topic and on the topics below it.
    Topic(TopicId),
    /// Those of a person, or those that count for a party.
    Actor(Actor),
}

/// A page of a list that is cut into pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The number of the page, from 1.
    pub number: usize,
    /// The number of all pages.
    pub pages: usize,
    /// The part of the list that the page shows.
    pub range: Range<usize>,
}

impl PositionList {
    /// The positions, newest first.
    pub fn positions(self, digest: &Digest) -> &[PositionRef] {
        match self {
            Self::Topic(id) => &digest.topic(id).positions,
            Self::Actor(Actor::Person(id)) => &digest.person(id).positions,
            Self::Actor(Actor::Party(id)) => &digest.party(id).positions,
        }
    }

    /// The page that the list belongs to.
    pub fn owner_address(self, digest: &Digest) -> String {
        match self {
            Self::Topic(id) => address::topic(digest, id),
            Self::Actor(Actor::Person(id)) => address::person(digest, id),
            Self::Actor(Actor::Party(id)) => address::party(digest, id),
        }
    }

    /// The first of the pages that have the whole list: `topics/<slug>/positions/`. It exists if the owner's page does not
    /// show them all.
    pub fn address(self, digest: &Digest) -> String {
        format!("{}positions/", self.owner_address(digest))
    }
}

/// How many of the newest positions the page of their owner shows: whole entries, and the newest at least.
pub fn shown_with_owner(positions: &[PositionRef]) -> usize {
    let mut shown = 0;
    for entry in positions.chunk_by(|one, other| one.entry == other.entry) {
        if shown > 0 && shown + entry.len() > POSITIONS_LIMIT {
            break;
        }
        shown += entry.len();
    }
    shown
}

/// Cuts a list into parts of about `size` positions, never within an entry: a part is longer only if one entry is.
pub fn cut_between_entries(positions: &[PositionRef], size: usize) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for entry in positions.chunk_by(|one, other| one.entry == other.entry) {
        let end = start + entry.len();
        match parts.last_mut() {
            Some(part) if end - part.start <= size => part.end = end,
            _ => parts.push(start..end),
        }
        start = end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::EntryId;

    /// The positions of entries with so many each.
    fn positions(counts: &[usize]) -> Vec<PositionRef> {
        let entries = counts.iter().enumerate();
        let positions = entries.flat_map(|(entry, count)| {
            (0..*count).map(move |at| PositionRef {
                entry: EntryId::new(entry),
                at,
            })
        });
        positions.collect()
    }

    #[test]
    fn an_entry_is_never_cut() {
        let several = positions(&[3, 1, 1, 7, 2, 2]);
        assert_eq!(cut_between_entries(&several, 4), [0..4, 4..5, 5..12, 12..16]);
        assert_eq!(cut_between_entries(&several, 100), std::slice::from_ref(&(0..16)));
        assert!(cut_between_entries(&[], 4).is_empty());
        assert_eq!(shown_with_owner(&several), 16);
        assert_eq!(shown_with_owner(&positions(&[22, 2, 1])), 24);
        assert_eq!(shown_with_owner(&[]), 0);
    }
}
