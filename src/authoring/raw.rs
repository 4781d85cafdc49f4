//! Between a text as it is checked, with `\n` at the end of each line, and the bytes of its file, which may have a byte order
//! mark and other ends of lines.

use super::ChangedFile;
use similar::{DiffOp, TextDiff};

/// Lines that change: the number of the first one in the old text, the old lines and the new ones.
#[derive(Debug, PartialEq, Eq)]
pub struct ChangedLines<'a> {
    /// The number of the first line, from 1.
    pub line: usize,
    /// The lines before, without their ends.
    pub before: Vec<&'a str>,
    /// The lines after.
    pub after: Vec<&'a str>,
}

/// The lines that change in a file, in their order; where as many come as go, one by one.
pub fn changed_lines(file: &ChangedFile) -> Vec<ChangedLines<'_>> {
    let (old, new) = (lines_of(&file.before), lines_of(&file.after));
    let mut changed = Vec::new();
    for (old_range, new_range) in changed_ranges(&old, &new) {
        let before = old.get(old_range.clone()).unwrap_or_default();
        let after = new.get(new_range).unwrap_or_default();
        if before.len() == after.len() {
            for (at, (old, new)) in before.iter().zip(after).enumerate() {
                changed.push(ChangedLines {
                    line: old_range.start + at + 1,
                    before: vec![old.trim_end_matches('\n')],
                    after: vec![new.trim_end_matches('\n')],
                });
            }
        } else {
            changed.push(ChangedLines {
                line: old_range.start + 1,
                before: before.iter().map(|line| line.trim_end_matches('\n')).collect(),
                after: after.iter().map(|line| line.trim_end_matches('\n')).collect(),
            });
        }
    }
    changed
}

/// The bytes of a file with the changes; `None` if the file does not have the text any more that was checked.
pub fn with_changes(bytes: &[u8], file: &ChangedFile) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (mark, text) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text),
    };
    let raw = raw_lines(text);
    let is_same = raw
        .iter()
        .map(|(line, end)| line.len() + usize::from(!end.is_empty()))
        .sum::<usize>()
        == file.before.len()
        && lines_of(&file.before)
            .iter()
            .zip(&raw)
            .all(|(line, (raw, _))| line.trim_end_matches('\n') == *raw);
    if !is_same {
        return None;
    }
    let (old, new) = (lines_of(&file.before), lines_of(&file.after));
    let mut out = String::from(mark);
    let push_raw = |out: &mut String, range: std::ops::Range<usize>| {
        for (line, end) in raw.get(range).unwrap_or_default() {
            out.push_str(line);
            out.push_str(end);
        }
    };
    let mut done = 0;
    for (old_range, new_range) in changed_ranges(&old, &new) {
        push_raw(&mut out, done..old_range.start);
        for (at, line) in new.get(new_range).unwrap_or_default().iter().enumerate() {
            let (text, is_ended) = match line.strip_suffix('\n') {
                Some(text) => (text, true),
                None => (*line, false),
            };
            out.push_str(text);
            if is_ended {
                out.push_str(line_end(&raw, old_range.start + at, old_range.end));
            }
        }
        done = old_range.end;
    }
    push_raw(&mut out, done..raw.len());
    Some(out)
}

/// The end for a new line in the place of an old one: that of the old line, or of the last one that it replaces, or of one above.
fn line_end<'a>(raw: &[(&str, &'a str)], at: usize, end: usize) -> &'a str {
    let nearest = at.min(end.saturating_sub(1)).min(raw.len().saturating_sub(1));
    let above = raw.get(..=nearest).unwrap_or_default().iter().rev();
    let ends = above.map(|(_, end)| *end).filter(|end| !end.is_empty());
    ends.into_iter().next().unwrap_or("\n")
}

/// The lines of a file, each with its end: `\r\n`, `\n`, `\r`, or nothing after the last one.
fn raw_lines(text: &str) -> Vec<(&str, &str)> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r']) {
        let length = if rest.get(at..).is_some_and(|end| end.starts_with("\r\n")) {
            2
        } else {
            1
        };
        let (line, after) = rest.split_at(at);
        let (end, after) = after.split_at(length);
        lines.push((line, end));
        rest = after;
    }
    if !rest.is_empty() {
        lines.push((rest, ""));
    }
    lines
}

fn lines_of(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The ranges of old and new lines that differ. Only what is between the first and the last line that differ is compared
/// line by line: bodies are long, and do not change.
fn changed_ranges(old: &[&str], new: &[&str]) -> Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(new.len()) - start;
    let same_end = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(rest)
        .take_while(|(old, new)| old == new)
        .count();
    let middle = |lines: &[&'_ str]| start..lines.len() - same_end;
    let (old_middle, new_middle) = (
        old.get(middle(old)).unwrap_or_default(),
        new.get(middle(new)).unwrap_or_default(),
    );
    let diff = TextDiff::from_slices(old_middle, new_middle);
    let moved = |range: std::ops::Range<usize>| range.start + start..range.end + start;
    let is_change = |op: &&DiffOp| !matches!(op, DiffOp::Equal { .. });
    let changes = diff.ops().iter().filter(is_change);
    changes
        .map(|op| (moved(op.old_range()), moved(op.new_range())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(before: &str, after: &str) -> ChangedFile {
        ChangedFile {
            path: "a.md".into(),
            before: before.into(),
            after: after.to_owned(),
        }
    }

    #[test]
    fn lines_that_do_not_change_keep_their_bytes() {
        for (bytes, before, after, expected) in [
            ("a\r\nb\r\nc\r\n", "a\nb\nc\n", "a\nX\nc\n", "a\r\nX\r\nc\r\n"),
            ("\u{feff}a\nb", "a\nb", "a\nX", "\u{feff}a\nX"),
            ("a\r\nb\nc\rd", "a\nb\nc\nd", "X\nY\nZ\nd", "X\r\nY\nZ\rd"),
            ("a\r\nb\r\nc", "a\nb\nc", "a\nc", "a\r\nc"),
            ("a\r\nb\r\n", "a\nb\n", "a\nX\nY\nb\n", "a\r\nX\r\nY\r\nb\r\n"),
            ("\r\n\r\na", "\n\na", "a", "a"),
        ] {
            assert_eq!(
                with_changes(bytes.as_bytes(), &file(before, after)).as_deref(),
                Some(expected)
            );
        }
        assert_eq!(with_changes(b"other", &file("a\n", "b\n")), None);
        assert_eq!(with_changes(b"\xff", &file("a\n", "b\n")), None);
    }

    #[test]
    fn changed_lines_are_numbered() {
        let file = file("a\nb\nc\nd\n", "a\nX\nc\n");
        let lines = changed_lines(&file);
        assert_eq!(lines[0].line, 2);
        assert_eq!((&lines[0].before[..], &lines[0].after[..]), (&["b"][..], &["X"][..]));
        assert_eq!((lines[1].line, lines[1].after.len()), (4, 0));
    }
}
