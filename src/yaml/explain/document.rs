//! What is wrong with a text that the marked parser reads to its end: a second document, a type that a value does not have,
//! aliases that cannot be followed.

use super::advice::{quote_advice, syntax_error};
use crate::diagnostic::rules::{FRONT_MATTER_TOO_DEEP, YAML_SYNTAX};
use crate::diagnostic::{FieldPath, Target};
use crate::yaml::YamlError;
use crate::yaml::marks::{BadAlias, MAX_ALIAS_DEPTH, MarkedTree};
use std::ops::Range;

pub(super) fn explain(tree: &MarkedTree<'_>) -> Option<YamlError> {
    if tree.stop.is_some() {
        return None;
    }
    if tree.has_second_document {
        return second_document(tree.text);
    }
    if let Some((bytes, _)) = tree.core_tags.first() {
        return Some(tag(tree.text, bytes.start));
    }
    match &tree.bad_alias {
        Some(BadAlias::Endless(bytes)) => {
            let name = tree.text.get(bytes.clone()).unwrap_or_default();
            let message = format!("the alias `{name}` refers to a value that contains it");
            return Some(alias_error(bytes, message));
        }
        Some(BadAlias::TooDeep(bytes)) => {
            let message = format!("this alias nests values more than {MAX_ALIAS_DEPTH} levels deep");
            return Some(alias_error(bytes, message));
        }
        None => {}
    }
    tree.repeats_too_much.then(too_much)
}

fn alias_error(bytes: &Range<usize>, message: String) -> YamlError {
    YamlError::at(&FRONT_MATTER_TOO_DEEP, bytes.clone(), message).help("write the values out where they are needed")
}

/// Aliases that make a small text a very large value.
pub fn too_much() -> YamlError {
    let message = "aliases repeat values until they are too large";
    YamlError::new(&YAML_SYNTAX, Target::Value(FieldPath::root()), message)
        .help("write the values out where they are needed")
}

fn second_document(text: &str) -> Option<YamlError> {
    let mut start = 0;
    let mut has_content = false;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_end();
        let first_word = trimmed.split(' ').next().unwrap_or_default();
        if has_content && ["---", "..."].contains(&first_word) {
            let error = syntax_error(start..start + trimmed.len(), "a second YAML document begins here");
            return Some(error.help("a file contains one document; delete this line"));
        }
        has_content |= !trimmed.is_empty() && !trimmed.starts_with('#');
        start += line.len();
    }
    None
}

/// A tag that serde_yaml tries to follow.
fn tag(text: &str, at: usize) -> YamlError {
    let rest = text.get(at..).unwrap_or_default();
    let value = rest.split('\n').next().unwrap_or_default().trim_end();
    syntax_error(at..at + value.len(), "a value that begins with `!` must be quoted").help(quote_advice(value).help)
}
