//! Aligns a stretch of a quotation with the text that it is probably from, with the fewest changes.

use crate::evidence::{Token, Vocabulary};
use std::ops::Range;

/// Some tokens of the quotation, and the tokens of the text in their place. Either may be empty.
pub type Difference = (Range<usize>, Range<usize>);

/// A stretch of a saved copy that is nearly a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMatch {
    /// How much differs; less is nearer.
    pub cost: usize,
    /// The tokens of the copy.
    pub stretch: Range<usize>,
    /// What differs, in the order of the copy's tokens.
    pub differences: Vec<Difference>,
}

/// What changes cost. A word of the text that is left out costs least, since that is what is looked for, then one that is
/// put in, then one that is another; marks cost half.
struct Costs<'a> {
    vocabulary: &'a Vocabulary,
}

impl Costs<'_> {
    fn left_out(&self, token: &Token) -> usize {
        if self.vocabulary.is_word(token.id) { 2 } else { 1 }
    }

    fn put_in(&self, token: &Token) -> usize {
        self.left_out(token) + 1
    }

    /// The cost of one token for another. The first of a quotation may be in the other case.
    fn changed(&self, is_first: bool, own: &Token, other: &Token) -> usize {
        if own.id == other.id || is_first && self.vocabulary.other_case(own.id) == other.id {
            0
        } else if self.vocabulary.lower(own.id) == self.vocabulary.lower(other.id) {
            1
        } else {
            2 * self.left_out(own).max(self.left_out(other))
        }
    }
}

/// The stretch of `text` that `piece` is made from with the fewest changes, and the changes. `offset` is where the text
/// begins among the copy's tokens.
pub fn align(piece: &[Token], text: &[Token], offset: usize, vocabulary: &Vocabulary) -> NearMatch {
    let costs = Costs { vocabulary };
    let table = fill_table(piece, text, &costs);
    let width = text.len() + 1;
    // It may begin anywhere in the text, and end anywhere.
    let last = &table[piece.len() * width..];
    let (end, cost) = last
        .iter()
        .enumerate()
        .min_by_key(|(at, cost)| (**cost, *at))
        .map_or((0, 0), |(at, cost)| (at, *cost));
    let (start, differences) = trace_back(piece, text, &costs, &table, end);
    let moved = |other: Range<usize>| offset + other.start..offset + other.end;
    let differences = differences.into_iter().map(|(own, other)| (own, moved(other)));
    NearMatch {
        cost,
        stretch: moved(start..end),
        differences: differences.collect(),
    }
}

/// The least cost of making each beginning of `piece` (rows) from a stretch that ends at each token of `text` (columns).
fn fill_table(piece: &[Token], text: &[Token], costs: &Costs) -> Vec<usize> {
    let width = text.len() + 1;
    let mut table = vec![0_usize; width * (piece.len() + 1)];
    for (row, own) in (1..).zip(piece) {
        table[row * width] = table[(row - 1) * width] + costs.put_in(own);
        for (column, other) in (1..).zip(text) {
            let changed = table[(row - 1) * width + column - 1] + costs.changed(row == 1, own, other);
            let put_in = table[(row - 1) * width + column] + costs.put_in(own);
            let left_out = table[row * width + column - 1] + costs.left_out(other);
            table[row * width + column] = changed.min(put_in).min(left_out);
        }
    }
    table
}

/// The way back through the table from an end: where the stretch begins, and the differences in their order, those that
/// touch each other made one.
fn trace_back(piece: &[Token], text: &[Token], costs: &Costs, table: &[usize], end: usize) -> (usize, Vec<Difference>) {
    let width = text.len() + 1;
    let mut differences: Vec<Difference> = Vec::new();
    let mut add = |row: usize, column: usize, own: usize, other: usize| match differences.last_mut() {
        Some((own_before, other_before)) if own_before.start == row + own && other_before.start == column + other => {
            own_before.start = row;
            other_before.start = column;
        }
        _ => differences.push((row..row + own, column..column + other)),
    };
    let (mut row, mut column) = (piece.len(), end);
    while row > 0 {
        let here = table[row * width + column];
        let own = &piece[row - 1];
        if column > 0 {
            let cost = costs.changed(row == 1, own, &text[column - 1]);
            if here == table[(row - 1) * width + column - 1] + cost {
                (row, column) = (row - 1, column - 1);
                if cost > 0 {
                    add(row, column, 1, 1);
                }
                continue;
            }
        }
        if here == table[(row - 1) * width + column] + costs.put_in(own) {
            row -= 1;
            add(row, column, 1, 0);
        } else {
            column -= 1;
            add(row, column, 0, 1);
        }
    }
    differences.reverse();
    (column, differences)
}
