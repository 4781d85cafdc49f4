//! Texts that are too long: sentences that are hard to follow, entries that are no summary any more.

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::language::clauses;
use crate::markdown::{Paragraph, ParagraphKind};
use crate::text::{slice, thousands};

/// The most words of a sentence, or of a clause that a semicolon ends.
const SENTENCE_WORDS: usize = 60;
/// To so many other long sentences of an entry the report of the first leads; the rest are only counted.
const MAX_LABELS: usize = 4;
/// The most words of the text of an entry.
const ENTRY_WORDS: usize = 1_000;

/// Reports long sentences, and an entry that is long as a whole.
pub fn check_length(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let own = subject.paragraphs.iter();
    let own: Vec<&Paragraph> = own.filter(|paragraph| paragraph.kind == ParagraphKind::Text).collect();
    check_sentences(subject, &own, diagnostics);
    let texts: Vec<&str> = own.iter().map(|paragraph| paragraph.text.as_str()).collect();
    if let Some(words) = words_over(ENTRY_WORDS, &texts) {
        let message = format!("text of {words} words; the limit is {ENTRY_WORDS}");
        let location = Location::file(&subject.file.path);
        let help = "leave out what a reader can find in the source, or split it into several entries";
        diagnostics.push(Diagnostic::new(&rules::LONG_ENTRY, location, message).help(help));
    }
}

/// Reports the first long sentence, and how many more there are: a text that was pasted has hundreds, and one habit is one finding.
fn check_sentences(subject: &Subject, own: &[&Paragraph], diagnostics: &mut Vec<Diagnostic>) {
    let long = own.iter().flat_map(|paragraph| {
        let sentences = clauses(&paragraph.text).into_iter();
        let long = sentences.filter_map(|sentence| {
            let words = words_over(SENTENCE_WORDS, &[slice(&paragraph.text, sentence.clone())])?;
            Some((words, subject.location(paragraph.place(sentence))))
        });
        long.collect::<Vec<_>>()
    });
    let mut long = long.collect::<Vec<(usize, Location)>>().into_iter();
    let Some((words, location)) = long.next() else { return };
    let message = match long.len() {
        0 => format!("sentence of {words} words; the limit is {SENTENCE_WORDS}"),
        1 => format!("sentence of {words} words; the limit is {SENTENCE_WORDS}, and another one is longer, too"),
        rest => format!(
            "sentence of {words} words; the limit is {SENTENCE_WORDS}, and {} others are longer, too",
            thousands(rest)
        ),
    };
    let mut diagnostic = Diagnostic::new(&rules::LONG_SENTENCE, location, message).help("split it in two");
    for (words, location) in long.take(MAX_LABELS) {
        diagnostic = diagnostic.label(location, format!("{words} words"));
    }
    diagnostics.push(diagnostic);
}

/// How many words some texts have, where that is over a limit. They are counted only where they could be: a word takes two
/// bytes at least, with the space after it.
fn words_over(limit: usize, texts: &[&str]) -> Option<usize> {
    let bytes: usize = texts.iter().map(|text| text.len() + 1).sum();
    if bytes <= 2 * limit {
        return None;
    }
    let words = texts.iter().map(|text| text.split_whitespace().count()).sum();
    (words > limit).then_some(words)
}
