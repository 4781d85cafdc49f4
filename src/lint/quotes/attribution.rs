//! Whether a reader learns whose words a quotation is: a verb of saying and somebody who says it, near by.

use super::quoted;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::Digest;
use crate::language::reporting::{ENGLISH_SPEAKERS, ENGLISH_TITLE_WORDS, is_reporting_word};
use crate::language::{fold_name, sentences};
use crate::lint::quotation::{Quotation, is_signature};
use crate::lint::subject::Subject;
use crate::markdown::{Paragraph, ParagraphKind};
use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

/// The language of the words that are looked for.
const ENGLISH: &str = "en";

/// Quotations of so many words may be names and terms.
const SCARE: usize = 3;

/// How far away, in bytes, a word may be.
const NEAR: usize = 1_000;
/// How many paragraphs of a block quote are looked at.
const LINES: usize = 64;

/// The words of every name in the digest.
pub struct Names(HashSet<String>);

impl Names {
    /// Those of people, parties and publishers.
    pub fn new(digest: &Digest) -> Self {
        let people = digest.people.iter().map(|one| (&one.name, &one.also_known_as));
        let parties = digest.parties.iter().map(|one| (&one.name, &one.also_known_as));
        let publishers = digest.publishers.iter().map(|one| (&one.name, &one.also_known_as));
        let names = people.chain(parties).chain(publishers);
        let names = names.flat_map(|(name, others)| std::iter::once(name).chain(others));
        let words = names.flat_map(|name| fold_name(name).split(' ').map(str::to_owned).collect::<Vec<_>>());
        Self(words.filter(|word| word.chars().count() > 1).collect())
    }
}

/// Tells of each quotation that nobody is said to have said.
pub fn check(subject: &Subject, names: &Names, diagnostics: &mut Vec<Diagnostic>) {
    // The words for those who speak without a name are known in English only.
    if subject.language() != ENGLISH {
        return;
    }
    let said: Vec<OnceCell<Vec<Range<usize>>>> = vec![OnceCell::new(); subject.paragraphs.len()];
    let said = |at: usize| said[at].get_or_init(|| sentences(&subject.paragraphs[at].text));
    for quotation in quoted(subject) {
        let paragraph = &subject.paragraphs[quotation.paragraph];
        let inside = &paragraph.text[quotation.inside.clone()];
        if paragraph.kind == ParagraphKind::Heading
            || inside.split_whitespace().count() <= SCARE
            || is_title(paragraph, quotation)
        {
            continue;
        }
        let mut around = Around::default();
        let near = |at: usize| {
            subject
                .paragraphs
                .get(at)
                .map(|one| (one, said(at), subject.quoted(at)))
        };
        match paragraph.kind {
            ParagraphKind::Quote => {
                // Every paragraph of the quote, and what stands before and after it.
                let of_quote = |at: &usize| {
                    subject
                        .paragraphs
                        .get(*at)
                        .is_some_and(|one| one.kind == ParagraphKind::Quote)
                };
                let before = (0..quotation.paragraph).rev().take(LINES).find(|at| !of_quote(at));
                let after = (quotation.paragraph + 1..subject.paragraphs.len())
                    .take(LINES)
                    .find(|at| !of_quote(at));
                if let Some((one, _, quoted)) = before.and_then(near) {
                    around.take(one, back(&one.text, one.text.len(), NEAR)..one.text.len(), quoted);
                }
                if let Some((one, sentences, quoted)) = after.and_then(near) {
                    around.take(one, sentences.first().cloned().unwrap_or_default(), quoted);
                }
                let signed = subject.paragraphs[quotation.paragraph..]
                    .iter()
                    .take_while(|one| one.kind == ParagraphKind::Quote);
                if signed.take(LINES).any(|one| is_signature(&one.text)) {
                    continue;
                }
            }
            _ => {
                let (sentences, quoted) = (said(quotation.paragraph), subject.quoted(quotation.paragraph));
                let first = sentences.partition_point(|sentence| sentence.end <= quotation.whole.start);
                let last = sentences.partition_point(|sentence| sentence.start < quotation.whole.end);
                let start = sentences
                    .get(first.saturating_sub(1))
                    .map_or(0, |sentence| sentence.start);
                let end = sentences
                    .get(last)
                    .map_or(paragraph.text.len(), |sentence| sentence.end);
                let start = start.max(back(&paragraph.text, quotation.whole.start, NEAR));
                let end = end.min(quotation.whole.end + NEAR);
                around.take(paragraph, start..end, quoted);
                if first == 0
                    && let Some((one, sentences, quoted)) = quotation.paragraph.checked_sub(1).and_then(near)
                {
                    around.take(one, sentences.last().cloned().unwrap_or_default(), quoted);
                }
            }
        }
        if !around.attributes(names) {
            let message = "nobody near this quotation is said to have said it";
            let location = subject.location(paragraph.place(quotation.whole.clone()));
            let help = "name who says it and where, in the same sentence or the one before or after it";
            diagnostics.push(Diagnostic::new(&rules::QUOTE_UNATTRIBUTED, location, message).help(help));
        }
    }
}

/// The place some bytes before another one, or a little more where a character is in the way.
fn back(text: &str, from: usize, bytes: usize) -> usize {
    let mut at = from.min(text.len()).saturating_sub(bytes);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether a quotation is what something is called: it is written like a title, or the words before it say so.
fn is_title(paragraph: &Paragraph, quotation: &Quotation) -> bool {
    let words: Vec<&str> = paragraph.text[quotation.inside.clone()].split_whitespace().collect();
    let capital = |word: &&&str| {
        word.trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(char::is_uppercase)
    };
    let long = words.iter().filter(|word| word.chars().count() > 4);
    let (capitals, all) = (long.clone().filter(capital).count(), long.count());
    if all > 1 && capitals == all {
        return true;
    }
    let start = quotation.whole.start;
    let before = fold_name(&paragraph.text[back(&paragraph.text, start, 60)..start]);
    before
        .rsplit(' ')
        .take(2)
        .any(|word| ENGLISH_TITLE_WORDS.contains(&word))
}

/// The words around a quotation.
#[derive(Default)]
struct Around {
    words: Vec<String>,
}

impl Around {
    /// Adds the words of a stretch that are not quoted themselves.
    fn take(&mut self, paragraph: &Paragraph, stretch: Range<usize>, quoted: &[Quotation]) {
        let end = back(&paragraph.text, stretch.end, 0).min(stretch.start + NEAR * 4);
        let end = back(&paragraph.text, end, 0);
        let first = quoted.partition_point(|one| one.whole.end <= stretch.start);
        let mut at = stretch.start;
        for one in quoted[first..].iter().take_while(|one| one.whole.start < end) {
            self.add(paragraph.text.get(at..one.whole.start).unwrap_or_default());
            at = at.max(one.whole.end);
        }
        self.add(paragraph.text.get(at..end).unwrap_or_default());
    }

    fn add(&mut self, text: &str) {
        self.words.extend(fold_name(text).split(' ').map(str::to_owned));
    }

    fn attributes(&self, names: &Names) -> bool {
        let says = self.words.iter().any(|word| is_reporting_word(ENGLISH, word));
        says && self
            .words
            .iter()
            .any(|word| ENGLISH_SPEAKERS.contains(&word.as_str()) || names.0.contains(word))
    }
}
