//! Quotations, compared with the saved copies of their sources: a word that was lost may have been a "not". And what is
//! copied from them without quotation marks.

mod align;
mod attribution;
mod budget;
mod copied;
mod differences;
mod find;
mod index;
mod near_match;
mod outcomes;
mod saved_copies;
mod sealed;
mod spacing;
mod verify;

pub use verify::verify_quotations;

use super::selection::Selection;
use super::subject::{QuotedText, Subject};
use attribution::SpeakerNames;
use copied::NamePhrases;
use find::{Outcome, QuoteSearch};
use outcomes::describe_outcome;
use saved_copies::{SavedCopies, read_saved_copies};
use sealed::{Compared, check_sealed, sealed_states};
use verify::{may_be_unreadable, tongue_of};

use crate::diagnostic::{Diagnostic, Location, Rule, rules};
use crate::digest::{Digest, Entry};
use crate::evidence::{QuoteState, Vocabulary};
use crate::language::is_written_without_spaces;
use crate::load::Inputs;
use crate::text::count;
use std::collections::HashMap;

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

/// Quotations of so many words may be names, terms and scare quotes; in scripts without spaces, of twice as many characters.
const TERM_WORDS: usize = 3;

/// The rules for which saved copies are read.
const OF_COPIES: &[&Rule] = &[
    &rules::SAVED_COPY_MISSING,
    &rules::SAVED_COPY_CHANGED,
    &rules::SAVED_COPY_OUTSIDE,
    &rules::QUOTE_DIFFERS,
    &rules::QUOTE_NOT_FOUND,
    &rules::COPIED_RUN,
    &rules::COPIED_SHARE,
];
/// The rules about quotations that need no saved copy.
const WITHOUT_COPIES: &[&Rule] = &[
    &rules::QUOTES_UNCHECKED,
    &rules::QUOTE_UNVERIFIED,
    &rules::QUOTE_UNATTRIBUTED,
];
/// The fields without which what is found about quotations may be wrong.
pub const READS: &[&str] = &["source", "participants", "positions"];

/// Whether any rule about quotations or saved copies is selected.
pub fn is_selected(selection: &Selection) -> bool {
    selection.has_any(OF_COPIES) || selection.has_any(WITHOUT_COPIES)
}

/// Whether the selected rules may be broken by an entry: most of them need a saved copy.
pub fn may_find(selection: &Selection, entry: &Entry) -> bool {
    let has_copy = || entry.accounts.iter().any(|account| account.saved.is_some());
    selection.has_any(WITHOUT_COPIES) || selection.has_any(OF_COPIES) && has_copy()
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
    let quoted: Vec<QuotedText> = subject.quoted().collect();
    let mut accounts = subject.front.accounts.iter();
    let has_copies = accounts.any(|(_, account)| account.saved.is_some());
    if !has_copies && !subject.requires_verified_quotes() {
        if !quoted.is_empty() {
            let why = "no source of this entry has a saved copy";
            report_unchecked(subject, quoted.len(), why, diagnostics);
        }
        return;
    }
    let states = sealed_states(subject, &quoted);
    let mut vocabulary = Vocabulary::default();
    // Whether a quotation was verified is known without the copies.
    let saved = match selection.has_any(OF_COPIES) {
        true => read_saved_copies(inputs, subject, &mut vocabulary, diagnostics),
        false => SavedCopies::default(),
    };
    diagnostics.extend(saved.not_as_sealed.iter().cloned());
    let mut outcomes = Vec::new();
    if !saved.readable.is_empty() || !saved.unreadable.is_empty() {
        outcomes = compare_quotations(subject, &quoted, &states, &saved, &mut vocabulary, diagnostics);
        let counts_share = selection.has(&rules::COPIED_SHARE);
        copied::check_copied(
            subject,
            &names.phrases,
            &saved.readable,
            counts_share,
            &mut vocabulary,
            diagnostics,
        );
    }
    let compared = Compared {
        outcomes: &outcomes,
        is_not_as_sealed: saved.is_not_as_sealed,
    };
    check_sealed(subject, &quoted, &states, &compared, diagnostics);
}

/// Whether a quotation is so short that it may be a name, a term or a word that its writer keeps away from: 982 of 1,538 that were not
/// found in replies to mails were.
fn is_term(quoted: &QuotedText) -> bool {
    let words = quoted.text.split_whitespace().count();
    let characters = quoted.text.chars().filter(|c| is_written_without_spaces(*c)).count();
    !quoted.is_position && words <= TERM_WORDS && characters <= 2 * TERM_WORDS
}

fn report_unchecked(subject: &Subject, number: usize, why: &str, diagnostics: &mut Vec<Diagnostic>) {
    let what = count(number, "quotation is", "quotations are");
    let message = format!("{what} not checked: {why}");
    let location = Location::field(&subject.file.path, "source");
    let help = "keep a copy of the source below archive/ and name it in `saved`";
    diagnostics.push(Diagnostic::new(&rules::QUOTES_UNCHECKED, location, message).help(help));
}

/// Looks for every quotation in the saved copies that can be read, and reports what is not there.
fn compare_quotations(
    subject: &Subject,
    quoted: &[QuotedText],
    states: &[Option<QuoteState>],
    saved: &SavedCopies,
    vocabulary: &mut Vocabulary,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Outcome> {
    let tongue = tongue_of(subject);
    let mut copies = QuoteSearch::new(&saved.readable, &tongue, vocabulary);
    let mut known: HashMap<(&str, bool), Outcome> = HashMap::new();
    let (mut other_language, mut too_much) = (0, 0);
    let mut outcomes = Vec::with_capacity(quoted.len());
    for (one, state) in quoted.iter().zip(states) {
        let may_be_elsewhere = may_be_unreadable(saved, one);
        let outcome = known.entry((one.text, may_be_elsewhere));
        let outcome = &*outcome.or_insert_with(|| copies.find(one.text, may_be_elsewhere));
        let is_verified = matches!(state, Some(QuoteState::Verified(_)));
        match outcome {
            Outcome::OtherLanguage if !is_verified => other_language += 1,
            Outcome::TooMuch if !is_verified => too_much += 1,
            _ if outcome.is_not_found() && is_term(one) => {}
            // That the copy is another one now is reported already.
            _ if is_verified && saved.is_not_as_sealed => {}
            _ => diagnostics.extend(describe_outcome(outcome, copies.copies, one.location.clone())),
        }
        outcomes.push(outcome.clone());
    }
    if other_language > 0 {
        let why = "no saved copy is in that language";
        report_unchecked(subject, other_language, why, diagnostics);
    }
    if too_much > 0 {
        report_unchecked(subject, too_much, "there is too much to compare", diagnostics);
    }
    outcomes
}
