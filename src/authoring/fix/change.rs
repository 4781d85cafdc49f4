//! Changes of values and keys of YAML, each proven: the text is read again after it, and has to have the values that were meant
//! and no others.

use super::bullets::with_hyphens;
use super::file::{FixedFile, yaml_range};
use crate::authoring::edit::{Edit, apply_edits};
use crate::diagnostic::{FieldPath, PathStep, Target};
use crate::text::slice;
use crate::yaml::{self, Value, double_quoted};
use std::ops::Range;

/// A change of one value or key.
#[derive(Debug, Clone)]
pub struct Change {
    /// The path of the value or key, as far as it is in the text.
    pub path: FieldPath,
    pub new: NewValue,
}

/// What a value or a key becomes.
#[derive(Debug, Clone)]
pub enum NewValue {
    /// A value becomes this text, in the quotes that it had.
    Text(String),
    /// A value becomes this YAML.
    Source(String),
    /// Lines that begin with bullets become a list.
    List,
    /// The key gets this name.
    Key(String),
}

/// How texts are written that had no quotes.
#[derive(Debug, Clone, Copy)]
enum Style {
    Plain,
    Quoted,
}

/// Applies the changes that can be proven. False if one had to be left out.
pub fn apply_changes(file: &FixedFile, changes: &[Change]) -> (String, bool) {
    let mut text = file.text.clone();
    let is_complete = apply_proven(file, &mut text, changes);
    (text, is_complete)
}

/// Applies all changes at once, or, where that does not give what is meant, the two halves of them each by itself.
fn apply_proven(file: &FixedFile, text: &mut String, changes: &[Change]) -> bool {
    if changes.is_empty() {
        return true;
    }
    if let Some(changed) = [Style::Plain, Style::Quoted]
        .into_iter()
        .find_map(|style| apply(file, text, changes, style))
    {
        *text = changed;
        return true;
    }
    if changes.len() == 1 {
        return false;
    }
    let (first, second) = changes.split_at(changes.len() / 2);
    let is_complete = apply_proven(file, text, first);
    apply_proven(file, text, second) && is_complete
}

/// The text after the changes, if reading it gives what is meant.
fn apply(file: &FixedFile, text: &str, changes: &[Change], style: Style) -> Option<String> {
    let range = yaml_range(&file.path, text)?;
    let yaml = slice(text, range.clone());
    let mut expected = yaml::parse(yaml).ok()?;
    let places = places(yaml, changes);
    let mut edits = Vec::new();
    for (change, place) in changes.iter().zip(places) {
        let place = place?;
        let (source, value) = match &change.new {
            NewValue::Key(name) => (name.clone(), None),
            NewValue::Text(new) => (
                in_style(slice(yaml, place.clone()), new, style),
                Some(Value::Text(new.clone())),
            ),
            NewValue::Source(source) => (source.clone(), Some(value_of(source)?)),
            NewValue::List => {
                let source = with_hyphens(slice(yaml, place.clone()))?;
                let column = slice(yaml, ..place.start).rsplit('\n').next()?.chars().count();
                let list = yaml::parse(&format!("a:\n{}{source}\n", " ".repeat(column))).ok()?;
                let list = list.get("a")?.clone();
                list.as_list()?;
                (source, Some(list))
            }
        };
        match value {
            Some(value) => *find(&mut expected, &change.path)? = value,
            None => rename(&mut expected, &change.path, &source)?,
        }
        edits.push(Edit {
            range: place.start + range.start..place.end + range.start,
            text: source,
        });
    }
    let changed = apply_edits(text, edits);
    let found = yaml::parse(slice(&changed, yaml_range(&file.path, &changed)?)).ok()?;
    (found == expected).then_some(changed)
}

/// The bytes of what changes.
fn places(yaml: &str, changes: &[Change]) -> Vec<Option<Range<usize>>> {
    let paths: Vec<FieldPath> = changes.iter().map(|change| change.path.clone()).collect();
    let keys: Vec<Target> = paths.iter().cloned().map(Target::Key).collect();
    let of_values = yaml::whole_values(yaml, &paths);
    let of_keys = yaml::locate(yaml, &keys.iter().collect::<Vec<_>>());
    let of_both = of_values.into_iter().zip(of_keys);
    let of_change = |(change, (value, key)): (&Change, (Option<_>, Option<_>))| match change.new {
        NewValue::Key(_) => key,
        _ => value,
    };
    changes.iter().zip(of_both).map(of_change).collect()
}

/// A text in the quotes that the old value has.
fn in_style(old: &str, new: &str, style: Style) -> String {
    match (old.chars().next(), style) {
        (Some('"'), _) => double_quoted(new),
        (Some('\''), Style::Plain) => format!("'{}'", new.replace('\'', "''")),
        (_, Style::Plain) => new.to_owned(),
        (_, Style::Quoted) => double_quoted(new),
    }
}

fn value_of(source: &str) -> Option<Value> {
    yaml::parse(&format!("a: {source}\n")).ok()?.get("a").cloned()
}

/// The path of a value as far as it is in a front matter: a text may stand for a mapping, and a value for a list of one.
pub fn path_in(front: &Value, path: &FieldPath) -> Option<FieldPath> {
    let mut found = FieldPath::root();
    let mut value = front;
    for step in path.steps() {
        match (step, value) {
            (PathStep::Key(key), Value::Map(_)) => {
                value = value.get(key)?;
                found = found.key(key);
            }
            (PathStep::Index(index), Value::List(items)) => {
                value = items.get(*index)?;
                found = found.index(*index);
            }
            (PathStep::Index(0), Value::Map(_) | Value::Text(_)) => {}
            (PathStep::Key(_), Value::Text(_)) => return Some(found),
            _ => return None,
        }
    }
    Some(found)
}

/// The value at a path.
pub fn value_at<'a>(front: &'a Value, path: &FieldPath) -> Option<&'a Value> {
    path.steps().iter().try_fold(front, |value, step| match step {
        PathStep::Key(key) => value.get(key),
        PathStep::Index(index) => value.as_list()?.get(*index),
    })
}

fn find<'a>(front: &'a mut Value, path: &FieldPath) -> Option<&'a mut Value> {
    path.steps().iter().try_fold(front, |value, step| match (step, value) {
        (PathStep::Key(key), Value::Map(pairs)) => pairs
            .iter_mut()
            .find_map(|(name, value)| (**name == **key).then_some(value)),
        (PathStep::Index(index), Value::List(items)) => items.get_mut(*index),
        _ => None,
    })
}

/// Renames the key that ends a path; `None` if it is not there, or another one has the name.
fn rename(front: &mut Value, path: &FieldPath, name: &str) -> Option<()> {
    let Value::Map(pairs) = find(front, &path.parent())? else {
        return None;
    };
    if pairs.iter().any(|(known, _)| known == name) {
        return None;
    }
    let (key, _) = pairs.iter_mut().find(|(key, _)| key == path.last_key())?;
    name.clone_into(key);
    Some(())
}
