//! Texts that are longer than a digest's: sentences that cannot be followed, entries that are no digest any more.

use super::sentences::clauses;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, rules};
use crate::markdown::ParagraphKind;

/// The most words of a sentence.
const SENTENCE: usize = 60;
/// The most words of an entry's text.
const ENTRY: usize = 1_000;

pub fn check(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let own = subject.paragraphs.iter();
    let own = own.filter(|paragraph| paragraph.kind == ParagraphKind::Text);
    let mut total = 0;
    for paragraph in own {
        for sentence in clauses(&paragraph.text) {
            let words = paragraph.text[sentence.clone()].split_whitespace().count();
            total += words;
            if words > SENTENCE {
                let message = format!("this sentence has {words} words; {SENTENCE} can be followed");
                let place = subject.place(paragraph.place(sentence));
                diagnostics.push(Diagnostic::new(&rules::LONG_SENTENCE, place, message).help("make two of it"));
            }
        }
    }
    if total > ENTRY {
        let message = format!("this text has {total} words; a digest says it in {ENTRY}");
        let place = crate::diagnostic::Place::file(&subject.file.path);
        let help = "leave out what the source says as well, or make several entries of it";
        diagnostics.push(Diagnostic::new(&rules::LONG_ENTRY, place, message).help(help));
    }
}
