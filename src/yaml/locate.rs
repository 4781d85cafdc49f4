//! Finds where the values of a YAML text are. Runs only when a diagnostic is printed, or when a text has errors.

use super::marks::{Entry, MarkedTree, Node, NodeContent};
use crate::diagnostic::{FieldPath, PathStep, Target};
use std::collections::HashMap;
use std::ops::Range;

/// The bytes of values and keys of a YAML text, in the order of the targets.
///
/// A value of several lines is placed at the first of them, a mapping or list likewise, an alias at the alias itself, a
/// key at its last occurrence, and a path that does not exist at the nearest part of it that does: so a missing field
/// is placed at the first line of the mapping that it is missing from. If the text cannot be read to its end, only what
/// comes before that is found. Other kinds of targets give `None`.
pub fn locate(text: &str, targets: &[&Target]) -> Vec<Option<Range<usize>>> {
    let is_path = |target: &&Target| matches!(target, Target::Value(_) | Target::Key(_));
    if !targets.iter().any(is_path) {
        return vec![None; targets.len()];
    }
    let tree = MarkedTree::read(text);
    let location = |target: &&Target| match (target, &tree) {
        (Target::Value(path), Some(tree)) => place_of(tree, path, false),
        (Target::Key(path), Some(tree)) => place_of(tree, path, true),
        _ => None,
    };
    targets.iter().map(location).collect()
}

/// The bytes of whole values, with all their lines but without blanks at the end; `None` for one that is not in the text, or
/// that is empty.
pub fn whole_values(text: &str, paths: &[FieldPath]) -> Vec<Option<Range<usize>>> {
    let Some(tree) = MarkedTree::read(text) else {
        return vec![None; paths.len()];
    };
    let whole = |path| {
        let found = follow(&tree, path).filter(|found| found.is_whole && !found.node.is_empty)?;
        let bytes = found.node.bytes.clone();
        let length = text.get(bytes.clone())?.trim_end().len();
        Some(bytes.start..bytes.start + length)
    };
    paths.iter().map(whole).collect()
}

/// The places of the first and of the repeated occurrence of each duplicate key: the second occurrence at the first
/// mention of its path, the third at the second. `None` for a key that cannot be found.
pub(super) fn duplicates(text: &str, keys: &[FieldPath]) -> Vec<Option<(Range<usize>, Range<usize>)>> {
    let Some(tree) = MarkedTree::read(text) else {
        return vec![None; keys.len()];
    };
    let mut mentions: HashMap<&FieldPath, usize> = HashMap::new();
    let location = |path| {
        let nth = mentions.entry(path).or_insert(0);
        *nth += 1;
        Some((occurrence(&tree, path, 0)?, occurrence(&tree, path, *nth)?))
    };
    keys.iter().map(location).collect()
}

/// The part of a path that exists in a tree.
struct Followed<'t> {
    node: &'t Node,
    /// The entry that the node is the value of; `None` for the root and for an item of a list.
    entry: Option<&'t Entry>,
    is_whole: bool,
}

fn follow<'t>(tree: &'t MarkedTree<'_>, path: &FieldPath) -> Option<Followed<'t>> {
    let mut node = tree.root.as_ref()?;
    let mut entry = None;
    for step in path.steps() {
        let next = match (step, &node.content) {
            (PathStep::Key(key), NodeContent::Map { entries, by_key }) => by_key
                .get(&**key)
                .and_then(|positions| entries.get(*positions.last()?))
                .map(|entry| (&entry.value, Some(entry))),
            (PathStep::Index(index), NodeContent::List(items)) => items.get(*index).map(|item| (item, None)),
            // A single value where a list is possible.
            (PathStep::Index(0), _) => Some((node, entry)),
            _ => None,
        };
        match next {
            Some(next) => (node, entry) = next,
            None => {
                let is_whole = false;
                return Some(Followed { node, entry, is_whole });
            }
        }
    }
    Some(Followed {
        node,
        entry,
        is_whole: true,
    })
}

fn place_of(tree: &MarkedTree<'_>, path: &FieldPath, of_key: bool) -> Option<Range<usize>> {
    let Some(found) = follow(tree, path) else {
        let is_read = tree.stop.is_none();
        return is_read.then(|| first_line(tree.text, 0..tree.text.len()));
    };
    // What is not found in the part that was read may come later.
    if !found.is_whole && tree.stop.is_some() {
        return None;
    }
    let bytes = match found.entry {
        Some(entry) if found.node.is_empty || (of_key && found.is_whole) => entry.key.clone(),
        _ => found.node.bytes.clone(),
    };
    Some(first_line(tree.text, bytes))
}

/// The place of the nth occurrence (from 0) of the key that ends a path.
fn occurrence(tree: &MarkedTree<'_>, path: &FieldPath, nth: usize) -> Option<Range<usize>> {
    let found = follow(tree, &path.parent()).filter(|found| found.is_whole)?;
    let NodeContent::Map { entries, by_key } = &found.node.content else {
        return None;
    };
    let position = *by_key.get(path.last_key())?.get(nth)?;
    Some(first_line(tree.text, entries.get(position)?.key.clone()))
}

/// The part of a range that is on its first line, without the blanks at its end.
fn first_line(text: &str, bytes: Range<usize>) -> Range<usize> {
    let part = text.get(bytes.clone()).unwrap_or_default();
    let line = part.split('\n').next().unwrap_or_default().trim_end();
    bytes.start..bytes.start + line.len()
}
