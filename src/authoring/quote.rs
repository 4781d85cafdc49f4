//! Text as a YAML value, quoted only where necessary. Reading the value gives the same text.

use crate::language::characters::is_direction_control;
use crate::yaml::{self, Value};
use std::fmt::Write;

/// Words that one version of YAML or another reads as something other than text.
const WORDS: [&str; 12] = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity",
];

/// Why a title is invalid; `None` if it is valid.
pub fn title_problem(title: &str) -> Option<&'static str> {
    if title.trim().is_empty() {
        Some("it is empty; write what happened, or who or what this is")
    } else if title.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
        Some("it has several lines; write it on one line")
    } else if title.chars().any(|c| c.is_control() && c != '\t') {
        Some("it contains a control character; type it again")
    } else {
        None
    }
}

/// A text without line breaks as the value of a YAML field.
pub fn quote(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Whether a text needs no quotes: it has only harmless characters, and reading it gives the same text.
fn is_plain(text: &str) -> bool {
    let is_harmless = |c: char| c.is_alphanumeric() || " -,.;/()'’“”„«»–—…&+!?".contains(c);
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(is_harmless)
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
        && yaml::parse(&format!("title: {text} # …\n"))
            .is_ok_and(|value| value.get("title").and_then(Value::as_text) == Some(text))
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\t' => out.push_str("\\t"),
            // Characters that YAML does not allow as they are, and those that change the direction of the rest of the line.
            c if matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
                || is_direction_control(c) =>
            {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}
