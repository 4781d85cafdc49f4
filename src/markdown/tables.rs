//! The HTML of a Markdown table: in a box that scrolls if it is wide, aligned by class, with header cells only where
//! there is a header.

use super::hole::{Hole, Word};
use super::parse::Alignment;

/// Where in a table the writer is. Tables hold no tables, so there is one at most.
#[derive(Default)]
pub(super) struct OpenTable {
    alignments: Vec<Alignment>,
    /// The number of the current cell in its row, from 0.
    column: usize,
    in_head: bool,
    /// Whether all header cells so far were empty.
    head_is_empty: bool,
    /// Where in the output the head begins, in bytes.
    head: usize,
    /// Where in the output the current cell begins, and where its content does, in bytes.
    cell: (usize, usize),
}

impl OpenTable {
    pub fn begin(alignments: Vec<Alignment>, html: &mut String) -> Self {
        // A group, not a region: regions are landmarks, which have to have different names.
        html.push_str("<div class=\"table-wrap\" tabindex=\"0\" role=\"group\" aria-label=\"");
        Hole::Word(Word::Table).mark(html);
        html.push_str("\">\n<table>\n");
        Self {
            alignments,
            ..Self::default()
        }
    }

    pub fn begin_head(&mut self, html: &mut String) {
        self.in_head = true;
        self.head_is_empty = true;
        self.head = html.len();
        self.column = 0;
        html.push_str("<thead>\n<tr>");
    }

    pub fn end_head(&mut self, html: &mut String) {
        self.in_head = false;
        if self.head_is_empty {
            html.truncate(self.head);
        } else {
            html.push_str("</tr>\n</thead>\n");
        }
        html.push_str("<tbody>\n");
    }

    pub fn begin_row(&mut self, html: &mut String) {
        self.column = 0;
        html.push_str("<tr>");
    }

    pub fn begin_cell(&mut self, html: &mut String) {
        let start = html.len();
        html.push_str(if self.in_head { "<th scope=\"col\"" } else { "<td" });
        html.push_str(self.alignment());
        self.cell = (start, html.len());
    }

    pub fn end_cell(&mut self, html: &mut String) {
        let (start, content) = self.cell;
        if self.in_head && html.len() > content {
            self.head_is_empty = false;
            html.push_str("</th>");
        } else if self.in_head {
            // A header without words is no header.
            html.truncate(start);
            html.push_str("<td");
            html.push_str(self.alignment());
            html.push_str("</td>");
        } else {
            html.push_str("</td>");
        }
        self.column += 1;
    }

    /// The class of the current column, and the end of the tag.
    fn alignment(&self) -> &'static str {
        match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            Some(Alignment::None) | None => ">",
        }
    }
}
