//! Markup that is printed as it stands: text in which the parser found nothing, though a writer meant something by it. It is
//! incomplete (`**open`, `[text](a b)`), refers to what is not there (`[^nowhere]`), or belongs to another program (`{{< x >}}`).
//!
//! The writer hands in each text that is written letter by letter. Where a paragraph has a character that markup begins with,
//! it is looked at as a whole, with everything but such text blanked, so that code, links and escapes are taken for no markup.

mod backticks;
mod brackets;
mod emphasis;
mod entities;
mod lines;
mod templates;

use super::marks::is_escaped;
use super::{Problem, RawHtml};
use crate::diagnostic::rules;
use crate::text::{first_characters, slice};
use std::collections::BTreeSet;
use std::ops::Range;

/// What stands for everything that is no text.
const BLANKED: char = '\u{1}';

/// The bytes that markup begins with.
const SUSPICIOUS: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b"*_~=[{&<`";
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

/// The text of the paragraph, heading, item or cell that is being written.
#[derive(Default)]
pub(super) struct LiteralText {
    /// Where it stands in the body, in bytes, in reading order.
    pieces: Vec<Range<usize>>,
    /// Where lines begin: indices of `pieces`.
    lines: Vec<usize>,
    /// Whether the next piece begins a line.
    begins_line: bool,
    /// Whether it may have markup.
    is_suspicious: bool,
    /// What was reported once and is not again, such as the end of a shortcode whose beginning was.
    reported: BTreeSet<String>,
}

/// Where a paragraph stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Directly in a block quote.
    pub in_quote: bool,
    /// How raw HTML is treated, and so whether it can be advised.
    pub raw_html: RawHtml,
}

/// A paragraph in which all that is no text is blanked; bytes count as in the body.
struct Masked<'a> {
    text: String,
    /// All of the body.
    source: &'a str,
    /// Where the paragraph begins and ends in the body, in bytes.
    range: Range<usize>,
    /// Where lines of text begin, in bytes of `text`.
    lines: Vec<usize>,
    place: Place,
}

impl LiteralText {
    /// Adds a text that stands at a range of the body.
    pub fn push(&mut self, text: &str, range: &Range<usize>, source: &str) {
        let begins_line = std::mem::take(&mut self.begins_line) || self.pieces.is_empty();
        if source.get(range.clone()) != Some(text) {
            // A character reference, or a quotation mark that was made a typographic one.
            return;
        }
        let bytes = text.as_bytes();
        let mut start = range.start;
        if is_escaped(source.as_bytes(), start) {
            start += text.chars().next().map_or(0, char::len_utf8);
        } else if begins_line {
            self.lines.push(self.pieces.len());
            self.is_suspicious |= matches!(bytes.first(), Some(b':' | b'#' | b'|'));
        }
        self.is_suspicious |= bytes.iter().any(|byte| SUSPICIOUS[usize::from(*byte)]);
        match self.pieces.last_mut() {
            Some(last) if last.end == start && !begins_line => last.end = range.end,
            _ => self.pieces.push(start..range.end),
        }
    }

    /// A line ends.
    pub fn end_line(&mut self) {
        self.begins_line = true;
    }

    /// Reports what is markup in the text so far, and forgets the text. The paragraph ends at a byte of the body.
    pub fn finish(&mut self, source: &str, end: usize, place: Place, problems: &mut Vec<Problem>) {
        if std::mem::take(&mut self.is_suspicious) {
            self.report(source, end, place, problems);
        }
        self.pieces.clear();
        self.lines.clear();
        self.begins_line = false;
    }

    fn report(&mut self, source: &str, end: usize, place: Place, problems: &mut Vec<Problem>) {
        let Some(masked) = Masked::new(self, source, end, place) else {
            return;
        };
        lines::report_lines(&masked, &mut self.reported, problems);
        brackets::report_brackets(&masked, &mut self.reported, problems);
        emphasis::report_emphasis(&masked, problems);
        templates::report_templates(&masked, problems);
        entities::report_references(&masked, problems);
        backticks::report_backticks(&masked, problems);
    }
}

impl<'a> Masked<'a> {
    fn new(text: &LiteralText, source: &'a str, end: usize, place: Place) -> Option<Self> {
        let start = text.pieces.first()?.start;
        let end = end.max(text.pieces.last()?.end);
        let whole = source.get(start..end)?;
        let whole = whole.trim_end();
        let blank = |part: &str, out: &mut String| {
            out.extend(part.bytes().map(|byte| if byte == b'\n' { '\n' } else { BLANKED }));
        };
        let mut masked = String::with_capacity(whole.len());
        let mut lines = Vec::with_capacity(text.lines.len());
        let mut line_starts = text.lines.iter().peekable();
        for (index, piece) in text.pieces.iter().enumerate() {
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
    fn written(&self, range: Range<usize>) -> &'a str {
        let start = self.range.start;
        self.source
            .get(start + range.start..start + range.end)
            .unwrap_or_default()
    }

    /// What is written from a byte of the text on, up to the end of the paragraph.
    fn written_from(&self, at: usize) -> &'a str {
        self.written(at..self.text.len())
    }

    /// The byte at a place of the text.
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The character before a byte of the text.
    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The character that begins at a byte of the text.
    fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// The problem of markup that is printed.
    fn problem(&self, range: Range<usize>, message: String, help: impl Into<String>) -> Problem {
        let start = self.range.start;
        Problem::new(&rules::MARKUP_AS_TEXT, start + range.start..start + range.end, message).help(help)
    }
}

/// Some markup for a message, in one line.
fn shown(markup: &str) -> String {
    const MAX_SHOWN: usize = 60;
    // Brackets may be nested, and each be shown: only its beginning is looked at.
    let line = nearby(markup, 4 * MAX_SHOWN).split('\n').next().unwrap_or_default();
    let shown = first_characters(line, MAX_SHOWN);
    let mark = if shown.len() < markup.len() { "…" } else { "" };
    format!("{shown}{mark}")
}

/// The first bytes of a text, `limit` at most: where an end is searched for, so that time does not grow with the square of
/// what has none.
fn nearby(text: &str, limit: usize) -> &str {
    slice(text, ..crate::text::floor_boundary(text, limit))
}
