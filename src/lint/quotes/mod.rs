//! Quotations, compared with the saved copies of their sources: a word that was lost may have been a "not". And what is
//! copied from them without quotation marks.

mod align;
mod attribution;
mod budget;
mod copied;
mod differences;
mod html;
mod index;
mod near_match;
mod parts;
mod saved_copies;
mod tokens;

use super::selection::Selection;
use super::subject::Subject;
use crate::text::slice;
use align::NearMatch;
use attribution::SpeakerNames;
use budget::{Budget, Exhausted};
use copied::NamePhrases;
use differences::{describe_differences, words_around};
use index::TokenIndex;
use near_match::find_near_match;
use parts::quotation_parts;
use saved_copies::{SavedCopy, read_saved_copies};
use tokens::{Token, Vocabulary};

use crate::diagnostic::{Diagnostic, Location, Rule, rules};
use crate::digest::{Digest, Entry};
use crate::language::{main_script, primary_language};
use crate::load::Inputs;
use crate::text::count;
use std::collections::HashMap;

/// The most parts of a quotation that are looked for where they are not as they stand.
const NEAR_PARTS: usize = 3;

/// The digest's names, gathered once for all entries.
pub struct KnownNames {
    speakers: SpeakerNames,
    phrases: NamePhrases,
}

impl KnownNames {
    /// The names of a digest. Where no entry has a saved copy, nothing can be copied and no names of that kind are needed.
    pub fn new(digest: &Digest) -> Self {
        let mut entries = digest.entries.iter().chain(&digest.translations);
        let has_copies = entries.any(|entry| entry.accounts.iter().any(|account| account.saved.is_some()));
        Self {
            speakers: SpeakerNames::new(digest),
            phrases: if has_copies {
                NamePhrases::new(digest)
            } else {
                NamePhrases::default()
            },
        }
    }
}

/// The rules about quotations and saved copies.
pub const RULES: &[&Rule] = &[
    &rules::SAVED_COPY_MISSING,
    &rules::SAVED_COPY_CHANGED,
    &rules::SAVED_COPY_OUTSIDE,
    &rules::QUOTES_UNCHECKED,
    &rules::QUOTE_DIFFERS,
    &rules::QUOTE_NOT_FOUND,
    &rules::QUOTE_UNATTRIBUTED,
    &rules::COPIED_RUN,
    &rules::COPIED_SHARE,
];
/// The fields without which what is found about quotations may be wrong.
pub const READS: &[&str] = &["source", "participants", "positions"];

/// Whether the selected rules may be broken by an entry: most of them need a saved copy.
pub fn may_find(selection: &Selection, entry: &Entry) -> bool {
    let has_copy = || entry.accounts.iter().any(|account| account.saved.is_some());
    selection.has_any(&[&rules::QUOTES_UNCHECKED, &rules::QUOTE_UNATTRIBUTED]) || selection.has_any(RULES) && has_copy()
}

/// Runs the lints of an entry's quotations and of its saved copies.
pub fn check_quotes(
    inputs: &Inputs,
    names: &KnownNames,
    subject: &Subject,
    selection: &Selection,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if selection.has(&rules::QUOTE_UNATTRIBUTED) {
        attribution::check_attribution(subject, &names.speakers, diagnostics);
    }
    let mut accounts = subject.front.accounts.iter();
    if !accounts.any(|(_, account)| account.saved.is_some()) {
        let number = subject.spoken_quotations().count() + quoted_positions(subject).count();
        if number > 0 {
            report_unchecked(subject, number, "no source of this entry has a saved copy", diagnostics);
        }
        return;
    }
    let mut vocabulary = Vocabulary::default();
    let copies = read_saved_copies(inputs, subject, &mut vocabulary, diagnostics);
    if copies.is_empty() {
        return;
    }
    compare_quotations(subject, &copies, &mut vocabulary, diagnostics);
    copied::check_copied(subject, &names.phrases, &copies, &mut vocabulary, diagnostics);
}

fn report_unchecked(subject: &Subject, number: usize, why: &str, diagnostics: &mut Vec<Diagnostic>) {
    let what = count(number, "quotation is", "quotations are");
    let message = format!("{what} not checked: {why}");
    let location = Location::field(&subject.file.path, "source");
    let help = "keep a copy of the source below archive/ and name it in `saved`";
    diagnostics.push(Diagnostic::new(&rules::QUOTES_UNCHECKED, location, message).help(help));
}

/// The quotations of positions in the front matter, each with its place in the list.
fn quoted_positions<'a>(subject: &'a Subject) -> impl Iterator<Item = (usize, &'a str)> {
    let positions = subject.front.positions.iter();
    positions.filter_map(|(at, position)| Some((*at, position.quote.as_deref()?)))
}

/// What came of looking for a quotation in the saved copies.
#[derive(Clone)]
enum Outcome {
    /// It is there as it stands.
    Exact,
    /// A copy, by its place in the list, has something like it; how it differs, and the copy's words.
    Near {
        copy: usize,
        near: NearMatch,
        differences: String,
        words: String,
    },
    /// This copy has all parts, in another order.
    Disordered(usize),
    /// There is nothing like it.
    Missing,
    /// No copy is in its language.
    OtherLanguage,
    /// It would take too long.
    TooMuch,
}

/// Looks for every quotation in the saved copies, and reports what is not there.
fn compare_quotations(
    subject: &Subject,
    copies: &[SavedCopy],
    vocabulary: &mut Vocabulary,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let indexes = copies.iter().map(|copy| TokenIndex::new(&copy.tokens, vocabulary));
    let indexes: Vec<TokenIndex> = indexes.collect();
    let language = subject.digest.language_of(subject.entry);
    let comparable: Vec<bool> = copies.iter().map(|copy| is_comparable(copy, language)).collect();
    let body = subject.spoken_quotations().map(|quotation| {
        let paragraph = &subject.paragraphs[quotation.paragraph];
        let location = subject.location(paragraph.place(quotation.whole.clone()));
        (slice(&paragraph.text, quotation.inside.clone()), location)
    });
    let positions =
        quoted_positions(subject).map(|(at, quote)| (quote, subject.file.item_field("positions", at, "quote")));
    let mut budget = Budget::new();
    let mut outcomes: HashMap<&str, Outcome> = HashMap::new();
    let (mut other_language, mut too_much) = (0, 0);
    for (text, location) in body.chain(positions) {
        let outcome = outcomes.entry(text).or_insert_with(|| {
            let outcome = find_quotation(text, copies, &indexes, &comparable, vocabulary, &mut budget);
            outcome.unwrap_or(Outcome::TooMuch)
        });
        match outcome {
            Outcome::OtherLanguage => other_language += 1,
            Outcome::TooMuch => too_much += 1,
            outcome => diagnostics.extend(describe_outcome(outcome, copies, location)),
        }
    }
    if other_language > 0 {
        let why = "no saved copy is in that language";
        report_unchecked(subject, other_language, why, diagnostics);
    }
    if too_much > 0 {
        report_unchecked(subject, too_much, "there is too much to compare", diagnostics);
    }
}

/// The report of a quotation that is not in the copies as it stands.
fn describe_outcome(outcome: &Outcome, copies: &[SavedCopy], location: Location) -> Option<Diagnostic> {
    match outcome {
        Outcome::Exact | Outcome::OtherLanguage | Outcome::TooMuch => None,
        Outcome::Near {
            copy,
            near,
            differences,
            words,
        } => {
            let copy = &copies[*copy];
            let message = format!("quotation differs from {}: {differences}", copy.path);
            let help =
                format!("it says “{words}”; quote that, or mark what is left out by … and what is put in by [ ]");
            let diagnostic = Diagnostic::new(&rules::QUOTE_DIFFERS, location, message).help(help);
            Some(diagnostic.label(copy.location(near.stretch.clone()), "what the source says"))
        }
        Outcome::Disordered(copy) => {
            let path = &copies[*copy].path;
            let message = format!("{path} has the parts of this quotation in another order");
            let help = "quote them in the order of the source, or one by one";
            Some(Diagnostic::new(&rules::QUOTE_DIFFERS, location, message).help(help))
        }
        Outcome::Missing => {
            let message = match copies {
                [copy] => format!("quotation not found in {}", copy.path),
                _ => "quotation not found in any saved copy of a source".to_owned(),
            };
            let help = "quote what the source says, or save the source that says it";
            Some(Diagnostic::new(&rules::QUOTE_NOT_FOUND, location, message).help(help))
        }
    }
}

fn find_quotation(
    text: &str,
    copies: &[SavedCopy],
    indexes: &[TokenIndex],
    comparable: &[bool],
    vocabulary: &mut Vocabulary,
    budget: &mut Budget,
) -> Result<Outcome, Exhausted> {
    let tokens = vocabulary.tokens(text);
    let parts = quotation_parts(&tokens, text, vocabulary);
    let parts: Vec<&[Token]> = parts.iter().map(Vec::as_slice).collect();
    for index in indexes {
        if index.has_parts(&parts, vocabulary, budget)? {
            return Ok(Outcome::Exact);
        }
    }
    let script = main_script(text);
    let candidates: Vec<usize> = (0..copies.len())
        .filter(|at| comparable[*at] && script == main_script(&copies[*at].text))
        .collect();
    if candidates.is_empty() {
        return Ok(Outcome::OtherLanguage);
    }
    let mut best: Option<(usize, NearMatch, &[Token])> = None;
    for at in candidates {
        let mut missing = Vec::new();
        for part in &parts {
            if !indexes[at].has_parts(&[part], vocabulary, budget)? {
                missing.push(*part);
            }
        }
        if missing.is_empty() {
            return Ok(Outcome::Disordered(at));
        }
        for part in missing.into_iter().take(NEAR_PARTS) {
            if let Some(near) = find_near_match(&indexes[at], part, vocabulary, budget)?
                && best.as_ref().is_none_or(|(_, best, _)| near.cost < best.cost)
            {
                best = Some((at, near, part));
            }
        }
    }
    Ok(match best {
        Some((copy, near, part)) => Outcome::Near {
            differences: describe_differences(text, part, &copies[copy], &near),
            words: words_around(&copies[copy], &near),
            copy,
            near,
        },
        None => Outcome::Missing,
    })
}

/// Whether a copy may be in the language of the entry: it is, or the entry does not say.
fn is_comparable(copy: &SavedCopy, language: &str) -> bool {
    let primary = |tag: &str| primary_language(tag).to_ascii_lowercase();
    copy.language
        .as_ref()
        .is_none_or(|own| primary(own) == primary(language))
}
