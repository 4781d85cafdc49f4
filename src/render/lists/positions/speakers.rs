//! Who spoke on a topic, how often, and when last.

use crate::digest::{Actor, PositionRef, Topic};
use crate::render::context::Context;
use crate::render::lists::counts::shown_and_rest;
use crate::render::lists::positions::position::dated_position;
use crate::render::parts::actor_name::actor_sort_name;
use crate::render::value::{Value, extended};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Everybody who spoke on a topic and is on no side of its question, the most frequent first.
pub fn topic_speakers(context: &Context, topic: &Topic) -> Value {
    let on_a_side: HashSet<Actor> = topic.sides.iter().map(|side| side.who).collect();
    // The list is newest first: the first position of somebody in it is their last.
    let mut speakers: HashMap<Actor, (usize, PositionRef)> = HashMap::new();
    for at in &topic.positions {
        let entry = context.digest.entry(at.entry);
        if !entry.took_place() {
            continue;
        }
        for holder in &entry.positions[at.at].holders {
            if !on_a_side.contains(&holder.who) {
                speakers.entry(holder.who).or_insert((0, *at)).0 += 1;
            }
        }
    }
    let mut speakers: Vec<_> = speakers.into_iter().collect();
    speakers.sort_by_cached_key(|(who, (count, _))| {
        let name = context.sort_key(actor_sort_name(context.digest, *who));
        (Reverse(*count), name, *who)
    });
    let values = speakers.into_iter().map(|(who, (count, last))| {
        extended(
            &context.links.actor(who),
            [("count", Value::from(count)), ("last", dated_position(context, last))],
        )
    });
    shown_and_rest(values.collect())
}
