//! Where an act of a party is on another side than its last acts on the same topic.

use crate::digest::{Actor, Digest, EntryId, Side, TopicId};
use std::collections::HashMap;

/// The acts of somebody on a topic that have a side: those of the latest entry so far, and those of the one before it.
#[derive(Default)]
struct Acts {
    latest: Option<(EntryId, Vec<Side>)>,
    previous: Option<(EntryId, Vec<Side>)>,
}

/// Finds the differences, from the oldest entry to the newest. Acts of one entry do not differ from each other.
pub fn find_differences(digest: &mut Digest) {
    let mut all: HashMap<(Actor, TopicId), Acts> = HashMap::new();
    for (at, entry) in digest.entries.iter_mut().enumerate().rev() {
        let id = EntryId::new(at);
        for position in &mut entry.positions {
            let Some(side) = position.act.side() else { continue };
            for holder in &mut position.holders {
                let acts = all.entry((holder.who, position.on)).or_default();
                match &mut acts.latest {
                    Some((known, sides)) if *known == id => sides.push(side),
                    latest => acts.previous = latest.replace((id, vec![side])),
                }
                holder.differs_from = acts
                    .previous
                    .as_ref()
                    .filter(|(_, sides)| !sides.contains(&side))
                    .map(|(entry, _)| *entry);
            }
        }
    }
}
