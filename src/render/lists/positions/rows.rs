//! The rows of a table of positions, each with its positions by column.

use crate::digest::Digest;
use crate::digest::{EntryId, Holder, Position, PositionRef, Side, TopicId};
use crate::render::lists::positions::columns::Columns;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

/// A position in a cell, and how it counts for the actor of the row.
#[derive(Clone, Copy)]
pub struct CellPosition {
    /// Where the position stands.
    pub position: PositionRef,
    /// The holder of it that the row or the table is of; none where it counts for somebody else.
    pub holder: Option<Holder>,
}

/// A row, with its positions by column.
pub struct Row<K> {
    /// The actor or topic that the row is of.
    pub key: K,
    /// The sides of the acts in the newest entry whose acts have a side, as far as they are on the topic of the table.
    pub sides: Vec<Side>,
    /// That entry.
    sides_of: Option<EntryId>,
    /// The positions in each column, the oldest first.
    pub cells: Vec<Vec<CellPosition>>,
}

impl<K> Row<K> {
    fn new(key: K, columns: usize) -> Self {
        Self {
            key,
            sides: Vec::new(),
            sides_of: None,
            cells: vec![Vec::new(); columns],
        }
    }

    /// The side by which rows are grouped: the last of its sides in their order.
    pub fn side(&self) -> Option<Side> {
        self.sides.iter().max().copied()
    }
}

/// Rows in the order in which their newest positions come. `topic` is the topic of the table, where it has one: acts on its
/// other topics say nothing of a side.
pub fn group_rows<K: Copy + Eq + Hash>(
    digest: &Digest,
    newest_first: impl Iterator<Item = (K, CellPosition)>,
    columns: &Columns,
    topic: Option<TopicId>,
) -> Vec<Row<K>> {
    let mut index_of: HashMap<K, usize> = HashMap::new();
    let mut rows: Vec<Row<K>> = Vec::new();
    for (key, cell) in newest_first {
        let index = *index_of.entry(key).or_insert_with(|| {
            rows.push(Row::new(key, columns.len()));
            rows.len() - 1
        });
        let row = &mut rows[index];
        let (entry, position) = (cell.position.entry, position_at(digest, cell.position));
        let is_on_topic = topic.is_none_or(|topic| topic == position.on);
        let is_newest = row.sides_of.is_none_or(|newest| newest == entry);
        if let Some(side) = position.act.side().filter(|_| is_on_topic && is_newest) {
            row.sides_of = Some(entry);
            row.sides.push(side);
        }
        let column = columns.index_of(digest.entry(entry).date.first);
        row.cells[column].push(cell);
    }
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        // From the oldest entry to the newest; within an entry, acts with a side and quotes first.
        cell.sort_by_key(|CellPosition { position: at, .. }| {
            let position = position_at(digest, *at);
            let weight = (position.act.side().is_none(), position.quote.is_none());
            (Reverse(at.entry), weight, at.at)
        });
    }
    rows
}

/// The position that stands there.
pub fn position_at(digest: &Digest, at: PositionRef) -> &Position {
    &digest.entry(at.entry).positions[at.at]
}
