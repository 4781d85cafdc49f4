//! The readouts of one event side by side: what the accounts of each side say on each topic.

use crate::digest::{Entry, PartyId, Position, Relation};
use crate::render::context::Context;
use crate::render::value::{Value, extended, list, map, text_or_none};

/// A position and the entry that it stands in.
struct SidedPosition<'a> {
    entry: &'a Entry,
    position: &'a Position,
    side: PartyId,
}

/// The comparison, from the entry and those on the same event; none where fewer than two sides have an account that
/// positions are taken from.
pub fn readout_comparison(context: &Context, entry: &Entry) -> Value {
    let same = entry
        .related
        .iter()
        .filter(|related| related.relation == Relation::SameEvent);
    let same = same.map(|related| context.digest.entry(related.entry));
    let sided_positions: Vec<SidedPosition> = std::iter::once(entry).chain(same).flat_map(sided_positions).collect();
    let sides = distinct(sided_positions.iter().map(|sided_positions| sided_positions.side));
    if sides.len() < 2 {
        return Value::none();
    }
    let topics = distinct(
        sided_positions
            .iter()
            .map(|sided_positions| sided_positions.position.on),
    );
    let columns = sides.iter().map(|side| {
        let accounts = distinct(
            sided_positions
                .iter()
                .filter(|sided_positions| sided_positions.side == *side)
                .filter_map(|sided_positions| {
                    let account = &sided_positions.entry.accounts[sided_positions.position.account?];
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
            let own = sided_positions
                .iter()
                .filter(|sided_positions| sided_positions.side == *side && sided_positions.position.on == *topic);
            list(own.map(|sided_positions| position_summary(context, sided_positions.position)))
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

/// The positions that are taken from an account of a side.
fn sided_positions(entry: &Entry) -> impl Iterator<Item = SidedPosition<'_>> {
    entry.positions.iter().filter_map(move |position| {
        let side = entry.accounts[position.account?].side?;
        Some(SidedPosition { entry, position, side })
    })
}

/// Each once, in the order in which they come.
fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut distinct = Vec::new();
    for item in items {
        if !distinct.contains(&item) {
            distinct.push(item);
        }
    }
    distinct
}
