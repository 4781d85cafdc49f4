//! Lists and mappings in brackets: `[a, b]` and `{a: b}`.

use super::advice::syntax_error;
use super::failure::{Failure, FieldLine};
use crate::yaml::{YamlError, guard};

/// `open_brackets` are the brackets that are open at the place, as offsets, the innermost last.
pub(super) fn explain(failure: &Failure<'_>, open_brackets: &[usize]) -> Option<YamlError> {
    let next = failure.next_char();
    let Some(&open) = open_brackets.last() else {
        let close = next.filter(|char| matches!(char, ']' | '}'))?;
        return Some(
            syntax_error(failure.token(), format!("`{close}` has no opening bracket"))
                .help("quote the value if it is meant as text"),
        );
    };
    if next == Some(',') {
        return Some(syntax_error(failure.token(), "a value is missing here").help("remove the comma"));
    }
    let (opening, line) = (failure.line(open), failure.line(failure.at));
    if opening == line && failure.at < line.end {
        return Some(missing_comma(failure, open));
    }
    let is_field = FieldLine::parse(failure.text, line.clone()).is_some();
    let is_closed = !guard::open_brackets(failure.text).contains(&open);
    if !is_closed || is_field || next.is_none() {
        return Some(unclosed(failure, open));
    }
    if failure.indentation(failure.at).len() <= failure.indentation(open).len() {
        let message = format!(
            "the lines of a {} must be indented deeper than its key",
            kind_of(failure, open).0
        );
        return Some(syntax_error(line, message).help("indent this line"));
    }
    Some(missing_comma(failure, open))
}

/// `[rome "paris"]`.
fn missing_comma(failure: &Failure<'_>, open: usize) -> YamlError {
    let (kind, close) = kind_of(failure, open);
    let message = format!("a comma or `{close}` is missing before this in the {kind}");
    syntax_error(failure.token(), message).help("quote a value that contains brackets, commas or a colon")
}

/// `[rome, paris`.
fn unclosed(failure: &Failure<'_>, open: usize) -> YamlError {
    let (kind, close) = kind_of(failure, open);
    let message = format!("the {kind} that begins here is not closed");
    syntax_error(failure.rest_of_line(open), message).help(format!(
        "close it with `{close}`, or quote the value if the bracket is meant as text"
    ))
}

/// What a bracket opens, and what closes it.
fn kind_of(failure: &Failure<'_>, open: usize) -> (&'static str, char) {
    match failure.after(open).starts_with('{') {
        true => ("mapping", '}'),
        false => ("list", ']'),
    }
}
