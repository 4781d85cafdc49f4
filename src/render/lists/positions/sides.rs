//! Who is on which side of the question of a topic, from the whole record.

use crate::digest::{Side, Topic, TopicSide};
use crate::render::context::Context;
use crate::render::lists::positions::position::{dated_position, shared_position};
use crate::render::parts::actor_name::actor_sort_name;
use crate::render::value::{Value, extended, list, map, value_or_none};

/// The sides that somebody is on, in their order, each with the first `limit` names in theirs; none where nobody took a side.
pub fn topic_sides(context: &Context, topic: &Topic, limit: usize) -> Value {
    if topic.sides.is_empty() {
        return Value::none();
    }
    let groups = Side::ALL.into_iter().filter_map(|side| {
        let own = topic.sides.iter().filter(|own| own.side.side == side);
        let mut own: Vec<&TopicSide> = own.collect();
        own.sort_by_cached_key(|own| (context.sort_key(actor_sort_name(context.digest, own.who)), own.who));
        (!own.is_empty()).then(|| {
            map([
                ("side", context.terms.term(side)),
                ("total", Value::from(own.len())),
                (
                    "names",
                    list(own.into_iter().take(limit).map(|own| side_value(context, own))),
                ),
            ])
        })
    });
    list(groups)
}

/// Somebody on a side, with the position that decides and the last change.
fn side_value(context: &Context, own: &TopicSide) -> Value {
    extended(
        &context.links.actor(own.who),
        [
            ("decided_by", shared_position(context, own.position)),
            ("at", dated_position(context, own.position)),
            (
                "change",
                value_or_none(own.change, |change| {
                    map([
                        ("from", context.terms.term(change.from)),
                        ("in_order", Value::from(change.is_in_order)),
                        ("before", dated_position(context, change.before)),
                        ("since", dated_position(context, change.since)),
                    ])
                }),
            ),
        ],
    )
}
