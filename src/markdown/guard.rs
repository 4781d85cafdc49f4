//! Refuses what the Markdown parser must not see: the few things that nobody writes for which its time grows with the square
//! of the text. Each is found in one pass.

use super::Problem;
use super::nesting::{MAX_DEPTH, too_deep};
use crate::diagnostic::rules;
use crate::text::slice;

/// The longest title of a link, in lines: for each line, the parser goes through the whole paragraph.
const MAX_TITLE_LINES: usize = 100;

/// The first reason not to parse this body.
pub(super) fn find_refusal(body: &str) -> Option<Problem> {
    let (mut open, mut start) = (0, 0);
    let (mut paragraph, mut longest) = (0, 0);
    for line in body.split_inclusive('\n') {
        let (markers, columns) = count_markers(line.as_bytes());
        if markers > 0 {
            // Each further line is matched against all that is open. An item stays open for what is indented by two
            // columns at least.
            open = open.min(columns / 2) + markers;
            if open > MAX_DEPTH {
                return Some(too_deep("Markdown", start..start + line.trim_end().len()));
            }
        }
        paragraph = if line.trim_ascii().is_empty() { 0 } else { paragraph + 1 };
        longest = longest.max(paragraph);
        start += line.len();
    }
    if longest <= MAX_TITLE_LINES {
        return None;
    }
    [b'"', b'\'', b'(']
        .into_iter()
        .find_map(|quote| find_endless_title(body, quote))
}

/// How many markers of quotes and list items a line begins with, and how many columns of white space are among them.
fn count_markers(line: &[u8]) -> (usize, usize) {
    let ends_marker = |at: usize| line.get(at).is_none_or(u8::is_ascii_whitespace);
    let (mut markers, mut columns) = (0, 0);
    let mut at = 0;
    while let Some(byte) = line.get(at) {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns += 4,
            b'>' => markers += 1,
            b'-' | b'+' | b'*' | b':' if ends_marker(at + 1) => markers += 1,
            b'0'..=b'9' => {
                at += line[at..]
                    .iter()
                    .take(10)
                    .take_while(|byte| byte.is_ascii_digit())
                    .count();
                if !matches!(line.get(at), Some(b'.' | b')')) || !ends_marker(at + 1) {
                    break;
                }
                markers += 1;
            }
            _ => break,
        }
        at += 1;
    }
    (markers, columns)
}

/// The problem of what may be a link's title, in such quotes, and is longer than `MAX_TITLE_LINES`.
fn find_endless_title(body: &str, quote: u8) -> Option<Problem> {
    let mut opened = None;
    let (mut start, mut lines) = (0, 0);
    for line in body.split_inclusive('\n') {
        if line.trim_ascii().is_empty() {
            opened = None;
        }
        // Only the last one of a line can be open at its end.
        if let Some(at) = line
            .bytes()
            .rposition(|byte| byte == quote || (quote == b'(' && byte == b')'))
        {
            opened = Some(start + at).filter(|_| line.as_bytes()[at] == quote);
            lines = 0;
        }
        lines += 1;
        if let Some(at) = opened.filter(|&at| lines > MAX_TITLE_LINES && may_be_title(slice(body, ..at))) {
            return Some(Problem {
                rule: &rules::HTML_TOO_DEEP,
                message: format!("the title of a link has more than {MAX_TITLE_LINES} lines"),
                range: at..at + 1,
                help: None,
            });
        }
        start += line.len();
    }
    None
}

/// Whether a link that is not finished yet can go on with its title here: `[a](b `, or `[a](<b>`.
fn may_be_title(before: &str) -> bool {
    if !before.ends_with(|c: char| c.is_ascii_whitespace() || c == '>') {
        return false;
    }
    let before = before.trim_end();
    let start = before.rfind(|c: char| c.is_ascii_whitespace()).map_or(0, |at| at + 1);
    let (before, address) = before.split_at(start);
    match address.rsplit_once("](") {
        Some((_, address)) => address.matches(')').count() <= address.matches('(').count(),
        None => address.ends_with('>') || before.trim_end().ends_with("]("),
    }
}
