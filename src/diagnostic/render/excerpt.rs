//! The lines of a text that a diagnostic shows.

use super::plain::visible;
use crate::diagnostic::Span;
use std::ops::Range;

/// The longest line that is shown, in bytes: the cost of drawing a line grows with its length, and longer ones are not written by hand.
const MAX_LINE_BYTES: usize = 16 * 1024;
/// The most lines between two places that are shown in one excerpt.
const MAX_DISTANCE: usize = 100;
/// The most characters that are underlined.
const MAX_UNDERLINED: usize = 100;

/// Some lines of a text. Those that nothing points at are empty, except for a single line between two that are shown.
pub(super) struct Excerpt {
    /// The number of the first line, from 1.
    pub first: usize,
    /// The lines, with control characters made visible.
    pub source: String,
    /// The bytes in `source` of each span, cut to its first line, in the order of the spans.
    pub marks: Vec<Range<usize>>,
}

/// The lines of these spans; `None` if they are too far apart or too long.
pub(super) fn excerpt(text: &str, spans: &[&Span]) -> Option<Excerpt> {
    let first = spans.iter().map(|span| span.line).min()?;
    let last = spans.iter().map(|span| span.line).max()?;
    if last - first > MAX_DISTANCE {
        return None;
    }
    let mut lines: Vec<String> = vec![String::new(); last - first + 1];
    let mut marks = Vec::new();
    for span in spans {
        let line = line_around(text, span.bytes.start)?;
        let said = text.get(line.clone())?;
        let start = span.bytes.start - line.start;
        let end = span.bytes.end.clamp(span.bytes.start, line.end) - line.start;
        let (before, marked) = (said.get(..start)?, said.get(start..end)?);
        let marked: String = visible(marked).chars().take(MAX_UNDERLINED).collect();
        let start = visible(before).len();
        marks.push((span.line - first, start..start + marked.len()));
        lines[span.line - first] = visible(said).into_owned();
        // A single line between two is shown rather than left out.
        if span.line + 2 <= last
            && spans.iter().any(|other| other.line == span.line + 2)
            && let Some(between) = line_around(text, line.end + 1)
            && lines[span.line - first + 1].is_empty()
        {
            lines[span.line - first + 1] = visible(text.get(between)?).into_owned();
        }
    }
    let mut starts = Vec::with_capacity(lines.len());
    let mut source = String::new();
    for line in &lines {
        starts.push(source.len());
        source.push_str(line);
        source.push('\n');
    }
    source.pop();
    let marks = marks
        .into_iter()
        .map(|(line, mark)| starts[line] + mark.start..starts[line] + mark.end)
        .collect();
    Some(Excerpt { first, source, marks })
}

/// The line around a byte; `None` if it is longer than lines that are shown.
fn line_around(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let from = at.saturating_sub(MAX_LINE_BYTES);
    let start = match bytes.get(from..at)?.iter().rposition(|&byte| byte == b'\n') {
        Some(end) => from + end + 1,
        None if from == 0 => 0,
        None => return None,
    };
    let rest = bytes.get(at..)?;
    let rest = rest.get(..MAX_LINE_BYTES).unwrap_or(rest);
    match rest.iter().position(|&byte| byte == b'\n') {
        Some(end) => Some(start..at + end),
        None if at + rest.len() == text.len() => Some(start..text.len()),
        None => None,
    }
}
