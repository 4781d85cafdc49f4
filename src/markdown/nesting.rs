//! What is open where the writer is: Markdown's elements and the raw tags in them.
//!
//! Raw tags are let through well-formed or not at all: each ends before the element in which it began, in the right
//! order, and stands where HTML allows it. So the sanitiser's parser finds nothing to repair. Its repairs are what a
//! hostile body would use: they can make gigabytes of a few bytes.

use super::Problem;
use crate::diagnostic::rules;
use crate::html::is_void;
use std::ops::Range;

/// The deepest nesting that is let through.
pub(super) const DEEPEST: usize = 256;

/// A body that is too deep, of either kind.
pub(super) fn too_deep(what: &str, range: Range<usize>) -> Problem {
    Problem {
        rule: &rules::HTML_TOO_DEEP,
        message: format!("{what} is nested over {DEEPEST} levels deep"),
        range,
        help: None,
    }
}

/// All that is open.
#[derive(Default)]
pub(super) struct Nesting {
    markdown: Vec<Element>,
    /// The names of the raw tags, the innermost last.
    raw: Vec<&'static str>,
    reported: bool,
}

/// An element of Markdown.
struct Element {
    /// How many raw tags were open when it began: what is in it cannot close those.
    floor: usize,
    /// Whether it holds text and what stands in a line of text, but no blocks.
    phrasing: bool,
}

/// Whether an element is written, or only what is in it.
pub(super) enum Level {
    Fine,
    FirstTooDeep,
    TooDeep,
}

/// What becomes of a raw tag.
pub(super) enum Verdict {
    Write,
    Drop,
    TooDeep,
}

impl Nesting {
    /// An element of Markdown begins.
    pub fn enter(&mut self, phrasing: bool) -> Level {
        self.markdown.push(Element {
            floor: self.raw.len(),
            phrasing: phrasing || self.in_phrasing(),
        });
        self.level()
    }

    /// A block of raw HTML begins, whose tags may be closed outside of it.
    pub fn enter_html_block(&mut self) -> Level {
        self.markdown.push(Element {
            floor: self.floor(),
            phrasing: self.in_phrasing(),
        });
        self.level()
    }

    fn level(&mut self) -> Level {
        match (self.is_fine(), self.reported) {
            (true, _) => Level::Fine,
            (false, true) => Level::TooDeep,
            (false, false) => {
                self.reported = true;
                Level::FirstTooDeep
            }
        }
    }

    /// An element of Markdown ends; whether it was written.
    pub fn leave(&mut self) -> bool {
        let written = self.is_fine();
        self.markdown.pop();
        written
    }

    /// How many elements of Markdown are open.
    pub fn depth(&self) -> usize {
        self.markdown.len()
    }

    pub fn is_fine(&self) -> bool {
        self.markdown.len() <= DEEPEST
    }

    /// How many raw tags are open.
    pub fn raw_depth(&self) -> usize {
        self.raw.len()
    }

    fn floor(&self) -> usize {
        self.markdown.last().map_or(0, |element| element.floor)
    }

    fn in_phrasing(&self) -> bool {
        self.markdown.last().is_some_and(|element| element.phrasing)
    }

    /// The innermost raw tag, if it began in the innermost element of Markdown.
    fn top(&self) -> Option<&'static str> {
        self.raw[self.floor()..].last().copied()
    }

    /// Closes raw tags until so many are open.
    pub fn close_to(&mut self, depth: usize, out: &mut String) {
        for name in self.raw.drain(depth.min(self.raw.len())..).rev() {
            out.push_str("</");
            out.push_str(name);
            out.push('>');
        }
    }

    /// Closes the raw tags of the innermost element of Markdown, before that ends.
    pub fn close_all(&mut self, out: &mut String) {
        self.close_to(self.floor(), out);
    }

    /// Closes what cannot hold a block.
    pub fn close_for_block(&mut self, out: &mut String) {
        self.leave_table(out);
        while self.top().is_some_and(|name| !holds_blocks(name)) {
            self.close_to(self.raw.len() - 1, out);
        }
    }

    /// Whatever is not part of a table ends it. A browser would put it in front of the table.
    pub fn leave_table(&mut self, out: &mut String) {
        if self.top().is_some_and(is_table_part)
            && let Some(table) = self.raw.iter().rposition(|&name| name == "table")
        {
            self.close_to(table.max(self.floor()), out);
        }
    }

    /// Makes way for a raw tag, and opens it if it is not empty.
    pub fn open(&mut self, name: &'static str, inline: bool, out: &mut String) -> Verdict {
        if let Some(parents) = parents(name) {
            match self.find(parents, is_table_cell_or_part(name)) {
                Some(parent) => self.close_to(parent + 1, out),
                None => return Verdict::Drop,
            }
        } else if is_block(name) {
            if self.in_phrasing() || (inline && name == "table") {
                return Verdict::Drop;
            }
            self.close_for_block(out);
        } else {
            self.leave_table(out);
            if name == "a" && self.raw.contains(&"a") {
                return Verdict::Drop;
            }
        }
        if is_void(name) {
            return Verdict::Write;
        }
        self.raw.push(name);
        if self.raw.len() + self.markdown.len() > DEEPEST {
            Verdict::TooDeep
        } else {
            Verdict::Write
        }
    }

    /// Closes a raw tag and what is open in it, if there is such a tag.
    pub fn close(&mut self, name: &'static str, out: &mut String) {
        if let Some(depth) = self.find(&[name], is_table_cell_or_part(name)) {
            self.close_to(depth, out);
        }
    }

    /// The innermost raw tag of one of these names, within the innermost element of Markdown, cell and table.
    fn find(&self, names: &[&str], through_cells: bool) -> Option<usize> {
        for depth in (self.floor()..self.raw.len()).rev() {
            let name = self.raw[depth];
            if names.contains(&name) {
                return Some(depth);
            }
            if name == "table" || (!through_cells && is_table_cell(name)) {
                return None;
            }
        }
        None
    }
}

/// The elements that an element must stand in, if not just anywhere.
fn parents(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "li" => &["ul", "ol"],
        "dt" | "dd" => &["dl"],
        "caption" | "colgroup" | "thead" | "tbody" | "tfoot" => &["table"],
        "col" => &["colgroup", "table"],
        "tr" => &["table", "tbody", "thead", "tfoot"],
        "td" | "th" => &["tr"],
        "rt" | "rp" => &["ruby"],
        "summary" => &["details"],
        "figcaption" => &["figure"],
        _ => return None,
    })
}

/// Elements that cannot stand in a line of text, apart from those that have parents.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "blockquote"
            | "details"
            | "div"
            | "dl"
            | "figure"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hr"
            | "ol"
            | "p"
            | "pre"
            | "table"
            | "ul"
    )
}

fn holds_blocks(name: &str) -> bool {
    matches!(
        name,
        "blockquote"
            | "caption"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "li"
            | "ol"
            | "summary"
            | "td"
            | "th"
            | "ul"
    )
}

fn is_table_part(name: &str) -> bool {
    matches!(name, "table" | "colgroup" | "thead" | "tbody" | "tfoot" | "tr")
}

fn is_table_cell(name: &str) -> bool {
    matches!(name, "caption" | "td" | "th")
}

fn is_table_cell_or_part(name: &str) -> bool {
    is_table_cell(name) || is_table_part(name) || name == "col"
}
