//! An entry as an item of a feed.

use crate::digest::Digest;
use crate::digest::{Entry, EntryId};
use crate::render::context::Context;
use crate::render::feeds::feed::{Category, FeedItem};
use crate::render::feeds::names::lasting_id;
use crate::render::parts::absolute_body::shared_absolute_body;
use crate::render::parts::corrections::{absolute_corrections, correction_label};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::fmt::Write;

/// The key by which feeds sort entries, the newest first. Every entry has a key of its own, so a new entry never changes the
/// order of the others.
pub fn publication_order(digest: &Digest, id: EntryId) -> impl Ord + use<> {
    (Reverse(digest.entry(id).published), id)
}

/// An entry as an item, with its full text or without.
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
        summary: summary(context, entry, full),
        content: full.then(|| content(context, id, entry, address)),
    }
}

/// The text of an entry, and below it what was corrected.
fn content<'a>(context: &'a Context, id: EntryId, entry: &Entry, address: &str) -> Cow<'a, str> {
    let body = shared_absolute_body(context, id, entry, address);
    if entry.corrections.is_empty() {
        return Cow::Borrowed(body);
    }
    let own = context.absolute_url(address);
    Cow::Owned(format!(
        "{body}{}",
        absolute_corrections(context, &entry.corrections, &own)
    ))
}

/// The summary of an entry, and after it what was corrected, unless the full text says it; none if there is neither.
fn summary<'a>(context: &Context, entry: &'a Entry, full: bool) -> Option<Cow<'a, str>> {
    let mut summary = Cow::Borrowed(entry.summary.as_str());
    for correction in entry.corrections.iter().filter(|_| !full) {
        let label = correction_label(context, correction);
        let date = context.dates().day(correction.date);
        let space = if summary.is_empty() { "" } else { " " };
        let _ = write!(summary.to_mut(), "{space}[{label}, {date}: {}]", correction.text());
    }
    Some(summary).filter(|summary| !summary.is_empty())
}
