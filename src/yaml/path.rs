//! Small questions to field paths.

use crate::diagnostic::{FieldPath, Step};

/// The key that ends a path; empty where none does.
pub(super) fn last_key(path: &FieldPath) -> &str {
    match path.steps().last() {
        Some(Step::Key(key)) => key,
        _ => "",
    }
}

/// The path without its last step.
pub(super) fn parent(path: &FieldPath) -> FieldPath {
    let steps = path.steps();
    let kept = &steps[..steps.len().saturating_sub(1)];
    kept.iter().fold(FieldPath::root(), |path, step| match step {
        Step::Key(key) => path.key(key),
        Step::Index(index) => path.index(*index),
    })
}
