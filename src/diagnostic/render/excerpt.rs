//! The lines of a text that a diagnostic shows.

use super::plain::visible;
use crate::diagnostic::Span;
use std::ops::Range;

/// Longer lines are not shown: the cost of drawing one grows with its length, and nobody wrote it by hand.
const LONGEST: usize = 16 * 1024;
/// The most lines apart at which two places are shown in one piece.
const APART: usize = 100;
/// The most characters that are underlined.
const WIDEST: usize = 100;

/// Some lines of a text, those that nothing points at left empty unless they stand between two that are shown.
pub(super) struct Excerpt {
    /// The number of the first line.
    pub first: usize,
    pub source: String,
    /// What is pointed at: each span's bytes in `source`, cut to its first line. The first is the primary one.
    pub marks: Vec<Range<usize>>,
}

/// The lines of these spans, if they stand near each other and none is too long.
pub(super) fn excerpt(text: &str, spans: &[&Span]) -> Option<Excerpt> {
    let first = spans.iter().map(|span| span.line).min()?;
    let last = spans.iter().map(|span| span.line).max()?;
    if last - first > APART {
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
        let marked: String = visible(marked).chars().take(WIDEST).collect();
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

/// The line around a byte, looked for no further than the longest line that is shown.
fn line_around(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let from = at.saturating_sub(LONGEST);
    let start = match bytes.get(from..at)?.iter().rposition(|&byte| byte == b'\n') {
        Some(end) => from + end + 1,
        None if from == 0 => 0,
        None => return None,
    };
    let rest = bytes.get(at..)?;
    let rest = &rest[..rest.len().min(LONGEST)];
    match rest.iter().position(|&byte| byte == b'\n') {
        Some(end) => Some(start..at + end),
        None if at + rest.len() == text.len() => Some(start..text.len()),
        None => None,
    }
}
