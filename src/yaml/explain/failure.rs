//! A text and the place at which it cannot be read on, with the lines and words around it.

use crate::yaml::marks::Collection;
use std::ops::Range;

/// A text that cannot be read to its end.
pub(super) struct Failure<'a> {
    pub text: &'a str,
    /// The byte at which reading stopped, at the beginning of a character.
    pub at: usize,
    /// The end of the last value, key or bracket before.
    pub read_to: usize,
    /// The collections that contain the place, from the outside in; none where only serde_yaml gives up.
    pub open: Vec<Collection>,
    /// Whether the whole value of the document was read, and something follows it.
    pub is_root_read: bool,
}

impl<'a> Failure<'a> {
    /// The character at which reading stopped; `None` at the end of the text.
    pub fn next_char(&self) -> Option<char> {
        self.after(self.at).chars().next()
    }

    /// The character after that.
    pub fn second_char(&self) -> Option<char> {
        self.after(self.at).chars().nth(1)
    }

    /// The text from a byte on.
    pub fn after(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The text before a byte.
    pub fn before(&self, at: usize) -> &'a str {
        self.text.get(..at).unwrap_or_default()
    }

    pub fn slice(&self, bytes: &Range<usize>) -> &'a str {
        self.text.get(bytes.clone()).unwrap_or_default()
    }

    /// The bytes of the word at the place; at the end of the text, of its last line.
    pub fn token(&self) -> Range<usize> {
        let end = self.text.trim_end().len();
        if self.at >= end {
            return self.line(end);
        }
        let rest = self.after(self.at);
        let length = match rest.find(char::is_whitespace) {
            Some(0) => rest.chars().next().map_or(0, char::len_utf8),
            Some(end) => end,
            None => rest.len(),
        };
        self.at..self.at + length
    }

    /// From a byte to the end of its line, without blanks at the end.
    pub fn rest_of_line(&self, at: usize) -> Range<usize> {
        at..self.line(at).end.max(at)
    }

    /// The line around a byte, without its indentation and line end.
    pub fn line(&self, at: usize) -> Range<usize> {
        trimmed(self.text, self.whole_line(at))
    }

    /// The blanks that the line around a byte begins with.
    pub fn indentation(&self, at: usize) -> Range<usize> {
        let line = self.whole_line(at);
        let text = self.slice(&line);
        let length = text.len()
            - text
                .trim_start_matches(|char: char| char.is_whitespace() && char != '\r')
                .len();
        line.start..line.start + length
    }

    fn whole_line(&self, at: usize) -> Range<usize> {
        let start = self.before(at).rfind('\n').map_or(0, |end| end + 1);
        let end = self.after(at).find('\n').map_or(self.text.len(), |end| at + end);
        start..end
    }

    /// A value of a field with the lines that it goes on with: those that are indented deeper than its key.
    pub fn continued(&self, value: &Range<usize>) -> &'a str {
        let limit = self.indentation(value.start).len();
        let mut end = value.end;
        let mut at = value.start;
        while let Some(below) = self.line_below(at) {
            let line = self.line(below);
            let is_deeper = self.indentation(below).len() > limit;
            if !is_deeper || FieldLine::parse(self.text, line.clone()).is_some() || self.slice(&line).starts_with("- ")
            {
                break;
            }
            end = line.end;
            at = below;
        }
        self.slice(&(value.start..end))
    }

    /// Whether only blanks and list marks stand before the place on its line.
    pub fn is_first_on_line(&self) -> bool {
        let start = self.whole_line(self.at).start;
        let before = self.slice(&(start..self.at));
        before.chars().all(|char| matches!(char, ' ' | '\t' | '-'))
    }

    /// The nearest line above that is neither empty nor a comment.
    pub fn line_above(&self, line: &Range<usize>) -> Option<Range<usize>> {
        let mut at = line.start;
        loop {
            at = self.before(at).rfind('\n')?;
            let above = self.line(at);
            let text = self.slice(&above);
            if !text.is_empty() && !text.starts_with('#') {
                return Some(above);
            }
        }
    }

    /// The nearest line below that is not empty, as the byte at its start.
    pub fn line_below(&self, at: usize) -> Option<usize> {
        let mut start = self.whole_line(at).end + 1;
        while start < self.text.len() {
            let line = self.whole_line(start);
            if !self.slice(&line).trim().is_empty() {
                return Some(start);
            }
            start = line.end + 1;
        }
        None
    }
}

/// A line `key: value`, after any list marks.
pub(super) struct FieldLine<'a> {
    pub key: &'a str,
    /// The byte of the colon.
    pub colon: usize,
    /// The bytes of the value; empty if it has none.
    pub value: Range<usize>,
}

impl<'a> FieldLine<'a> {
    /// The field on a line; `None` if it has no colon with a blank or the line's end after it, or if
    /// that is in brackets.
    pub fn parse(text: &'a str, line: Range<usize>) -> Option<Self> {
        let mut rest = text.get(line.clone())?;
        while let Some(item) = rest.strip_prefix("- ") {
            rest = item.trim_start();
        }
        let start = line.end - rest.len();
        let colon = match rest.find(": ") {
            Some(colon) => colon,
            None if rest.ends_with(':') => rest.len() - 1,
            None => return None,
        };
        let (key, _) = rest.split_at_checked(colon)?;
        if key.starts_with(['[', '{']) {
            return None;
        }
        Some(Self {
            key: key.trim_end(),
            colon: start + colon,
            value: trimmed(text, start + colon + 1..line.end),
        })
    }
}

/// The range without blanks around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    start.min(end)..end
}
