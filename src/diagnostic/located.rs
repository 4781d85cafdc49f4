//! Diagnostics with lines and columns: what is printed is found here, file by file, and put in order. Texts are
//! handed in.

use super::{Diagnostic, Location, Target};
use crate::yaml;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

/// A stretch of a text. Lines and columns count from 1, columns in characters; the end is the first place after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The bytes of the file's text.
    pub bytes: Range<usize>,
    /// The line that it begins on.
    pub line: usize,
    /// The column that it begins at.
    pub column: usize,
    /// The line that it ends on.
    pub end_line: usize,
    /// The column after its end.
    pub end_column: usize,
}

/// A diagnostic and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<'a> {
    /// What is wrong.
    pub diagnostic: &'a Diagnostic,
    /// Where in its file; none if it concerns the file as a whole, or no file, or cannot be found there.
    pub span: Option<Span>,
    /// Where its labels stand, in their order.
    pub labels: Vec<Option<Span>>,
}

/// Finds the positions of diagnostics and puts them in order: by file, line and column, then by rule and message;
/// those without a file come last. What is the same rule, place and message is kept once.
///
/// `text_of` gives the text of a file by its path below the digest's root. The cost is linear in the diagnostics
/// and in the texts that they are about.
pub fn locate_all<'a>(diagnostics: &'a [Diagnostic], text_of: &dyn Fn(&str) -> Option<Arc<str>>) -> Vec<Located<'a>> {
    let mut seen = HashSet::with_capacity(diagnostics.len());
    let diagnostics = diagnostics
        .iter()
        .filter(|diagnostic| seen.insert((diagnostic.rule.name, &diagnostic.location, &diagnostic.message)));
    let mut located: Vec<Located<'a>> = diagnostics
        .map(|diagnostic| Located {
            diagnostic,
            span: None,
            labels: vec![None; diagnostic.labels.len()],
        })
        .collect();

    let mut by_file: BTreeMap<&str, Vec<(Slot, &Target)>> = BTreeMap::new();
    for (index, located) in located.iter().enumerate() {
        let places = places(located.diagnostic).filter(|(_, location)| location.target != Target::File);
        for (label, location) in places {
            let wanted = by_file.entry(&location.file).or_default();
            wanted.push((Slot { index, label }, &location.target));
        }
    }
    for (file, wanted) in by_file {
        let Some(text) = text_of(file) else {
            continue;
        };
        let spots: Vec<&Target> = wanted.iter().map(|(_, target)| *target).collect();
        for ((slot, _), span) in wanted.iter().zip(spans(file, &text, &spots)) {
            let located = &mut located[slot.index];
            match slot.label {
                None => located.span = span,
                Some(label) => located.labels[label] = span,
            }
        }
    }
    located.sort_by(|a, b| order(a).cmp(&order(b)));
    located
}

/// Where places are, in their order; none for a file as a whole, and for what cannot be found in it. Files are looked at side
/// by side.
pub fn locate(places: &[&Location], text_of: &(dyn Fn(&str) -> Option<Arc<str>> + Sync)) -> Vec<Option<Span>> {
    let mut by_file: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, location) in places.iter().enumerate() {
        by_file.entry(&location.file).or_default().push(index);
    }
    let found = by_file.into_par_iter().map(|(file, wanted)| {
        let spots: Vec<&Target> = wanted.iter().map(|index| &places[*index].target).collect();
        let spans = match text_of(file) {
            Some(text) => spans(file, &text, &spots),
            None => vec![None; spots.len()],
        };
        (wanted, spans)
    });
    let mut located = vec![None; places.len()];
    for (wanted, spans) in found.collect::<Vec<_>>() {
        for (index, span) in wanted.into_iter().zip(spans) {
            located[index] = span;
        }
    }
    located
}

/// Which place of which diagnostic a spot is: its own, or a label's.
struct Slot {
    index: usize,
    label: Option<usize>,
}

fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = (Option<usize>, &Location)> {
    let labels = diagnostic.labels.iter().enumerate();
    let labels = labels.map(|(index, label)| (Some(index), &label.location));
    let own = diagnostic.location.iter().map(|location| (None, location));
    own.chain(labels)
}

fn order<'a>(located: &Located<'a>) -> impl Ord + use<'a> {
    let diagnostic = located.diagnostic;
    let file = diagnostic.location.as_ref().map(|location| &*location.file);
    let start = located.span.as_ref().map(|span| (span.line, span.column));
    (file.is_none(), file, start, diagnostic.rule.name, &*diagnostic.message)
}

/// The spans of spots of one file.
fn spans(file: &str, text: &str, spots: &[&Target]) -> Vec<Option<Span>> {
    let in_yaml = yaml_spots(file, text, spots);
    let mut lines = None;
    let bytes: Vec<Option<Range<usize>>> = spots
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

/// The bytes of the spots that are paths: anywhere in a YAML file, or in the front matter of any other.
fn yaml_spots(file: &str, text: &str, spots: &[&Target]) -> Vec<Option<Range<usize>>> {
    let is_path = |target: &&Target| matches!(target, Target::Value(_) | Target::Key(_));
    if !spots.iter().any(is_path) {
        return vec![None; spots.len()];
    }
    let is_yaml = [".yaml", ".yml"].iter().any(|end| file.ends_with(end));
    let front = if is_yaml {
        Some(0..text.len())
    } else {
        yaml::front_matter(text).map(|front| front.yaml)
    };
    let Some(front) = front else {
        return vec![None; spots.len()];
    };
    let found = yaml::locate(&text[front.clone()], spots);
    let moved = |range: Range<usize>| {
        if range.is_empty() && front.start > 0 {
            // Nothing to point at: the fence above stands for it.
            0..text.find('\n').unwrap_or(0)
        } else {
            range.start + front.start..range.end + front.start
        }
    };
    found.into_iter().map(|range| range.map(moved)).collect()
}

/// The range within the text, widened to whole characters.
fn clipped(text: &str, range: Range<usize>) -> Range<usize> {
    let mut start = range.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = range.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

fn line_starts(text: &str) -> Vec<usize> {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    [0].into_iter().chain(ends).collect()
}

/// The bytes of so many characters from a line's column, kept within the line.
fn on_line(text: &str, lines: &[usize], line: usize, column: usize, length: usize) -> Option<Range<usize>> {
    let start = *lines.get(line.checked_sub(1)?)?;
    let said = text[start..].split('\n').next().unwrap_or_default();
    let byte = |skipped: usize| {
        said.char_indices()
            .nth(skipped)
            .map_or(start + said.len(), |(at, _)| start + at)
    };
    let from = column.saturating_sub(1);
    Some(byte(from)..byte(from.saturating_add(length)))
}

/// Lines and columns of ascending offsets, in one pass over the text.
fn positions(text: &str, offsets: &[usize]) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let (mut at, mut line, mut column) = (0, 1, 1);
    let mut positions = Vec::with_capacity(offsets.len());
    for &offset in offsets {
        for &byte in bytes.get(at..offset).unwrap_or_default() {
            if byte == b'\n' {
                (line, column) = (line + 1, 1);
            } else if byte & 0xc0 != 0x80 {
                // Not the second or a later byte of a character.
                column += 1;
            }
        }
        at = at.max(offset);
        positions.push((line, column));
    }
    positions
}
