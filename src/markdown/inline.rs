//! What stands in a line: text, code, breaks and links.

use super::body::Hole;
use super::parse::{CowStr, LinkType};
use super::writer::Writer;
use super::{Link, LinkKind, Problem, address, escape};
use std::ops::Range;

impl Writer<'_> {
    pub fn text(&mut self, text: &str) {
        if let Some(image) = &mut self.image {
            image.description.push_str(text);
        } else if let Some(code) = &mut self.code {
            code.text.push_str(text);
        } else {
            escape::text(&mut self.out, text);
            self.hear(text);
        }
    }

    /// Gathers text for a heading's id or the excerpt, if one of them is being written.
    pub fn hear(&mut self, text: &str) {
        if self.listening {
            self.heard.push_str(text);
        }
    }

    /// What was heard, with single spaces; listening ends.
    pub fn take_heard(&mut self) -> String {
        self.listening = false;
        let mut folded = String::with_capacity(self.heard.len());
        for word in self.heard.split_whitespace() {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push_str(word);
        }
        if escape::has_controls(&folded) {
            folded.retain(|c| !c.is_control());
        }
        self.heard.clear();
        folded
    }

    pub fn inline_code(&mut self, text: &str) {
        if self.image.is_some() {
            return self.text(text);
        }
        self.out.push_str("<code>");
        self.text(text);
        self.out.push_str("</code>");
    }

    pub fn line_break(&mut self, html: &str) {
        if let Some(image) = &mut self.image {
            image.description.push(' ');
            return;
        }
        self.out.push_str(html);
        self.hear(" ");
    }

    /// Notes a link or image. It has a number, and so a hole, if its address is one that may be published.
    pub fn link(&mut self, address: &str, kind: LinkKind, range: Range<usize>) -> Option<usize> {
        match address::check(address, kind) {
            Ok(target) => {
                self.links.push(Link { target, kind, range });
                Some(self.links.len() - 1)
            }
            Err(refusal) => {
                self.problems.push(Problem {
                    rule: refusal.rule,
                    message: refusal.message,
                    range,
                    help: Some(refusal.help.to_owned()),
                });
                None
            }
        }
    }

    pub fn begin_link(&mut self, link_type: LinkType, address: &str, title: &CowStr<'_>, range: Range<usize>) {
        let number = if link_type == LinkType::Email {
            self.link(&format!("mailto:{address}"), LinkKind::Link, range)
        } else {
            self.link(address, LinkKind::Link, range)
        };
        self.in_link = true;
        self.out.push_str("<a");
        if let Some(number) = number {
            Hole::Href(number).mark(&mut self.out);
        }
        self.title(title);
        self.out.push('>');
    }

    pub fn end_link(&mut self) {
        self.in_link = false;
        self.out.push_str("</a>");
    }

    pub fn title(&mut self, title: &CowStr<'_>) {
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape::attribute(&mut self.out, title);
            self.out.push('"');
        }
    }
}
