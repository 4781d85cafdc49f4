//! The conflicts that git leaves in a text: two versions of some lines, between lines of `<<<<<<<`, `=======` and `>>>>>>>`.

use crate::diagnostic::{Diagnostic, Location, rules};
use std::ops::Range;
use std::sync::Arc;

/// What a message says of a conflict.
pub const MESSAGE: &str = "git's markers of a conflict are still here";
/// What it says of the last marker.
pub const LABEL: &str = "to here";
/// What to do about it.
pub const HELP: &str = "keep one of the two versions, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`";

/// The most conflicts that are reported of one text.
const MAX_REPORTED: usize = 20;

/// A conflict: the bytes of the lines of its first and its last marker, without their ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The line of `<<<<<<<`.
    pub first: Range<usize>,
    /// The line of `>>>>>>>`.
    pub last: Range<usize>,
}

/// The conflicts of a text of any kind.
pub fn find_conflicts(text: &str) -> Vec<Conflict> {
    find(text, false)
}

/// Reports the conflicts of a file. In Markdown, one that stands as a whole in a block of code is an example.
pub fn report_conflicts(path: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    let conflicts = find(text, path.ends_with(".md") || path.ends_with(".markdown"));
    let diagnostics = conflicts.into_iter().map(|conflict| {
        let diagnostic = Diagnostic::new(&rules::CONFLICT_MARKER, Location::bytes(path, conflict.first), MESSAGE);
        diagnostic.label(Location::bytes(path, conflict.last), LABEL).help(HELP)
    });
    diagnostics.collect()
}

/// A marker of git at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marker {
    Ours,
    Between,
    Theirs,
}

/// The marker that a line is, without its end. Git writes a name after the first and the last.
fn marker(line: &str) -> Option<Marker> {
    let is_named = |mark: &str| {
        line.strip_prefix(mark)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    match line.as_bytes().first()? {
        b'<' if is_named("<<<<<<<") => Some(Marker::Ours),
        b'>' if is_named(">>>>>>>") => Some(Marker::Theirs),
        b'=' if line == "=======" => Some(Marker::Between),
        _ => None,
    }
}

fn find(text: &str, has_code: bool) -> Vec<Conflict> {
    // Nearly every text has none.
    if !text.starts_with("<<<<<<<") && !text.contains("\n<<<<<<<") {
        return Vec::new();
    }
    let mut conflicts = Vec::new();
    let mut fence = has_code.then(Fences::default);
    // The first line of the conflict that is open, whether its middle was seen, and the block of code that it began in.
    let mut open: Option<(Range<usize>, bool, Option<usize>)> = None;
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end();
        let bytes = start..start + line.len();
        start += whole.len();
        let block = fence.as_mut().and_then(|fence| fence.block_of(line, bytes.start));
        match (marker(line), open.take()) {
            (Some(Marker::Ours), _) => open = Some((bytes, false, block)),
            (Some(Marker::Between), Some((first, _, begun))) => open = Some((first, true, begun)),
            (Some(Marker::Theirs), Some((first, true, begun))) => {
                if begun.is_none() || begun != block {
                    conflicts.push(Conflict { first, last: bytes });
                }
            }
            (_, still) => open = still,
        }
        if conflicts.len() == MAX_REPORTED {
            break;
        }
    }
    conflicts
}

/// The fences of the blocks of code in Markdown, line by line.
#[derive(Default)]
struct Fences {
    /// The sign and the length of the fence that is open, and the byte at which it stands.
    open: Option<(char, usize, usize)>,
}

impl Fences {
    /// The block of code that a line is in, by the byte of its fence.
    fn block_of(&mut self, line: &str, at: usize) -> Option<usize> {
        let indented = line.trim_start_matches(' ');
        let sign = indented.chars().next().filter(|sign| matches!(sign, '`' | '~'));
        let length = sign.map_or(0, |sign| indented.chars().take_while(|c| *c == sign).count());
        let is_fence = length >= 3 && line.len() - indented.len() <= 3;
        let rest = indented.get(length..).unwrap_or_default();
        match (self.open, sign) {
            (Some((open, shortest, _)), Some(sign))
                if is_fence && sign == open && length >= shortest && rest.trim().is_empty() =>
            {
                self.open = None;
            }
            (None, Some(sign)) if is_fence && (sign == '~' || !rest.contains('`')) => {
                self.open = Some((sign, length, at));
            }
            _ => {}
        }
        self.open.map(|(.., at)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFLICT: &str = "<<<<<<< HEAD\nПереговоры\n=======\nالمحادثات\n>>>>>>> 81fd217 (second reading)\n";

    fn count(text: &str) -> usize {
        find(text, true).len()
    }

    #[test]
    fn conflicts_are_found() {
        assert_eq!(count(CONFLICT), 1);
        assert_eq!(
            count(&format!("---\ntitle: x\n---\n\n{CONFLICT}\ntext\n\n{CONFLICT}")),
            2
        );
        assert_eq!(count(&CONFLICT.replace('\n', "\r\n")), 1);
        assert_eq!(count("<<<<<<< a\nx\n||||||| base\ny\n=======\nz\n>>>>>>> b"), 1);
        let found = find(&format!("王毅\n{CONFLICT}"), true);
        assert_eq!(found.first().map(|it| it.first.clone()), Some(7..19));
    }

    #[test]
    fn what_is_no_conflict() {
        for text in [
            "Heading\n=======\n\ntext",
            "<<<<<<< HEAD\nonly one\n",
            "> <<<<<<< HEAD\n> =======\n> >>>>>>> x\n",
            "    <<<<<<< HEAD\n    =======\n    >>>>>>> x\n",
            "<<<<<<<<< a\n=======\n>>>>>>>>> b\n",
            ">>>>>>> deep\n=======\n<<<<<<< x\n",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
        assert_eq!(count(&format!("```diff\n{CONFLICT}```\n")), 0);
        assert_eq!(count(&format!("~~~~\n{CONFLICT}~~~~\n")), 0);
        // Other texts have no blocks of code.
        assert_eq!(find_conflicts(&format!("```\n{CONFLICT}```\n")).len(), 1);
    }

    #[test]
    fn a_block_that_is_cut_is_a_conflict() {
        for text in [
            "<<<<<<< HEAD\n```\na\n=======\nb\n```\n>>>>>>> x\n",
            "```\na\n<<<<<<< HEAD\n```\n=======\nb\n```\n>>>>>>> x\n",
            "```\na\n<<<<<<< HEAD\nb\n```\n\n```\n=======\nc\n>>>>>>> x\n```\n",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
    }
}
