//! What the parser says about a text that it cannot read, and the places in that text that a sentence about it needs.

use std::ops::Range;

/// What the parser said.
pub(super) struct Failure<'a> {
    pub(super) problem: &'a str,
    pub(super) context: &'a str,
    /// The line and column (from 1) at which the context began.
    pub(super) began: Option<(usize, usize)>,
    /// The byte at which the parser stopped.
    pub(super) at: usize,
}

impl<'a> Failure<'a> {
    /// From the error's text, `<problem> at line 2 column 1, while <context> at line 1 column 4`, and its byte.
    pub(super) fn new(said: &'a str, at: Option<usize>) -> Self {
        let (problem, context) = match said.find(", while ") {
            Some(split) => (&said[..split], &said[split + 2..]),
            None => (said, ""),
        };
        let (problem, _) = split_position(problem);
        let (context, began) = split_position(context);
        Self {
            problem,
            context,
            began,
            at: at.unwrap_or(0),
        }
    }
}

/// Splits `… at line 2 column 1` off.
fn split_position(said: &str) -> (&str, Option<(usize, usize)>) {
    let split = || {
        let (rest, position) = said.rsplit_once(" at line ")?;
        let (line, column) = position.split_once(" column ")?;
        Some((rest, (line.parse().ok()?, column.parse().ok()?)))
    };
    match split() {
        Some((rest, position)) => (rest, Some(position)),
        None => (said.split(" at position ").next().unwrap_or(said), None),
    }
}

/// A text and the place in it where reading stopped.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) context: &'a str,
    pub(super) at: usize,
    /// Where that began which could not be read to its end, if that is known.
    pub(super) began: Option<usize>,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str, failure: &Failure<'a>) -> Self {
        let mut at = failure.at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        Self {
            text,
            context: failure.context,
            at,
            began: failure.began.and_then(|location| byte_of(text, location)),
        }
    }

    /// What stands where reading stopped: a word, or at the end of the text its last line.
    pub(super) fn token(&self) -> Range<usize> {
        if self.at >= self.text.trim_end().len() {
            return self.line(self.text.trim_end().len());
        }
        self.at..self.at + self.word().len()
    }

    pub(super) fn word(&self) -> &'a str {
        let rest = &self.text[self.at..];
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        match end {
            0 => &rest[..rest.chars().next().map_or(0, char::len_utf8)],
            end => &rest[..end],
        }
    }

    /// The line around a byte, without its indentation and line end.
    pub(super) fn line(&self, at: usize) -> Range<usize> {
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
        trimmed(self.text, start..end)
    }

    /// The nearest line above that says something.
    pub(super) fn line_above(&self, line: &Range<usize>) -> Option<Range<usize>> {
        let mut at = line.start;
        loop {
            at = self.text[..at].rfind('\n')?;
            let above = self.line(at);
            let said = &self.text[above.clone()];
            if !said.is_empty() && !said.starts_with('#') {
                return Some(above);
            }
        }
    }
}

/// A line `key: value`, after any list marks.
pub(super) struct Field<'a> {
    pub(super) key: &'a str,
    pub(super) colon: usize,
    pub(super) value: Range<usize>,
}

impl<'a> Field<'a> {
    pub(super) fn of(text: &'a str, line: Range<usize>) -> Option<Self> {
        let mut start = line.start;
        while let Some(rest) = text[start..line.end].strip_prefix("- ") {
            start = line.end - rest.trim_start().len();
        }
        let said = &text[start..line.end];
        let colon = match said.find(": ") {
            Some(colon) => colon,
            None if said.ends_with(':') => said.len() - 1,
            None => return None,
        };
        Some(Self {
            key: said[..colon].trim_end(),
            colon: start + colon,
            value: trimmed(text, start + colon + 1..line.end),
        })
    }
}

/// The range without blanks around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let said = &text[range.clone()];
    let start = range.start + (said.len() - said.trim_start().len());
    let end = range.start + said.trim_end().len();
    start.min(end)..end
}

/// The byte of a line and column (from 1, in characters).
fn byte_of(text: &str, (line, column): (usize, usize)) -> Option<usize> {
    let start = match line.checked_sub(2) {
        None => 0,
        Some(ends) => text.match_indices('\n').nth(ends)?.0 + 1,
    };
    let rest = &text[start..];
    let skipped = column.checked_sub(1)?;
    rest.char_indices()
        .map(|(at, _)| at)
        .chain([rest.len()])
        .nth(skipped)
        .map(|at| start + at)
}
