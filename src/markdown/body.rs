//! A converted body: HTML with holes. The holes are marked in the HTML with two control characters, which no text can
//! hold (they are left out wherever text is written), until the HTML is finished and cut at them once.

use super::{Heading, Link, address, escape, text};
use std::fmt::Write as _;

const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';

/// A body as HTML whose addresses, and the few words of our own, are not known yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    html: String,
    /// Where in `html` something is to be put, and what, in order.
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

/// What is to be put into a hole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hole {
    /// ` href="…"`, with the address of the link of this number.
    Href(usize),
    /// ` src="…"`, likewise.
    Src(usize),
    /// A word of our own.
    Word(Word),
}

/// A word that the HTML of a body needs beside the writer's own. A theme has them in its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    /// Title of an alert.
    Note,
    /// Title of an alert.
    Tip,
    /// Title of an alert.
    Important,
    /// Title of an alert.
    Warning,
    /// Title of an alert.
    Caution,
    /// Name of the area in which a wide table can be scrolled.
    Table,
    /// Name of the section with the footnotes.
    Footnotes,
    /// Name of the link from a footnote to its reference; the reference's number follows.
    BackToReference,
}

impl Word {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Note,
        Self::Tip,
        Self::Important,
        Self::Warning,
        Self::Caution,
        Self::Table,
        Self::Footnotes,
        Self::BackToReference,
    ];

    /// The word in English.
    pub fn english(self) -> &'static str {
        match self {
            Self::Note => "Note",
            Self::Tip => "Tip",
            Self::Important => "Important",
            Self::Warning => "Warning",
            Self::Caution => "Caution",
            Self::Table => "Table",
            Self::Footnotes => "Footnotes",
            Self::BackToReference => "Back to reference",
        }
    }
}

impl Body {
    /// Text that is not converted at all, as one paragraph.
    pub(super) fn plain(text: &str) -> Self {
        let mut html = String::from("<p>");
        escape::text(&mut html, text.trim());
        html.push_str("</p>\n");
        Self {
            html,
            ..Self::default()
        }
    }

    /// Cuts finished HTML at its marks.
    pub(super) fn cut(marked: &str) -> Self {
        let mut html = String::with_capacity(marked.len());
        let mut holes = Vec::new();
        let mut rest = marked;
        while let Some((before, marked)) = rest.split_once(OPEN) {
            html.push_str(before);
            let Some((mark, after)) = marked.split_once(CLOSE) else {
                break;
            };
            rest = after;
            let Some(hole) = Hole::read(mark) else {
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

    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.holes.is_empty() && self.html.trim_ascii().is_empty()
    }

    /// Its words as plain text, a line a block: without what our own HTML adds, such as the numbers of footnotes.
    pub fn text(&self) -> String {
        text::text_of_body(&self.html)
    }

    /// The finished HTML, with our own words in English. `address` gives the address to publish for the link of a
    /// number, not escaped. Without one a link becomes plain text (an `<a>` without `href` is a placeholder).
    pub fn html<'a>(&self, address: impl Fn(usize) -> Option<&'a str>) -> String {
        self.html_in(address, Word::english)
    }

    /// The finished HTML, with our own words as `word` has them.
    pub fn html_in<'a, 'w>(
        &self,
        address: impl Fn(usize) -> Option<&'a str>,
        word: impl Fn(Word) -> &'w str,
    ) -> String {
        let mut out = String::with_capacity(self.html.len() + 48 * self.holes.len());
        let mut done = 0;
        for &(at, hole) in &self.holes {
            out.push_str(&self.html[done..at]);
            done = at;
            match hole {
                Hole::Href(number) | Hole::Src(number) => {
                    if let (Some(attribute), Some(address)) = (hole.attribute(), address(number)) {
                        out.push_str(attribute);
                        address::write(&mut out, address);
                        out.push('"');
                    }
                }
                Hole::Word(name) => escape::attribute(&mut out, word(name)),
            }
        }
        out.push_str(&self.html[done..]);
        out
    }
}

impl Hole {
    /// Marks this hole in HTML that is not finished.
    pub(super) fn mark(self, out: &mut String) {
        let (kind, number) = match self {
            Self::Href(number) => ('h', number),
            Self::Src(number) => ('s', number),
            Self::Word(word) => ('w', word as usize),
        };
        out.push_str(self.attribute().unwrap_or_default());
        // Writing to a string cannot fail.
        let _ = write!(out, "{OPEN}{kind}{number}{CLOSE}");
        if self.attribute().is_some() {
            out.push('"');
        }
    }

    /// Whether an attribute's value is a mark and nothing else.
    pub(super) fn is_mark(value: &str) -> bool {
        value
            .strip_prefix(OPEN)
            .and_then(|value| value.strip_suffix(CLOSE))
            .is_some_and(|mark| Self::read(mark).is_some())
    }

    fn read(mark: &str) -> Option<Self> {
        let number = mark.get(1..)?.parse().ok()?;
        match mark.as_bytes()[0] {
            b'h' => Some(Self::Href(number)),
            b's' => Some(Self::Src(number)),
            b'w' => Word::ALL.get(number).copied().map(Self::Word),
            _ => None,
        }
    }

    fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Href(_) => Some(" href=\""),
            Self::Src(_) => Some(" src=\""),
            Self::Word(_) => None,
        }
    }
}
