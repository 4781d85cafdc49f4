//! Small changes to a text that leave the rest of it as it is: comments, order and formatting.

use super::quote::quote;
use crate::diagnostic::{FieldPath, Target};
use crate::yaml;
use std::ops::Range;

/// What to write in the place of a range of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

/// Makes the changes. Of two that overlap, the one that begins first is made.
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        if edit.range.start < at {
            continue;
        }
        out.push_str(&text[at..edit.range.start]);
        out.push_str(&edit.text);
        at = edit.range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// The bytes of the values at some paths of a Markdown file's front matter, or of a YAML file.
pub fn values(text: &str, is_yaml: bool, paths: &[FieldPath]) -> Vec<Option<Range<usize>>> {
    let front = if is_yaml {
        Some(0..text.len())
    } else {
        front_matter(text)
    };
    let Some(front) = front else {
        return vec![None; paths.len()];
    };
    let spots: Vec<Target> = paths.iter().cloned().map(Target::Value).collect();
    let found = yaml::locate(&text[front.clone()], &spots.iter().collect::<Vec<_>>());
    let moved = |range: Range<usize>| range.start + front.start..range.end + front.start;
    found.into_iter().map(|range| range.map(moved)).collect()
}

/// The bytes of a Markdown file's front matter, without its fences.
pub fn front_matter(text: &str) -> Option<Range<usize>> {
    Some(yaml::front_matter(text)?.yaml)
}

/// A text as a YAML value that can stand anywhere, between the brackets of a list too.
pub fn value(text: &str) -> String {
    let harmless = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/' | '’');
    if text.chars().all(harmless) {
        quote(text)
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, apply, value};

    #[test]
    fn what_is_not_changed_stays() {
        let edit = |range, text: &str| Edit {
            range,
            text: text.to_owned(),
        };
        let edits = vec![edit(6..7, "X"), edit(2..4, ""), edit(3..6, "overlaps"), edit(9..9, "!")];
        assert_eq!(apply("012345678", edits), "0145X78!");
    }

    #[test]
    fn a_value_can_stand_in_a_list() {
        assert_eq!(value("wang-yi"), "wang-yi");
        assert_eq!(value("no"), "\"no\"");
        assert_eq!(value("Lavrov, S. \"x\""), "\"Lavrov, S. \\\"x\\\"\"");
    }
}
