//! Who met whom, as a triangle of squares: the parties with the most meetings, each two of them once.

use crate::digest::{Digest, PairId, PartyId};
use crate::plan::address;
use crate::render::context::Context;
use crate::render::value::{Value, list, map, text};
use crate::text::truncate;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The most parties that are shown.
const PARTIES_LIMIT: usize = 24;

/// The side of a cell, in units of the picture.
const CELL: usize = 20;

/// The width of the names to the right of the triangle, in units.
const NAMES_WIDTH: usize = 170;

/// The most characters of a name.
const NAME_LIMIT: usize = 22;

/// A square of the triangle: a pair, in the row of its second party and the column of its first.
struct Cell {
    row: usize,
    column: usize,
    pair: PairId,
}

/// The chart; none where there are fewer than three parties to show.
pub fn pair_matrix(context: &Context) -> Value {
    let mut parties = parties_by_meetings(context.digest);
    let total = parties.len();
    parties.truncate(PARTIES_LIMIT);
    if parties.len() < 3 {
        return Value::none();
    }
    let cells = cells(context.digest, &parties);
    let counts = cells.iter().map(|cell| context.digest.pair(cell.pair).entries.len());
    let max = counts.max().unwrap_or(1);
    let size = parties.len() * CELL;
    let rows = parties.iter().enumerate();
    map([
        (
            "cells",
            list(cells.iter().map(|cell| cell_value(context, &parties, cell, max))),
        ),
        (
            "rows",
            list(rows.map(|(index, party)| row_value(context.digest, index, *party))),
        ),
        ("width", Value::from(size + NAMES_WIDTH)),
        ("height", Value::from(size)),
        ("max", Value::from(max)),
        ("shown", Value::from(parties.len())),
        ("total", Value::from(total)),
    ])
}

/// Every party of a pair, those with the most meetings first.
fn parties_by_meetings(digest: &Digest) -> Vec<PartyId> {
    let mut meetings: HashMap<PartyId, usize> = HashMap::new();
    for pair in &digest.pairs {
        for party in pair.parties {
            *meetings.entry(party).or_default() += pair.entries.len();
        }
    }
    let mut parties: Vec<(PartyId, usize)> = meetings.into_iter().collect();
    parties.sort_by_key(|(party, count)| (Reverse(*count), *party));
    parties.into_iter().map(|(party, _)| party).collect()
}

/// The pairs of these parties, row by row.
fn cells(digest: &Digest, parties: &[PartyId]) -> Vec<Cell> {
    let indexes: HashMap<PartyId, usize> = parties.iter().copied().zip(0..).collect();
    let mut cells: Vec<Cell> = Vec::new();
    for (index, pair) in digest.pairs.iter().enumerate() {
        let [first, second] = pair.parties.map(|party| indexes.get(&party).copied());
        if let (Some(first), Some(second)) = (first, second) {
            cells.push(Cell {
                row: first.max(second),
                column: first.min(second),
                pair: PairId::new(index),
            });
        }
    }
    cells.sort_unstable_by_key(|cell| (cell.row, cell.column));
    cells
}

fn cell_value(context: &Context, parties: &[PartyId], cell: &Cell, max: usize) -> Value {
    let digest = context.digest;
    let count = digest.pair(cell.pair).entries.len();
    let side = square_side(count, max);
    // The square stands in the middle of its cell.
    let start = |index: usize| index * CELL + (CELL - side) / 2;
    let name = |index: usize| text(&digest.party(parties[index]).full_name());
    map([
        ("x", Value::from(start(cell.column))),
        ("y", Value::from(start(cell.row))),
        ("side", Value::from(side)),
        ("first", name(cell.row)),
        ("second", name(cell.column)),
        ("count", Value::from(count)),
        ("href", text(&context.href(&address::pair(digest, cell.pair)))),
    ])
}

/// The name of a party at the end of its row, and the line that leads there.
fn row_value(digest: &Digest, index: usize, party: PartyId) -> Value {
    let start = index * CELL;
    map([
        ("name", text(&truncate(&digest.party(party).full_name(), NAME_LIMIT))),
        ("x", Value::from(start + 8)),
        ("y", Value::from(start + CELL - 6)),
        ("line", Value::from(start + CELL / 2)),
        ("end", Value::from(start)),
    ])
}

/// The side of a square whose area grows with a count: from 4 units to nearly a cell.
fn square_side(count: usize, max: usize) -> usize {
    const LARGEST: usize = CELL - 2;
    let fits = |side: &usize| side * side * max <= count * LARGEST * LARGEST;
    (4..=LARGEST).rev().find(fits).unwrap_or(4)
}

#[cfg(test)]
mod tests {
    use super::square_side;

    #[test]
    fn the_area_of_a_square_shows_the_count() {
        assert_eq!(
            [square_side(100, 100), square_side(25, 100), square_side(1, 100)],
            [18, 9, 4]
        );
    }
}
