//! What is open where the writer is: Markdown's elements and the raw tags in them.
//!
//! Raw tags are let through well-formed or not at all: each ends before the element in which it began, in the right
//! order, and stands where HTML allows it. So the sanitiser's parser finds nothing to repair. Its repairs are what a
//! hostile body would use: they can make gigabytes of a few bytes.

use super::Problem;
use crate::diagnostic::rules;
use crate::html::is_void;
use std::ops::Range;

/// The deepest nesting of Markdown's elements, or of those and raw tags together, that is let through.
pub(super) const MAX_DEPTH: usize = 256;

/// The problem of a body that is nested too deeply; `what` is its raw HTML or its Markdown.
pub(super) fn too_deep(what: &str, range: Range<usize>) -> Problem {
    Problem {
        rule: &rules::HTML_TOO_DEEP,
        message: format!("{what} is nested more than {MAX_DEPTH} levels deep"),
        range,
        help: None,
    }
}

/// The elements that are open.
#[derive(Default)]
pub(super) struct Nesting {
    /// The elements of Markdown, the innermost last.
    markdown: Vec<Element>,
    /// The names of the raw tags, the innermost last.
    raw: Vec<&'static str>,
    /// Whether it was reported that Markdown is nested too deeply.
    is_reported: bool,
}

/// An element of Markdown.
struct Element {
    /// How many raw tags were open when it began: what is in it cannot close those.
    floor: usize,
    /// Whether it holds text and what stands in a line of text, but no blocks.
    phrasing: bool,
}

/// What becomes of an element of Markdown.
pub(super) enum ElementFate {
    /// It is written.
    Written,
    /// Only what is in it is written; it is the first that is too deep.
    FirstTooDeep,
    /// Only what is in it is written.
    TooDeep,
}

/// What becomes of a raw tag.
pub(super) enum RawTagFate {
    /// It is to be written.
    Written,
    /// It has no place here and is ignored.
    Dropped,
    /// It is nested too deeply, and the body has to be refused.
    TooDeep,
}

impl Nesting {
    /// An element of Markdown begins.
    pub fn enter(&mut self, phrasing: bool) -> ElementFate {
        self.markdown.push(Element {
            floor: self.raw.len(),
            phrasing: phrasing || self.in_phrasing(),
        });
        self.fate()
    }

    /// A block of raw HTML begins, whose tags may be closed outside of it.
    pub fn enter_html_block(&mut self) -> ElementFate {
        self.markdown.push(Element {
            floor: self.floor(),
            phrasing: self.in_phrasing(),
        });
        self.fate()
    }

    fn fate(&mut self) -> ElementFate {
        match (self.is_within_limit(), self.is_reported) {
            (true, _) => ElementFate::Written,
            (false, true) => ElementFate::TooDeep,
            (false, false) => {
                self.is_reported = true;
                ElementFate::FirstTooDeep
            }
        }
    }

    /// An element of Markdown ends; whether it was written.
    pub fn leave(&mut self) -> bool {
        let written = self.is_within_limit();
        self.markdown.pop();
        written
    }

    /// How many elements of Markdown are open.
    pub fn depth(&self) -> usize {
        self.markdown.len()
    }

    /// Whether the innermost element of Markdown is written.
    pub fn is_within_limit(&self) -> bool {
        self.markdown.len() <= MAX_DEPTH
    }

    /// Whether line breaks are shown as they are.
    pub fn is_preformatted(&self) -> bool {
        self.raw.contains(&"pre")
    }

    /// How many raw tags are open.
    pub fn raw_depth(&self) -> usize {
        self.raw.len()
    }

    /// How many raw tags were open when the innermost element of Markdown began.
    fn floor(&self) -> usize {
        self.markdown.last().map_or(0, |element| element.floor)
    }

    /// Whether only what stands in a line of text may stand here.
    fn in_phrasing(&self) -> bool {
        self.markdown.last().is_some_and(|element| element.phrasing)
    }

    /// The innermost raw tag, if it began in the innermost element of Markdown.
    fn top(&self) -> Option<&'static str> {
        self.raw.get(self.floor()..)?.last().copied()
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
    pub fn close_innermost(&mut self, out: &mut String) {
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
    pub fn open_raw(&mut self, name: &'static str, inline: bool, out: &mut String) -> RawTagFate {
        if let Some(parents) = parents(name) {
            match self.find(parents, is_table_cell_or_part(name)) {
                Some(parent) => self.close_to(parent + 1, out),
                None => return RawTagFate::Dropped,
            }
        } else if is_block(name) {
            if self.in_phrasing() || (inline && name == "table") {
                return RawTagFate::Dropped;
            }
            self.close_for_block(out);
        } else {
            self.leave_table(out);
            if name == "a" && self.raw.contains(&"a") {
                return RawTagFate::Dropped;
            }
        }
        if is_void(name) {
            return RawTagFate::Written;
        }
        self.raw.push(name);
        if self.raw.len() + self.markdown.len() > MAX_DEPTH {
            RawTagFate::TooDeep
        } else {
            RawTagFate::Written
        }
    }

    /// Closes a raw tag and what is open in it, if there is such a tag.
    pub fn close_raw(&mut self, name: &'static str, out: &mut String) {
        if let Some(depth) = self.find(&[name], is_table_cell_or_part(name)) {
            self.close_to(depth, out);
        }
    }

    /// The innermost raw tag of one of these names, within the innermost element of Markdown, cell and table.
    fn find(&self, names: &[&str], through_cells: bool) -> Option<usize> {
        for depth in (self.floor()..self.raw.len()).rev() {
            let name = self.raw.get(depth)?;
            if names.contains(name) {
                return Some(depth);
            }
            if *name == "table" || (!through_cells && is_table_cell(name)) {
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
