//! Makes new facts of what was found, and keeps the old ones that still hold, so that their lines stay as they are.

use super::fact::{CopyFact, FactKey, QuoteFact, Tongue};
use super::lock::Evidence;
use super::print::QuotePrint;
use crate::sha256::Hash;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What was found of an entry.
#[derive(Debug)]
pub struct EntryEvidence {
    /// The path of its file.
    pub entry: Arc<str>,
    /// The copies that it names, each once.
    pub copies: Vec<CopyEvidence>,
    /// Its quotations, in their order.
    pub quotations: Vec<QuotePrint>,
}

impl EntryEvidence {
    /// What is found of an entry that names no copy.
    pub fn without_copies(entry: &Arc<str>) -> Self {
        Self {
            entry: Arc::clone(entry),
            copies: Vec::new(),
            quotations: Vec::new(),
        }
    }
}

/// What was found of a saved copy.
#[derive(Debug)]
pub struct CopyEvidence {
    /// Its path below the digest's root.
    pub path: Arc<str>,
    /// Whether it is here and can be read.
    pub state: CopyState,
}

/// Whether a saved copy is here and can be read.
#[derive(Debug)]
pub enum CopyState {
    /// It was read.
    Read {
        /// Its SHA-256.
        hash: Hash,
        /// What it is written in.
        tongue: Tongue,
        /// The quotations that stand in it, each with the number of its first word there, from 1.
        found: Vec<(QuotePrint, usize)>,
    },
    /// Its text cannot be read.
    Unreadable {
        /// Its SHA-256.
        hash: Hash,
    },
    /// It is not on this machine.
    Absent,
}

/// The facts that hold today. What was known of entries and copies that are not named here is dropped; of a copy that is not on
/// this machine it stays.
pub fn seal(known: &Evidence, entries: &[EntryEvidence], today: Date) -> Evidence {
    let mut sealed = Evidence::default();
    for entry in entries {
        for copy in &entry.copies {
            let key = FactKey {
                entry: Arc::clone(&entry.entry),
                copy: Arc::clone(&copy.path),
            };
            match &copy.state {
                CopyState::Read { hash, tongue, found } => {
                    let copy = copy_fact(known, key, *hash, Some(tongue), today);
                    for (print, position) in found {
                        sealed.insert_quote(quote_fact(known, &copy, print, *position, today));
                    }
                    sealed.insert_copy(copy);
                }
                CopyState::Unreadable { hash } => {
                    // A file that was read before and is the same is only read no longer.
                    let copy = copy_fact(known, key, *hash, None, today);
                    keep_quotes(known, &copy.key, &entry.quotations, Some(*hash), &mut sealed);
                    sealed.insert_copy(copy);
                }
                CopyState::Absent => {
                    keep_quotes(known, &key, &entry.quotations, None, &mut sealed);
                    if let Some(copy) = known.copy(&key) {
                        sealed.insert_copy(CopyFact { key, ..copy.clone() });
                    }
                }
            }
        }
    }
    sealed
}

/// The fact of a copy: the known one if it is the same file.
fn copy_fact(known: &Evidence, key: FactKey, hash: Hash, tongue: Option<&Tongue>, today: Date) -> CopyFact {
    match known.copy(&key).filter(|known| known.hash == hash) {
        Some(known) if tongue.is_none() || known.tongue.is_some() => CopyFact { key, ..known.clone() },
        _ => CopyFact {
            key,
            hash,
            tongue: tongue.cloned(),
            day: today,
        },
    }
}

/// The fact of a quotation: the known one if it stands in the same file.
fn quote_fact(known: &Evidence, copy: &CopyFact, print: &QuotePrint, position: usize, today: Date) -> QuoteFact {
    let key = copy.key.clone();
    match known
        .quote(&key, &print.hash)
        .filter(|known| known.copy_hash == copy.hash)
    {
        Some(known) => QuoteFact { key, ..known.clone() },
        None => QuoteFact::new(copy, print, position, today),
    }
}

/// Keeps what is known of the quotations in a copy that was not compared with them now: all that was verified for the entry, and
/// of its quotations what was verified for another, such as the same one when its file had another name. With a hash, only
/// what was verified in that file.
fn keep_quotes(known: &Evidence, key: &FactKey, quotations: &[QuotePrint], hash: Option<Hash>, sealed: &mut Evidence) {
    let own = known.quotes(key);
    let present: BTreeSet<Hash> = quotations.iter().map(|print| print.hash).collect();
    let others = present.iter().filter_map(|quote| known.quote(key, quote));
    for fact in own.chain(others) {
        if hash.is_none_or(|hash| hash == fact.copy_hash) {
            let key = key.clone();
            sealed.insert_quote(QuoteFact { key, ..fact.clone() });
        }
    }
}
