//! Words that a neutral digest leaves to those whom it quotes, and dates that are relative to the day of writing.

pub mod lists;

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, rules};

/// Reports the words of an entry that are on a list of its language, where its writer answers for them.
pub fn check_wording(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(list) = subject.context.wording.of_language(subject.language()) else {
        return;
    };
    for passage in &subject.passages {
        for (pattern, words) in passage.words.matches(list.matcher()) {
            let Some(rule) = list.rule(pattern) else { continue };
            if !passage.is_own(words.clone()) || passage.is_in_name(&words) || !passage.is_one_phrase(&words) {
                continue;
            }
            let written = passage.written(words.clone());
            let (message, help) = if rule == &rules::TAKES_A_SIDE {
                (
                    format!("`{written}` takes a side"),
                    "use a word that every side could use, or quote who says it",
                )
            } else if rule == &rules::IMPLIES_TRUTH {
                (
                    format!("`{written}` implies whether it is true"),
                    "write `said`, `argued` or `according to`, which leave that open",
                )
            } else {
                (
                    format!("`{written}` is relative to today and means nothing to later readers"),
                    "write the day, the month or the year",
                )
            };
            let location = subject.location_of_words(passage, words);
            diagnostics.push(Diagnostic::new(rule, location, message).help(help));
        }
    }
}
