//! The feed of a list of entries: the newest of them by the time of publication.

use crate::digest::EntryId;
use crate::plan::FeedScope;
use crate::render::context::Context;
use crate::render::feeds::archive::feed_paging;
use crate::render::feeds::feed::Feed;
use crate::render::feeds::item::{feed_item, publication_order};
use crate::render::feeds::names::{feed_description, feed_title};

pub fn entries_feed<'a>(context: &'a Context, scope: FeedScope) -> Feed<'a> {
    let (entries, full) = scope_entries(context, scope);
    let newest = newest_by(entries, context.digest.config.feed_size, |id| {
        publication_order(context.digest, id)
    });
    Feed {
        scope,
        title: feed_title(context, scope),
        description: feed_description(context.digest, scope),
        items: newest.into_iter().map(|id| feed_item(context, id, full)).collect(),
        paging: feed_paging(context.digest, scope),
        is_archive: false,
    }
}

/// The entries of a list, and whether its feed has their whole text.
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

/// The first few by a key, in its order, without sorting all of them.
fn newest_by<K: Ord>(entries: &[EntryId], size: usize, key: impl Fn(EntryId) -> K) -> Vec<EntryId> {
    let mut entries = entries.to_vec();
    if entries.len() > size && size > 0 {
        entries.select_nth_unstable_by_key(size - 1, |id| key(*id));
        entries.truncate(size);
    }
    entries.sort_by_key(|id| key(*id));
    entries
}
