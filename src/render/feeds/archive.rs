//! The site's Atom feed as an archived feed (RFC 5005, section 4): what the feed itself no longer shows stands in archive
//! documents, which are linked as a chain. Each is full and begins where the one before it ends, so that an entry that is
//! newer than all changes none of them.

use super::super::Renderer;
use super::Feed;
use crate::digest::EntryId;
use crate::plan::{FeedFormat, FeedScope, address, feed_archives};

impl Renderer<'_> {
    pub(in super::super) fn feed_archive(&self, at: &str, number: usize) -> Vec<u8> {
        let size = self.digest.config.feed_size;
        let entries = &self.by_publication()[(number - 1) * size..][..size];
        let mut paging = vec![("current", address::feed(self.digest, FeedScope::Site, FeedFormat::Atom))];
        if number > 1 {
            paging.push(("prev-archive", address::feed_archive(number - 1)));
        }
        if number < feed_archives(self.digest) {
            paging.push(("next-archive", address::feed_archive(number + 1)));
        }
        let feed = Feed {
            scope: FeedScope::Site,
            title: self.feed_title(FeedScope::Site),
            description: self.feed_description(FeedScope::Site),
            items: entries.iter().rev().map(|id| self.feed_item(*id, false)).collect(),
            paging,
            is_archive: true,
        };
        self.atom(at, &feed)
    }

    /// Where the feed that is subscribed to leads on.
    pub(super) fn feed_paging(&self, scope: FeedScope) -> Vec<(&'static str, String)> {
        let newest = feed_archives(self.digest);
        if scope == FeedScope::Site && newest > 0 {
            vec![("prev-archive", address::feed_archive(newest))]
        } else {
            Vec::new()
        }
    }

    /// Every entry, the one that was published first at the beginning.
    fn by_publication(&self) -> &[EntryId] {
        self.by_publication.get_or_init(|| {
            let mut entries = self.all.clone();
            entries.sort_by_key(|id| self.publication(*id));
            entries.reverse();
            entries
        })
    }
}
