//! Corrections of what is no entry, as items of feeds: those of topics, people, parties and sources in their own feeds, and all
//! of them, with those of pages, in the feed of the site. Corrections of entries and issues stand in the items of these.

use crate::date::noon;
use crate::digest::{Correction, Item};
use crate::plan::FeedScope;
use crate::render::context::Context;
use crate::render::feeds::feed::FeedItem;
use crate::render::feeds::names::lasting_id;
use crate::render::parts::corrections::{absolute_note, corrected_item, correction_label};
use jiff::Timestamp;
use std::borrow::Cow;
use std::cmp::Reverse;

/// The newest corrections that a feed has of its own, at most as many as it has entries. `since` is the time of the oldest entry
/// that the feed shows: in a feed that goes on in archives, older ones are left out.
pub fn correction_items<'a>(context: &'a Context, scope: FeedScope, since: Option<Timestamp>) -> Vec<FeedItem<'a>> {
    let digest = context.digest;
    let own = |item: Item| vec![(item, digest.corrections_of(item))];
    let corrected: Vec<(Item, &[Correction])> = match scope {
        FeedScope::Site => {
            let all = digest.corrections.iter().filter(|(item, _)| is_own_item(*item));
            all.map(|(item, corrections)| (*item, &**corrections)).collect()
        }
        FeedScope::Topic(id) => own(Item::Topic(id)),
        FeedScope::Person(id) => own(Item::Person(id)),
        FeedScope::Party(id) => own(Item::Party(id)),
        FeedScope::Source(id) => own(Item::Publisher(id)),
        FeedScope::Pair(_) | FeedScope::Issues => Vec::new(),
    };
    // Of one day they are told apart by their order in the file, which those of other days do not change.
    let all = corrected.into_iter().flat_map(|(item, corrections)| {
        let days = corrections.chunk_by(|one, other| one.date == other.date);
        days.flat_map(move |day| {
            day.iter()
                .enumerate()
                .map(move |(number, correction)| (item, number, correction))
        })
    });
    let items = all.filter_map(|(item, number, correction)| correction_item(context, item, number, correction));
    let mut items: Vec<FeedItem> = items
        .filter(|item| since.is_none_or(|since| item.published >= since))
        .collect();
    items.sort_by_key(|item| Reverse(item.published));
    items.truncate(digest.config.feed_size);
    items
}

/// Whether a correction is an item of its own in the feed of the site: those of entries and issues stand in theirs.
fn is_own_item(item: Item) -> bool {
    matches!(
        item,
        Item::Topic(_) | Item::Person(_) | Item::Party(_) | Item::Publisher(_) | Item::Page(_)
    )
}

/// None where the page of what was corrected is switched off.
fn correction_item<'a>(
    context: &'a Context,
    item: Item,
    number: usize,
    correction: &'a Correction,
) -> Option<FeedItem<'a>> {
    let corrected = corrected_item(context, item)?;
    let own = context.absolute_url(&corrected.address);
    let moment = noon(correction.date);
    let title = format!("{}: {}", correction_label(context, correction), corrected.title);
    let name = format!("{}#correction-{}-{number}", corrected.address, correction.date);
    Some(FeedItem {
        id: lasting_id(context.digest, &name),
        title: Cow::Owned(title),
        address: Cow::Owned(corrected.address.into_owned()),
        published: moment,
        updated: moment,
        language: corrected.language,
        categories: Vec::new(),
        via: None,
        summary: None,
        content: Some(Cow::Owned(absolute_note(context, correction, &own))),
    })
}
