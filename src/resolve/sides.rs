//! On which side of the question of a topic everybody is, by the last of all their positions directly on it.

use crate::date::PartialDate;
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
    // With the date on which the event of the last position ended.
    let mut sides: BTreeMap<Actor, (TopicSide, PartialDate)> = BTreeMap::new();
    for at in positions {
        let entry = &mut digest.entries[at.entry.index()];
        let (start, end) = (entry.date.start, entry.date.end);
        let position = &mut entry.positions[at.at];
        let Some(side) = position.side.filter(|_| position.on == topic) else {
            continue;
        };
        for holder in &mut position.holders {
            let new = TopicSide {
                who: holder.who,
                side,
                position: at,
                change: None,
            };
            let (own, ended) = sides.entry(holder.who).or_insert((new, end));
            if own.side.side != side.side {
                holder.differs_from = Some(own.position);
                own.change = Some(SideChange {
                    from: own.side.side,
                    before: own.position,
                    since: at,
                    is_in_order: ended.is_certainly_before(start),
                });
            }
            own.side = side;
            own.position = at;
            *ended = end;
        }
    }
    let sides = sides.into_values().map(|(side, _)| side);
    digest.topics[topic.index()].sides = sides.collect();
}
