//! A converted body: HTML with holes. The holes are marked in the HTML until it is finished, and it is cut at them once.

use super::hole::{CLOSE, Hole, OPEN, Word};
use super::{Heading, Link, LinkKind, address, escape, text};
use crate::text::slice;

/// A body as HTML whose addresses, and the few words of the theme, are not known yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    html: String,
    /// Where in `html`, in bytes, something is to be inserted, and what; in ascending order.
    holes: Vec<(usize, Hole)>,
    /// Every address that the body names, in reading order (footnotes last).
    pub links: Vec<Link>,
    /// Its headings, in reading order.
    pub headings: Vec<Heading>,
    /// Its first paragraph as plain text with single spaces; empty if it has none.
    pub excerpt: String,
    /// Every id in its HTML, sorted.
    pub anchors: Vec<String>,
}

impl Body {
    /// Whether an element of it has this id.
    pub fn has_anchor(&self, id: &str) -> bool {
        self.anchors.binary_search_by(|known| known.as_str().cmp(id)).is_ok()
    }

    /// Text that is not converted at all, as one paragraph.
    pub(super) fn plain(text: &str) -> Self {
        let mut html = String::from("<p>");
        escape::push_text(&mut html, text.trim());
        html.push_str("</p>\n");
        Self {
            html,
            ..Self::default()
        }
    }

    /// The body of finished HTML in which the holes are marked.
    pub(super) fn from_marked(marked: &str) -> Self {
        let mut html = String::with_capacity(marked.len());
        let mut holes = Vec::new();
        let mut rest = marked;
        while let Some((before, marked)) = rest.split_once(OPEN) {
            html.push_str(before);
            let Some((mark, after)) = marked.split_once(CLOSE) else {
                break;
            };
            rest = after;
            let Some(hole) = Hole::from_mark(mark) else {
                continue;
            };
            if let Some(attribute) = hole.attribute() {
                // The attribute's name and quotes belong to the hole: without an address it is not there at all.
                let Some(length) = html.strip_suffix(attribute).map(str::len) else {
                    continue;
                };
                html.truncate(length);
                rest = rest.strip_prefix('"').unwrap_or(rest);
            }
            holes.push((html.len(), hole));
        }
        html.push_str(rest);
        Self {
            html,
            holes,
            ..Self::default()
        }
    }

    /// Whether a reader finds neither words nor a picture in it.
    pub fn has_no_content(&self) -> bool {
        let is_image = |link: &Link| link.kind == LinkKind::Image;
        self.excerpt.is_empty() && !self.links.iter().any(is_image) && self.text().trim().is_empty()
    }

    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.holes.is_empty() && self.html.trim_ascii().is_empty()
    }

    /// Its words as plain text, a line a block, without what the HTML adds to the writer's words, such as the numbers of
    /// footnotes.
    pub fn text(&self) -> String {
        text::text_of_body(&self.html)
    }

    /// The finished HTML, with the theme's words in English. `address` gives the address to publish for the link of a
    /// number, not escaped. Without one a link becomes plain text (an `<a>` without `href` is a placeholder).
    pub fn html<'a>(&self, address: impl Fn(usize) -> Option<&'a str>) -> String {
        self.html_in(address, Word::english)
    }

    /// The same with the theme's words as `word` gives them, not escaped.
    pub fn html_in<'a, 'w>(
        &self,
        address: impl Fn(usize) -> Option<&'a str>,
        word: impl Fn(Word) -> &'w str,
    ) -> String {
        let mut out = String::with_capacity(self.html.len() + 48 * self.holes.len());
        let mut done = 0;
        for &(at, hole) in &self.holes {
            out.push_str(slice(&self.html, done..at));
            done = at;
            match hole {
                Hole::Href(number) | Hole::Src(number) => {
                    if let (Some(attribute), Some(address)) = (hole.attribute(), address(number)) {
                        out.push_str(attribute);
                        address::write_address(&mut out, address);
                        out.push('"');
                    }
                }
                Hole::Word(name) => escape::push_attribute(&mut out, word(name)),
            }
        }
        out.push_str(slice(&self.html, done..));
        out
    }
}
