//! Who met whom, as a triangle of squares: the parties with the most meetings, each two of them once.

use crate::digest::{PairId, PartyId};
use crate::plan::address;
use crate::render::context::Context;
use crate::render::value::{Value, list, map, text};
use std::cmp::Reverse;
use std::collections::HashMap;

/// The most parties that are shown.
const PARTIES_LIMIT: usize = 24;

/// Units of the picture: the side of a cell.
const CELL: usize = 20;

/// Units that the names need to the right of the triangle.
const NAMES_WIDTH: usize = 170;

/// The most characters of a name.
const NAME_LIMIT: usize = 22;

/// The picture; none where there are fewer than three parties to show.
pub fn pair_matrix(context: &Context) -> Value {
    let mut meetings: HashMap<PartyId, usize> = HashMap::new();
    for pair in &context.digest.pairs {
        for party in pair.parties {
            *meetings.entry(party).or_default() += pair.entries.len();
        }
    }
    let total = meetings.len();
    let mut parties: Vec<(PartyId, usize)> = meetings.into_iter().collect();
    parties.sort_by_key(|(party, count)| (Reverse(*count), *party));
    parties.truncate(PARTIES_LIMIT);
    if parties.len() < 3 {
        return Value::none();
    }
    let place: HashMap<PartyId, usize> = parties
        .iter()
        .enumerate()
        .map(|(at, (party, _))| (*party, at))
        .collect();
    let mut shown: Vec<(usize, usize, PairId)> = Vec::new();
    for (index, pair) in context.digest.pairs.iter().enumerate() {
        let [first, second] = pair.parties;
        if let (Some(first), Some(second)) = (place.get(&first), place.get(&second)) {
            shown.push(((*first).max(*second), (*first).min(*second), PairId::new(index)));
        }
    }
    shown.sort_unstable_by_key(|(row, column, _)| (*row, *column));
    let most = shown
        .iter()
        .map(|(.., id)| context.digest.pair(*id).entries.len())
        .max()
        .unwrap_or(1);
    let cells = shown.iter().map(|(row, column, id)| {
        let pair = context.digest.pair(*id);
        let square_side = square_side(pair.entries.len(), most);
        let middle = |at: usize| at * CELL + (CELL - square_side) / 2;
        let [first, second] = [*row, *column].map(|at| context.digest.party(parties[at].0).name.as_str());
        map([
            ("x", Value::from(middle(*column))),
            ("y", Value::from(middle(*row))),
            ("side", Value::from(square_side)),
            ("first", text(first)),
            ("second", text(second)),
            ("count", Value::from(pair.entries.len())),
            ("href", text(&context.href(&address::pair(context.digest, *id)))),
        ])
    });
    let rows = parties.iter().enumerate().map(|(at, (party, _))| {
        map([
            (
                "name",
                text(&crate::text::truncate(&context.digest.party(*party).name, NAME_LIMIT)),
            ),
            ("x", Value::from(at * CELL + 8)),
            ("y", Value::from(at * CELL + CELL - 6)),
            ("line", Value::from(at * CELL + CELL / 2)),
            ("end", Value::from(at * CELL)),
        ])
    });
    let square_side = parties.len() * CELL;
    map([
        ("cells", list(cells)),
        ("rows", list(rows)),
        ("width", Value::from(square_side + NAMES_WIDTH)),
        ("height", Value::from(square_side)),
        ("max", Value::from(most)),
        ("shown", Value::from(parties.len())),
        ("total", Value::from(total)),
    ])
}

/// The side of a square whose area grows with a count: from 4 units to nearly a cell.
fn square_side(count: usize, most: usize) -> usize {
    const LARGEST: usize = CELL - 2;
    let fits = |square_side: &usize| square_side * square_side * most <= count * LARGEST * LARGEST;
    (4..=LARGEST).rev().find(fits).unwrap_or(4)
}

#[cfg(test)]
mod tests {
    use super::square_side;

    #[test]
    fn the_area_of_a_square_tells_the_count() {
        assert_eq!(
            [square_side(100, 100), square_side(25, 100), square_side(1, 100)],
            [18, 9, 4]
        );
    }
}
