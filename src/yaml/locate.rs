//! Finds where the values of a YAML text stand. Runs only when a diagnostic is printed, or a text has faults.

use super::marks::{Entry, Inside, Node, Tree};
use super::path;
use crate::diagnostic::{FieldPath, Step, Target};
use std::collections::HashMap;
use std::ops::Range;

/// The bytes of values and keys of a YAML text.
///
/// A value of several lines is placed at the first of them, a mapping or list likewise, an alias where it stands, a
/// key at its last occurrence, and a path that is not there at the nearest part of it that is: so a missing field is
/// placed at the first line of the mapping that lacks it. Of a text that cannot be read to its end, what stands before
/// is found. Spots of other kinds have no place.
pub fn locate(text: &str, spots: &[&Target]) -> Vec<Option<Range<usize>>> {
    if !spots
        .iter()
        .any(|target| matches!(target, Target::Value(_) | Target::Key(_)))
    {
        return vec![None; spots.len()];
    }
    let tree = Tree::read(text);
    let location = |target: &&Target| match (target, &tree) {
        (Target::Value(path), Some(tree)) => tree.location(path, false),
        (Target::Key(path), Some(tree)) => tree.location(path, true),
        _ => None,
    };
    spots.iter().map(location).collect()
}

/// Where each duplicate key stands first, and where it stands again: the second time at the first mention of its
/// path, the third time at the second. None for a key that cannot be found.
pub(super) fn duplicates(text: &str, keys: &[FieldPath]) -> Vec<Option<(Range<usize>, Range<usize>)>> {
    let Some(tree) = Tree::read(text) else {
        return vec![None; keys.len()];
    };
    let mut mentions: HashMap<&FieldPath, usize> = HashMap::new();
    let location = |path| {
        let nth = mentions.entry(path).or_insert(0);
        *nth += 1;
        Some((tree.occurrence(path, 0)?, tree.occurrence(path, *nth)?))
    };
    keys.iter().map(location).collect()
}

/// The tags of YAML's own types (`!!str`) and those written in full, with where they stand.
pub(super) fn core_tags(text: &str) -> Vec<(Range<usize>, String)> {
    Tree::read(text).map(|tree| tree.tags).unwrap_or_default()
}

/// The byte at which the marked parser gives up, if it does.
pub(super) fn failure(text: &str) -> Option<usize> {
    Tree::read(text)?.stopped
}

impl Tree<'_> {
    /// Where a path leads: the node, the entry that it is the value of, and whether the whole path was found.
    fn follow(&self, path: &FieldPath) -> Option<(&Node, Option<&Entry>, bool)> {
        let mut node = self.root.as_ref()?;
        let mut entry = None;
        for step in path.steps() {
            let next = match (step, &node.inside) {
                (Step::Key(key), Inside::Map(entries, by_key)) => by_key
                    .get(&**key)
                    .and_then(|places| entries.get(*places.last()?))
                    .map(|entry| (&entry.value, Some(entry))),
                (Step::Index(index), Inside::List(items)) => items.get(*index).map(|item| (item, None)),
                // One of something, where a list could stand.
                (Step::Index(0), _) => Some((node, entry)),
                _ => None,
            };
            match next {
                Some(next) => (node, entry) = next,
                None => return Some((node, entry, false)),
            }
        }
        Some((node, entry, true))
    }

    fn location(&self, path: &FieldPath, key: bool) -> Option<Range<usize>> {
        let Some((node, entry, whole)) = self.follow(path) else {
            let nothing = self.stopped.is_none();
            return nothing.then(|| self.first_line(0..self.text.len()));
        };
        if !whole && self.stopped.is_some() {
            return None;
        }
        Some(self.first_line(match entry {
            Some(entry) if node.empty || (key && whole) => entry.key.clone(),
            _ => node.bytes.clone(),
        }))
    }

    /// The nth occurrence (from 0) of the key that ends a path.
    fn occurrence(&self, path: &FieldPath, nth: usize) -> Option<Range<usize>> {
        let (node, _, whole) = self.follow(&path::parent(path))?;
        let Inside::Map(entries, by_key) = &node.inside else {
            return None;
        };
        let location = *by_key.get(path::last_key(path))?.get(nth)?;
        whole.then(|| self.first_line(entries[location].key.clone()))
    }

    /// The part of a range that is on its first line, without the blanks at its end.
    fn first_line(&self, bytes: Range<usize>) -> Range<usize> {
        let said = self.text.get(bytes.clone()).unwrap_or_default();
        let line = said.split('\n').next().unwrap_or_default().trim_end();
        bytes.start..bytes.start + line.len()
    }
}
