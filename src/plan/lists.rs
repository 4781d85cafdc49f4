//! Everything that has a list of entries: its pages, its feeds, and its earlier addresses.

use super::address;
use super::feed::{FeedFormat, FeedScope, has_feeds};
use super::page::Page;
use super::site_map::{SiteMap, page_count};
use crate::digest::{Digest, PairId, PartyId, PersonId, PublisherId, TopicId};
use std::sync::Arc;

/// A list of entries, or of issues.
pub struct List<'a> {
    /// Which entries it has.
    pub scope: FeedScope,
    /// The number of entries.
    length: usize,
    /// The file of the topic, person, party or source, if it has one.
    pub file: Option<&'a Arc<str>>,
    /// The earlier addresses of the topic, person, party or source.
    pub aliases: &'a [String],
}

/// All lists of the site that have pages and feeds.
pub fn all_lists<'a>(digest: &'a Digest) -> Vec<List<'a>> {
    let kinds = &digest.config.pages;
    let without_file = |scope, length| List {
        scope,
        length,
        file: None,
        aliases: &[],
    };
    let mut lists = vec![without_file(FeedScope::Site, digest.entries.len())];
    // A name that appears in no entry and has no file gets no page.
    let mut add = |is_on: bool, scope, length, file: Option<&'a Arc<str>>, aliases| {
        if is_on && (file.is_some() || length > 0) {
            lists.push(List {
                scope,
                length,
                file,
                aliases,
            });
        }
    };
    for (at, it) in digest.topics.iter().enumerate() {
        let scope = FeedScope::Topic(TopicId::new(at));
        add(kinds.topics, scope, it.entries.len(), it.file.as_ref(), &it.aliases);
    }
    for (at, it) in digest.people.iter().enumerate() {
        let scope = FeedScope::Person(PersonId::new(at));
        add(kinds.people, scope, it.entries.len(), it.file.as_ref(), &it.aliases);
    }
    for (at, it) in digest.parties.iter().enumerate() {
        let scope = FeedScope::Party(PartyId::new(at));
        add(kinds.parties, scope, it.entries.len(), it.file.as_ref(), &it.aliases);
    }
    for (at, it) in digest.publishers.iter().enumerate() {
        let scope = FeedScope::Source(PublisherId::new(at));
        add(kinds.sources, scope, it.entries.len(), it.file.as_ref(), &it.aliases);
    }
    let pairs = digest.pairs.iter().enumerate().filter(|_| kinds.pairs);
    lists.extend(pairs.map(|(at, pair)| without_file(FeedScope::Pair(PairId::new(at)), pair.entries.len())));
    if !digest.issues.is_empty() {
        lists.push(without_file(FeedScope::Issues, digest.issues.len()));
    }
    lists
}

/// Adds the pages and feeds of every list.
pub fn add_lists(digest: &Digest, site: &mut SiteMap) {
    for list in all_lists(digest) {
        let base = address::of(digest, list.scope);
        for number in 1..=page_count(list.length, digest.config.page_size) {
            site.add(address::nth(&base, number), list_page(list.scope, number));
        }
        if has_feeds(digest) {
            for format in FeedFormat::ALL {
                site.add(
                    address::feed(digest, list.scope, format),
                    Page::Feed(list.scope, format),
                );
            }
        }
    }
    if has_feeds(digest) {
        for number in 1..=feed_archives(digest) {
            site.add(address::feed_archive(number), Page::FeedArchive(number));
        }
        site.add(address::FEED_LIST, Page::FeedList);
    }
}

/// The page of a list with this number, from 1.
fn list_page(scope: FeedScope, number: usize) -> Page {
    match scope {
        FeedScope::Site => Page::Home(number),
        FeedScope::Topic(id) => Page::Topic(id, number),
        FeedScope::Person(id) => Page::Person(id, number),
        FeedScope::Party(id) => Page::Party(id, number),
        FeedScope::Source(id) => Page::Source(id, number),
        FeedScope::Pair(id) => Page::Pair(id, number),
        FeedScope::Issues => Page::Issues(number),
    }
}

/// The number of archive documents of the site's feed. Each has as many entries as a feed may have; the newest entries,
/// which would not fill another one, are in the feed itself.
pub fn feed_archives(digest: &Digest) -> usize {
    digest.entries.len().saturating_sub(1) / digest.config.feed_size
}
