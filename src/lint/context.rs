//! What the lints of all entries share, made once: the finder of names and the lists of words.

use super::names::NameFinder;
use super::wording::lists::WordingLists;
use super::words::Words;
use crate::digest::{Digest, Party};
use crate::gazetteer::{self, KnownParty};
use crate::language::main_script;
use crate::parse::Parsed;
use std::collections::{BTreeSet, HashMap};

/// What the lints of all entries share.
#[derive(Debug)]
pub struct LintContext {
    /// Finds the names of the registries.
    pub names: NameFinder,
    /// The lists of words that take a side, by language.
    pub wording: WordingLists,
    /// The patterns of the names that the gazetteer has for parties of the digest, in the script of their own names.
    pub known_names: HashMap<KnownParty, Vec<String>>,
}

impl LintContext {
    /// The context of a digest.
    pub fn new(parsed: &Parsed, digest: &Digest) -> Self {
        Self {
            names: NameFinder::new(digest),
            wording: WordingLists::new(parsed, digest),
            known_names: known_names(digest),
        }
    }
}

fn known_names(digest: &Digest) -> HashMap<KnownParty, Vec<String>> {
    let parties = digest.parties.iter().filter_map(|party| Some((party.known?, party)));
    let parties: HashMap<KnownParty, &Party> = parties.collect();
    let wanted: BTreeSet<KnownParty> = parties.keys().copied().collect();
    let mut patterns: HashMap<KnownParty, Vec<String>> = HashMap::new();
    for (known, name) in gazetteer::names_of(&wanted) {
        let is_read = parties
            .get(&known)
            .is_some_and(|party| main_script(&party.name) == main_script(&name));
        if is_read {
            patterns.entry(known).or_default().push(Words::pattern(&name));
        }
    }
    patterns
}
