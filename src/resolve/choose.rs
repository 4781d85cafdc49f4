//! Which entries are published, and in which order.

use super::withhold::Withholding;
use crate::digest::{EntryId, WithheldReason};
use crate::parse::{EntryFront, Front, Parsed, ParsedFile};
use std::collections::{HashMap, HashSet};

/// What is done with each entry.
pub struct Chosen<'a> {
    /// The published entries, newest first: an entry's index here is its number.
    pub published: Vec<&'a ParsedFile>,
    /// The published translations.
    pub translations: Vec<&'a ParsedFile>,
    /// Entries and translations that are withheld.
    pub withheld: Vec<&'a ParsedFile>,
    /// Why each of them is.
    pub reasons: Vec<WithheldReason>,
    /// The published entries by slug.
    pub by_slug: HashMap<&'a str, EntryId>,
    /// The slugs of entries that are not published.
    pub withheld_slugs: HashSet<&'a str>,
}

/// The front matter of an entry's file.
pub fn front(file: &ParsedFile) -> &EntryFront {
    match &file.front {
        Front::Entry(front) => front,
        _ => unreachable!("only entries are chosen"),
    }
}

/// Separates entries that are published, translations, and those that are not published. A translation is published only with
/// its original.
pub fn choose_entries<'a>(parsed: &'a Parsed, withholding: &Withholding) -> Chosen<'a> {
    let entries = parsed
        .files
        .iter()
        .filter(|file| matches!(file.front, Front::Entry(_)))
        .map(|file| &**file);
    let (mut withheld, mut reasons, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for file in entries {
        match withholding.withheld_entry(file, front(file)) {
            None => others.push(file),
            Some(reason) => {
                withheld.push(file);
                reasons.push(reason);
            }
        }
    }
    let (translations, mut published): (Vec<_>, Vec<_>) = others
        .into_iter()
        .partition(|file| front(file).translation_of.is_some());
    let withheld_slugs: HashSet<&str> = withheld.iter().map(|file| file.slug.as_str()).collect();
    let is_of_withheld = |file: &&ParsedFile| {
        front(file)
            .translation_of
            .as_deref()
            .is_some_and(|original| withheld_slugs.contains(original))
    };
    let (more_withheld, translations): (Vec<_>, Vec<_>) = translations.into_iter().partition(is_of_withheld);
    reasons.extend(more_withheld.iter().map(|_| WithheldReason::OriginalWithheld));
    published.sort_by(|a, b| {
        let key = |file: &&ParsedFile| front(file).date.map(|date| (date.first(), date.last()));
        key(b)
            .cmp(&key(a))
            .then_with(|| a.slug.cmp(&b.slug))
            .then_with(|| a.path.cmp(&b.path))
    });
    let by_slug = published
        .iter()
        .enumerate()
        .map(|(index, file)| (file.slug.as_str(), EntryId::new(index)))
        .collect();
    Chosen {
        published,
        translations,
        withheld: withheld.into_iter().chain(more_withheld).collect(),
        reasons,
        by_slug,
        withheld_slugs,
    }
}
