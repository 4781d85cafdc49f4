//! Where the act of a party is on another side than its last one on the same topic.

use crate::digest::{Actor, Digest, EntryId, Side, TopicId};
use std::collections::HashMap;

/// What is on record for somebody on a topic: the last entry in which acts have a side, the sides, and the one before.
#[derive(Default)]
struct Record {
    current: Option<(EntryId, Vec<Side>)>,
    before: Option<(EntryId, Vec<Side>)>,
}

/// Finds the differences, from the oldest entry to the newest. Acts of one entry do not differ from each other.
pub fn fill(digest: &mut Digest) {
    let mut records: HashMap<(Actor, TopicId), Record> = HashMap::new();
    for (at, entry) in digest.entries.iter_mut().enumerate().rev() {
        let id = EntryId::new(at);
        for position in &mut entry.positions {
            let Some(side) = position.act.side() else { continue };
            for holder in &mut position.holders {
                let record = records.entry((holder.who, position.on)).or_default();
                match &mut record.current {
                    Some((known, sides)) if *known == id => sides.push(side),
                    current => record.before = current.replace((id, vec![side])),
                }
                holder.differs_from = record
                    .before
                    .as_ref()
                    .filter(|(_, sides)| !sides.contains(&side))
                    .map(|(entry, _)| *entry);
            }
        }
    }
}
