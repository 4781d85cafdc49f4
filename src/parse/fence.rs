//! What keeps a file from having front matter between two lines of `---`.

use crate::conflict;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::language::typing::{character_name, is_bullet, is_unseen};
use crate::yaml;
use std::ops::Range;
use std::sync::Arc;

const FORM: &str = "begin with `---`, then `title: …` and the other fields, then a line `---`";

/// What is wrong, where, what to do, and the text that goes to that place if it is certain.
type Fault = (Range<usize>, String, String, Option<String>);

/// Reports a text in which no front matter is found.
pub(super) fn report_fence(path: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    let (range, message, help, replacement) = fence_fault(text);
    let location = Location::bytes(path, range);
    let diagnostic = Diagnostic::new(&rules::FRONT_MATTER_FENCE, location, message).help(help);
    diagnostics.push(match replacement {
        Some(replacement) => diagnostic.source_fix(replacement, true),
        None => diagnostic,
    });
}

fn fence_fault(text: &str) -> Fault {
    let first_line = text.lines().next().unwrap_or_default();
    let whole_line = 0..first_line.len();
    let plain = |message: &str| (whole_line.clone(), message.to_owned(), FORM.to_owned(), None);
    if text.is_empty() {
        return plain("the file is empty");
    }
    if yaml::is_conflict_mark(first_line) {
        return (
            whole_line,
            conflict::MESSAGE.to_owned(),
            conflict::HELP.to_owned(),
            None,
        );
    }
    if first_line == "+++" {
        return plain("front matter is YAML between two lines of `---`; this looks like TOML");
    }
    if first_line.trim_end() == "---" {
        return without_end(text, whole_line);
    }
    let blank = text.len() - text.trim_start().len();
    if first_line.trim().is_empty() && text.get(blank..).is_some_and(|rest| is_like_fence(rest.lines().next())) {
        let empty_lines = text.get(..blank).unwrap_or_default().rfind('\n').map_or(0, |at| at + 1);
        let (message, help) = match text.get(..blank).unwrap_or_default().matches('\n').count() {
            1 => (
                "line 1 is empty".to_owned(),
                "delete it: the file begins with `---`".to_owned(),
            ),
            count => (
                format!("the first {count} lines are empty"),
                "delete them: the file begins with `---`".to_owned(),
            ),
        };
        return (0..empty_lines, message, help, Some(String::new()));
    }
    match like_fence(first_line) {
        Some(what) => (
            whole_line,
            what,
            "write three hyphens and nothing else: `---`".to_owned(),
            Some("---".to_owned()),
        ),
        None => plain("the file does not begin with a line `---`"),
    }
}

fn is_like_fence(line: Option<&str>) -> bool {
    line.is_some_and(|line| line.trim_end() == "---" || like_fence(line).is_some())
}

/// What is wrong with a line that is meant for a fence: ` ---`, `----`, `—`, `--`, `- - -`.
fn like_fence(line: &str) -> Option<String> {
    let is_dash = |c: char| c == '-' || matches!(c, '–' | '—' | '‒' | '―' | '−' | '－' | '‐' | '‑');
    let marks: String = line.chars().filter(|c| !c.is_whitespace() && !is_unseen(*c)).collect();
    if marks.is_empty() || !marks.chars().all(is_dash) || marks.chars().count() > 80 {
        return None;
    }
    if let Some(unseen) = line.chars().find(|&c| is_unseen(c)).and_then(character_name) {
        return Some(format!("{unseen} is in the line `---`"));
    }
    if line.starts_with([' ', '\t']) && marks == "---" {
        let what = if line.starts_with(' ') { "a space" } else { "a tab" };
        return Some(format!("{what} stands before `---`"));
    }
    if !marks.is_ascii() {
        return Some(format!(
            "`{}` is a dash, not hyphens",
            marks
                .chars()
                .find(|&c| c != '-')
                .filter(|&c| is_bullet(c))
                .unwrap_or('—')
        ));
    }
    match marks.len() {
        // A hyphen alone begins a list.
        0 | 1 => None,
        3 => Some("spaces are in the line `---`".to_owned()),
        2 => Some("two dashes stand here".to_owned()),
        4 => Some("four dashes stand here".to_owned()),
        count => Some(format!("{count} dashes stand here")),
    }
}

/// Front matter that begins and has no end: it ends where the text begins.
fn without_end(text: &str, first_line: Range<usize>) -> Fault {
    let message = "the front matter that begins here has no end".to_owned();
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let is_text = |line: &str| {
            let line = line.trim_end();
            !line.is_empty() && !line.starts_with([' ', '#', '-', '[', '{', ']', '}']) && !is_field(line)
        };
        if number > 0 && line.trim_end() == "..." {
            let help = "write `---` instead".to_owned();
            let message = "`...` ends the YAML, but not the front matter".to_owned();
            return (at..at + "...".len(), message, help, Some("---".to_owned()));
        }
        if number > 0 && like_fence(line.trim_end_matches('\n')).is_some() {
            let what = like_fence(line.trim_end_matches('\n')).unwrap_or_default();
            let range = at..at + line.trim_end_matches('\n').len();
            let help = "write three hyphens and nothing else: `---`".to_owned();
            return (
                range,
                format!("the front matter has no end: {what}"),
                help,
                Some("---".to_owned()),
            );
        }
        if number > 0
            && (is_text(line)
                || line.starts_with("# ") && at > 0 && text.get(..at).is_some_and(|before| before.ends_with("\n\n")))
        {
            let help = format!("put `---` before line {}, where the text begins", number + 1);
            return (first_line, message, help, None);
        }
        at += line.len();
    }
    let lines = text.lines().count() + 1;
    (
        first_line,
        message,
        format!("put `---` on line {lines}, after the last field"),
        None,
    )
}

/// Whether a line begins with a key.
fn is_field(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, rest)| {
        let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        is_key && (rest.is_empty() || rest.starts_with(' '))
    })
}
