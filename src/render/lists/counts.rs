//! How often topics, people and parties occur in some entries, as links with counts.

use crate::digest::{Digest, Entry, EntryId, PartyId, PersonId};
use crate::render::context::Context;
use crate::render::lists::tally::tally;
use crate::render::value::{Value, extended, list, map};

/// How many links of a list of counts are shown; the rest can be folded out.
const SHOWN: usize = 24;

/// Who takes part in these entries, without the person whose page it is.
pub fn people_counts(context: &Context, entries: &[EntryId], except: Option<PersonId>) -> Value {
    let people = entries
        .iter()
        .flat_map(|id| context.digest.entry(*id).people.iter().copied());
    let counts = tally(people.filter(|id| Some(*id) != except));
    counted_links(counts.into_iter().map(|(id, count)| (context.links.person(id), count)))
}

/// Which parties take part in these entries.
pub fn party_counts(context: &Context, entries: &[EntryId]) -> Value {
    let parties = entries
        .iter()
        .flat_map(|id| context.digest.entry(*id).parties.iter().copied());
    party_links(context, parties)
}

/// With which parties a party takes part in these entries.
pub fn counterpart_counts(context: &Context, entries: &[EntryId], own: PartyId) -> Value {
    let counterparts = entries.iter().flat_map(|id| {
        let entry = context.digest.entry(*id);
        let parties = entry.parties.iter().copied();
        parties.filter(move |other| are_counterparts(context.digest, entry, own, *other))
    });
    party_links(context, counterparts)
}

fn party_links(context: &Context, parties: impl Iterator<Item = PartyId>) -> Value {
    counted_links(
        tally(parties)
            .into_iter()
            .map(|(id, count)| (context.links.party(id), count)),
    )
}

/// Whether two parties that take part in an entry do so as two: neither speaks for the other, both for one party, or
/// either is a bloc of which the other is a member.
fn are_counterparts(digest: &Digest, entry: &Entry, one: PartyId, other: PartyId) -> bool {
    let (one, other) = (digest.principal(one), digest.principal(other));
    one != other && !digest.is_member(one, other, entry.date) && !digest.is_member(other, one, entry.date)
}

/// The topics of these entries.
pub fn topic_counts(context: &Context, entries: &[EntryId]) -> Value {
    let counts = tally(
        entries
            .iter()
            .flat_map(|id| context.digest.entry(*id).topics.iter().copied()),
    );
    counted_links(counts.into_iter().map(|(id, count)| (context.links.topic(id), count)))
}

/// Links with their counts: how many there are, those that are shown, and the rest; none where there are none.
pub fn counted_links(counts: impl Iterator<Item = (Value, usize)>) -> Value {
    let links = counts.map(|(link, count)| extended(&link, [("count", Value::from(count))]));
    shown_and_rest(links.collect())
}

/// How many items a list has, those that are shown, and the rest; none where there are none.
pub fn shown_and_rest(mut items: Vec<Value>) -> Value {
    if items.is_empty() {
        return Value::none();
    }
    let total = items.len();
    let rest = items.split_off(total.min(SHOWN));
    map([
        ("total", Value::from(total)),
        ("first", list(items.into_iter())),
        ("rest", list(rest.into_iter())),
    ])
}
