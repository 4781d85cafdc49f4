//! How often topics, people and parties occur in some entries, as links with counts.

use crate::digest::{EntryId, PartyId, PersonId};
use crate::render::context::Context;
use crate::render::lists::tally::tally;
use crate::render::parts::party_tree::is_part_of;
use crate::render::value::{Value, extended, list};

/// The most people, parties and the like in one list of counts.
pub const COUNTS_LIMIT: usize = 24;

/// Who takes part in these entries, without the person whose page it is.
pub fn people_counts(context: &Context, entries: &[EntryId], except: Option<PersonId>) -> Value {
    let people = entries
        .iter()
        .flat_map(|id| context.digest.entry(*id).people.iter().copied());
    let counts = tally(people.filter(|id| Some(*id) != except), COUNTS_LIMIT);
    counted_links(counts.into_iter().map(|(id, count)| (context.links.person(id), count)))
}

/// Which parties take part in these entries, without the party whose page it is, its parts and the parties it is part of.
pub fn party_counts(context: &Context, entries: &[EntryId], except: Option<PartyId>) -> Value {
    let parties = entries
        .iter()
        .flat_map(|id| context.digest.entry(*id).parties.iter().copied());
    let digest = context.digest;
    let is_own = |id: PartyId| except.is_some_and(|own| is_part_of(digest, id, own) || is_part_of(digest, own, id));
    let counts = tally(parties.filter(|id| !is_own(*id)), COUNTS_LIMIT);
    counted_links(counts.into_iter().map(|(id, count)| (context.links.party(id), count)))
}

/// The topics of these entries.
pub fn topic_counts(context: &Context, entries: &[EntryId]) -> Value {
    let counts = tally(
        entries
            .iter()
            .flat_map(|id| context.digest.entry(*id).topics.iter().copied()),
        COUNTS_LIMIT,
    );
    counted_links(counts.into_iter().map(|(id, count)| (context.links.topic(id), count)))
}

/// Links with their counts.
pub fn counted_links(counts: impl Iterator<Item = (Value, usize)>) -> Value {
    list(counts.map(|(link, count)| extended(&link, [("count", Value::from(count))])))
}
