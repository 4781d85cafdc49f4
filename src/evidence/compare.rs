//! The quotations of an entry against what is known of its saved copies: which were verified, and which were changed since.

use super::ARCHIVE;
use super::fact::{FactKey, QuoteFact, Tongue};
use super::lock::Evidence;
use super::print::QuotePrint;
use crate::fields::AccountFacts;
use crate::language::{Script, can_guess, main_script, primary_language};
use crate::sha256::Hash;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The most quotations that an entry no longer has with which those that it has now are compared.
const GONE: usize = 256;

/// A saved copy as an entry names it.
#[derive(Debug)]
pub struct NamedCopy<'a> {
    /// The entry, and the path of the copy.
    pub key: FactKey,
    /// The SHA-256 that the entry gives.
    pub sha256: Option<Hash>,
    /// The language that the entry gives (BCP 47).
    pub language: Option<&'a str>,
}

/// An entry with the saved copies that it names.
#[derive(Debug)]
pub struct EntryCopies<'a> {
    /// The language that the entry is in, and the script of its title.
    pub tongue: Tongue,
    /// Its copies, each once.
    pub copies: Vec<NamedCopy<'a>>,
}

/// What is known of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteState {
    /// It was verified on this day.
    Verified(Date),
    /// It was verified on this day in another version of this copy.
    OtherCopy(Date, Arc<str>),
    /// It was verified on this day, and was another then.
    Changed(Date),
    /// No copy is in its language.
    Incomparable,
    /// It was never verified.
    Unverified,
}

/// Whether a quotation may be looked for in a copy: they are in one language, as far as that is known. `given` is the language
/// that the entry gives for the copy, and `copy` what its text tells, `None` where that is not known.
pub fn is_comparable(quotation: Option<Script>, entry: &Tongue, given: Option<&str>, copy: Option<&Tongue>) -> bool {
    let primary = |tag: &str| primary_language(tag).to_ascii_lowercase();
    let own = primary(entry.language.as_deref().unwrap_or_default());
    // The language of a text that is not in a known language is taken for one that is like it.
    let guessed = copy.and_then(|copy| copy.language.as_deref());
    let language = given.or(guessed.filter(|_| can_guess(&own)));
    // What is quoted in the original, in an entry in another script, is not in the entry's language.
    let is_foreign = quotation.is_some() && entry.script.is_some() && quotation != entry.script;
    let is_same_language = is_foreign || language.is_none_or(|language| primary(language) == own);
    is_same_language && copy.is_none_or(|copy| copy.script == quotation)
}

impl<'a> EntryCopies<'a> {
    /// The copies of an entry by its accounts. `title` is that of the entry, `language` the one that it is in.
    pub fn new(
        entry: &Arc<str>,
        title: &str,
        language: &str,
        accounts: impl Iterator<Item = &'a AccountFacts>,
    ) -> Self {
        let mut copies: Vec<NamedCopy> = Vec::new();
        for account in accounts {
            let Some(saved) = &account.saved else { continue };
            let key = FactKey {
                entry: Arc::clone(entry),
                copy: format!("{ARCHIVE}/{}", saved.file).into(),
            };
            if copies.iter().all(|copy| copy.key != key) {
                copies.push(NamedCopy {
                    key,
                    sha256: saved.sha256.as_deref().and_then(Hash::parse),
                    language: account.language.as_deref(),
                });
            }
        }
        Self {
            tongue: Tongue {
                language: Some(language.to_owned()),
                script: main_script(title),
            },
            copies,
        }
    }

    /// The state of each quotation.
    pub fn states(&self, evidence: &Evidence, prints: &[QuotePrint]) -> Vec<QuoteState> {
        let mut states: Vec<QuoteState> = prints.iter().map(|print| self.state(evidence, print)).collect();
        let unverified = states.iter().zip(prints);
        let unverified = unverified.filter(|(state, _)| **state == QuoteState::Unverified);
        let unverified: BTreeMap<Hash, &QuotePrint> = unverified.map(|(_, print)| (print.hash, print)).collect();
        if !unverified.is_empty() {
            let changed = pair_changed(unverified, self.gone(evidence, prints));
            for (state, print) in states.iter_mut().zip(prints) {
                if let Some(day) = changed.get(&print.hash) {
                    *state = QuoteState::Changed(*day);
                }
            }
        }
        states
    }

    /// The day by which all quotations that can be compared with a copy were verified; `None` if one was not, or if there is
    /// none.
    pub fn checked_on(&self, evidence: &Evidence, prints: &[QuotePrint]) -> Option<Date> {
        let mut latest = None;
        for print in prints {
            match self.state(evidence, print) {
                QuoteState::Verified(day) => latest = latest.max(Some(day)),
                QuoteState::Incomparable => {}
                _ => return None,
            }
        }
        latest
    }

    /// Whether anything is known of any copy.
    pub fn is_known(&self, evidence: &Evidence) -> bool {
        self.copies.iter().any(|copy| evidence.copy(&copy.key).is_some())
    }

    fn state(&self, evidence: &Evidence, print: &QuotePrint) -> QuoteState {
        let facts = self.copies.iter();
        let facts = facts.filter_map(|copy| Some((copy, evidence.quote(&copy.key, &print.hash)?)));
        let holds = |(copy, fact): &(&NamedCopy, &QuoteFact)| {
            copy.sha256.is_none_or(|hash| hash == fact.copy_hash)
                && evidence
                    .copy(&copy.key)
                    .is_none_or(|known| known.hash == fact.copy_hash)
        };
        let newest = facts.max_by_key(|fact| (holds(fact), fact.1.day));
        match newest {
            Some(fact) if holds(&fact) => QuoteState::Verified(fact.1.day),
            Some((copy, fact)) => QuoteState::OtherCopy(fact.day, Arc::clone(&copy.key.copy)),
            None if self.copies.iter().any(|copy| self.may_have(evidence, copy, print)) => QuoteState::Unverified,
            None if self.copies.is_empty() => QuoteState::Unverified,
            None => QuoteState::Incomparable,
        }
    }

    fn may_have(&self, evidence: &Evidence, copy: &NamedCopy, print: &QuotePrint) -> bool {
        match evidence.copy(&copy.key).map(|fact| &fact.tongue) {
            // Nothing can be read in it.
            Some(None) => true,
            Some(Some(tongue)) => is_comparable(print.script, &self.tongue, copy.language, Some(tongue)),
            None => is_comparable(print.script, &self.tongue, copy.language, None),
        }
    }

    /// The quotations that were verified for the entry and that it no longer has.
    fn gone<'e>(&self, evidence: &'e Evidence, prints: &[QuotePrint]) -> BTreeMap<Hash, &'e QuoteFact> {
        let present: BTreeSet<Hash> = prints.iter().map(|print| print.hash).collect();
        let facts = self.copies.iter().flat_map(|copy| evidence.quotes(&copy.key));
        let gone = facts.filter(|fact| !present.contains(&fact.hash)).take(GONE);
        gone.map(|fact| (fact.hash, fact)).collect()
    }
}

/// For each quotation that is one of those that are gone in other words, the day on which that was verified: first those that
/// are most alike, and at the end the last one that is gone for the only one that is left.
fn pair_changed(
    mut unverified: BTreeMap<Hash, &QuotePrint>,
    mut gone: BTreeMap<Hash, &QuoteFact>,
) -> BTreeMap<Hash, Date> {
    let mut alike: Vec<(usize, Hash, Hash)> = Vec::new();
    for (hash, print) in &unverified {
        let likenesses = gone
            .values()
            .filter_map(|fact| Some((fact.sketch.likeness(&print.sketch)?, fact.hash)));
        alike.extend(likenesses.max().map(|(likeness, other)| (likeness, *hash, other)));
    }
    alike.sort_unstable_by(|a, b| b.cmp(a));
    let mut changed = BTreeMap::new();
    for (_, hash, other) in alike {
        if let Some(fact) = gone.remove(&other) {
            unverified.remove(&hash);
            changed.insert(hash, fact.day);
        }
    }
    if let (1, 1, Some(hash), Some(fact)) = (
        unverified.len(),
        gone.len(),
        unverified.keys().next(),
        gone.values().next(),
    ) {
        changed.insert(*hash, fact.day);
    }
    changed
}
