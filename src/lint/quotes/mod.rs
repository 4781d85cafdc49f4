//! Quotations, held against the saved copies of their sources: a word that was lost may have been a "not". And what is
//! copied from them without quotation marks.

mod attribution;
mod copies;
mod copying;
mod html;
mod search;
mod tokens;

use super::quotation::Quotation;
use super::subject::Subject;
use copies::{Copy, said};
use search::{Budget, Exhausted, Index, Near, parts};
use tokens::{Token, Vocabulary};

use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::Digest;
use crate::language::{main_script, primary_language};
use crate::load::Inputs;
use crate::text::count;
use std::collections::HashMap;

/// The most words of a difference that a message shows, and those around it.
const SHOWN: usize = 12;
const AROUND: usize = 4;
/// The most differences that a message tells.
const DIFFERENCES: usize = 3;

/// The digest's names, made once for all entries.
pub struct Known {
    speakers: attribution::Names,
    names: copying::Names,
}

impl Known {
    /// Those of a digest. Where no entry has a saved copy, nothing is copied either.
    pub fn new(digest: &Digest) -> Self {
        let entries = digest.entries.iter().chain(&digest.translations);
        let saved = entries
            .flat_map(|entry| &entry.accounts)
            .any(|account| account.saved.is_some());
        Self {
            speakers: attribution::Names::new(digest),
            names: if saved {
                copying::Names::new(digest)
            } else {
                copying::Names::default()
            },
        }
    }
}

/// Everything that has to do with an entry's quotations and its saved copies.
pub fn check(inputs: &Inputs, known: &Known, subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    attribution::check(subject, &known.speakers, diagnostics);
    let saved = subject
        .front
        .accounts
        .iter()
        .any(|(_, account)| account.saved.is_some());
    let number = quoted(subject).count() + quoted_positions(subject).count();
    if !saved {
        if number > 0 {
            unchecked(subject, number, "no source of this entry has a saved copy", diagnostics);
        }
        return;
    }
    let mut vocabulary = Vocabulary::default();
    let copies = copies::read(inputs, subject, &mut vocabulary, diagnostics);
    if copies.is_empty() {
        return;
    }
    compare(subject, &copies, &mut vocabulary, diagnostics);
    copying::check(subject, &known.names, &copies, &mut vocabulary, diagnostics);
}

fn unchecked(subject: &Subject, number: usize, why: &str, diagnostics: &mut Vec<Diagnostic>) {
    let what = count(number, "quotation is", "quotations are");
    let message = format!("{what} not checked: {why}");
    let location = Location::field(&subject.file.path, "source");
    let help = "keep a copy of the source below archive/ and name it in `saved`";
    diagnostics.push(Diagnostic::new(&rules::QUOTES_UNCHECKED, location, message).help(help));
}

fn quoted<'a>(subject: &'a Subject) -> impl Iterator<Item = &'a Quotation> {
    subject.quotations.iter().filter(|quotation| !quotation.title)
}

fn quoted_positions<'a>(subject: &'a Subject) -> impl Iterator<Item = (usize, &'a str)> {
    let positions = subject.front.positions.iter();
    positions.filter_map(|(at, position)| Some((*at, position.quote.as_deref()?)))
}

/// What came of looking for a quotation.
#[derive(Clone)]
enum Found {
    /// It is there.
    There,
    /// This copy, by its place in the list, has something like it; how that differs, and what it is.
    Nearly(usize, Near, String, String),
    /// This copy has its parts, in another order.
    Disordered(usize),
    /// There is nothing like it.
    Nowhere,
    /// No copy is in its language.
    Foreign,
    /// It would take too long.
    TooMuch,
}

fn compare(subject: &Subject, copies: &[Copy], vocabulary: &mut Vocabulary, diagnostics: &mut Vec<Diagnostic>) {
    let indexes: Vec<Index> = copies.iter().map(|copy| Index::new(&copy.tokens, vocabulary)).collect();
    let language = subject.digest.language_of(subject.entry);
    let comparable: Vec<bool> = copies.iter().map(|copy| is_comparable(copy, language)).collect();
    let body = quoted(subject).map(|quotation| {
        let paragraph = &subject.paragraphs[quotation.paragraph];
        let location = subject.location(paragraph.place(quotation.whole.clone()));
        (&paragraph.text[quotation.inside.clone()], location)
    });
    let positions =
        quoted_positions(subject).map(|(at, quote)| (quote, subject.file.item_field("positions", at, "quote")));
    let mut budget = Budget::new();
    let mut known: HashMap<&str, Found> = HashMap::new();
    let (mut foreign, mut too_many) = (0, 0);
    for (text, location) in body.chain(positions) {
        let found = known.entry(text).or_insert_with(|| {
            let found = look(text, copies, &indexes, &comparable, vocabulary, &mut budget);
            found.unwrap_or(Found::TooMuch)
        });
        match found.clone() {
            Found::There => {}
            Found::Foreign => foreign += 1,
            Found::TooMuch => too_many += 1,
            Found::Nearly(at, near, differences, words) => {
                let copy = &copies[at];
                let message = format!("this quotation is not what {} says: {differences}", copy.path);
                let help =
                    format!("it says “{words}”; quote that, or mark what is left out by … and what is put in by [ ]");
                let diagnostic = Diagnostic::new(&rules::QUOTE_DIFFERS, location, message).help(help);
                diagnostics.push(diagnostic.label(copy.location(near.stretch), "what the source says"));
            }
            Found::Disordered(at) => {
                let path = &copies[at].path;
                let message = format!("{path} has the parts of this quotation in another order");
                let help = "quote them in the order of the source, or one by one";
                diagnostics.push(Diagnostic::new(&rules::QUOTE_DIFFERS, location, message).help(help));
            }
            Found::Nowhere => {
                let message = match copies {
                    [copy] => format!("this quotation is not in {}", copy.path),
                    _ => "this quotation is in no saved copy of a source".to_owned(),
                };
                let help = "quote what the source says, or save the source that says it";
                diagnostics.push(Diagnostic::new(&rules::QUOTE_NOT_FOUND, location, message).help(help));
            }
        }
    }
    if foreign > 0 {
        unchecked(subject, foreign, "no saved copy is in that language", diagnostics);
    }
    if too_many > 0 {
        unchecked(subject, too_many, "there is too much to compare", diagnostics);
    }
}

fn look(
    text: &str,
    copies: &[Copy],
    indexes: &[Index],
    comparable: &[bool],
    vocabulary: &mut Vocabulary,
    budget: &mut Budget,
) -> Result<Found, Exhausted> {
    let tokens = vocabulary.tokens(text);
    let parts = parts(&tokens, text, vocabulary);
    let parts: Vec<&[Token]> = parts.iter().map(Vec::as_slice).collect();
    for index in indexes {
        if index.has(&parts, vocabulary, budget)? {
            return Ok(Found::There);
        }
    }
    let script = main_script(text);
    let same_script = |copy: &Copy| script == main_script(&copy.text);
    let candidates: Vec<usize> = (0..copies.len())
        .filter(|at| comparable[*at] && same_script(&copies[*at]))
        .collect();
    if candidates.is_empty() {
        return Ok(Found::Foreign);
    }
    let mut best: Option<(usize, Near, &[Token])> = None;
    for at in candidates {
        let mut missing = Vec::new();
        for part in &parts {
            if !indexes[at].has(&[part], vocabulary, budget)? {
                missing.push(*part);
            }
        }
        if missing.is_empty() {
            return Ok(Found::Disordered(at));
        }
        for part in missing.into_iter().take(DIFFERENCES) {
            if let Some(near) = indexes[at].near(part, vocabulary, budget)?
                && best.as_ref().is_none_or(|(_, best, _)| near.cost < best.cost)
            {
                best = Some((at, near, part));
            }
        }
    }
    Ok(match best {
        Some((at, near, part)) => {
            let differences = differences(text, part, &copies[at], &near);
            let words = around(&copies[at], &near);
            Found::Nearly(at, near, differences, words)
        }
        None => Found::Nowhere,
    })
}

/// What differs, in few words.
fn differences(text: &str, part: &[Token], copy: &Copy, near: &Near) -> String {
    let own_words = |own: &[Token]| match (own.first(), own.last()) {
        (Some(first), Some(last)) => short(&said(&text[first.bytes.start..last.bytes.end])),
        _ => String::new(),
    };
    let told = near.differences.iter().take(DIFFERENCES).map(|(own, other)| {
        let (own, other) = (own_words(&part[own.clone()]), short(&copy.said(other.clone())));
        match (own.is_empty(), other.is_empty()) {
            (true, _) => format!("it leaves out “{other}”"),
            (_, true) => format!("“{own}” is not there"),
            _ => format!("“{own}” stands for “{other}”"),
        }
    });
    let mut told: Vec<String> = told.collect();
    if near.differences.len() > DIFFERENCES {
        told.push(format!("and {} more differences", near.differences.len() - DIFFERENCES));
    }
    told.join("; ")
}

/// The words of the copy where the first difference is; of the near match, and no more than that.
fn around(copy: &Copy, near: &Near) -> String {
    let Some((_, first)) = near.differences.first() else {
        return String::new();
    };
    let last = near.differences[..near.differences.len().min(DIFFERENCES)].last();
    let last = last.map_or(first.end, |(_, last)| last.end);
    let start = first.start.saturating_sub(AROUND).max(near.stretch.start);
    let end = (last + AROUND).min(near.stretch.end).min(start + 3 * SHOWN);
    let before = if start > near.stretch.start { "… " } else { "" };
    let after = if end < near.stretch.end { " …" } else { "" };
    format!("{before}{}{after}", copy.said(start..end))
}

fn short(words: &str) -> String {
    let mut all = words.split(' ');
    let shown: Vec<&str> = all.by_ref().take(SHOWN).collect();
    let more = if all.next().is_some() { " …" } else { "" };
    format!("{}{more}", shown.join(" "))
}

/// Whether a copy may be in the language of the entry: it is, or the entry does not say.
fn is_comparable(copy: &Copy, language: &str) -> bool {
    let primary = |tag: &str| primary_language(tag).to_ascii_lowercase();
    copy.language
        .as_ref()
        .is_none_or(|own| primary(own) == primary(language))
}
