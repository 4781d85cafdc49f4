//! The readouts of one event side by side: what the accounts of each side say on each topic.

use crate::digest::{Entry, PartyId, Position, Relation};
use crate::render::context::Context;
use crate::render::value::{Value, extended, list, map, text_or_none};

/// A position that is taken from an account of a side.
struct SidedPosition<'a> {
    entry: &'a Entry,
    position: &'a Position,
    side: PartyId,
}

/// The comparison of the entry and the entries on the same event; none where fewer than two sides have an account that
/// positions are taken from.
pub fn readout_comparison(context: &Context, entry: &Entry) -> Value {
    let same_event = entry
        .related
        .iter()
        .filter(|related| related.relation == Relation::SameEvent);
    let same_event = same_event.map(|related| context.digest.entry(related.entry));
    let entries = std::iter::once(entry).chain(same_event);
    let positions: Vec<SidedPosition> = entries.flat_map(sided_positions).collect();
    let sides = distinct(positions.iter().map(|sided| sided.side));
    if sides.len() < 2 {
        return Value::none();
    }
    let topics = distinct(positions.iter().map(|sided| sided.position.on));
    let columns = sides.iter().map(|side| {
        let accounts = distinct(
            positions
                .iter()
                .filter(|sided| sided.side == *side)
                .filter_map(|sided| {
                    let account = &sided.entry.accounts[sided.position.account?];
                    Some((account.publisher, account.kind))
                }),
        );
        let accounts = accounts.into_iter().map(|(publisher, kind)| {
            extended(
                &context.links.publisher(publisher),
                [("kind", context.terms.optional(kind))],
            )
        });
        extended(&context.links.party(*side), [("accounts", list(accounts))])
    });
    let rows = topics.iter().map(|topic| {
        let cells = sides.iter().map(|side| {
            let own = positions
                .iter()
                .filter(|sided| sided.side == *side && sided.position.on == *topic);
            list(own.map(|sided| position_summary(context, sided.position)))
        });
        map([("topic", context.links.topic(*topic)), ("cells", list(cells))])
    });
    map([("sides", list(columns)), ("rows", list(rows))])
}

fn position_summary(context: &Context, position: &Position) -> Value {
    map([
        ("by", list(position.by.iter().map(|actor| context.links.actor(*actor)))),
        ("act", context.terms.term(position.act)),
        ("summary", text_or_none(position.summary.as_deref())),
        ("quote", text_or_none(position.quote.as_deref())),
    ])
}

/// The positions of an entry that are taken from an account of a side.
fn sided_positions(entry: &Entry) -> impl Iterator<Item = SidedPosition<'_>> {
    entry.positions.iter().filter_map(move |position| {
        let side = entry.accounts[position.account?].side?;
        Some(SidedPosition { entry, position, side })
    })
}

/// Every item once, in the order of its first occurrence.
fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut distinct = Vec::new();
    for item in items {
        if !distinct.contains(&item) {
            distinct.push(item);
        }
    }
    distinct
}
