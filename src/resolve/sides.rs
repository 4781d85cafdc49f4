//! On which side of the question of a topic everybody is, by the last of all their positions directly on it.

use crate::digest::{Actor, Digest, SideChange, TopicId, TopicSide};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Finds the sides of every topic that has a question, and which positions differ from an earlier one of the same holder.
///
/// Entries are taken from the oldest to the newest, the positions of an entry in the order of its file. Positions of
/// events that did not take place have no side.
pub fn find_sides(digest: &mut Digest) {
    for index in 0..digest.topics.len() {
        if digest.topics[index].question.is_some() {
            find_topic_sides(digest, TopicId::new(index));
        }
    }
}

fn find_topic_sides(digest: &mut Digest, topic: TopicId) {
    let mut positions = digest.topics[topic.index()].positions.clone();
    positions.sort_by_key(|position| (Reverse(position.entry), position.at));
    let mut sides: BTreeMap<Actor, TopicSide> = BTreeMap::new();
    for at in positions {
        let first = digest.entry(at.entry).date.first();
        let mut own_positions = std::mem::take(&mut digest.entries[at.entry.index()].positions);
        let position = &mut own_positions[at.at];
        if let Some(side) = position.side.filter(|_| position.on == topic) {
            for holder in &mut position.holders {
                let own = sides.entry(holder.who).or_insert(TopicSide {
                    who: holder.who,
                    side,
                    position: at,
                    change: None,
                });
                if own.side.side != side.side {
                    holder.differs_from = Some(own.position);
                    own.change = Some(SideChange {
                        from: own.side.side,
                        before: own.position,
                        since: at,
                        is_in_order: digest.entry(own.position.entry).date.last() < first,
                    });
                }
                own.side = side;
                own.position = at;
            }
        }
        digest.entries[at.entry.index()].positions = own_positions;
    }
    digest.topics[topic.index()].sides = sides.into_values().collect();
}
