//! One SARIF 2.1.0 log: the format of code scanning. Lines and columns count from 1, columns in characters.

use super::json::escaped;
use super::plain::message;
use crate::diagnostic::{LocatedDiagnostic, Location, Severity, Span, rules};
use serde_json::{Value, json};
use std::io::{self, Write};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn render(located: &[LocatedDiagnostic<'_>], out: &mut dyn Write) -> io::Result<()> {
    let rules = rules::ALL.iter().map(|rule| {
        json!({
            "id": rule.name,
            "shortDescription": { "text": rule.about },
            "defaultConfiguration": { "level": level(rule.severity) },
        })
    });
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Chancery",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.collect::<Value>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": located.iter().map(result).collect::<Value>(),
        }],
    });
    writeln!(out, "{}", escaped(&log.to_string()))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn result(located: &LocatedDiagnostic<'_>) -> Value {
    let diagnostic = located.diagnostic;
    let mut text = message(located).into_owned();
    if let Some(help) = &diagnostic.help {
        text = format!("{text} ({help})");
    }
    let mut result = json!({
        "ruleId": diagnostic.rule.name,
        "ruleIndex": rules::ALL.iter().position(|rule| rule.name == diagnostic.rule.name),
        "level": level(diagnostic.severity),
        "message": { "text": text },
    });
    if let Some(location) = &diagnostic.location {
        result["locations"] = json!([location_object(location, located.span.as_ref())]);
    }
    let labels = diagnostic.labels.iter().zip(&located.labels).enumerate();
    let related = labels.map(|(at, (label, span))| {
        let mut location = location_object(&label.location, span.as_ref());
        location["id"] = json!(at);
        location["message"] = json!({ "text": label.text });
        location
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    if let (Some(fix), Some(location), Some(span)) = (&diagnostic.fix, &diagnostic.location, &located.span) {
        let replacement = json!({
            "deletedRegion": region(span),
            "insertedContent": { "text": fix.replacement },
        });
        let change = json!({ "artifactLocation": artifact(location), "replacements": [replacement] });
        result["fixes"] = json!([{ "artifactChanges": [change] }]);
    }
    result
}

fn location_object(location: &Location, span: Option<&Span>) -> Value {
    let mut physical = json!({ "artifactLocation": artifact(location) });
    if let Some(span) = span {
        physical["region"] = region(span);
    }
    json!({ "physicalLocation": physical })
}

fn artifact(location: &Location) -> Value {
    json!({ "uri": encoded(&location.file), "uriBaseId": "%SRCROOT%" })
}

fn region(span: &Span) -> Value {
    json!({
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    })
}

/// A path as a relative reference (RFC 3986).
fn encoded(path: &str) -> String {
    let encode = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    path.bytes().map(encode).collect()
}
