//! Texts that are longer than a digest's: sentences that cannot be followed, entries that are no digest any more.

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, rules};
use crate::markdown::{Paragraph, ParagraphKind};
use std::ops::Range;

/// The most words of a sentence.
const SENTENCE: usize = 60;
/// The most words of an entry's text.
const ENTRY: usize = 1_000;

pub fn check(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let own = subject.paragraphs.iter();
    let own = own.filter(|paragraph| paragraph.kind == ParagraphKind::Text);
    let mut total = 0;
    for paragraph in own {
        for sentence in sentences(paragraph) {
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

/// The sentences of a paragraph: they end with a full stop, question or exclamation mark before white space. A semicolon
/// lets a reader rest as well.
fn sentences(paragraph: &Paragraph) -> Vec<Range<usize>> {
    let text = paragraph.text.as_str();
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, char)) = characters.next() {
        let ends = matches!(char, '.' | '?' | '!' | '…' | ';' | '。' | '；' | '؟' | '।');
        let before_space = characters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if ends && before_space {
            sentences.push(start..at + char.len_utf8());
            start = characters.peek().map_or(text.len(), |(at, next)| at + next.len_utf8());
        }
    }
    if start < text.len() {
        sentences.push(start..text.len());
    }
    sentences
}
