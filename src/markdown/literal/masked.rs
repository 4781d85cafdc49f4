//! A paragraph as markup is looked for in it: everything but text blanked, so that bytes count as in the body.

use crate::diagnostic::rules;
use crate::markdown::{Problem, RawHtml};
use crate::text::{first_characters, slice};
use std::ops::Range;

/// What stands for everything that is no text.
pub(super) const BLANKED: char = '\u{1}';

/// Where a paragraph stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Directly in a block quote.
    pub in_quote: bool,
    /// How raw HTML is treated, and so whether it can be advised.
    pub raw_html: RawHtml,
}

/// A paragraph in which all that is no text is blanked; bytes count as in the body.
pub(super) struct Masked<'a> {
    pub text: String,
    /// All of the body.
    source: &'a str,
    /// Where the paragraph begins and ends in the body, in bytes.
    range: Range<usize>,
    /// Where lines of text begin, in bytes of `text`.
    pub lines: Vec<usize>,
    pub place: Place,
}

impl<'a> Masked<'a> {
    pub fn new(
        pieces: &[Range<usize>],
        line_starts: &[usize],
        source: &'a str,
        end: usize,
        place: Place,
    ) -> Option<Self> {
        let start = pieces.first()?.start;
        let end = end.max(pieces.last()?.end);
        let whole = source.get(start..end)?;
        let whole = whole.trim_end();
        let blank = |part: &str, out: &mut String| {
            out.extend(part.bytes().map(|byte| if byte == b'\n' { '\n' } else { BLANKED }));
        };
        let mut masked = String::with_capacity(whole.len());
        let mut lines = Vec::with_capacity(line_starts.len());
        let mut line_starts = line_starts.iter().peekable();
        for (index, piece) in pieces.iter().enumerate() {
            let from = start + masked.len();
            blank(source.get(from..piece.start).unwrap_or_default(), &mut masked);
            if line_starts.next_if(|start| **start == index).is_some() {
                lines.push(masked.len());
            }
            masked.push_str(source.get(piece.clone()).unwrap_or_default());
        }
        blank(
            source
                .get(start + masked.len()..start + whole.len())
                .unwrap_or_default(),
            &mut masked,
        );
        Some(Self {
            range: start..start + masked.len(),
            text: masked,
            source,
            lines,
            place,
        })
    }

    /// What is written at a range of the text, blanked or not.
    pub fn written(&self, range: Range<usize>) -> &'a str {
        let start = self.range.start;
        self.source
            .get(start + range.start..start + range.end)
            .unwrap_or_default()
    }

    /// What is written from a byte of the text on, up to the end of the paragraph.
    pub fn written_from(&self, at: usize) -> &'a str {
        self.written(at..self.text.len())
    }

    /// The byte at a place of the text.
    pub fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The character before a byte of the text.
    pub fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The character that begins at a byte of the text.
    pub fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// The problem of markup that is printed.
    pub fn problem(&self, range: Range<usize>, message: String, help: impl Into<String>) -> Problem {
        let start = self.range.start;
        Problem::new(&rules::MARKUP_AS_TEXT, start + range.start..start + range.end, message).help(help)
    }
}

/// Some markup for a message, in one line.
pub(super) fn shown(markup: &str) -> String {
    const MAX_SHOWN: usize = 60;
    // Brackets may be nested, and each be shown: only its beginning is looked at.
    let line = nearby(markup, 4 * MAX_SHOWN).split('\n').next().unwrap_or_default();
    let shown = first_characters(line, MAX_SHOWN);
    let mark = if shown.len() < markup.len() { "…" } else { "" };
    format!("{shown}{mark}")
}

/// The first bytes of a text, `limit` at most: where an end is searched for, so that time does not grow with the square of
/// what has none.
pub(super) fn nearby(text: &str, limit: usize) -> &str {
    slice(text, ..crate::text::floor_boundary(text, limit))
}
