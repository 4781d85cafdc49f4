//! What the feed of a list of entries has: the newest of them by the digest's own time.

use super::super::Renderer;
use super::{Category, Feed, FeedItem, anchored};
use crate::digest::{Entry, EntryId};
use crate::plan::{FeedFormat, FeedScope, address};
use std::borrow::Cow;
use std::cmp::Reverse;

impl Renderer<'_> {
    pub(super) fn feed_of_entries(&self, scope: FeedScope) -> Feed<'_> {
        let (entries, full) = self.entries_of(scope);
        let newest = newest(entries, self.digest.config.feed_size, |id| self.publication(id));
        Feed {
            scope,
            title: self.feed_title(scope),
            description: self.feed_description(scope),
            items: newest.into_iter().map(|id| self.feed_item(id, full)).collect(),
            paging: self.feed_paging(scope),
            is_archive: false,
        }
    }

    /// The entries of a list, and whether its feed has their whole text.
    fn entries_of(&self, scope: FeedScope) -> (&[EntryId], bool) {
        let digest = self.digest;
        match scope {
            FeedScope::Site => (&self.all, true),
            FeedScope::Topic(id) => (&digest.topic(id).entries, true),
            FeedScope::Person(id) => (&digest.person(id).entries, false),
            FeedScope::Party(id) => (&digest.party(id).entries, false),
            FeedScope::Source(id) => (&digest.publisher(id).entries, false),
            FeedScope::Pair(id) => (&digest.pair(id).entries, false),
            FeedScope::Issues => (&[], false),
        }
    }

    /// What a feed is called where it stands beside those of other sites.
    pub(super) fn feed_title(&self, scope: FeedScope) -> String {
        let digest = self.digest;
        let site = &digest.config.title;
        let name = match scope {
            FeedScope::Site => return site.clone(),
            FeedScope::Topic(id) => &digest.topic(id).title,
            FeedScope::Person(id) => &digest.person(id).name,
            FeedScope::Party(id) => &digest.party(id).name,
            FeedScope::Source(id) => &digest.publisher(id).name,
            FeedScope::Pair(id) => &self.pair_title(id),
            FeedScope::Issues => self.word("issues"),
        };
        format!("{name} · {site}")
    }

    pub(super) fn feed_description(&self, scope: FeedScope) -> Option<&str> {
        let description = self.digest.config.description.as_deref();
        description.filter(|_| scope == FeedScope::Site)
    }

    /// The lasting id of a feed: that of its first address.
    pub(super) fn feed_id(&self, scope: FeedScope) -> String {
        let digest = self.digest;
        let aliases: &[String] = match scope {
            FeedScope::Topic(id) => &digest.topic(id).aliases,
            FeedScope::Person(id) => &digest.person(id).aliases,
            FeedScope::Party(id) => &digest.party(id).aliases,
            FeedScope::Source(id) => &digest.publisher(id).aliases,
            FeedScope::Site | FeedScope::Pair(_) | FeedScope::Issues => &[],
        };
        match aliases.first() {
            Some(alias) => self.tag(&format!("{}/{}", alias.trim_matches('/'), FeedFormat::Atom.file())),
            None => self.tag(&address::feed(digest, scope, FeedFormat::Atom)),
        }
    }

    /// By what feeds order entries, the newest first. The order of two of them never changes because of a third.
    pub(super) fn publication(&self, id: EntryId) -> impl Ord + use<> {
        (Reverse(self.digest.entry(id).published), id)
    }

    pub(super) fn feed_item(&self, id: EntryId, full: bool) -> FeedItem<'_> {
        let entry = self.digest.entry(id);
        let address = self.site.entries[id.index()].as_str();
        let topics = entry.topics.iter().map(|topic| self.digest.topic(*topic));
        FeedItem {
            id: self.tag(entry.first_address(address)),
            title: Cow::Borrowed(&entry.title),
            address: Cow::Borrowed(address),
            published: entry.published,
            updated: entry.updated,
            language: entry.language.as_deref(),
            categories: topics
                .map(|topic| Category {
                    term: &topic.slug,
                    label: &topic.title,
                })
                .collect(),
            via: entry.accounts.first().and_then(|account| account.url.as_deref()),
            summary: Some(entry.summary.as_str()).filter(|summary| !summary.is_empty()),
            content: full.then(|| Cow::Borrowed(self.absolute(id, entry, address))),
        }
    }

    /// An entry's text with absolute addresses, made once for all feeds.
    fn absolute(&self, id: EntryId, entry: &Entry, address: &str) -> &str {
        self.absolute[id.index()].get_or_init(|| self.make_absolute(entry, address))
    }

    /// The same for the open data: what feeds have is taken, and nothing else is kept, since every entry is asked for.
    pub(in crate::render) fn absolute_once(&self, id: EntryId, entry: &Entry, address: &str) -> Cow<'_, str> {
        match self.absolute[id.index()].get() {
            Some(made) => Cow::Borrowed(made),
            None => Cow::Owned(self.make_absolute(entry, address)),
        }
    }

    fn make_absolute(&self, entry: &Entry, address: &str) -> String {
        let (base, own) = (self.absolute_url(""), self.absolute_url(address));
        anchored(self.cards.body(&entry.body, Some(&entry.file), &base, &own), &own)
    }
}

/// The first few by a key, in its order, without sorting all of them.
fn newest<K: Ord>(entries: &[EntryId], size: usize, key: impl Fn(EntryId) -> K) -> Vec<EntryId> {
    let mut entries = entries.to_vec();
    if entries.len() > size && size > 0 {
        entries.select_nth_unstable_by_key(size - 1, |id| key(*id));
        entries.truncate(size);
    }
    entries.sort_by_key(|id| key(*id));
    entries
}
