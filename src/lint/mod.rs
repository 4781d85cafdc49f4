//! The lints: what may be wrong in a digest that is valid, such as a relative date or a quotation that its source does not
//! have. In go the texts and the digest, out come diagnostics. `check` runs all of them, `build` those whose level is error.

mod adjectives;
mod context;
mod duplicates;
mod entry_lints;
mod existence;
mod hash;
mod length;
mod levels;
mod names;
mod namesakes;
mod offices;
mod outcome;
mod participants;
mod passage;
mod people;
mod quotes;
mod selection;
mod sources;
mod spellings;
mod stances;
mod subject;
mod unlisted;
mod weekdays;
mod wording;
mod words;

#[cfg(test)]
mod examples;
#[cfg(test)]
mod measurements;
#[cfg(test)]
mod tests;

pub use levels::Levels;
pub use selection::Selection;

use crate::diagnostic::{Diagnostic, FaultyParts, rules};
use crate::digest::{Digest, Entry};
use crate::evidence::EntryEvidence;
use crate::load::Inputs;
use crate::parse::Parsed;
use context::LintContext;
use duplicates::Sketch;
use entry_lints::EntryLints;
use quotes::KnownNames;
use rayon::prelude::*;
use subject::Subject;

/// Runs the selected lints on everything that could be read. A lint is left out where a field that it reads has an error: what
/// it would find there may only follow from that. The order of the diagnostics does not depend on the number of threads.
pub fn run_lints(
    inputs: &Inputs,
    parsed: &Parsed,
    digest: &Digest,
    selection: &Selection,
    faulty: &FaultyParts,
) -> Vec<Diagnostic> {
    let (mut diagnostics, sketches) = lint_entries(inputs, parsed, digest, selection, faulty);
    if selection.has_any(&[&rules::TRACKING_PARAMETERS, &rules::NO_SORT_NAME]) {
        for file in &parsed.files {
            sources::check_registry_file(file, &mut diagnostics);
            people::check_person_file(file, &parsed.config, &mut diagnostics);
        }
    }
    if selection.has(&rules::SAME_NAME) {
        namesakes::check_namesakes(digest, &mut diagnostics);
    }
    if selection.has(&rules::NAME_SPELT_TWICE) {
        spellings::check_spellings(parsed, digest, &mut diagnostics);
    }
    if selection.has(&rules::DUPLICATE_ENTRY) {
        duplicates::check_duplicates(digest, &sketches, &mut diagnostics);
    }
    diagnostics.retain(|it| selection.has(it.rule) && !faulty.may_cause(it));
    diagnostics
}

/// Runs the lints of single entries, and returns the sketches of the texts of the digest's entries, `None` where a text was not
/// read.
fn lint_entries(
    inputs: &Inputs,
    parsed: &Parsed,
    digest: &Digest,
    selection: &Selection,
    faulty: &FaultyParts,
) -> (Vec<Diagnostic>, Vec<Option<Sketch>>) {
    let lints = EntryLints::new(digest, selection);
    let entries = digest.entries.par_iter().chain(&digest.translations);
    let is_read: Vec<bool> = entries.clone().map(|entry| lints.may_find(inputs, entry)).collect();
    if !is_read.contains(&true) {
        return (Vec::new(), digest.entries.iter().map(|_| None).collect());
    }
    let context = LintContext::new(parsed, digest);
    let names = KnownNames::new(digest);
    let is_sketched = selection.has(&rules::DUPLICATE_ENTRY);
    let lint_entry = |(entry, is_read): (&Entry, &bool)| {
        let mut diagnostics = Vec::new();
        let subject = is_read.then(|| Subject::new(inputs, parsed, digest, &context, entry));
        let Some(subject) = subject.flatten() else {
            return (diagnostics, None);
        };
        lints.run(inputs, &names, &subject, faulty, &mut diagnostics);
        // What has no date or participants is the same event as anything.
        let is_compared = is_sketched && !faulty.affects(&entry.file, &["date", "participants", "topics", "type"]);
        (diagnostics, is_compared.then(|| duplicates::sketch_text(&subject)))
    };
    let results = entries.zip(&is_read).map(lint_entry).collect::<Vec<_>>();
    let (diagnostics, mut sketches): (Vec<_>, Vec<_>) = results.into_iter().unzip();
    sketches.truncate(digest.entries.len());
    (diagnostics.into_iter().flatten().collect(), sketches)
}

/// Compares the quotations of all entries with the saved copies. Returns what was found of each entry, and what is wrong with
/// quotations and copies.
pub fn verify_quotations(inputs: &Inputs, parsed: &Parsed, digest: &Digest) -> (Vec<EntryEvidence>, Vec<Diagnostic>) {
    let context = LintContext::new(parsed, digest);
    let entries = digest.entries.par_iter().chain(&digest.translations);
    let results = entries.filter_map(|entry| {
        if entry.accounts.iter().all(|account| account.saved.is_none()) {
            return Some((EntryEvidence::without_copies(&entry.file), Vec::new()));
        }
        let subject = Subject::new(inputs, parsed, digest, &context, entry)?;
        Some(quotes::verify_quotations(inputs, &subject))
    });
    let (evidence, diagnostics): (Vec<_>, Vec<_>) = results.collect::<Vec<_>>().into_iter().unzip();
    (evidence, diagnostics.into_iter().flatten().collect())
}
