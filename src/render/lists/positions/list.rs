//! Positions, entry by entry. A position that several made together is there once, with all who made it.

use crate::digest::PositionRef;
use crate::plan::{PositionList, shown_with_owner};
use crate::render::context::Context;
use crate::render::lists::positions::position::shared_position;
use crate::render::parts::entry_links::entry_link;
use crate::render::value::{Value, extended, list, map, text, text_or_none, value_or_none};
use std::ops::Range;

/// The newest positions of a list, for the page of the topic, person or party; none where there are no positions. Entries
/// are shown whole.
pub fn newest_positions(context: &Context, of: PositionList) -> Value {
    let all = of.positions(context.digest);
    if all.is_empty() {
        return Value::none();
    }
    positions_value(context, of, 0..shown_with_owner(all))
}

/// The positions in a range of a list.
pub fn positions_value(context: &Context, of: PositionList, shown: Range<usize>) -> Value {
    let all = of.positions(context.digest);
    let more = (shown.len() < all.len()).then(|| context.href(&of.address(context.digest)));
    let entries = all[shown.clone()].chunk_by(|one, other| one.entry == other.entry);
    map([
        ("total", Value::from(all.len())),
        ("shown", Value::from(shown.len())),
        ("all", text_or_none(more.as_deref())),
        (
            "entries",
            list(entries.map(|positions| entry_value(context, positions))),
        ),
    ])
}

/// An entry with those of its positions that are in the list.
fn entry_value(context: &Context, positions: &[PositionRef]) -> Value {
    let id = positions[0].entry;
    let entry = context.digest.entry(id);
    let values = positions.iter().map(|at| shared_position(context, *at));
    extended(
        &entry_link(context, "title", id),
        [
            ("slug", text(&entry.reference)),
            ("date", context.dates().value(entry.date, None)),
            (
                "status",
                value_or_none(entry.status.news(), |_| context.terms.term(entry.status)),
            ),
            ("positions", list(values)),
        ],
    )
}
