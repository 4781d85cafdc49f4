//! Corrections of what is no entry, as items of feeds: those of topics, people, parties and sources in their own feeds, and all
//! of them, with those of pages, in the feed of the site. Corrections of entries and issues stand in the items of these.

use crate::digest::{Correction, Item};
use crate::plan::FeedScope;
use crate::render::context::Context;
use crate::render::feeds::feed::FeedItem;
use crate::render::feeds::names::lasting_id;
use crate::render::parts::corrections::{absolute_note, corrected_item, correction_label};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::borrow::Cow;
use std::cmp::Reverse;

/// The newest corrections that a feed has of its own, at most as many as it has entries. `since` is the time of the oldest entry
/// that the feed shows: in a feed that goes on in archives, older ones are left out.
pub fn correction_items<'a>(context: &'a Context, scope: FeedScope, since: Option<Timestamp>) -> Vec<FeedItem<'a>> {
    let digest = context.digest;
    let is_in_feed = |item: Item| match (scope, item) {
        (FeedScope::Site, Item::Topic(_) | Item::Person(_) | Item::Party(_) | Item::Publisher(_) | Item::Page(_)) => {
            true
        }
        (FeedScope::Topic(id), Item::Topic(of)) => of == id,
        (FeedScope::Person(id), Item::Person(of)) => of == id,
        (FeedScope::Party(id), Item::Party(of)) => of == id,
        (FeedScope::Source(id), Item::Publisher(of)) => of == id,
        _ => false,
    };
    let corrected = digest.corrections.iter().filter(|(item, _)| is_in_feed(*item));
    // Of one day they are told apart by their order in the file, which those of other days do not change.
    let all = corrected.flat_map(|(item, corrections)| {
        let days = corrections.chunk_by(|one, other| one.date == other.date);
        days.flat_map(|day| {
            day.iter()
                .enumerate()
                .map(|(number, correction)| (*item, number, correction))
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

/// None where the page of what was corrected is switched off.
fn correction_item<'a>(
    context: &'a Context,
    item: Item,
    number: usize,
    correction: &'a Correction,
) -> Option<FeedItem<'a>> {
    let corrected = corrected_item(context, item)?;
    let own = context.absolute_url(&corrected.address);
    let moment = correction_moment(correction);
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

/// The moment by which feeds sort a correction: noon in UTC, which is the same day for nearly every reader.
pub fn correction_moment(correction: &Correction) -> Timestamp {
    let noon = correction.date.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
    noon.map_or(Timestamp::UNIX_EPOCH, |noon| noon.timestamp())
}
