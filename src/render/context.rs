//! What pages are rendered from: the digest, the site map, the theme, its templates, and what several pages share.
//! Nothing here changes while pages are rendered, except that what is shared is made when the first page asks for it.

use super::parts::dates::Dates;
use super::parts::globals::globals;
use super::parts::links::Links;
use super::parts::sorting::{SortKey, Sorter};
use super::parts::terms::Terms;
use super::template::Templates;
use super::value::Value;
use crate::diagnostic::Diagnostic;
use crate::digest::{Digest, EntryId, Item};
use crate::plan::SiteMap;
use crate::theme::Theme;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What every page is rendered from.
pub struct Context<'a> {
    /// The digest.
    pub digest: &'a Digest,
    /// The addresses of the site.
    pub site: &'a SiteMap,
    /// The theme.
    pub theme: &'a Theme,
    /// The theme's templates, with the variables that all of them see.
    pub templates: Templates,
    /// Links to topics, people, parties and sources.
    pub links: Links,
    /// The values of closed lists with their words.
    pub terms: Terms,
    /// What several pages share.
    pub shared: Shared,
    sorter: Sorter,
}

/// What several pages share. Each is made once, by the first page that needs it.
pub struct Shared {
    /// Every entry, newest first.
    pub entries: Vec<EntryId>,
    /// Every entry, the one that was published first at the beginning.
    pub by_publication: OnceLock<Vec<EntryId>>,
    /// The cards of entries.
    pub cards: PerItem<Value>,
    /// The positions of entries.
    pub positions: PerItem<Vec<Value>>,
    /// The sides of topics as the pages of their positions show them.
    pub sides: PerItem<Value>,
    /// The rows of entries in lists, rendered.
    pub rows: PerItem<Result<String, Vec<Diagnostic>>>,
    /// The bodies of entries with absolute addresses.
    pub absolute_bodies: PerItem<String>,
    /// What all pages of a topic's list share.
    pub topics: PerItem<Value>,
    /// What all pages of a person's list share.
    pub people: PerItem<Value>,
    /// What all pages of a party's list share.
    pub parties: PerItem<Value>,
    /// What all pages of a source's list share.
    pub sources: PerItem<Value>,
    /// What all pages of the home page's list share.
    pub home: OnceLock<Vec<(&'static str, Value)>>,
    /// The years that have entries.
    pub years: OnceLock<Value>,
    /// Which texts link to what.
    pub backlinks: OnceLock<Backlinks>,
    /// Every correction, newest first.
    pub corrections: OnceLock<Vec<CorrectionRef>>,
}

/// From an item to the texts that link to it, in the order in which they are shown.
pub type Backlinks = HashMap<Item, Vec<Item>>;

/// Where a correction stands.
#[derive(Debug, Clone, Copy)]
pub struct CorrectionRef {
    /// The entry or translation that was corrected.
    pub item: Item,
    /// The index of the correction in it.
    pub index: usize,
}

/// A value for each item of a list of the digest, made when it is first asked for.
pub struct PerItem<T>(Vec<OnceLock<T>>);

impl<T> PerItem<T> {
    fn new(length: usize) -> Self {
        Self(std::iter::repeat_with(OnceLock::new).take(length).collect())
    }

    /// The value of the item with this index, made now if nobody asked before.
    pub fn get_or_make(&self, index: usize, make: impl FnOnce() -> T) -> &T {
        self.0[index].get_or_init(make)
    }

    /// The value of the item with this index, if somebody asked before.
    pub fn get(&self, index: usize) -> Option<&T> {
        self.0[index].get()
    }
}

impl<'a> Context<'a> {
    /// Prepares to render the pages of a digest in a theme.
    pub fn new(digest: &'a Digest, site: &'a SiteMap, theme: &'a Theme, templates: &Templates) -> Self {
        Self {
            templates: templates.with_globals(globals(digest, site, theme)),
            links: Links::new(digest),
            terms: Terms::new(&theme.words),
            shared: Shared::new(digest),
            sorter: Sorter::new(&digest.config.language),
            digest,
            site,
            theme,
        }
    }

    /// The address with the base path, as pages link to it.
    pub fn href(&self, address: &str) -> String {
        format!("{}{address}", self.digest.config.base_path)
    }

    /// The absolute address, for what is read outside of the site; root-relative where the digest has no `base_url`.
    pub fn absolute_url(&self, address: &str) -> String {
        format!("{}{address}", self.digest.config.base())
    }

    /// A word of the interface; its name where the theme has none.
    pub fn word<'w>(&'w self, name: &'w str) -> &'w str {
        self.theme.words.get(&[name]).unwrap_or(name)
    }

    /// A phrase of the interface with a name in place of `{name}`.
    pub fn phrase(&self, phrase: &str, name: &str) -> String {
        let pattern = self.theme.words.get(&[phrase]).unwrap_or("{name}");
        pattern.replace("{name}", name)
    }

    /// Writes dates in the words of the theme.
    pub fn dates(&self) -> Dates<'a> {
        Dates {
            words: &self.theme.words,
        }
    }

    /// The key that sorts a name as the language of the digest does.
    pub fn sort_key(&self, name: &str) -> SortKey {
        self.sorter.key(name)
    }
}

impl Shared {
    fn new(digest: &Digest) -> Self {
        Self {
            entries: digest.entry_ids().collect(),
            by_publication: OnceLock::new(),
            cards: PerItem::new(digest.entries.len()),
            positions: PerItem::new(digest.entries.len()),
            sides: PerItem::new(digest.topics.len()),
            rows: PerItem::new(digest.entries.len()),
            absolute_bodies: PerItem::new(digest.entries.len()),
            topics: PerItem::new(digest.topics.len()),
            people: PerItem::new(digest.people.len()),
            parties: PerItem::new(digest.parties.len()),
            sources: PerItem::new(digest.publishers.len()),
            home: OnceLock::new(),
            years: OnceLock::new(),
            backlinks: OnceLock::new(),
            corrections: OnceLock::new(),
        }
    }
}
