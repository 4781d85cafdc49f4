//! Lines of fields and of lists: colons, indentation, and text that belongs to no field.

use super::advice::{quote_advice, quote_lines_advice, syntax_error, with_advice};
use super::failure::{Failure, FieldLine};
use crate::yaml::marks::Collection;
use crate::yaml::{YamlError, guard};
use std::ops::Range;

const FIELD_ADVICE: &str = "write `key: value`, or indent the line to continue the value above";

/// A colon where none is possible: `title: Rome: a visit`, a line that is indented too deep, or `title:Rome` on the
/// line above.
pub(super) fn colon(failure: &Failure<'_>) -> Option<YamlError> {
    if failure.next_char() != Some(':') {
        return None;
    }
    if failure.second_char() == Some('\t') {
        let error = syntax_error(failure.at + 1..failure.at + 2, "a tab follows the colon");
        return Some(error.help("write one space after the colon"));
    }
    // `"title":Rome`: the quoted text is the whole value of the document, and the colon belongs to nothing.
    if failure.is_root_read && failure.second_char().is_some_and(|char| !char.is_whitespace()) {
        let error = syntax_error(failure.token(), "a space is missing after this colon");
        return Some(error.help("write `key: value`"));
    }
    let line = failure.line(failure.at);
    if let Some(field) = FieldLine::parse(failure.text, line.clone())
        && field.colon < failure.at
        && !field.value.is_empty()
    {
        let message = format!(
            "the value of `{}` contains a colon and a space, and must be quoted",
            field.key
        );
        let lines = failure.continued(&field.value);
        let advice = match lines.matches('\n').count() {
            0 => quote_advice(failure.slice(&field.value)),
            breaks => quote_lines_advice(&joined(lines), breaks + 1),
        };
        let error = syntax_error(field.value.clone(), message);
        return Some(match lines.contains('\n') {
            true => error.help(advice.help),
            false => with_advice(error, field.key, advice),
        });
    }
    let Some(above) = failure.line_above(&line) else {
        let error = syntax_error(failure.token(), "a colon where no field can begin");
        return Some(error.help("quote the value if the colon is meant as text"));
    };
    if FieldLine::parse(failure.text, above.clone()).is_none() {
        return Some(not_a_field(failure, above));
    }
    let message = "this line is indented deeper than the field above it, which already has a value";
    Some(syntax_error(line, message).help("start it in the same column as the line above, or quote the whole value"))
}

/// A line that the parser took for the beginning of a key, and found no colon for.
pub(super) fn pending_line(failure: &Failure<'_>) -> Option<YamlError> {
    let mut start = failure.read_to;
    loop {
        let line = failure.line(start);
        // What was read may end within the line.
        let rest = line.start.max(start)..line.end.max(start);
        let text = failure.slice(&rest).trim();
        // Of a line that was read, the colon of a key without a value is left, or the brackets that close one.
        let text = match start > line.start {
            true => text.trim_start_matches([':', ']', '}']).trim_start(),
            false => text,
        };
        let is_before = line.end < failure.at || failure.next_char().is_none();
        // The parser reads on before it tells of a bracket, since it may be a key: such items of a list are read.
        let value = text.trim_start_matches("- ");
        let is_item = value.len() < text.len() || start == failure.read_to;
        let is_read = is_item && value.starts_with(['[', '{']) && guard::open_brackets(value).is_empty();
        if text.is_empty() || text.starts_with('#') || is_read {
            start = failure.line_below(start).filter(|&below| below < failure.at)?;
            continue;
        }
        let is_field = FieldLine::parse(failure.text, line.clone()).is_some();
        let is_list_item = text == "-" || text.starts_with("- ");
        if !is_before || is_field || is_list_item || text.starts_with(['?', '.', ']', '}', ',']) {
            return None;
        }
        if text.starts_with(['|', '>']) {
            let error = syntax_error(
                line,
                "the `|` or `>` of a block of text must be indented deeper than its key",
            );
            return Some(error.help("write it on the line of the key"));
        }
        return Some(not_a_field(failure, line));
    }
}

fn not_a_field(failure: &Failure<'_>, line: Range<usize>) -> YamlError {
    if let Some((key, value)) = failure.slice(&line).split_once(':')
        && !key.is_empty()
        && !key.contains([' ', '"', '\''])
        && !value.is_empty()
        && !value.starts_with(' ')
    {
        let message = format!("a space is missing after the colon of `{key}`");
        return syntax_error(line, message).help(format!("write `{key}: {value}`"));
    }
    syntax_error(line, "this line is not a field").help(FIELD_ADVICE)
}

/// Text after a document that is a single value.
pub(super) fn after_the_value(failure: &Failure<'_>) -> Option<YamlError> {
    if !failure.is_root_read {
        return None;
    }
    let error = syntax_error(failure.token(), "unexpected text after the value of this document");
    Some(error.help("write `key: value` lines, with a space after each colon"))
}

/// `topics: - brics`.
pub(super) fn list_after_key(failure: &Failure<'_>) -> Option<YamlError> {
    if failure.is_first_on_line() || !failure.after(failure.at).starts_with("- ") {
        return None;
    }
    let error = syntax_error(
        failure.rest_of_line(failure.at),
        "a list cannot begin on the line of its key",
    );
    Some(error.help("put each `- ` on a line of its own, or quote the value if it is meant as text"))
}

/// A line that is indented unlike its neighbours, or does not belong to the list or mapping around it.
pub(super) fn misplaced_line(failure: &Failure<'_>) -> Option<YamlError> {
    if !failure.is_first_on_line() {
        return None;
    }
    let line = failure.line(failure.at);
    if line.is_empty() {
        // The text ends within a line that was taken for a key.
        return failure.line_above(&line).map(|above| not_a_field(failure, above));
    }
    Some(match failure.open.last()? {
        Collection::List => {
            let message = "this line is in a list, but starts neither with `- ` nor under the first field of an item";
            syntax_error(line, message)
                .help("begin a new item with `- `, or align the line with the first field of an item")
        }
        Collection::Map if failure.slice(&line).starts_with("- ") => {
            if let Some(error) = shifted_item(failure, &line) {
                return Some(error);
            }
            syntax_error(line, "a list item where a field is expected")
                .help("put it under a field of its own, and indent it")
        }
        Collection::Map => syntax_error(
            line,
            "wrong indentation: this line is not aligned with the fields around it",
        )
        .help("start it in the same column as the fields that it belongs to"),
    })
}

/// An item of a list that does not begin in the column of the one above it.
fn shifted_item(failure: &Failure<'_>, line: &Range<usize>) -> Option<YamlError> {
    let column_of = |at: usize| failure.slice(&failure.indentation(at)).chars().count();
    let mut above = failure.line_above(line)?;
    let column = column_of(line.start);
    while !failure.slice(&above).starts_with("- ") {
        // The lines of an item are indented deeper than its `-`.
        above = failure.line_above(&above).filter(|_| column_of(above.start) > column)?;
    }
    let right = column_of(above.start);
    let (columns, side) = match right.checked_sub(column) {
        Some(0) => return None,
        Some(columns) => (columns, "left"),
        None => (column - right, "right"),
    };
    let columns = match columns {
        1 => "one column".to_owned(),
        columns => format!("{columns} columns"),
    };
    let message = format!("this `-` is {columns} {side} of the one above");
    let item = failure.slice(line);
    Some(syntax_error(line.clone(), message).help(format!(
        "begin it in column {}, below the other: `{}{item}`",
        right + 1,
        " ".repeat(right)
    )))
}

/// `title: "Rome" and Paris`, `title: [Draft] Rome`, `- "Rome" and Paris`.
pub(super) fn value_goes_on(failure: &Failure<'_>) -> Option<YamlError> {
    let line = failure.line(failure.at);
    let item = failure.slice(&line).trim_start_matches("- ");
    if item.len() < line.len() && item.starts_with(['"', '\'', '[', '{']) {
        let sign = if item.starts_with(['"', '\'']) {
            "quote"
        } else {
            "bracket"
        };
        let message = format!("text follows the closing {sign} of this item of a list");
        return Some(syntax_error(line.end - item.len()..line.end, message).help(quote_advice(item).help));
    }
    let field = FieldLine::parse(failure.text, line)?;
    if field.colon >= failure.at {
        return None;
    }
    let value = failure.slice(&field.value);
    let message = match value.chars().next() {
        Some('"' | '\'') => format!("text follows the closing quote of `{}`", field.key),
        Some('[' | '{') => format!("text follows the closing bracket of `{}`", field.key),
        _ => format!("the value of `{}` is not a single value", field.key),
    };
    let error = syntax_error(field.value.clone(), message);
    Some(with_advice(error, field.key, quote_advice(value)))
}

/// The lines of a value as one.
fn joined(lines: &str) -> String {
    let lines: Vec<&str> = lines.lines().map(str::trim).collect();
    lines.join(" ")
}
