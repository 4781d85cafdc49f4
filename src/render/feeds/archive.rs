//! The site’s Atom feed as an archived feed (RFC 5005, section 4): what the feed itself no longer shows stands in archive
//! documents, which are linked as a chain. Each is full and begins where the one before it ends, so that an entry that is
//! newer than all changes none of them.

use crate::digest::Digest;
use crate::digest::EntryId;
use crate::plan::{FeedFormat, FeedScope, address, feed_archives};
use crate::render::context::Context;
use crate::render::feeds::atom::write_atom;
use crate::render::feeds::feed::Feed;
use crate::render::feeds::item::{feed_item, publication_order};
use crate::render::feeds::names::{feed_description, feed_title};

pub fn archive_document(context: &Context, address: &str, number: usize) -> Vec<u8> {
    let size = context.digest.config.feed_size;
    let entries = &entries_by_publication(context)[(number - 1) * size..][..size];
    let mut paging = vec![(
        "current",
        address::feed(context.digest, FeedScope::Site, FeedFormat::Atom),
    )];
    if number > 1 {
        paging.push(("prev-archive", address::feed_archive(number - 1)));
    }
    if number < feed_archives(context.digest) {
        paging.push(("next-archive", address::feed_archive(number + 1)));
    }
    let feed = Feed {
        scope: FeedScope::Site,
        title: feed_title(context, FeedScope::Site),
        description: feed_description(context.digest, FeedScope::Site),
        items: entries.iter().rev().map(|id| feed_item(context, *id, false)).collect(),
        paging,
        is_archive: true,
    };
    write_atom(context, address, &feed)
}

/// Where the feed that is subscribed to leads on.
pub fn feed_paging(digest: &Digest, scope: FeedScope) -> Vec<(&'static str, String)> {
    let newest = feed_archives(digest);
    if scope == FeedScope::Site && newest > 0 {
        vec![("prev-archive", address::feed_archive(newest))]
    } else {
        Vec::new()
    }
}

/// Every entry, the one that was published first at the beginning.
fn entries_by_publication<'a>(context: &'a Context) -> &'a [EntryId] {
    context.shared.by_publication.get_or_init(|| {
        let mut entries = context.shared.entries.clone();
        entries.sort_by_key(|id| publication_order(context.digest, *id));
        entries.reverse();
        entries
    })
}
