//! The marks of guesses, which are deleted only where they are asked for: an editor confirms a guess, no program does.

use super::file::FixedFile;
use super::request::FixRequest;
use crate::authoring::edit::{Edit, apply_edits};
use crate::diagnostic::{Diagnostic, rules};
use crate::parse::guess_comments;
use crate::yaml;
use std::ops::Range;

/// Deletes the comments that mark guesses, if the rule is asked for by its name. True if the file changed.
pub fn delete_guesses(file: &mut FixedFile, found: &[Diagnostic], request: &FixRequest) -> bool {
    let is_asked = request.rules.contains(&&rules::GUESS_LEFT);
    if !is_asked || !found.iter().any(|diagnostic| diagnostic.rule == &rules::GUESS_LEFT) {
        return false;
    }
    let Some(range) = file.yaml() else { return false };
    let Some(before) = file.text.get(range.clone()) else {
        return false;
    };
    let edits = guess_comments(before).into_iter().map(|comment| Edit {
        range: whole_comment(before, comment),
        text: String::new(),
    });
    let after = apply_edits(before, edits.collect());
    if after == before || yaml::parse(before).ok() != yaml::parse(&after).ok() {
        return false;
    }
    file.text.replace_range(range, &after);
    true
}

/// A comment with the blanks before it and the lines below on which it goes on: comments in the same column. A comment that has a
/// line of its own goes with the end of the line.
fn whole_comment(yaml: &str, comment: Range<usize>) -> Range<usize> {
    let before = yaml.get(..comment.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let column = line.chars().count();
    let mut end = comment.end;
    while let Some(next) = yaml.get(end + 1..).and_then(|rest| rest.split('\n').next()) {
        let blanks = next.len() - next.trim_start_matches([' ', '#']).len();
        let lead = next.get(..blanks).unwrap_or_default().trim_end_matches(' ');
        // On a line of its own, the comment below is another one.
        let goes_on = !line.trim().is_empty() && lead.ends_with('#') && lead.len() == column + 1;
        if !goes_on || next.contains("# guess:") {
            break;
        }
        end += 1 + next.len();
    }
    match line.trim().is_empty() {
        true => comment.start - line.len()..(end + 1).min(yaml.len()),
        false => before.trim_end_matches([' ', '\t']).len()..end,
    }
}
