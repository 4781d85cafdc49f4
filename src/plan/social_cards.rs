//! Which pages have a picture for those who share a link to them.

use super::{Page, SiteMap, address};
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::{Digest, EntryId, TopicId};
use crate::draw::{self, can_draw};
use crate::text::count;

/// The name of a page's picture, below the page's address.
pub const CARD: &str = "card.png";

/// Whose picture a social card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardSubject {
    /// The whole digest's, for every page that has none of its own.
    Digest,
    /// A topic's.
    Topic(TopicId),
    /// An entry's.
    Entry(EntryId),
}

/// Adds the cards, and tells of titles that cannot be drawn. A link to a picture has to be absolute: without a `base_url`
/// there are none.
pub fn add(digest: &Digest, site: &mut SiteMap, diagnostics: &mut Vec<Diagnostic>) {
    let config = &digest.config;
    if !config.pages.cards || config.base_url.is_none() {
        return;
    }
    if !draw::AVAILABLE {
        let message = "`cards` is on, but this build of Chancery has no social cards";
        let help = "use one that is built with its feature `cards`, or turn `cards` off";
        diagnostics.push(Diagnostic::general(&rules::CARDS_NOT_BUILT_IN, message).help(help));
        return;
    }
    let mut left_out = 0;
    let mut add = |title: &str, page: &str, shown: CardSubject| {
        if can_draw(title) {
            site.pages.push((format!("{page}{CARD}"), Page::SocialCard(shown)));
        } else {
            left_out += 1;
        }
    };
    add(&config.title, "", CardSubject::Digest);
    if config.pages.topics {
        for (at, topic) in digest.topics.iter().enumerate() {
            let id = TopicId::new(at);
            if topic.has_page() {
                add(&topic.title, &address::topic(digest, id), CardSubject::Topic(id));
            }
        }
    }
    for (at, entry) in digest.entries.iter().enumerate() {
        add(&entry.title, &site.entries[at], CardSubject::Entry(EntryId::new(at)));
    }
    if left_out > 0 {
        let what = count(left_out, "title cannot", "titles cannot");
        let message = format!("{what} be drawn on a card: the typeface has not all of its letters");
        let help = "those pages have the digest's card, or none";
        diagnostics.push(Diagnostic::general(&rules::CARD_WITHOUT_LETTERS, message).help(help));
    }
}
