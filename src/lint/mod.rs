//! The editor's lints: what a digest that is valid may still have wrong, such as a date that is relative or a quotation that
//! its source does not have. In go the texts and the digest, out come diagnostics. Only `check` runs them.

mod adjectives;
mod duplicates;
mod hash;
mod length;
mod levels;
mod names;
mod offices;
mod participants;
mod passage;
mod quotation;
mod quotes;
mod shared;
mod sources;
mod spellings;
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

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::load::Inputs;
use crate::parse::Parsed;
use rayon::prelude::*;
use shared::Shared;
use subject::Subject;

/// A lint of one entry.
type Lint = fn(&Subject, &mut Vec<Diagnostic>);

/// Every lint that looks at one entry at a time.
const LINTS: &[Lint] = &[
    length::check,
    offices::check,
    participants::check,
    sources::check,
    unlisted::check,
    weekdays::check,
    wording::check,
];

/// Runs every lint. The order of what is found does not depend on the number of threads.
pub fn lint(inputs: &Inputs, parsed: &Parsed, digest: &Digest) -> Vec<Diagnostic> {
    let shared = Shared::new(parsed, digest);
    let known = quotes::Known::new(digest);
    let entries = digest.entries.par_iter().chain(&digest.translations);
    let found = entries.map(|entry| {
        let mut diagnostics = Vec::new();
        let subject = Subject::new(inputs, parsed, digest, &shared, entry);
        if let Some(subject) = &subject {
            for lint in LINTS {
                lint(subject, &mut diagnostics);
            }
            quotes::check(inputs, &known, subject, &mut diagnostics);
        }
        (diagnostics, subject.as_ref().map(duplicates::sketch))
    });
    let (found, sketches): (Vec<_>, Vec<_>) = found.collect::<Vec<_>>().into_iter().unzip();
    let mut found: Vec<Diagnostic> = found.into_iter().flatten().collect();
    for file in &parsed.files {
        sources::check_registry(file, &mut found);
    }
    spellings::check(parsed, digest, &mut found);
    duplicates::check(digest, &sketches[..digest.entries.len()], &mut found);
    found
}
