//! The site map: every address with its page, and the targets of all links.

use super::address;
use super::page::Page;
use super::period::Period;
use crate::diagnostic::Location;
use crate::digest::Digest;
use std::collections::HashMap;
use std::sync::Arc;

/// With this many entries or more, days have no pages of their own.
const DAYS_LIMIT: usize = 2_000;

/// Every address of the site.
#[derive(Debug)]
pub struct SiteMap {
    /// Every address with its page, sorted by address. An address is a path below the base path, without a `/` at its
    /// start; an empty one, or one that ends with `/`, is a folder with an `index.html`.
    pub pages: Vec<(String, Page)>,
    /// The years, months and days with entries, newest first; a year comes before its months, a month before its days.
    pub periods: Vec<Period>,
    /// The index of each period in `periods`, by its address.
    pub period_at: HashMap<String, usize>,
    /// The addresses of the entries, in the order of [`Digest::entries`].
    pub entries: Vec<String>,
    /// The addresses of the translations, in the order of [`Digest::translations`].
    pub translations: Vec<String>,
    /// The targets of the links in a file's body, in their order, by the file's path.
    pub targets: HashMap<Arc<str>, Vec<LinkTarget>>,
    /// The linked anchors that are no headings of a text: only the page itself shows whether it has them.
    pub anchors: Vec<LinkedAnchor>,
    /// Whether days have pages of their own.
    pub has_days: bool,
}

/// An anchor of a page that a link leads to.
#[derive(Debug)]
pub struct LinkedAnchor {
    /// The address of the page.
    pub address: String,
    /// The anchor, without `#`.
    pub anchor: String,
    /// The page as a message names it.
    pub page: String,
    /// The file that the page is made from, if there is one.
    pub file: Option<Arc<str>>,
    /// Where the link stands.
    pub location: Location,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To an address of the site, perhaps with an anchor.
    Site(String),
    /// To an anchor on the same page.
    Here(String),
    /// To another site, as it is written.
    Outside,
    /// Nowhere: only the text of the link is shown.
    Text,
}

impl SiteMap {
    /// A map without pages, but with the addresses of entries, which other pages need.
    pub(super) fn new(digest: &Digest) -> Self {
        Self {
            pages: Vec::with_capacity(digest.entries.len() * 2),
            has_days: digest.entries.len() < DAYS_LIMIT,
            periods: Vec::new(),
            period_at: HashMap::new(),
            entries: digest.entries.iter().map(address::entry).collect(),
            translations: digest.translations.iter().map(address::entry).collect(),
            targets: HashMap::new(),
            anchors: Vec::new(),
        }
    }

    /// Adds a page.
    pub(super) fn add(&mut self, address: impl Into<String>, page: Page) {
        self.pages.push((address.into(), page));
    }

    /// Sorts the pages by address, so that they can be looked up.
    pub(super) fn sort(&mut self) {
        self.pages.sort_by(|(a, _), (b, _)| a.cmp(b));
    }

    /// The page at an address.
    pub fn at(&self, address: &str) -> Option<&Page> {
        let at = self
            .pages
            .binary_search_by(|(known, _)| known.as_str().cmp(address))
            .ok()?;
        self.pages.get(at).map(|(_, page)| page)
    }
}

/// The path of the file that an address is published as.
pub fn file_of(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') {
        format!("{address}index.html")
    } else {
        address.to_owned()
    }
}

/// The number of pages of a list: at least one.
pub fn page_count(entries: usize, page_size: usize) -> usize {
    entries.div_ceil(page_size).max(1)
}
