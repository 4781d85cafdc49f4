//! What `clip` wrote for the editor and is still in an entry that is no draft: guesses that nobody confirmed, and places to fill in.

use crate::diagnostic::{Diagnostic, Location, rules};
use std::ops::Range;
use std::sync::Arc;

/// What `clip` writes before a guess, and before what it could not find.
pub const GUESS: &str = "guess:";
const FILL_IN: &str = "FILL IN";
/// How the head of its drafts begins.
const CREATED: &str = "# Created by `chancery clip`";

/// How many marks are shown beside the first.
const MAX_SHOWN: usize = 8;

/// Reports the marks of a file that is no draft: of guesses in its front matter, and of what was never filled in anywhere.
pub(super) fn report_guesses(path: &Arc<str>, text: &str, yaml: Range<usize>) -> Option<Diagnostic> {
    if !text.contains(GUESS) && !text.contains(FILL_IN) {
        return None;
    }
    let front = text.get(yaml.clone()).unwrap_or_default();
    let guesses = guess_comments(front);
    let is_clipped = !guesses.is_empty() || front.contains(CREATED);
    let fill_ins = text.match_indices(FILL_IN).map(|(at, found)| at..at + found.len());
    // Beside a value that was filled in, `new` explains what it is for.
    let is_left = |range: &Range<usize>| {
        let in_front = yaml.contains(&range.start);
        is_a_word(text, range) && (is_clipped || !in_front || !is_in_comment(text, range.start))
    };
    let mut marks: Vec<Range<usize>> = guesses
        .iter()
        .map(|range| range.start + yaml.start..range.end + yaml.start)
        .chain(fill_ins.filter(is_left))
        .collect();
    marks.sort_by_key(|range| range.start);
    let first = marks.first()?.clone();
    let count = marks.len();
    let message = match (count, guesses.is_empty()) {
        (1, false) => "a guess of `clip` is still marked as one, and this is no draft".to_owned(),
        (1, true) => "something is still to be filled in, and this is no draft".to_owned(),
        (count, false) => format!("{count} marks of `clip` are still here, and this is no draft"),
        (count, true) => format!("{count} things are still to be filled in, and this is no draft"),
    };
    let help = match guesses.is_empty() {
        true => "fill it in, or write `draft: true`",
        false => {
            "check each against the source and delete its comment (`chancery fix --rule guess-left` deletes them all), or write `draft: true`"
        }
    };
    let mut diagnostic = Diagnostic::new(&rules::GUESS_LEFT, Location::bytes(path, first), message).help(help);
    for range in marks.into_iter().skip(1).take(MAX_SHOWN) {
        diagnostic = diagnostic.label(Location::bytes(path, range), "and here");
    }
    Some(diagnostic)
}

/// The comments of a YAML text that mark a guess, each from its `#` to the end of its line.
pub fn guess_comments(yaml: &str) -> Vec<Range<usize>> {
    let comment = |(at, _): (usize, &str)| {
        let line_start = yaml.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        let before = yaml.get(line_start..at)?;
        let sign = before.trim_end_matches(' ');
        let start = line_start + sign.strip_suffix('#')?.len();
        // A sign within a word, or in quotes, begins no comment.
        let is_comment = start == line_start || yaml.get(..start)?.ends_with([' ', '\t']);
        let end = yaml.get(at..)?.find('\n').map_or(yaml.len(), |length| at + length);
        is_comment.then_some(start..end)
    };
    yaml.match_indices(GUESS).filter_map(comment).collect()
}

/// Whether a place of the front matter is in a comment.
fn is_in_comment(text: &str, at: usize) -> bool {
    let line = text
        .get(..at)
        .and_then(|before| before.rsplit('\n').next())
        .unwrap_or_default();
    line.starts_with('#') || line.contains(" #")
}

/// Whether no other word in capitals stands beside it, as in "PLEASE FILL IN THE FORM".
fn is_a_word(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let is_capital = |c: char| c.is_alphabetic() && c.is_uppercase();
    !before.trim_end_matches(' ').ends_with(is_capital) && !after.trim_start_matches(' ').starts_with(is_capital)
}

#[cfg(test)]
mod tests {
    use super::{guess_comments, report_guesses};

    fn message(front: &str, body: &str) -> Option<String> {
        let text = format!("---\n{front}---\n{body}");
        let found = report_guesses(&"content/entries/a.md".into(), &text, 4..4 + front.len())?;
        Some(found.message)
    }

    #[test]
    fn marks_that_are_left_are_found() {
        for (front, body, part) in [
            ("title: 王毅访问罗马  # guess: the headline\n", "", "a guess of `clip`"),
            ("title: A # guess: x\ndate: 2021-10-30 # guess: y\n", "", "2 marks"),
            ("title: A # guess: x\ndate: 2021-10-30 # FILL IN: y\n", "", "2 marks"),
            ("title: FILL IN\n", "", "filled in"),
            ("title: Встреча\n", "Он сказал FILL IN.\n", "filled in"),
        ] {
            let message = message(front, body);
            assert!(
                message.as_ref().is_some_and(|it| it.contains(part)),
                "{front}: {message:?}"
            );
        }
    }

    #[test]
    fn other_words_are_no_marks() {
        for (front, body) in [
            ("title: A # FILL IN: what happened, such as `B`\n", ""),
            ("title: A\n", "PLEASE FILL IN THE FORM\n"),
            ("title: \"my guess: yes\"\n", "guess: nobody knows"),
            (
                "# Created by `chancery clip`. Check every `guess:` against the saved copy\ntitle: A\n",
                "",
            ),
        ] {
            assert_eq!(message(front, body), None, "{front}");
        }
        assert!(guess_comments("title: x#guess: y\n").is_empty());
    }
}
