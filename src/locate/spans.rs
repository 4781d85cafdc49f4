//! The lines and columns of targets in one file.

use super::lines::{line_starts, on_line, positions};
use crate::diagnostic::{Span, Target};
use crate::text::floor_boundary;
use crate::yaml;
use std::ops::Range;

/// The spans of targets in one file, in their order; `None` for the file as a whole and for what is not found.
pub(super) fn spans_in(file: &str, text: &str, targets: &[&Target]) -> Vec<Option<Span>> {
    let in_yaml = yaml_bytes(file, text, targets);
    let mut lines = None;
    let bytes: Vec<Option<Range<usize>>> = targets
        .iter()
        .zip(in_yaml)
        .map(|(target, in_yaml)| match target {
            Target::File => None,
            Target::Value(_) | Target::Key(_) => in_yaml,
            Target::Bytes(range) => Some(clipped(text, range.clone())),
            Target::Line(line, column, length) => {
                let lines = lines.get_or_insert_with(|| line_starts(text));
                on_line(text, lines, *line, *column, *length)
            }
        })
        .collect();
    let mut offsets: Vec<usize> = bytes
        .iter()
        .flatten()
        .flat_map(|range| [range.start, range.end])
        .collect();
    offsets.sort_unstable();
    offsets.dedup();
    let positions = positions(text, &offsets);
    let position = |at: usize| {
        let index = offsets.partition_point(|&offset| offset < at);
        positions.get(index).copied().unwrap_or((1, 1))
    };
    let span = |range: Range<usize>| {
        let ((line, column), (end_line, end_column)) = (position(range.start), position(range.end));
        Span {
            bytes: range,
            line,
            column,
            end_line,
            end_column,
        }
    };
    bytes.into_iter().map(|range| range.map(span)).collect()
}

/// The bytes of the targets that are paths: anywhere in a YAML file, or in the front matter of any other.
fn yaml_bytes(file: &str, text: &str, targets: &[&Target]) -> Vec<Option<Range<usize>>> {
    let is_path = |target: &&Target| matches!(target, Target::Value(_) | Target::Key(_));
    if !targets.iter().any(is_path) {
        return vec![None; targets.len()];
    }
    let is_yaml = [".yaml", ".yml"].iter().any(|end| file.ends_with(end));
    let front = if is_yaml {
        Some(0..text.len())
    } else {
        yaml::front_matter(text).map(|front| front.yaml)
    };
    let Some((front, yaml)) = front.and_then(|front| Some((front.clone(), text.get(front)?))) else {
        return vec![None; targets.len()];
    };
    let moved = |range: Range<usize>| {
        if range.is_empty() && front.start > 0 {
            // Empty front matter has nothing to point at: the fence above is shown for it.
            0..text.find('\n').unwrap_or(0)
        } else {
            range.start + front.start..range.end + front.start
        }
    };
    let found = yaml::locate(yaml, targets).into_iter();
    found.map(|range| range.map(moved)).collect()
}

/// The range within the text, widened to whole characters.
fn clipped(text: &str, range: Range<usize>) -> Range<usize> {
    let start = floor_boundary(text, range.start);
    let mut end = range.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}
