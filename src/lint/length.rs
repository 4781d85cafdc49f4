//! Texts that are longer than a digest's: sentences that cannot be followed, entries that are no digest any more.

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::language::clauses;
use crate::markdown::{Paragraph, ParagraphKind};

/// The most words of a sentence.
const SENTENCE: usize = 60;
/// The most words of an entry's text.
const ENTRY: usize = 1_000;

pub fn check(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let own = subject.paragraphs.iter();
    let own: Vec<&Paragraph> = own.filter(|paragraph| paragraph.kind == ParagraphKind::Text).collect();
    for paragraph in &own {
        for sentence in clauses(&paragraph.text) {
            if let Some(words) = over(SENTENCE, &[&paragraph.text[sentence.clone()]]) {
                let message = format!("this sentence has {words} words; {SENTENCE} can be followed");
                let location = subject.location(paragraph.place(sentence));
                diagnostics.push(Diagnostic::new(&rules::LONG_SENTENCE, location, message).help("make two of it"));
            }
        }
    }
    let texts: Vec<&str> = own.iter().map(|paragraph| paragraph.text.as_str()).collect();
    if let Some(words) = over(ENTRY, &texts) {
        let message = format!("this text has {words} words; a digest says it in {ENTRY}");
        let location = Location::file(&subject.file.path);
        let help = "leave out what the source says as well, or make several entries of it";
        diagnostics.push(Diagnostic::new(&rules::LONG_ENTRY, location, message).help(help));
    }
}

/// How many words some texts have, where that is over a limit. They are counted only where they could be: a word takes two
/// bytes at least, with the space after it.
fn over(limit: usize, texts: &[&str]) -> Option<usize> {
    let bytes: usize = texts.iter().map(|text| text.len() + 1).sum();
    if bytes <= 2 * limit {
        return None;
    }
    let words = texts.iter().map(|text| text.split_whitespace().count()).sum();
    (words > limit).then_some(words)
}
