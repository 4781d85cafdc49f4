//! Text as a YAML value, quoted only where it has to be. What is read back is what was given.

use crate::language::characters::is_direction_control;
use crate::yaml::{self, Value};
use std::fmt::Write;

/// Words that one version or another of YAML takes for something else than text.
const WORDS: [&str; 12] = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity",
];

/// Why a text cannot be a title, or nothing.
pub fn title_fault(title: &str) -> Option<&'static str> {
    if title.trim().is_empty() {
        Some("it is empty; write what happened, or who or what it is")
    } else if title.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
        Some("it has several lines; write it on one")
    } else if title.chars().any(|c| c.is_control() && c != '\t') {
        Some("it has a control character in it; type it anew")
    } else {
        None
    }
}

/// A text on one line as a YAML value.
pub fn quote(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Whether a text can do without quotes: it looks harmless, and is read back as it is.
fn is_plain(text: &str) -> bool {
    let harmless = |c: char| c.is_alphanumeric() || " -,.;/()'’“”„«»–—…&+!?".contains(c);
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(harmless)
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
            // Byte order marks and what YAML does not print, and what would turn the rest of the line around.
            c if matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}') || is_direction_control(c) => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}
