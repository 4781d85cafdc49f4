//! What `evidence.lock` says of an entry's quotations, whether its saved copies are here or not.

use super::find::Outcome;
use crate::diagnostic::{Diagnostic, rules};
use crate::evidence::{EntryCopies, QuotePrint, QuoteState};
use crate::lint::subject::{QuotedText, Subject};
use crate::text::count;

/// What came of comparing an entry's quotations with the copies that are here.
pub struct Compared<'a> {
    /// For each quotation; empty where no copy is here, or none was read.
    pub outcomes: &'a [Outcome],
    /// Whether a copy is here that is not the one that `evidence.lock` knows; that is reported of the copy.
    pub is_not_as_sealed: bool,
}

/// The state of each quotation; `None` where nothing in it is somebody's words.
pub fn sealed_states(subject: &Subject, quoted: &[QuotedText]) -> Vec<Option<QuoteState>> {
    let prints: Vec<Option<QuotePrint>> = quoted.iter().map(|one| QuotePrint::of(one.text)).collect();
    let known: Vec<QuotePrint> = prints.iter().flatten().copied().collect();
    let mut states = copies_of(subject).states(subject.evidence, &known).into_iter();
    prints.iter().map(|print| print.and_then(|_| states.next())).collect()
}

fn copies_of<'a>(subject: &'a Subject) -> EntryCopies<'a> {
    let accounts = subject.front.accounts.iter().map(|(_, account)| &*account.facts);
    let language = subject.digest.language_of(subject.entry);
    EntryCopies::new(&subject.file.path, &subject.entry.title, language, accounts)
}

/// Reports quotations that were changed since they were verified, and those that never were. What a comparison has reported is
/// not reported again.
pub fn check_sealed(
    subject: &Subject,
    quoted: &[QuotedText],
    states: &[Option<QuoteState>],
    compared: &Compared,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let is_required = subject.requires_verified_quotes();
    let copies = copies_of(subject);
    let is_known = copies.is_known(subject.evidence);
    // Where no copy was ever seen, that is what is reported, unless all quotations must be verified.
    if compared.outcomes.is_empty() && !is_known && !is_required {
        return;
    }
    let names: Vec<&str> = copies.copies.iter().map(|copy| &*copy.key.copy).collect();
    let mut unsealed = Vec::new();
    for (at, (one, state)) in quoted.iter().zip(states).enumerate() {
        let outcome = compared.outcomes.get(at);
        if matches!(
            outcome,
            Some(Outcome::Near { .. } | Outcome::Disordered(_) | Outcome::Missing | Outcome::OtherLanguage)
        ) {
            continue;
        }
        let (message, help) = match state {
            None | Some(QuoteState::Verified(_) | QuoteState::Incomparable) => continue,
            Some(QuoteState::OtherCopy(..)) if compared.is_not_as_sealed => continue,
            Some(QuoteState::Changed(day)) => (
                format!("this quotation was verified on {day} and has been changed since"),
                "restore it, or compare it with the saved copy again: `chancery seal`, where the copy is",
            ),
            Some(QuoteState::OtherCopy(day, copy)) => (
                format!("this quotation was verified on {day}, in another version of {copy}"),
                "compare it with the saved copy again: `chancery seal`, where the copy is",
            ),
            Some(QuoteState::Unverified) if matches!(outcome, Some(Outcome::Exact)) && !is_known && !is_required => {
                unsealed.push(one);
                continue;
            }
            Some(QuoteState::Unverified) => (describe_unverified(&names, outcome), verify_help(&names)),
        };
        diagnostics.push(Diagnostic::new(&rules::QUOTE_UNVERIFIED, one.location.clone(), message).help(help));
    }
    // An entry that was never sealed has one note.
    if let Some(first) = unsealed.first() {
        let what = count(unsealed.len(), "quotation is", "quotations are");
        let message = format!("{what} in a saved copy, and not in evidence.lock");
        let help = "`chancery seal` writes down that it was verified, for those who do not have the copy";
        let location = first.location.clone();
        diagnostics.push(Diagnostic::new(&rules::QUOTE_UNVERIFIED, location, message).help(help));
    }
}

fn verify_help(copies: &[&str]) -> &'static str {
    match copies {
        [] => "keep a copy of the source below archive/, name it in `saved`, and run `chancery seal`",
        _ => "run `chancery seal` where the saved copy is, and commit evidence.lock",
    }
}

fn describe_unverified(copies: &[&str], outcome: Option<&Outcome>) -> String {
    match (copies, outcome) {
        ([], _) => "this quotation was never verified: no source of this entry has a saved copy".to_owned(),
        (_, Some(Outcome::Exact)) => "this quotation is in a saved copy, and not in evidence.lock".to_owned(),
        (_, Some(Outcome::Unreadable)) => "this quotation was never verified: a saved copy cannot be read".to_owned(),
        ([copy], _) => format!("this quotation was never verified in {copy}"),
        _ => "this quotation was never verified in a saved copy".to_owned(),
    }
}
