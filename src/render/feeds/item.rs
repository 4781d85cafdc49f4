//! An entry as an item of a feed.

use crate::digest::Digest;
use crate::digest::EntryId;
use crate::render::context::Context;
use crate::render::feeds::feed::{Category, FeedItem};
use crate::render::feeds::names::lasting_id;
use crate::render::parts::absolute_body::shared_absolute_body;
use std::borrow::Cow;
use std::cmp::Reverse;

/// By what feeds order entries, the newest first. The order of two of them never changes because of a third.
pub fn publication_order(digest: &Digest, id: EntryId) -> impl Ord + use<> {
    (Reverse(digest.entry(id).published), id)
}

pub fn feed_item<'a>(context: &'a Context, id: EntryId, full: bool) -> FeedItem<'a> {
    let entry = context.digest.entry(id);
    let address = context.site.entries[id.index()].as_str();
    let topics = entry.topics.iter().map(|topic| context.digest.topic(*topic));
    FeedItem {
        id: lasting_id(context.digest, entry.first_address(address)),
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
        content: full.then(|| Cow::Borrowed(shared_absolute_body(context, id, entry, address))),
    }
}
