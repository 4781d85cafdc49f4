//! The lints: what may be wrong in a digest that is valid, such as a relative date or a quotation that its source does not
//! have. In go the texts and the digest, out come diagnostics. Only `check` runs them.

mod adjectives;
mod context;
mod duplicates;
mod existence;
mod hash;
mod length;
mod levels;
mod names;
mod offices;
mod participants;
mod passage;
mod people;
mod quotes;
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
mod tests;

pub use levels::Levels;

use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::digest::Digest;
use crate::evidence::EntryEvidence;
use crate::load::Inputs;
use crate::parse::Parsed;
use context::LintContext;
use quotes::KnownNames;
use rayon::prelude::*;
use subject::Subject;

/// A lint of one entry.
type Lint = fn(&Subject, &mut Vec<Diagnostic>);

/// The lints of single entries, but for those of quotations, which read saved copies too.
const LINTS: &[Lint] = &[
    existence::check_existence,
    length::check_length,
    offices::check_offices,
    offices::check_unclear_parties,
    participants::check_participants,
    sources::check_sources,
    unlisted::check_unlisted_names,
    weekdays::check_weekdays,
    wording::check_wording,
];

/// Runs all lints, and of the rules that only report on request those that are `requested` or have a level in the
/// configuration. The order of the diagnostics does not depend on the number of threads.
pub fn run_lints(inputs: &Inputs, parsed: &Parsed, digest: &Digest, requested: &[&Rule]) -> Vec<Diagnostic> {
    let configured = parsed.config.lints.iter().map(|(rule, _)| *rule);
    let mut requested = requested.iter().map(|rule| rule.name).chain(configured);
    let lists_stances = requested.any(|rule| rule == rules::STANCE_IMPLIED.name);
    let context = LintContext::new(parsed, digest);
    let names = KnownNames::new(digest);
    let entries = digest.entries.par_iter().chain(&digest.translations);
    let results = entries.map(|entry| {
        let mut diagnostics = Vec::new();
        let subject = Subject::new(inputs, parsed, digest, &context, entry);
        if let Some(subject) = &subject {
            for lint in LINTS {
                lint(subject, &mut diagnostics);
            }
            if lists_stances {
                stances::list_implied_stances(subject, &mut diagnostics);
            }
            quotes::check_quotes(inputs, &names, subject, &mut diagnostics);
        }
        (diagnostics, subject.as_ref().map(duplicates::sketch_text))
    });
    let (diagnostics, sketches): (Vec<_>, Vec<_>) = results.collect::<Vec<_>>().into_iter().unzip();
    let mut diagnostics: Vec<Diagnostic> = diagnostics.into_iter().flatten().collect();
    for file in &parsed.files {
        sources::check_registry_file(file, &mut diagnostics);
        people::check_person_file(file, &parsed.config, &mut diagnostics);
    }
    spellings::check_spellings(parsed, digest, &mut diagnostics);
    duplicates::check_duplicates(digest, &sketches[..digest.entries.len()], &mut diagnostics);
    diagnostics
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
