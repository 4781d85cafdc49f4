//! The rows of a table of positions, each with its positions by column.

use crate::digest::Digest;
use crate::digest::{EntryId, Holder, Position, PositionRef, Side, TopicId};
use crate::render::lists::positions::columns::Columns;
use std::collections::HashMap;
use std::hash::Hash;

/// One row, with its positions by column.
pub struct Row<K> {
    pub key: K,
    /// The sides of the newest entry in which acts have one, of those on the topic of the page itself.
    pub sides: Vec<Side>,
    /// That entry.
    pub sided: Option<EntryId>,
    pub cells: Vec<Vec<(PositionRef, Option<Holder>)>>,
}

impl<K> Row<K> {
    /// The side by which rows are grouped: the last of its sides in their order.
    pub fn side(&self) -> Option<Side> {
        self.sides.iter().max().copied()
    }
}

/// Rows in the order in which they come, each with its positions from the oldest to the newest.
pub fn group_rows<K: Copy + Eq + Hash>(
    digest: &Digest,
    newest_first: impl Iterator<Item = (K, PositionRef, Option<Holder>)>,
    columns: &Columns,
    topic: Option<TopicId>,
) -> Vec<Row<K>> {
    let mut at: HashMap<K, usize> = HashMap::new();
    let mut rows: Vec<Row<K>> = Vec::new();
    for (key, held, holder) in newest_first {
        let index = *at.entry(key).or_insert_with(|| {
            rows.push(Row {
                key,
                sides: Vec::new(),
                sided: None,
                cells: vec![Vec::new(); columns.len()],
            });
            rows.len() - 1
        });
        let row = &mut rows[index];
        let position = position_at(digest, held);
        let side = position
            .act
            .side()
            .filter(|_| topic.is_none_or(|topic| topic == position.on));
        if let Some(side) = side.filter(|_| row.sided.is_none_or(|entry| entry == held.entry)) {
            row.sided = Some(held.entry);
            row.sides.push(side);
        }
        let column = columns.at(digest.entry(held.entry).date.first);
        row.cells[column].push((held, holder));
    }
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        // From the oldest entry to the newest; within an entry, acts with a side and quotes first.
        cell.sort_by_key(|(held, _)| {
            let position = position_at(digest, *held);
            let weight = (position.act.side().is_none(), position.quote.is_none());
            (std::cmp::Reverse(held.entry), weight, held.at)
        });
    }
    rows
}

pub fn position_at<'a>(digest: &'a Digest, held: PositionRef) -> &'a Position {
    &digest.entry(held.entry).positions[held.at]
}
