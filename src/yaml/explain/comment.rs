//! A ` #` that was meant as text and begins a comment: what would end the value or its brackets is in the comment.

use super::advice::{quote_advice, syntax_error};
use super::failure::{Failure, FieldLine};
use crate::yaml::YamlError;
use crate::yaml::comments::comment_after;
use std::ops::Range;

/// A comment right after what was read last, or at the place, that a word with a number sign may be: `[item #2, b]`, or
/// `item #2` on a line that is not the last of its value.
/// `open_brackets` are the brackets that are open at the place, as offsets, the innermost last.
pub(super) fn cut(failure: &Failure<'_>, open_brackets: &[usize]) -> Option<YamlError> {
    let after_read = comment_after(failure.text, failure.read_to);
    let at_place = || {
        comment_after(
            failure.text,
            failure.before(failure.at).trim_end_matches([' ', '\t']).len(),
        )
    };
    let in_brackets = || open_brackets.last().and_then(|open| comment_on_line(failure, *open));
    let comment = after_read.or_else(at_place).or_else(in_brackets)?;
    let line = failure.line(comment.start);
    let before = line.start..failure.before(comment.start).trim_end().len();
    let rest = failure.slice(&comment);
    let in_brackets = failure.slice(&before).contains(['[', '{']) || !failure.slice(&before).contains(": ");
    let swallowed = rest.find([',', ']', '}']).filter(|_| in_brackets);
    // Elsewhere, the value goes on below the comment.
    let goes_on = || {
        let below = failure.line_below(comment.start)?;
        (failure.line(failure.at).start >= below || failure.at == comment.start).then_some(below)
    };
    let advice = match swallowed {
        Some(end) => {
            let item = item_before(failure, &before);
            quote_advice(&format!("{item} {}", rest.get(..end)?.trim_end())).help
        }
        None => {
            let below = goes_on()?;
            let is_deeper = failure.indentation(below).len() > field_indentation(failure, &line);
            if !is_deeper || FieldLine::parse(failure.text, failure.line(below)).is_some() {
                return None;
            }
            "put the whole value in quotes, with all its lines".to_owned()
        }
    };
    let message = "this is a comment, since a space stands before the `#`, and cuts the value";
    Some(syntax_error(comment, message).help(advice))
}

/// The first comment on the line after an opening bracket that may be text, if no quotes stand before it.
fn comment_on_line(failure: &Failure<'_>, open: usize) -> Option<Range<usize>> {
    let line = failure.rest_of_line(open);
    let text = failure.slice(&line);
    let (before, _) = text
        .split_once(" #")
        .filter(|(before, _)| !before.contains(['"', '\'']))?;
    comment_after(failure.text, line.start + before.len())
}

/// The item of a list or mapping in brackets that ends a part of a line.
fn item_before<'a>(failure: &Failure<'a>, before: &Range<usize>) -> &'a str {
    let text = failure.slice(before);
    let begins = text.rfind([',', '[', '{']).map_or(0, |at| at + 1);
    let item = text.get(begins..).unwrap_or_default();
    item.rsplit_once(": ").map_or(item, |(_, value)| value).trim()
}

/// The indentation of the field whose value a line belongs to.
fn field_indentation(failure: &Failure<'_>, line: &Range<usize>) -> usize {
    let mut line = line.clone();
    for _ in 0..100 {
        if FieldLine::parse(failure.text, line.clone()).is_some() || failure.slice(&line).starts_with("- ") {
            break;
        }
        match failure.line_above(&line) {
            Some(above) => line = above,
            None => break,
        }
    }
    failure.indentation(line.start).len()
}
