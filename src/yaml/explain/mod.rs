//! Turns the failure of serde_yaml into a message for writers. What is wrong is found out from the place at which the
//! marked parser stops and from the text around it, never from the words of an error.

mod advice;
mod block;
mod comment;
mod document;
mod failure;
mod flow;
mod quotes;
mod signs;
mod typed;

use super::marks::MarkedTree;
use super::{YamlError, guard};
use crate::text::floor_boundary;
use advice::syntax_error;
pub(super) use document::too_much;
use failure::Failure;
pub use typed::is_conflict_mark;

/// Explains why a text cannot be read.
///
/// `place` is the byte at which serde_yaml gave up, if it says one, and `words` what it says. The place counts where
/// the marked parser reads on, the words only where nothing else is known.
pub(super) fn explain(text: &str, place: Option<usize>, words: &str) -> YamlError {
    let tree = MarkedTree::read(text);
    if let Some(error) = tree.as_ref().and_then(document::explain) {
        return error;
    }
    let stop = tree.as_ref().and_then(|tree| tree.stop.clone());
    let is_root_read = tree.is_some_and(|tree| tree.root.is_some());
    let failure = match stop {
        Some(stop) => Failure {
            text,
            at: floor_boundary(text, stop.at),
            read_to: stop.read_to,
            is_root_read: is_root_read && stop.open.is_empty(),
            open: stop.open,
        },
        None => {
            let at = floor_boundary(text, place.unwrap_or(0));
            Failure {
                text,
                at,
                read_to: at,
                is_root_read: false,
                open: Vec::new(),
            }
        }
    };
    classify(&failure).unwrap_or_else(|| {
        // The places that the parser names are those within the front matter, and not where it went wrong.
        let words = words.split(" at line ").next().unwrap_or(words);
        syntax_error(failure.token(), format!("invalid YAML: {words}")).help("quote the value if it is meant as text")
    })
}

/// The kinds of mistakes, the surest first: a sign at the very place says more than the lines around it.
fn classify(failure: &Failure<'_>) -> Option<YamlError> {
    typed::conflict(failure)
        .or_else(|| signs::indentation(failure))
        .or_else(|| typed::explain(failure))
        .or_else(|| quotes::explain(failure))
        .or_else(|| comment::cut(failure, &open_brackets(failure)))
        .or_else(|| signs::explain(failure))
        .or_else(|| flow::explain(failure, &open_brackets(failure)))
        .or_else(|| block::colon(failure))
        .or_else(|| block::pending_line(failure))
        .or_else(|| block::after_the_value(failure))
        .or_else(|| block::list_after_key(failure))
        .or_else(|| block::misplaced_line(failure))
        .or_else(|| block::value_goes_on(failure))
}

/// The brackets that are open at the place. A bracket after what was read last opens something only where a value begins;
/// elsewhere it is a part of a text that was taken for a key.
fn open_brackets(failure: &Failure<'_>) -> Vec<usize> {
    let mut brackets = guard::open_brackets(failure.before(failure.at));
    let begins_value = |bracket: usize| {
        let before = failure.before(bracket);
        let before = before.trim_end_matches(' ');
        before.ends_with(['-', ':', ',', '[', '{'])
    };
    brackets.retain(|&bracket| bracket < failure.read_to || begins_value(bracket));
    brackets
}
