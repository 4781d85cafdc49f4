//! The feed of a list of entries: the newest of them by the time of publication.

use crate::digest::EntryId;
use crate::plan::FeedScope;
use crate::render::context::Context;
use crate::render::feeds::archive::feed_paging;
use crate::render::feeds::corrections::correction_items;
use crate::render::feeds::feed::{Feed, FeedItem};
use crate::render::feeds::item::{feed_item, publication_order};
use crate::render::feeds::names::{feed_description, feed_title};
use std::cmp::Reverse;

/// The feed of a list of entries.
pub fn entries_feed<'a>(context: &'a Context, scope: FeedScope) -> Feed<'a> {
    let (entries, full) = scope_entries(context, scope);
    let newest = newest_by(entries, context.digest.config.feed_size, |id| {
        publication_order(context.digest, id)
    });
    let paging = feed_paging(context.digest, scope);
    let mut items: Vec<FeedItem> = newest.into_iter().map(|id| feed_item(context, id, full)).collect();
    // What the archives go on with is older than the last entry.
    let since = items.last().map(|item| item.published).filter(|_| !paging.is_empty());
    items.extend(correction_items(context, scope, since));
    items.sort_by_key(|item| Reverse(item.published));
    Feed {
        scope,
        title: feed_title(context, scope),
        description: feed_description(context.digest, scope),
        items,
        paging,
        is_archive: false,
    }
}

/// The entries that a feed is of, newest first, and whether it has their full text.
fn scope_entries<'a>(context: &'a Context, scope: FeedScope) -> (&'a [EntryId], bool) {
    let digest = context.digest;
    match scope {
        FeedScope::Site => (&context.shared.entries, true),
        FeedScope::Topic(id) => (&digest.topic(id).entries, true),
        FeedScope::Person(id) => (&digest.person(id).entries, false),
        FeedScope::Party(id) => (&digest.party(id).entries, false),
        FeedScope::Source(id) => (&digest.publisher(id).entries, false),
        FeedScope::Pair(id) => (&digest.pair(id).entries, false),
        FeedScope::Issues => (&[], false),
    }
}

/// The first `size` entries by a key, in its order, without sorting all of them.
fn newest_by<K: Ord>(entries: &[EntryId], size: usize, key: impl Fn(EntryId) -> K) -> Vec<EntryId> {
    let mut entries = entries.to_vec();
    if entries.len() > size && size > 0 {
        entries.select_nth_unstable_by_key(size - 1, |id| key(*id));
        entries.truncate(size);
    }
    entries.sort_by_key(|id| key(*id));
    entries
}
