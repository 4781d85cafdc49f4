//! How often topics, people and parties occur in some entries, as links with counts.

use crate::digest::{EntryId, PartyId, PersonId};
use crate::render::context::Context;
use crate::render::lists::tally::tally;
use crate::render::parts::party_tree::is_part_of;
use crate::render::value::{Value, extended, list};

/// The most people, parties and the like that a page names.
pub const COUNTS_LIMIT: usize = 24;

/// Who takes part in these entries, without one of them.
pub fn people_counts(context: &Context, entries: &[EntryId], but: Option<PersonId>) -> Value {
    let people = entries
        .iter()
        .flat_map(|id| context.digest.entry(*id).people.iter().copied());
    let counts = tally(people.filter(|id| Some(*id) != but), COUNTS_LIMIT);
    counted_links(counts.into_iter().map(|(id, count)| (context.links.person(id), count)))
}

/// Which parties take part in these entries, without one of them, its parts and what it is part of.
pub fn party_counts(context: &Context, entries: &[EntryId], but: Option<PartyId>) -> Value {
    let parties = entries
        .iter()
        .flat_map(|id| context.digest.entry(*id).parties.iter().copied());
    let own =
        |id: PartyId| but.is_some_and(|but| is_part_of(context.digest, id, but) || is_part_of(context.digest, but, id));
    let counts = tally(parties.filter(|id| !own(*id)), COUNTS_LIMIT);
    counted_links(counts.into_iter().map(|(id, count)| (context.links.party(id), count)))
}

/// Which topics these entries have.
pub fn topic_counts(context: &Context, entries: &[EntryId]) -> Value {
    let counts = tally(
        entries
            .iter()
            .flat_map(|id| context.digest.entry(*id).topics.iter().copied()),
        COUNTS_LIMIT,
    );
    counted_links(counts.into_iter().map(|(id, count)| (context.links.topic(id), count)))
}

/// Links with counts.
pub fn counted_links(counts: impl Iterator<Item = (Value, usize)>) -> Value {
    list(counts.map(|(link, count)| extended(&link, [("count", Value::from(count))])))
}
