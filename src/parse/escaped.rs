//! Characters that turn the direction of text and are written as escapes of YAML, such as `"\u202E"`: nothing of them is seen in
//! the file, so that they are looked for in the values.

use crate::diagnostic::{CurrentPath, Diagnostic, Location, rules};
use crate::language::direction::{is_doubtful, turns};
use crate::load::direction_advice;
use crate::yaml::Value;
use std::sync::Arc;

/// Reports every value that has such a character by an escape. Those that stand in the text as they are were reported when it was
/// read.
pub(super) fn report_escaped_directions(path: &Arc<str>, text: &str, value: &Value) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // Also `\U0000202E`.
    if text.contains("\\u20") || text.contains("\\U000020") {
        visit(value, text, &CurrentPath::Root, path, &mut found);
    }
    found
}

fn visit(value: &Value, written: &str, at: &CurrentPath, path: &Arc<str>, found: &mut Vec<Diagnostic>) {
    match value {
        Value::Text(text) => {
            let escaped = turns(text)
                .into_iter()
                .find(|turn| is_doubtful(turn) && !written.contains(turn.char));
            if let Some(turn) = escaped {
                let (message, help) = direction_advice(turn.char, turn.is_closed);
                let location = Location::value(path, at.path());
                found.push(Diagnostic::new(&rules::DIRECTION_CONTROL, location, message).help(help));
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
