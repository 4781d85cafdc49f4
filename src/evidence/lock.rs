//! The facts of an `evidence.lock`. Text in, facts out. git may have merged the file line by line: a fact may be there twice, or
//! with two days, and lines may be in any order.

use super::fact::{CopyFact, Fact, FactKey, QuoteFact};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::sha256::Hash;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The name of the file, at the top of a digest.
pub const LOCK: &str = "evidence.lock";

/// The version of the format.
const VERSION: &str = "1";
/// What the first line begins with; the version follows.
const HEADER: &str = "# evidence.lock ";
/// What git writes at the beginning of the lines of a conflict, from the first to the last.
const CONFLICT: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
/// The most damaged lines that are reported.
const REPORTED: usize = 20;

/// What is known of quotations and saved copies, whether the copies are here or not.
#[derive(Debug, Default)]
pub struct Evidence {
    copies: BTreeMap<FactKey, CopyFact>,
    quotes: BTreeMap<FactKey, BTreeMap<Hash, QuoteFact>>,
    /// For each copy and quotation the newest fact of any entry, so that entries whose file was moved are found again.
    newest_quotes: HashMap<(Arc<str>, Hash), QuoteFact>,
    /// A key of each copy, for the same reason.
    key_of_copy: HashMap<Arc<str>, FactKey>,
}

impl Evidence {
    /// The facts of a text, and what is damaged in it. Of facts that contradict each other the newest one counts.
    pub fn read(text: &str) -> (Self, Vec<Diagnostic>) {
        let mut evidence = Self::default();
        let mut diagnostics = Vec::new();
        let mut start = 0;
        // The marker that began the conflict which the line is in.
        let mut conflict = None;
        for line in text.split_inclusive('\n') {
            let range = start..start + line.trim_end().len();
            start += line.len();
            let line = line.trim_end();
            if line.is_empty() || line.starts_with('#') && !is_of_another_version(line) {
                continue;
            }
            let marker = CONFLICT.iter().find(|marker| line.starts_with(**marker));
            if marker.is_some() && conflict.is_some() {
                conflict = conflict.filter(|_| marker != CONFLICT.last());
                continue;
            }
            conflict = conflict.or(marker.filter(|marker| Some(*marker) == CONFLICT.first()));
            match Fact::parse(line) {
                Some(Fact::Copy(fact)) => evidence.insert_copy(fact),
                Some(Fact::Quote(fact)) => evidence.insert_quote(fact),
                None => diagnostics.push(damage(line, Location::bytes(&LOCK.into(), range))),
            }
        }
        diagnostics.truncate(REPORTED);
        (evidence, diagnostics)
    }

    /// Adds a copy, or replaces an older fact of it.
    pub fn insert_copy(&mut self, fact: CopyFact) {
        let key = self.key_of_copy.entry(Arc::clone(&fact.key.copy));
        let key = key.or_insert_with(|| fact.key.clone());
        if fact.key < *key {
            *key = fact.key.clone();
        }
        match self.copies.get(&fact.key) {
            // The order of lines decides nothing.
            Some(known) if (known.day, known.hash) >= (fact.day, fact.hash) => {}
            _ => drop(self.copies.insert(fact.key.clone(), fact)),
        }
    }

    /// Adds a quotation, or replaces an older fact of it.
    pub fn insert_quote(&mut self, fact: QuoteFact) {
        let copy_and_quote = (Arc::clone(&fact.key.copy), fact.hash);
        match self.newest_quotes.get(&copy_and_quote) {
            Some(known) if age(known) >= age(&fact) => {}
            _ => drop(self.newest_quotes.insert(copy_and_quote, fact.clone())),
        }
        let quotes = self.quotes.entry(fact.key.clone()).or_default();
        match quotes.get(&fact.hash) {
            Some(known) if age(known) >= age(&fact) => {}
            _ => drop(quotes.insert(fact.hash, fact)),
        }
    }

    /// The fact of a copy: that of the entry, or else of any other entry with it.
    pub fn copy(&self, key: &FactKey) -> Option<&CopyFact> {
        let own = self.copies.get(key);
        own.or_else(|| self.copies.get(self.key_of_copy.get(&key.copy)?))
    }

    /// The fact of a quotation in a copy: that of the entry, or else of any other entry with it.
    pub fn quote(&self, key: &FactKey, quote: &Hash) -> Option<&QuoteFact> {
        let own = self.quotes.get(key).and_then(|quotes| quotes.get(quote));
        own.or_else(|| self.newest_quotes.get(&(Arc::clone(&key.copy), *quote)))
    }

    /// The quotations that were verified for an entry in a copy.
    pub fn quotes(&self, key: &FactKey) -> impl Iterator<Item = &QuoteFact> {
        self.quotes.get(key).into_iter().flat_map(BTreeMap::values)
    }

    /// Adds the facts of others about the entries that are to be kept.
    pub fn keep(&mut self, others: &Self, is_kept: impl Fn(&str) -> bool) {
        for copy in others.copies.values().filter(|copy| is_kept(&copy.key.entry)) {
            self.insert_copy(copy.clone());
        }
        let quotes = others.quotes.iter().filter(|(key, _)| is_kept(&key.entry));
        for quote in quotes.flat_map(|(_, quotes)| quotes.values()) {
            self.insert_quote(quote.clone());
        }
    }

    /// The number of quotations and of copies.
    pub fn counts(&self) -> (usize, usize) {
        (self.quotes.values().map(BTreeMap::len).sum(), self.copies.len())
    }

    /// The text of the file: a line for each fact, sorted.
    pub fn write(&self) -> String {
        let copies = self.copies.values().map(CopyFact::line);
        let quotes = self.quotes.values().flat_map(BTreeMap::values).map(QuoteFact::line);
        let mut lines: Vec<String> = copies.chain(quotes).collect();
        lines.sort_unstable();
        let mut text =
            format!("{HEADER}{VERSION}: which quotations stand in which saved copies; written by `chancery seal`\n");
        for line in lines {
            text.push_str(&line);
            text.push('\n');
        }
        text
    }
}

/// By what the newest of several facts is found; the order of lines decides nothing.
fn age(fact: &QuoteFact) -> (Date, Hash, Reverse<&FactKey>, Reverse<usize>) {
    (fact.day, fact.copy_hash, Reverse(&fact.key), Reverse(fact.position))
}

fn is_of_another_version(line: &str) -> bool {
    line.strip_prefix(HEADER)
        .is_some_and(|rest| rest.split(|c: char| !c.is_ascii_digit()).next() != Some(VERSION))
}

fn damage(line: &str, location: Location) -> Diagnostic {
    let (message, help) = if is_of_another_version(line) {
        (
            "this version of evidence.lock is unknown",
            "update chancery, which reads version 1",
        )
    } else if CONFLICT.iter().any(|marker| line.starts_with(marker)) {
        (
            "this is a conflict marker of git",
            "delete the lines of the conflict that begin with <<<<<<<, |||||||, ======= and >>>>>>>, and keep all others; `chancery seal` puts them in order",
        )
    } else {
        (
            "this line of evidence.lock is damaged",
            "restore it with git, or delete it: `chancery seal` writes it again where the saved copy is",
        )
    };
    Diagnostic::new(&rules::DAMAGED_EVIDENCE, location, message).help(help)
}
