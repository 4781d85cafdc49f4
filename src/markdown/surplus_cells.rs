//! Cells of a table that are not shown, since their row has more than the head of the table has.

use super::Problem;
use crate::diagnostic::rules;
use crate::text::{first_characters, slice};
use std::ops::Range;

/// The row of a table that is being read.
#[derive(Default)]
pub(super) struct TableReview {
    /// How many columns the table has.
    columns: usize,
    row: Range<usize>,
    /// How many cells of the row there were, and where the last one ends.
    cells: (usize, usize),
}

impl TableReview {
    pub fn begin(&mut self, columns: usize) {
        self.columns = columns;
    }

    pub fn begin_row(&mut self, range: &Range<usize>) {
        self.row = range.clone();
        self.cells = (0, range.start);
    }

    pub fn begin_cell(&mut self, range: &Range<usize>) {
        self.cells = (self.cells.0 + 1, range.end);
    }

    /// Reports the cells of the row that are too many.
    pub fn end_row(&mut self, source: &str) -> Option<Problem> {
        let (count, end) = self.cells;
        if count < self.columns || end >= self.row.end {
            return None;
        }
        let rest = source.get(end..self.row.end)?;
        let text = rest.trim_start_matches(|c: char| c == '|' || c.is_whitespace());
        let start = end + rest.len() - text.len();
        let text = text.trim_end_matches(|c: char| c == '|' || c.is_whitespace());
        if text.is_empty() {
            return None;
        }
        let columns = self.columns;
        let noun = if columns == 1 { "column" } else { "columns" };
        let message = format!(
            "`{}` is not shown: the head of the table has {columns} {noun}",
            first_characters(slice(text, ..), 60)
        );
        let help = "write a further column in the first two lines of the table, or `\\|` if the line is part of a cell";
        Some(Problem::new(&rules::LOST_TEXT, start..start + text.len(), message).help(help))
    }
}
