//! What is written of a body so far: its HTML, the links, problems and ids in it, and the elements that are open.

use super::anchors::Anchors;
use super::nesting::Nesting;
use super::removed_html::RemovedHtml;
use super::{Link, LinkKind, Problem, address, escape};
use std::ops::Range;

/// The body so far.
#[derive(Default)]
pub(super) struct Output {
    /// HTML with marked holes.
    pub html: String,
    /// Every address in it, in reading order.
    pub links: Vec<Link>,
    /// What is wrong with the source.
    pub problems: Vec<Problem>,
    /// Every id in it.
    pub anchors: Anchors,
    /// What is open at its end.
    pub nesting: Nesting,
    /// What of its raw HTML is not shown.
    pub removed: RemovedHtml,
}

impl Output {
    /// Goes to a new line, unless one begins here.
    pub fn start_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    /// Adds a link or image. It gets a number, and so a hole, if its address is one that may be published; otherwise there
    /// is a problem.
    pub fn add_link(&mut self, address: &str, kind: LinkKind, range: Range<usize>) -> Option<usize> {
        match address::check_address(address, kind) {
            Ok(target) => {
                self.links.push(Link { target, kind, range });
                Some(self.links.len() - 1)
            }
            Err(refusal) => {
                self.problems.push(Problem {
                    rule: refusal.rule,
                    message: refusal.message,
                    range,
                    help: Some(refusal.help.into_owned()),
                });
                None
            }
        }
    }

    /// Writes a `title` attribute, if there is a title.
    pub fn push_title(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            escape::push_attribute(&mut self.html, title);
            self.html.push('"');
        }
    }
}
