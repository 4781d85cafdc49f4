//! The pages of all positions on a topic, or of a person or party, where their own page does not show them all.

use super::address;
use super::page::Page;
use super::position_list::{Part, PositionList, cut_between_entries, shown_with_owner};
use super::site_map::SiteMap;
use crate::digest::{Actor, Digest, PartyId, PersonId, TopicId};

/// Adds the pages of every list that is longer than its owner's page shows.
pub fn add_position_pages(digest: &Digest, site: &mut SiteMap) {
    let kinds = &digest.config.pages;
    let topics = (0..digest.topics.len()).filter(|_| kinds.topics);
    let people = (0..digest.people.len()).filter(|_| kinds.people);
    let parties = (0..digest.parties.len()).filter(|_| kinds.parties);
    let topics = topics.map(|id| PositionList::Topic(TopicId::new(id)));
    let people = people.map(|id| PositionList::Actor(Actor::Person(PersonId::new(id))));
    let parties = parties.map(|id| PositionList::Actor(Actor::Party(PartyId::new(id))));
    for list in topics.chain(people).chain(parties) {
        let positions = list.positions(digest);
        if shown_with_owner(positions) == positions.len() {
            continue;
        }
        let base = list.address(digest);
        let parts = cut_between_entries(positions, digest.config.page_size);
        let pages = parts.len();
        for (range, number) in parts.into_iter().zip(1..) {
            let part = Part { number, pages, range };
            site.add(address::nth(&base, number), Page::Positions(list, part));
        }
    }
}
