//! Characters that no text should have and that stand in front matter under another name: those that turn the direction of text as
//! escapes of YAML, such as `"\u202E"`, and all of them as references of HTML, such as `&#xFFFE;`. Nothing of them is seen in the
//! file, so that they are looked for in the values.

use crate::diagnostic::{CurrentPath, Diagnostic, Location, rules};
use crate::language::characters::is_direction_control;
use crate::language::direction::{is_doubtful, turn_name, turns};
use crate::language::forbidden::{forbidden_name, is_forbidden};
use crate::load::direction_advice;
use crate::yaml::Value;
use std::sync::Arc;

/// Reports every value that has such a character under another name. Those that stand in the text as they are were reported when it
/// was read.
pub(super) fn report_hidden_characters(path: &Arc<str>, text: &str, value: &Value) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // Also `\U0000202E`.
    if text.contains("\\u20") || text.contains("\\U000020") || text.contains("&#") {
        visit(value, text, &CurrentPath::Root, path, &mut found);
    }
    found
}

fn visit(value: &Value, written: &str, at: &CurrentPath, path: &Arc<str>, found: &mut Vec<Diagnostic>) {
    match value {
        Value::Text(text) => {
            let location = || Location::value(path, at.path());
            let escaped = turns(text)
                .into_iter()
                .find(|turn| is_doubtful(turn) && !written.contains(turn.char));
            if let Some(turn) = escaped {
                let (message, help) = direction_advice(turn.char, turn.is_closed);
                found.push(Diagnostic::new(&rules::DIRECTION_CONTROL, location(), message).help(help));
            }
            // The note of a correction is Markdown, in which references are read.
            if !matches!(at, CurrentPath::Key(_, "note")) {
                found.extend(report_reference(text, location));
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                visit(item, written, &CurrentPath::Index(at, index), path, found);
            }
        }
        Value::Map(pairs) => {
            for (key, value) in pairs {
                visit(value, written, &CurrentPath::Key(at, key), path, found);
            }
        }
        _ => {}
    }
}

/// Reports the first reference of a text to a character that no text should have. Front matter is no HTML: it would be shown as it
/// stands.
fn report_reference(text: &str, location: impl FnOnce() -> Location) -> Option<Diagnostic> {
    let mut references = text
        .match_indices("&#")
        .filter_map(|(at, _)| reference(text.get(at..)?));
    let (written, char) = references.find(|(_, c)| is_forbidden(*c) || is_direction_control(*c))?;
    let (rule, name) = match is_forbidden(char) {
        true => (&rules::CONTROL_CHARACTER, forbidden_name(char)),
        false => (
            &rules::DIRECTION_CONTROL,
            format!("U+{:04X} {}", u32::from(char), turn_name(char)),
        ),
    };
    let message = format!("`{written}` stands for {name}, and is shown as it stands here");
    Some(Diagnostic::new(rule, location(), message).help("delete it"))
}

/// The numeric reference that a text begins with, and its character: `&#xFFFE;`, `&#8238;`.
fn reference(text: &str) -> Option<(&str, char)> {
    let (written, _) = text.split_once(';')?;
    let digits = written.strip_prefix("&#")?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    Some((text.get(..=written.len())?, char::from_u32(code.ok()?)?))
}

#[cfg(test)]
mod tests {
    use super::report_hidden_characters;
    use crate::yaml;

    #[test]
    fn characters_under_another_name_are_found() {
        for (text, part) in [
            ("title: \"\\u202E王毅\"\n", "U+202E"),
            (
                "title: 会谈&#xFFFE;结束\n",
                "`&#xFFFE;` stands for the noncharacter U+FFFE",
            ),
            ("summary: Встреча &#7; закончена\n", "U+0007"),
            ("source: { title: \"&#8238;مرحبا\" }\n", "RIGHT-TO-LEFT OVERRIDE"),
        ] {
            let value = yaml::parse(text).expect("YAML");
            let found = report_hidden_characters(&"content/entries/a.md".into(), text, &value);
            assert!(
                found.first().is_some_and(|it| it.message.contains(part)),
                "{text}: {found:?}"
            );
        }
        for text in [
            "title: R&#38;D\n",
            "title: \"&# \\u2019x\"\n",
            "title: \"&#xFFFFFFFFF;\"\n",
            "title: \"&#é;\"\n",
        ] {
            let value = yaml::parse(text).expect("YAML");
            let found = report_hidden_characters(&"content/entries/a.md".into(), text, &value);
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
