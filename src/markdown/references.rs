//! Numeric character references for what no text may have: `&#1;`, `&#xFFFE;`, `&#x202E;`. They are reported and left out, as
//! the characters themselves are where a file is read.

use super::Problem;
use crate::diagnostic::rules;
use crate::html::find_reference;
use crate::language::forbidden::{forbidden_name, is_forbidden};
use std::borrow::Cow;
use std::ops::Range;

/// Whether a character overrides or embeds a direction. Isolates end with their paragraph and are no such trap.
fn is_override(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}')
}

/// Whether a reference may not stand for a character.
pub(super) fn is_unwanted(c: char) -> bool {
    is_forbidden(c) || is_override(c)
}

/// The text at a range of the body, without what is unwanted, if the parser made it of a reference.
pub(super) fn cleaned<'t>(
    text: &'t str,
    range: &Range<usize>,
    source: &str,
    problems: &mut Vec<Problem>,
) -> Cow<'t, str> {
    if text.len() == range.len() {
        return text.into();
    }
    let written = source.get(range.clone()).unwrap_or_default();
    if !written.starts_with("&#") {
        return text.into();
    }
    problems.extend(report(written, text.chars().next(), range.clone()));
    if text.contains(is_unwanted) {
        text.replace(is_unwanted, "").into()
    } else {
        text.into()
    }
}

/// The problem of a reference, if it has one.
fn report(written: &str, meant: Option<char>, range: Range<usize>) -> Option<Problem> {
    let meant = meant?;
    let is_missing = meant == char::REPLACEMENT_CHARACTER
        && !written.to_ascii_lowercase().contains("fffd")
        && !written.contains("65533");
    let (rule, message) = if is_missing {
        (
            &rules::CONTROL_CHARACTER,
            format!("`{written}` stands for no character"),
        )
    } else if is_override(meant) {
        let code = u32::from(meant);
        (
            &rules::DIRECTION_CONTROL,
            format!(
                "`{written}` stands for U+{code:04X}, which changes the direction of the text after it, and is left out"
            ),
        )
    } else if is_forbidden(meant) {
        (
            &rules::CONTROL_CHARACTER,
            format!(
                "`{written}` stands for {}, which cannot be published",
                forbidden_name(meant)
            ),
        )
    } else {
        return None;
    };
    let amp = written.replacen('&', "&amp;", 1);
    Some(Problem::new(rule, range, message).help(format!("delete it, or write `{amp}` if it is meant as text")))
}

/// Reports the references in raw HTML. `place` gives the range in the body of a range in the HTML.
pub(super) fn report_in_html(html: &str, place: impl Fn(Range<usize>) -> Range<usize>, problems: &mut Vec<Problem>) {
    problems.extend(unwanted_in(html).filter_map(|(range, meant)| {
        let written = html.get(range.clone())?;
        report(written, Some(meant), place(range))
    }));
}

/// HTML without references to what is unwanted.
pub(super) fn without_references(html: &str) -> Cow<'_, str> {
    if !html.contains("&#") {
        return html.into();
    }
    let mut clean = String::with_capacity(html.len());
    let mut done = 0;
    for (range, _) in unwanted_in(html) {
        clean.push_str(html.get(done..range.start).unwrap_or_default());
        done = range.end;
    }
    clean.push_str(html.get(done..).unwrap_or_default());
    clean.into()
}

/// The numeric references to what is unwanted, or to nothing, and what they stand for.
fn unwanted_in(html: &str) -> impl Iterator<Item = (Range<usize>, char)> + '_ {
    html.match_indices("&#").filter_map(|(at, _)| {
        let found = find_reference(html.get(at..)?)?;
        let is_reported = is_unwanted(found.first) || found.first == char::REPLACEMENT_CHARACTER;
        is_reported.then_some((at..at + found.length, found.first))
    })
}
