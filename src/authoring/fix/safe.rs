//! Which fixes are safe: those that are the only ones that make sense.

use super::change::{Change, NewValue, path_in, value_at};
use super::file::FixedFile;
use super::known::KnownNames;
use crate::diagnostic::{Diagnostic, FieldPath, Fix, FixForm, PathStep, Severity, Target, rules};
use crate::fields::{Mapping, Type, Vocabulary, list_parts};
use crate::language::typing::{after_bullet, is_unseen};
use crate::suggest::is_slip;
use crate::text::slice;
use crate::yaml::{self, Value};

/// The changes of a file's front matter that diagnostics suggest and that are safe.
pub fn changes_of(file: &FixedFile, diagnostics: &[Diagnostic], known: &KnownNames) -> Vec<Change> {
    let front = file.yaml().and_then(|range| yaml::parse(slice(&file.text, range)).ok());
    let Some(front) = front else { return Vec::new() };
    let mut changes: Vec<Change> = Vec::new();
    for diagnostic in diagnostics {
        let change = change_of(diagnostic, &front, file.table, known);
        // Of two changes of one value, the first is made; the other is found again if it is still wanted.
        let is_free = |change: &Change| !changes.iter().any(|other| overlaps(&other.path, &change.path));
        changes.extend(change.filter(is_free));
    }
    changes
}

fn overlaps(one: &FieldPath, other: &FieldPath) -> bool {
    let (one, other) = (one.steps(), other.steps());
    one.starts_with(other) || other.starts_with(one)
}

fn change_of(diagnostic: &Diagnostic, front: &Value, table: &'static Mapping, known: &KnownNames) -> Option<Change> {
    if !diagnostic.rule.lint && diagnostic.rule.severity != Severity::Error {
        return None;
    }
    match &diagnostic.location.as_ref()?.target {
        Target::Key(path) => {
            let fix = diagnostic.fix.as_ref()?;
            let is_safe = fix.is_certain || is_slip(path.last_key(), &fix.replacement);
            is_safe.then(|| Change {
                path: path.clone(),
                new: NewValue::Key(fix.replacement.clone()),
            })
        }
        Target::Value(path) => {
            let path = path_in(front, path)?;
            let value = value_at(front, &path)?;
            let new = match &diagnostic.fix {
                Some(fix) => new_value(diagnostic, fix, value, item_type(table, &path), known)?,
                None if diagnostic.rule == &rules::WRONG_TYPE && is_bulleted(value) => NewValue::List,
                None => return None,
            };
            Some(Change { path, new })
        }
        _ => None,
    }
}

fn new_value(
    diagnostic: &Diagnostic,
    fix: &Fix,
    value: &Value,
    item: Option<&'static Type>,
    known: &KnownNames,
) -> Option<NewValue> {
    match (fix.form, value) {
        (FixForm::Source, _) if fix.is_certain => Some(NewValue::Source(fix.replacement.clone())),
        (FixForm::Source, Value::Text(text)) => {
            let vocabulary = item.and_then(vocabulary_of)?;
            let is_known = |part: &&str| known.contains(vocabulary, part);
            let parts = list_parts(text);
            parts
                .iter()
                .all(is_known)
                .then(|| NewValue::Source(fix.replacement.clone()))
        }
        (FixForm::Text, _) if fix.is_certain => Some(NewValue::Text(fix.replacement.clone())),
        (FixForm::Text, Value::Text(text)) => {
            let is_word = [
                &rules::UNKNOWN_FIELD,
                &rules::UNKNOWN_VALUE,
                &rules::UNKNOWN_TOPIC,
                &rules::UNKNOWN_REFERENCE,
            ]
            .contains(&diagnostic.rule);
            (is_word && is_slip(text, &fix.replacement)).then(|| NewValue::Text(fix.replacement.clone()))
        }
        _ => None,
    }
}

/// Whether a text is a list whose items begin with bullets.
fn is_bulleted(value: &Value) -> bool {
    value.as_text().is_some_and(|text| {
        let is_blank = |c: char| c == ' ' || is_unseen(c);
        after_bullet(text).is_some()
            || text.starts_with(is_unseen) && text.trim_start_matches(is_blank).starts_with("- ")
    })
}

/// The type of the items of the list that a field takes.
fn item_type(table: &'static Mapping, path: &FieldPath) -> Option<&'static Type> {
    let mut mapping = table;
    let mut kind: Option<&'static Type> = None;
    for step in path.steps() {
        if let PathStep::Key(key) = step {
            let field = mapping.field(key)?;
            kind = Some(&field.kind);
            mapping = field.kind.inner_mapping().unwrap_or(mapping);
        }
    }
    match kind? {
        Type::List(item) | Type::OneOrMany(item) => Some(item),
        _ => None,
    }
}

/// What an item that is a text is the name of.
fn vocabulary_of(item: &'static Type) -> Option<Vocabulary> {
    match item {
        Type::Name(vocabulary) => Some(*vocabulary),
        Type::Mapping(mapping) => match &mapping.field((mapping.shorthand?)("a name"))?.kind {
            Type::Name(vocabulary) => Some(*vocabulary),
            _ => None,
        },
        _ => None,
    }
}
