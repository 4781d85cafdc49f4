//! Finds the lines and columns of locations, file by file, by reading the front matter a second time with a parser that
//! marks places. Stages make thousands of locations and print few, so lines and columns are looked for only when they
//! are printed. Texts are handed in.

mod lines;
mod spans;

#[cfg(test)]
mod tests;

use crate::diagnostic::{Diagnostic, LocatedDiagnostic, Location, Span, Target};
use rayon::prelude::*;
use spans::spans_in;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Finds the locations of diagnostics and sorts them by severity, file, line and column, then by rule and message;
/// those without a file are the last ones of their severity. Of several with the same rule, location and message the first is kept.
///
/// `text_of` gives the text of a file by its path below the digest's root. The cost is linear in the diagnostics
/// and in the texts that they are about.
pub fn locate_all<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    text_of: &dyn Fn(&str) -> Option<Arc<str>>,
) -> Vec<LocatedDiagnostic<'a>> {
    let mut seen = HashSet::new();
    let mut located: Vec<LocatedDiagnostic<'a>> = diagnostics
        .into_iter()
        .filter(|diagnostic| seen.insert((diagnostic.rule.name, &diagnostic.location, &diagnostic.message)))
        .map(|diagnostic| LocatedDiagnostic {
            diagnostic,
            span: None,
            labels: vec![None; diagnostic.labels.len()],
        })
        .collect();

    let mut by_file: BTreeMap<&str, Vec<(Slot, &Target)>> = BTreeMap::new();
    for (index, located) in located.iter().enumerate() {
        let locations = locations_of(located.diagnostic).filter(|(_, location)| location.target != Target::File);
        for (label, location) in locations {
            let slots = by_file.entry(&location.file).or_default();
            slots.push((Slot { index, label }, &location.target));
        }
    }
    for (file, slots) in by_file {
        let Some(text) = text_of(file) else {
            continue;
        };
        let targets: Vec<&Target> = slots.iter().map(|(_, target)| *target).collect();
        for ((slot, _), span) in slots.iter().zip(spans_in(file, &text, &targets)) {
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

/// Finds locations, in their order; `None` for a file as a whole, and for what cannot be found in it. Files are read in
/// parallel.
pub fn locate(locations: &[&Location], text_of: &(dyn Fn(&str) -> Option<Arc<str>> + Sync)) -> Vec<Option<Span>> {
    let mut by_file: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, location) in locations.iter().enumerate() {
        by_file.entry(&location.file).or_default().push(index);
    }
    let found = by_file.into_par_iter().map(|(file, indexes)| {
        let targets: Vec<&Target> = indexes.iter().map(|index| &locations[*index].target).collect();
        let spans = match text_of(file) {
            Some(text) => spans_in(file, &text, &targets),
            None => vec![None; targets.len()],
        };
        (indexes, spans)
    });
    let mut located = vec![None; locations.len()];
    for (indexes, spans) in found.collect::<Vec<_>>() {
        for (index, span) in indexes.into_iter().zip(spans) {
            located[index] = span;
        }
    }
    located
}

/// The place of a span among the diagnostics: its own, or that of a label.
struct Slot {
    index: usize,
    label: Option<usize>,
}

fn locations_of(diagnostic: &Diagnostic) -> impl Iterator<Item = (Option<usize>, &Location)> {
    let labels = diagnostic.labels.iter().enumerate();
    let labels = labels.map(|(index, label)| (Some(index), &label.location));
    let own = diagnostic.location.iter().map(|location| (None, location));
    own.chain(labels)
}

fn order<'a>(located: &LocatedDiagnostic<'a>) -> impl Ord + use<'a> {
    let diagnostic = located.diagnostic;
    let file = diagnostic.location.as_ref().map(|location| &*location.file);
    let start = located.span.as_ref().map(|span| (span.line, span.column));
    let text = (diagnostic.rule.name, &*diagnostic.message);
    (diagnostic.severity, file.is_none(), file, start, text)
}
