//! Compares the form of a word with that of the English one: whether it is a text, a list or a mapping, and its placeholders in braces.

use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::yaml::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Reports a word that is not of the form that the English one has.
pub fn check_form(path: &Arc<str>, at: &FieldPath, value: &Value, english: &Value) -> Option<Diagnostic> {
    let what = match (value, english) {
        // It keeps the English word.
        (Value::Null, _) => return None,
        (Value::Text(own), Value::Text(english)) => return check_placeholders(path, at, own, english),
        (Value::List(own), Value::List(english)) if own.len() == english.len() => return None,
        (Value::List(own), Value::List(english)) => {
            format!("it has {} items, the English one has {}", own.len(), english.len())
        }
        (Value::Map(_), Value::Map(_)) => return None,
        (_, Value::List(_)) => "it must be a list, as the English one is".to_owned(),
        (_, Value::Map(_)) => "it must be a mapping, as the English one is".to_owned(),
        (Value::Bool(_) | Value::Number(_), _) => "it must be a text: put it into quotation marks".to_owned(),
        _ => "it must be a text, as the English one is".to_owned(),
    };
    let message = format!("the word `{at}` has another form than the English one: {what}");
    let diagnostic = Diagnostic::new(&rules::WORD_FORM, Location::value(path, at.clone()), message);
    Some(diagnostic.help("write it as strings/en.yaml of the theme has it"))
}

fn check_placeholders(path: &Arc<str>, at: &FieldPath, own: &str, english: &str) -> Option<Diagnostic> {
    let (has, wanted) = (placeholders(own), placeholders(english));
    let list = |names: Vec<&&str>| {
        names
            .iter()
            .map(|name| format!("`{{{name}}}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let unknown: Vec<&&str> = has.difference(&wanted).collect();
    let missing: Vec<&&str> = wanted.difference(&has).collect();
    let message = match (unknown.is_empty(), missing.is_empty()) {
        (true, true) => return None,
        (false, true) => format!("{} is shown as it stands", list(unknown)),
        (true, false) => format!("{} is missing", list(missing)),
        (false, false) => format!(
            "{} is shown as it stands, and {} is missing",
            list(unknown),
            list(missing)
        ),
    };
    let diagnostic = Diagnostic::new(
        &rules::WORD_FORM,
        Location::value(path, at.clone()),
        format!("in the word `{at}`, {message}"),
    );
    Some(diagnostic.help(format!("the English word is `{english}`")))
}

/// The names in braces.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let inner = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    inner
        .filter(|name| !name.is_empty() && !name.contains(char::is_whitespace))
        .collect()
}
