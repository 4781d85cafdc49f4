//! Small changes to a text that leave the rest of it as it is: comments, order and formatting.

use crate::diagnostic::{FieldPath, Target};
use crate::yaml;
use std::ops::Range;

/// The replacement of a range of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes of the text before the change, on boundaries of characters.
    pub range: Range<usize>,
    /// What replaces them.
    pub text: String,
}

/// Applies edits to a text. Of two that overlap, the one that begins first is applied.
pub fn apply_edits(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        // An edit outside of the text, or within a character, would lose text: it is left out.
        let Some(before) = text.get(at..edit.range.start) else {
            continue;
        };
        if text.get(edit.range.clone()).is_none() {
            continue;
        }
        out.push_str(before);
        out.push_str(&edit.text);
        at = edit.range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The bytes of the values at paths of a Markdown file's front matter; `None` for a value that does not exist.
pub fn value_ranges(text: &str, paths: &[FieldPath]) -> Vec<Option<Range<usize>>> {
    let front = front_matter_range(text);
    let Some((front, yaml)) = front.and_then(|front| Some((front.clone(), text.get(front)?))) else {
        return vec![None; paths.len()];
    };
    let targets: Vec<Target> = paths.iter().cloned().map(Target::Value).collect();
    let found = yaml::locate(yaml, &targets.iter().collect::<Vec<_>>());
    let moved = |range: Range<usize>| range.start + front.start..range.end + front.start;
    found.into_iter().map(|range| range.map(moved)).collect()
}

/// The bytes of a Markdown file's front matter, without its fences.
pub fn front_matter_range(text: &str) -> Option<Range<usize>> {
    Some(yaml::front_matter(text)?.yaml)
}

#[cfg(test)]
mod tests {
    use super::{Edit, apply_edits};

    fn edit(range: std::ops::Range<usize>, text: &str) -> Edit {
        Edit {
            range,
            text: text.to_owned(),
        }
    }

    #[test]
    fn what_is_not_changed_stays() {
        let edits = vec![edit(6..7, "X"), edit(2..4, ""), edit(3..6, "overlaps"), edit(9..9, "!")];
        assert_eq!(apply_edits("012345678", edits), "0145X78!");
    }

    #[test]
    fn no_character_is_cut() {
        let text = "é: 世界\n";
        assert_eq!(
            apply_edits(text, vec![edit(4..7, "x"), edit(1..2, "y"), edit(5..99, "z")]),
            "é: x界\n"
        );
        assert_eq!(apply_edits(text, vec![edit(5..6, "x")]), text);
    }
}
