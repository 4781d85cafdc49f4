//! Texts of fields that a comment cuts: `title: Ministers settle item #2`.

use crate::diagnostic::{Diagnostic, FieldPath, Location, PathStep, Target, rules};
use crate::fields::{Mapping, Type};
use crate::text::truncate;
use crate::yaml::{self, CutValue};
use std::ops::Range;
use std::sync::Arc;

/// The longest part of a value that a message repeats, in characters.
const MAX_SHOWN: usize = 60;
/// The longest value that a help writes out in quotes, in characters.
const MAX_QUOTED: usize = 300;

/// Reports the values of text fields in a YAML text that a comment cuts, among what was found in it. `start` is the byte of the
/// file at which the text begins.
pub(super) fn report_cut_fields(
    path: &Arc<str>,
    text: &str,
    start: usize,
    table: &'static Mapping,
    found: &mut Vec<Diagnostic>,
) {
    for cut in yaml::cut_values(text) {
        if takes_text(table, cut.path.steps()) {
            add(path, text, start, &cut, found);
        }
    }
}

/// The same for a text of which every value is meant for readers.
pub fn report_cut_texts(path: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for cut in yaml::cut_values(text) {
        add(path, text, 0, &cut, &mut found);
    }
    found
}

fn add(path: &Arc<str>, text: &str, start: usize, cut: &CutValue, found: &mut Vec<Diagnostic>) {
    let rest = text.get(cut.rest.clone()).unwrap_or_default();
    let value = cut.value.clone().and_then(|value| text.get(value)).map(on_one_line);
    let whole = match &value {
        Some(value) => format!("{value} {}", text_of(rest)),
        None => text_of(rest).to_owned(),
    };
    let quoted = yaml::double_quoted(&whole);
    let help = match quoted.chars().count() <= MAX_QUOTED {
        true => format!("quote the value: `{quoted}`"),
        false => "put the whole value in quotes".to_owned(),
    };
    // A value of which nothing is left may be an error by itself, which then says why.
    let known = found.iter_mut().find(|it| value.is_none() && is_at(it, &cut.path));
    if let Some(known) = known {
        known.help = Some(format!("` #` begins a comment; {help}"));
        return;
    }
    let name = &cut.path;
    let lost = truncate(rest, MAX_SHOWN);
    let message = match &value {
        Some(value) => format!(
            "`{name}` ends at a ` #`, which begins a comment: `{}` is published, and `{lost}` is not",
            truncate(value, MAX_SHOWN)
        ),
        None => format!("`{name}` is empty, since ` #` begins a comment: `{lost}` is not published"),
    };
    let begin = cut.value.as_ref().map_or(cut.rest.start, |value| value.start);
    let bytes = first_line(text, begin..cut.rest.end);
    let is_on_one_line = bytes.end == cut.rest.end;
    let location = Location::bytes(path, bytes.start + start..bytes.end + start);
    let diagnostic = Diagnostic::new(&rules::CUT_BY_COMMENT, location, message);
    let diagnostic = diagnostic.help(format!("{help}; or, if it is a comment, write a space after the `#`"));
    found.push(match is_on_one_line && whole.len() == bytes.len() {
        true => diagnostic.source_fix(quoted, false),
        false => diagnostic,
    });
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a comment can be of the value: in brackets, what ends an item belongs to the list.
fn text_of(comment: &str) -> &str {
    match comment.ends_with([',', ']', '}']) && !comment.contains(['[', '{']) {
        true => comment.trim_end_matches([',', ' ', ']', '}']),
        false => comment,
    }
}

/// The part of a range that is on its first line.
fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let length = text.get(range.clone()).and_then(|text| text.find('\n'));
    range.start..length.map_or(range.end, |length| range.start + length)
}

/// Whether a diagnostic is an error about the value or the item at a path.
fn is_at(diagnostic: &Diagnostic, path: &FieldPath) -> bool {
    let target = diagnostic.location.as_ref().map(|location| &location.target);
    diagnostic.is_error() && matches!(target, Some(Target::Value(at)) if at == path)
}

/// Whether the value at a path is a text that the writer words.
fn takes_text(table: &'static Mapping, path: &[PathStep]) -> bool {
    let mut kind: Option<&'static Type> = None;
    let mut mapping = Some(table);
    for step in path {
        kind = match (step, kind) {
            (_, Some(Type::Free)) => return true,
            (PathStep::Key(key), _) => match mapping.and_then(|mapping| mapping.field(key)) {
                Some(field) => Some(&field.kind),
                None => return false,
            },
            (PathStep::Index(_), Some(Type::List(item) | Type::OneOrMany(item))) => Some(*item),
            (PathStep::Index(_), _) => return false,
        };
        mapping = kind.and_then(Type::inner_mapping);
    }
    kind.is_some_and(is_worded)
}

fn is_worded(kind: &Type) -> bool {
    match kind {
        Type::Line | Type::Text | Type::Name(_) | Type::Free => true,
        Type::List(item) | Type::OneOrMany(item) => is_worded(item),
        // A text stands for the mapping: the name of a source or a participant.
        Type::Mapping(mapping) => mapping.shorthand.is_some(),
        _ => false,
    }
}
