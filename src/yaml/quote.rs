//! Text as a YAML value, quoted only where necessary. Reading the value gives the same text.

use super::Value;
use super::parse::parse;
use crate::language::characters::is_direction_control;
use std::fmt::Write;

/// Words that one version of YAML or another reads as something other than text.
const WORDS: [&str; 12] = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity",
];

/// A text without line breaks as the value of a YAML field.
pub fn quote(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        double_quoted(text)
    }
}

/// A text as a YAML value that is valid anywhere, between the brackets of a list too.
pub fn inline_value(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/' | '’');
    if text.chars().all(is_plain) {
        quote(text)
    } else {
        double_quoted(text)
    }
}

/// Texts as a list in brackets.
pub fn inline_list<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| inline_value(item.as_ref())).collect();
    format!("[{}]", items.join(", "))
}

/// Whether a text needs no quotes: it has only harmless characters, and reading it gives the same text.
fn is_plain(text: &str) -> bool {
    let is_harmless = |c: char| c.is_alphanumeric() || " -,.;/()'’“”„«»–—…&+!?".contains(c);
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(is_harmless)
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
        && parse(&format!("title: {text} # …\n"))
            .is_ok_and(|value| value.get("title").and_then(Value::as_text) == Some(text))
}

/// A text in double quotes.
pub fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
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

#[cfg(test)]
mod tests {
    use super::{inline_list, inline_value};

    #[test]
    fn a_value_can_stand_in_a_list() {
        assert_eq!(inline_value("wang-yi"), "wang-yi");
        assert_eq!(inline_value("no"), "\"no\"");
        assert_eq!(inline_value("Lavrov, S. \"x\""), "\"Lavrov, S. \\\"x\\\"\"");
        assert_eq!(inline_list(["Wang Yi", "1.10"]), "[Wang Yi, \"1.10\"]");
    }
}
