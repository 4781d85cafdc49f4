//! Adds the social cards: pictures that are shown with a shared link.

use super::address;
use super::page::{CardSubject, Page};
use super::site_map::SiteMap;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::{Digest, EntryId, TopicId};
use crate::draw::{self, can_draw};
use crate::text::count;

/// The file name of a page's card, below the page's address.
pub const CARD: &str = "card.png";

/// Adds the cards, and reports titles that cannot be drawn. A page names its card by an absolute address, so without a
/// `base_url` there are no cards.
pub fn add_cards(digest: &Digest, site: &mut SiteMap, diagnostics: &mut Vec<Diagnostic>) {
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
    let mut skipped = 0;
    let mut add = |title: &str, page: &str, subject: CardSubject| {
        if can_draw(title) {
            site.pages.push((format!("{page}{CARD}"), Page::SocialCard(subject)));
        } else {
            skipped += 1;
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
    if skipped > 0 {
        let what = count(skipped, "title cannot", "titles cannot");
        let message = format!("{what} be drawn on a card: the font does not have all letters");
        let help = "these pages use the card of the digest, or none";
        diagnostics.push(Diagnostic::general(&rules::CARD_WITHOUT_LETTERS, message).help(help));
    }
}
