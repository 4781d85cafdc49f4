//! Tables: in a box that scrolls if they are wide, aligned by class, with header cells only where there is a header.

use super::Word;
use super::body::Hole;
use super::parse::Alignment;
use super::writer::Writer;

/// Where in a table the writer is; tables hold no tables.
#[derive(Default)]
pub(super) struct OpenTable {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// Whether no header cell had anything in it so far.
    head_is_empty: bool,
    /// Where in the output the head begins.
    head: usize,
    /// Where the cell begins, and where its content does.
    cell: (usize, usize),
}

impl Writer<'_> {
    pub fn begin_table(&mut self, alignments: Vec<Alignment>) {
        self.table = OpenTable {
            alignments,
            ..OpenTable::default()
        };
        // A group, not a region: regions are landmarks, which have to have different names.
        self.block("<div class=\"table-wrap\" tabindex=\"0\" role=\"group\" aria-label=\"");
        Hole::Word(Word::Table).mark(&mut self.out);
        self.out.push_str("\">\n<table>\n");
    }

    pub fn end_table(&mut self) {
        self.out.push_str("</tbody>\n</table>\n</div>\n");
    }

    pub fn begin_table_head(&mut self) {
        self.table.in_head = true;
        self.table.head_is_empty = true;
        self.table.head = self.out.len();
        self.table.column = 0;
        self.out.push_str("<thead>\n<tr>");
    }

    pub fn end_table_head(&mut self) {
        self.table.in_head = false;
        if self.table.head_is_empty {
            self.out.truncate(self.table.head);
        } else {
            self.out.push_str("</tr>\n</thead>\n");
        }
        self.out.push_str("<tbody>\n");
    }

    pub fn begin_table_row(&mut self) {
        self.table.column = 0;
        self.out.push_str("<tr>");
    }

    pub fn begin_table_cell(&mut self) {
        let start = self.out.len();
        self.out
            .push_str(if self.table.in_head { "<th scope=\"col\"" } else { "<td" });
        self.align();
        self.table.cell = (start, self.out.len());
    }

    fn align(&mut self) {
        self.out.push_str(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            Some(Alignment::None) | None => ">",
        });
    }

    pub fn end_table_cell(&mut self) {
        let (start, content) = self.table.cell;
        if self.table.in_head && self.out.len() > content {
            self.table.head_is_empty = false;
            self.out.push_str("</th>");
        } else if self.table.in_head {
            // A header that says nothing is no header.
            self.out.truncate(start);
            self.out.push_str("<td");
            self.align();
            self.out.push_str("</td>");
        } else {
            self.out.push_str("</td>");
        }
        self.table.column += 1;
    }
}
