//! Which entries are published, and in which order.

use super::withhold::Withholding;
use crate::digest::{EntryId, WithheldReason, dated_slug};
use crate::parse::{EntryFront, Front, Parsed, ParsedFile};
use std::collections::HashMap;

/// What is done with each entry.
pub struct Chosen<'a> {
    /// The published entries, newest first: an entry's index here is its number.
    pub published: Vec<&'a ParsedFile>,
    /// The published translations.
    pub translations: Vec<&'a ParsedFile>,
    /// Entries and translations that are withheld.
    pub unpublished: Vec<&'a ParsedFile>,
    /// Why each of them is.
    pub reasons: Vec<WithheldReason>,
    /// The published entries by slug; of several with one slug, the newest.
    pub by_slug: HashMap<&'a str, EntryId>,
    /// The other published entries with such a slug.
    more_by_slug: HashMap<&'a str, Vec<EntryId>>,
    /// The slugs of entries that are not published, and the same with their dates.
    withheld: WithheldSlugs<'a>,
}

impl<'a> Chosen<'a> {
    /// The published entries that a reference names: by their slug, or by a date and a slug.
    pub fn entries_of(&self, reference: &str) -> Vec<EntryId> {
        let (is_dated, slug) = match reference.rsplit_once('/') {
            Some((_, slug)) => (true, slug),
            None => (false, reference),
        };
        let first = self.by_slug.get(slug).copied().into_iter();
        let more = self.more_by_slug.get(slug).into_iter().flatten().copied();
        let is_meant = |id: &EntryId| !is_dated || self.dated(*id).as_deref() == Some(reference);
        first.chain(more).filter(is_meant).collect()
    }

    /// The date and the slug of a published entry.
    pub fn dated(&self, id: EntryId) -> Option<String> {
        dated(self.published.get(id.index())?)
    }

    /// Whether a reference names an entry that is not published.
    pub fn is_withheld(&self, reference: &str) -> bool {
        self.withheld.has(reference)
    }

    /// The slugs that several published entries have.
    pub fn shared_slugs(&self) -> impl Iterator<Item = &'a str> {
        self.more_by_slug.keys().copied()
    }
}

/// The date and the slug of an entry; none without a valid date, and of other files.
pub fn dated(file: &ParsedFile) -> Option<String> {
    match &file.front {
        Front::Entry(front) => Some(dated_slug(front.date?, &file.slug)),
        _ => None,
    }
}

/// The slugs of entries that are not published.
struct WithheldSlugs<'a> {
    files: HashMap<&'a str, Vec<&'a ParsedFile>>,
}

impl<'a> WithheldSlugs<'a> {
    fn new(withheld: &[&'a ParsedFile]) -> Self {
        let mut files: HashMap<&str, Vec<&ParsedFile>> = HashMap::new();
        for file in withheld {
            files.entry(&file.slug).or_default().push(file);
        }
        Self { files }
    }

    fn has(&self, reference: &str) -> bool {
        match reference.rsplit_once('/') {
            None => self.files.contains_key(reference),
            Some((_, slug)) => {
                let mut files = self.files.get(slug).into_iter().flatten();
                files.any(|file| dated(file).as_deref() == Some(reference))
            }
        }
    }
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
    published.sort_by(|a, b| {
        let key = |file: &&ParsedFile| front(file).date.map(|date| (date.first(), date.last()));
        key(b)
            .cmp(&key(a))
            .then_with(|| a.slug.cmp(&b.slug))
            .then_with(|| a.path.cmp(&b.path))
    });
    let mut by_slug = HashMap::with_capacity(published.len());
    let mut more_by_slug: HashMap<&str, Vec<EntryId>> = HashMap::new();
    for (index, file) in published.iter().enumerate() {
        let (slug, id) = (file.slug.as_str(), EntryId::new(index));
        if *by_slug.entry(slug).or_insert(id) != id {
            more_by_slug.entry(slug).or_default().push(id);
        }
    }
    let withheld_slugs = WithheldSlugs::new(&withheld);
    let is_of_withheld = |file: &&ParsedFile| {
        let original = front(file).translation_of.as_deref();
        original.is_some_and(|original| withheld_slugs.has(original) && !by_slug.contains_key(original))
    };
    let (more_withheld, translations): (Vec<_>, Vec<_>) = translations.into_iter().partition(is_of_withheld);
    reasons.extend(more_withheld.iter().map(|_| WithheldReason::OriginalWithheld));
    Chosen {
        published,
        translations,
        unpublished: withheld.into_iter().chain(more_withheld).collect(),
        reasons,
        by_slug,
        more_by_slug,
        withheld: withheld_slugs,
    }
}
