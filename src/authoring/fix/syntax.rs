//! Fixes of what keeps a front matter from being read: its fences, and characters that look like those of YAML. The file is read
//! again in the end; if that fails, or does not give a value that was quoted, all of them are taken back.

use super::file::FixedFile;
use super::request::FixRequest;
use crate::diagnostic::{Diagnostic, FixForm, Target, rules};
use crate::parse::front_matter_diagnostics;
use crate::text::slice;
use crate::yaml::{self, Value};
use std::ops::Range;

/// Fixes the syntax of a file. False if the file stays as it was although something in it could be fixed.
pub fn fix_syntax(file: &mut FixedFile, found: &[Diagnostic], request: &FixRequest, max_rounds: usize) -> bool {
    let before = file.text.clone();
    let mut quoted = Vec::new();
    let mut next = found.iter().find_map(edit_of);
    for _ in 0..max_rounds {
        let Some((range, replacement)) = next else { break };
        if file.text.get(range.clone()).is_none() {
            break;
        }
        if replacement.starts_with(['"', '\'']) {
            quoted.extend(text_of(&replacement));
        }
        file.text.replace_range(range, &replacement);
        let diagnostics = if file.is_config() {
            Vec::new()
        } else {
            front_matter_diagnostics(&file.path, &file.text, file.table)
        };
        let mut allowed = diagnostics.iter().filter(|diagnostic| request.allows(diagnostic.rule));
        next = allowed.find_map(edit_of);
    }
    if file.text == before {
        return true;
    }
    let is_read = file
        .yaml()
        .and_then(|range| yaml::parse(slice(&file.text, range)).ok())
        .is_some_and(|value| matches!(value, Value::Map(_)) && quoted.iter().all(|text| has_text(&value, text)));
    if !is_read {
        file.text = before;
    }
    is_read
}

/// The replacement of a range of the text, if a diagnostic of syntax has one that is certain.
fn edit_of(diagnostic: &Diagnostic) -> Option<(Range<usize>, String)> {
    let fix = diagnostic.fix.as_ref()?;
    let syntax = [
        &rules::YAML_SYNTAX,
        &rules::FRONT_MATTER_FENCE,
        &rules::SECOND_FRONT_MATTER,
    ];
    let is_syntax = syntax.contains(&diagnostic.rule);
    match &diagnostic.location.as_ref()?.target {
        Target::Bytes(range) if is_syntax && fix.is_certain && fix.form == FixForm::Source => {
            Some((range.clone(), fix.replacement.clone()))
        }
        _ => None,
    }
}

fn text_of(source: &str) -> Option<String> {
    let value = yaml::parse(&format!("a: {source}\n")).ok()?;
    Some(value.get("a")?.as_text()?.to_owned())
}

fn has_text(value: &Value, text: &str) -> bool {
    match value {
        Value::Text(found) => found == text,
        Value::List(items) => items.iter().any(|item| has_text(item, text)),
        Value::Map(pairs) => pairs.iter().any(|(_, value)| has_text(value, text)),
        _ => false,
    }
}
