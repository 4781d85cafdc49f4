//! One JSON object a line. Positions are null where there is none; bytes count from 0, lines and columns from 1.

use crate::diagnostic::{LocatedDiagnostic, Location, Span, Target};
use crate::language::characters::is_unsafe_to_display;
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::io::{self, Write};

pub(super) fn render(located: &[LocatedDiagnostic<'_>], out: &mut dyn Write) -> io::Result<()> {
    for located in located {
        writeln!(out, "{}", escaped(&object(located).to_string()))?;
    }
    Ok(())
}

/// JSON in which all characters that control a terminal are escaped, also C1 controls and directions. Outside of strings JSON has none.
pub(super) fn escaped(json: &str) -> Cow<'_, str> {
    if !json.contains(is_unsafe_to_display) {
        return Cow::Borrowed(json);
    }
    let escape = |char: char| match is_unsafe_to_display(char) {
        true => format!("\\u{:04x}", u32::from(char)),
        false => char.to_string(),
    };
    Cow::Owned(json.chars().map(escape).collect())
}

fn object(located: &LocatedDiagnostic<'_>) -> Value {
    let diagnostic = located.diagnostic;
    let mut object = Map::new();
    object.insert("rule".to_owned(), json!(diagnostic.rule.name));
    object.insert("severity".to_owned(), json!(diagnostic.severity.word()));
    object.insert("message".to_owned(), json!(diagnostic.message));
    location(&mut object, diagnostic.location.as_ref(), located.span.as_ref());
    let labels = diagnostic.labels.iter().zip(&located.labels);
    let labels = labels.map(|(label, span)| {
        let mut object = Map::new();
        object.insert("text".to_owned(), json!(label.text));
        location(&mut object, Some(&label.location), span.as_ref());
        Value::Object(object)
    });
    object.insert("labels".to_owned(), labels.collect());
    object.insert("help".to_owned(), json!(diagnostic.help));
    let fix = diagnostic.fix.as_ref();
    let fix = fix.map(|fix| json!({ "replacement": fix.replacement }));
    object.insert("fix".to_owned(), json!(fix));
    Value::Object(object)
}

fn location(object: &mut Map<String, Value>, location: Option<&Location>, span: Option<&Span>) {
    let path = match location.map(|location| &location.target) {
        Some(Target::Value(path) | Target::Key(path)) => Some(path.to_string()),
        _ => None,
    };
    let mut insert = |key: &str, value: Value| object.insert(key.to_owned(), value);
    insert("file", json!(location.map(|location| &*location.file)));
    insert("path", json!(path));
    insert("line", json!(span.map(|span| span.line)));
    insert("column", json!(span.map(|span| span.column)));
    insert("end_line", json!(span.map(|span| span.end_line)));
    insert("end_column", json!(span.map(|span| span.end_column)));
    insert("byte_start", json!(span.map(|span| span.bytes.start)));
    insert("byte_end", json!(span.map(|span| span.bytes.end)));
}
