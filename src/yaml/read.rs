//! Text through serde_yaml straight into a [`Value`], or every error in it. The only file that names serde_yaml.

use super::marks::MarkedTree;
use super::scan::Scanned;
use super::state::{self, ReadState};
use super::visit::NodeSeed;
use super::{Value, YamlError, explain, locate};
use crate::diagnostic::rules::{DUPLICATE_KEY, YAML_SYNTAX};
use crate::diagnostic::{CurrentPath, FieldPath, Target};
use serde::de::DeserializeSeed;
use std::ops::Range;

/// Reads a text that the guard allows: its value and the keys that are repeated at its top, or every error in it if there are
/// others.
pub(super) fn read(text: &str, scanned: &Scanned) -> Result<(Value, Vec<YamlError>), Vec<YamlError>> {
    let mut state = ReadState::default();
    let root = NodeSeed {
        path: &CurrentPath::Root,
        state: &mut state,
    };
    let value = match root.deserialize(serde_yaml::Deserializer::from_str(text)) {
        Ok(value) => value,
        Err(_) if state.is_too_large() => return Err(vec![explain::too_much()]),
        Err(error) => {
            let place = error.location().map(|location| location.index());
            return Err(vec![explain::explain(text, place, &error.to_string())]);
        }
    };
    if let Some(error) = disagreement(text, scanned) {
        return Err(vec![error]);
    }
    state.errors.extend(core_tags(text));
    let mut errors = duplicate_keys(text, &state.duplicates);
    let is_at_top = |path: &FieldPath| path.steps().len() == 1;
    if state.errors.is_empty() && state.duplicates.iter().all(is_at_top) {
        return Ok((value, in_order(text, errors)));
    }
    errors.append(&mut state.errors);
    Err(in_order(text, errors))
}

/// What serde_yaml, which follows YAML 1.1, reads and YAML 1.2 forbids or reads otherwise. Nobody should have to know
/// which of the two a program uses, and `fix` and editors may use the other.
fn disagreement(text: &str, scanned: &Scanned) -> Option<YamlError> {
    if let Some(bytes) = &scanned.ambiguous_word {
        let word = text.get(bytes.clone()).unwrap_or_default();
        let message = match word {
            "?" => "a `?` at the beginning of a value in brackets must be quoted".to_owned(),
            name => format!("the name `{name}` may contain only letters, digits, `-` and `_`"),
        };
        let error = YamlError::at(&YAML_SYNTAX, bytes.clone(), message);
        return Some(error.help("quote the value if it is meant as text"));
    }
    let is_doubtful = scanned.is_unusual || may_have_core_tags(text);
    if !is_doubtful || MarkedTree::read(text)?.stop.is_none() {
        return None;
    }
    Some(explain::explain(text, None, "it is not YAML 1.2"))
}

/// The duplicate keys, each at the place where it is repeated.
fn duplicate_keys(text: &str, paths: &[FieldPath]) -> Vec<YamlError> {
    if paths.is_empty() {
        return Vec::new();
    }
    let places = locate::duplicates(text, paths);
    let errors = paths.iter().zip(places).map(|(path, places)| {
        let message = format!("duplicate key `{}`", path.last_key());
        let error = match places {
            Some((first, again)) => {
                YamlError::at(&DUPLICATE_KEY, again, message).label(Target::Bytes(first), "first here")
            }
            None => YamlError::new(&DUPLICATE_KEY, Target::Key(path.clone()), message),
        };
        error.help("keep one of them").repeated(path)
    });
    errors.collect()
}

fn may_have_core_tags(text: &str) -> bool {
    ["!!", "!<", "%TAG"].iter().any(|sign| text.contains(sign))
}

/// serde_yaml obeys `!!str` and its like silently; where a text may contain one, the marked parser finds it.
fn core_tags(text: &str) -> Vec<YamlError> {
    if !may_have_core_tags(text) {
        return Vec::new();
    }
    let tags = MarkedTree::read(text).map(|tree| tree.core_tags).unwrap_or_default();
    tags.into_iter()
        .map(|(bytes, tag)| state::tag_error(Target::Bytes(bytes), &tag))
        .collect()
}

/// Sorts errors by their places in the text. Only texts with errors come here, so the search for places is no waste.
fn in_order(text: &str, errors: Vec<YamlError>) -> Vec<YamlError> {
    if errors.len() < 2 {
        return errors;
    }
    let targets: Vec<&Target> = errors.iter().map(|error| &error.target).collect();
    let start = |(target, place): (&&Target, Option<Range<usize>>)| match target {
        Target::Bytes(bytes) => bytes.start,
        _ => place.map_or(usize::MAX, |bytes| bytes.start),
    };
    let starts: Vec<usize> = targets.iter().zip(locate::locate(text, &targets)).map(start).collect();
    let mut errors: Vec<(usize, YamlError)> = starts.into_iter().zip(errors).collect();
    errors.sort_by_key(|(start, _)| *start);
    errors.into_iter().map(|(_, error)| error).collect()
}
