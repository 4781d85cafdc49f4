//! Characters that no text should have, in every text that is read: those that cannot be published, and those that turn the
//! direction of what follows them.

use crate::diagnostic::{Diagnostic, Location, rules};
use crate::language::direction::{is_doubtful, turn_name, turns};
use crate::language::forbidden::{
    certain_replacement, forbidden_name, forbidden_origin, is_forbidden, may_have_unwanted,
};
use std::sync::Arc;

/// The most characters of each kind that are reported of one text.
const MAX_REPORTED: usize = 20;

/// Reports the characters of a text that no text should have. Nearly every text has none, and is looked at once, quickly.
pub fn check_characters(text: &str, path: &str) -> Vec<Diagnostic> {
    if !may_have_unwanted(text) {
        return Vec::new();
    }
    let path: Arc<str> = path.into();
    let mut diagnostics = forbidden_characters(text, &path);
    diagnostics.extend(direction_controls(text, &path));
    diagnostics
}

/// Reports a file whose name turns the direction of what stands beside it.
pub fn check_name(path: &str) -> Option<Diagnostic> {
    let turn = turns(path).into_iter().find(is_doubtful)?;
    let message = format!("the name of this file has the character {}", shown(turn.char));
    let diagnostic = Diagnostic::new(&rules::DIRECTION_CONTROL, Location::file(&path.into()), message);
    Some(diagnostic.help("rename it: lists and addresses would show the rest of the name in another order"))
}

/// Whether a diagnostic is one of these, which depend on the text of the file alone.
pub fn is_about_characters(diagnostic: &Diagnostic) -> bool {
    [&rules::CONTROL_CHARACTER, &rules::DIRECTION_CONTROL].contains(&diagnostic.rule)
}

/// An error for each of the first few characters that cannot be published.
fn forbidden_characters(text: &str, path: &Arc<str>) -> Vec<Diagnostic> {
    let found = text.char_indices().filter(|(_, c)| is_forbidden(*c));
    let found = found.take(MAX_REPORTED).map(|(at, c)| {
        let end = at + c.len_utf8();
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(end..).and_then(|after| after.chars().next());
        let origin = forbidden_origin(c).map_or_else(String::new, |origin| format!("; {origin}"));
        let message = format!("{} cannot be published{origin}", forbidden_name(c));
        let diagnostic = Diagnostic::new(&rules::CONTROL_CHARACTER, Location::bytes(path, at..end), message);
        match certain_replacement(before, c, after) {
            Some(meant) if meant.is_empty() => diagnostic.help("delete it").source_fix(meant, true),
            Some(meant) => diagnostic.help(format!("write `{meant}`")).source_fix(meant, true),
            None => diagnostic.help("look at the source: write `-` if a hyphen is missing here, or else delete it"),
        }
    });
    found.collect()
}

/// A warning for each of the first few characters that turn the direction of others, where they are not isolates that are closed
/// in the same paragraph, or in the same field.
fn direction_controls(text: &str, path: &Arc<str>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() || begins_value(line) {
            found.extend(doubtful_turns(text, start, end, path));
            start = end;
        }
        end += line.len();
        if found.len() >= MAX_REPORTED {
            break;
        }
    }
    found.extend(doubtful_turns(text, start, end, path));
    found.truncate(MAX_REPORTED);
    found
}

fn doubtful_turns(text: &str, start: usize, end: usize, path: &Arc<str>) -> Vec<Diagnostic> {
    let paragraph = text.get(start..end).unwrap_or_default();
    let doubtful = turns(paragraph).into_iter().filter(is_doubtful);
    let reports = doubtful.map(|turn| {
        let at = start + turn.at;
        let location = Location::bytes(path, at..at + turn.char.len_utf8());
        let (message, help) = advice(turn.char, turn.is_closed);
        Diagnostic::new(&rules::DIRECTION_CONTROL, location, message).help(help)
    });
    reports.collect()
}

/// What is wrong with a character that turns the direction, and what to do.
pub fn advice(char: char, is_closed: bool) -> (String, &'static str) {
    let shown = shown(char);
    match char {
        '\u{202c}' | '\u{2069}' => (
            format!("the character {shown} ends nothing that begins before it"),
            "delete it",
        ),
        '\u{202d}' | '\u{202e}' => (
            format!("the character {shown} shows the text after it in another order than it is written"),
            "delete it, unless the order is meant to be another",
        ),
        _ if is_closed => (
            format!("the character {shown} changes the direction of the text after it"),
            "delete it, with the U+202C that ends it; scripts that run from right to left need neither",
        ),
        _ => (
            format!("the character {shown} changes the direction of the text after it, and nothing ends that"),
            "delete it; scripts that run from right to left need none",
        ),
    }
}

fn shown(char: char) -> String {
    format!("U+{:04X} {}", u32::from(char), turn_name(char))
}

/// Whether a line begins a value of its own in YAML: a key, or an item of a list.
fn begins_value(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("- ")
        || line.starts_with("---")
        || line.split_once(':').is_some_and(|(key, _)| {
            !key.is_empty()
                && key
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let found = check_characters(text, "content/entries/a.md");
        found.into_iter().map(|it| (it.rule.name, it.message)).collect()
    }

    #[test]
    fn characters_are_found_wherever_they_are() {
        for (text, rule, part) in [
            ("co\u{fffe}operation", "control-character", "U+FFFE"),
            ("会谈\u{ffff}结束", "control-character", "U+FFFF"),
            ("встреча\u{fdd0}", "control-character", "U+FDD0"),
            ("회담 \u{1ffff}", "control-character", "U+1FFFF"),
            ("محادثات\u{7}", "control-character", "U+0007"),
            ("การประชุม\u{0}", "control-character", "U+0000"),
            ("it\u{92}s", "control-character", "`’`"),
            ("a\u{feff}b", "control-character", "byte order mark"),
            (
                "title: \u{202e}evil\u{202c}",
                "direction-control",
                "U+202E RIGHT-TO-LEFT OVERRIDE",
            ),
            ("title: \u{2067}שלום\nsummary: x\u{2069}", "direction-control", "U+2067"),
        ] {
            let found = found(text);
            assert!(
                found
                    .iter()
                    .any(|(name, message)| *name == rule && message.contains(part)),
                "{text:?}: {found:?}"
            );
        }
        for text in [
            "\u{2067}שלום\nעולם\u{2069} x",
            "a\u{200f}b\u{200e}",
            "王毅：“好”——",
            "plain\ttext\n",
        ] {
            assert_eq!(found(text), [], "{text:?}");
        }
    }

    #[test]
    fn a_name_that_turns_is_reported() {
        assert!(check_name("content/entries/\u{202e}gpj.md").is_some());
        assert!(check_name("content/entries/שלום.md").is_none());
    }
}
