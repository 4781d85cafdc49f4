//! All mistakes in one digest: one run finds each at its place, none twice, and nothing that only follows from another.

use super::findings::{Finding, report};
use super::mistakes::{Mistake, Place, Table, plant};
use crate::digest::Digest;
use std::collections::BTreeSet;

/// A digest with every mistake that can stand beside others, and where each is to be found.
fn digest_with_all() -> (Digest, BTreeSet<Place>) {
    let table = Table::read();
    let mistakes: Vec<&Mistake> = table.mistakes.iter().filter(|mistake| !mistake.is_alone).collect();
    let (digest, config) = plant(table.base_config(), table.base_files(), mistakes.iter().copied());
    let places = mistakes.iter().flat_map(|mistake| mistake.places(&config));
    (digest, places.collect())
}

/// What was found at other places, or at the same place twice, or is missing.
fn differences(found: &[Finding], expected: &BTreeSet<Place>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut differences = Vec::new();
    for finding in found {
        if !seen.insert(&finding.place) {
            differences.push(format!("found twice: {finding:?}"));
        } else if !expected.contains(&finding.place) {
            differences.push(format!("not planted: {finding:?}"));
        }
    }
    let missed = expected.iter().filter(|place| !seen.contains(place));
    differences.extend(missed.map(|place| format!("not found: {place:?}")));
    differences
}

#[test]
fn one_run_finds_every_mistake() {
    let (digest, expected) = digest_with_all();
    let (found, check) = report(&digest, &["check", "--all"]);
    assert_eq!(check.code, Some(1), "{}", check.err);
    let wrong = differences(&found, &expected);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_build_finds_what_a_check_finds() {
    let (digest, expected) = digest_with_all();
    let (strict, run) = report(&digest, &["build", "--strict", "--all"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let wrong = differences(&strict, &expected);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let errors = |found: Vec<Finding>| -> BTreeSet<Place> {
        let errors = found.into_iter().filter(|finding| finding.is_error);
        errors.map(|finding| finding.place).collect()
    };
    let (built, run) = report(&digest, &["build", "--all"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let (checked, _) = report(&digest, &["check", "--all"]);
    assert_eq!(errors(built), errors(checked));
    assert!(!digest.path("public").exists());
}
