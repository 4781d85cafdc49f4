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
mod masked;
mod templates;

pub(super) use masked::Place;

use super::Problem;
use super::marks::is_escaped;
use masked::Masked;
use std::collections::BTreeSet;
use std::ops::Range;

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
        let Some(masked) = Masked::new(&self.pieces, &self.lines, source, end, place) else {
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
