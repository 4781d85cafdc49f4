//! How often topics, people and parties occur in some entries, as links with counts.

use crate::digest::{EntryId, PartyId, PersonId};
use crate::render::context::Context;
use crate::render::lists::tally::{most_frequent, tally};
use crate::render::value::{Value, extended, list, map};

/// How many links of a list of counts are shown; the rest can be folded out.
const SHOWN: usize = 24;

/// How long a list of counterparts may be to be given whole: longer than one of all states. Of an event of thousands each
/// would get a list of all others; such a list has the first few, and the pages of the entries list them all.
const COUNTERPARTS_LIMIT: usize = 250;

/// Who takes part in these entries.
pub fn people_counts(context: &Context, entries: &[EntryId]) -> Value {
    count_links(people_of(context, entries), |id| context.links.person(id))
}

/// With whom a person takes part in these entries.
pub fn companion_counts(context: &Context, entries: &[EntryId], own: PersonId) -> Value {
    let others = people_of(context, entries).filter(|id| *id != own);
    count_counterparts(others, |id| context.links.person(id))
}

fn people_of<'a>(context: &'a Context, entries: &'a [EntryId]) -> impl Iterator<Item = PersonId> {
    let entries = entries.iter().map(|id| context.digest.entry(*id));
    entries.flat_map(|entry| entry.people.iter().copied())
}

/// Which parties take part in these entries.
pub fn party_counts(context: &Context, entries: &[EntryId]) -> Value {
    let entries = entries.iter().map(|id| context.digest.entry(*id));
    let parties = entries.flat_map(|entry| entry.parties.iter().copied());
    count_links(parties, |id| context.links.party(id))
}

/// With which parties a party takes part in these entries as one of two: neither speaks for the other, nor both for a third,
/// nor is either a bloc of which the other is a member.
pub fn counterpart_counts(context: &Context, entries: &[EntryId], own: PartyId) -> Value {
    let digest = context.digest;
    let own = digest.principal(own);
    let has_blocs = !digest.party(own).member_of.is_empty() || !digest.party(own).members.is_empty();
    let entries = entries.iter().map(|id| digest.entry(*id));
    let others = entries.flat_map(|entry| {
        let parties = entry.parties.iter().copied();
        parties.filter(move |other| {
            let other = digest.principal(*other);
            let is_in_bloc = || digest.is_member(own, other, entry.date) || digest.is_member(other, own, entry.date);
            other != own && !(has_blocs && is_in_bloc())
        })
    });
    count_counterparts(others, |id| context.links.party(id))
}

/// The topics of these entries.
pub fn topic_counts(context: &Context, entries: &[EntryId]) -> Value {
    let entries = entries.iter().map(|id| context.digest.entry(*id));
    let topics = entries.flat_map(|entry| entry.topics.iter().copied());
    count_links(topics, |id| context.links.topic(id))
}

/// How often each of these occurs, as links with counts.
pub fn count_links<T: Copy + Ord>(items: impl Iterator<Item = T>, link: impl Fn(T) -> Value) -> Value {
    counted_links(tally(items).into_iter().map(|(id, count)| (link(id), count)))
}

/// The same of counterparts, of which a list that is too long has the first few alone.
fn count_counterparts<T: Copy + Ord>(others: impl Iterator<Item = T>, link: impl Fn(T) -> Value) -> Value {
    let (mut counts, total) = most_frequent(others, COUNTERPARTS_LIMIT);
    if total > COUNTERPARTS_LIMIT {
        counts.truncate(SHOWN);
    }
    let links = counts.into_iter().map(|(id, count)| counted_link(&link(id), count));
    cut(total, links.collect())
}

/// Links with their counts: how many there are, those that are shown, and the rest; none where there are none.
pub fn counted_links(counts: impl Iterator<Item = (Value, usize)>) -> Value {
    shown_and_rest(counts.map(|(link, count)| counted_link(&link, count)).collect())
}

fn counted_link(link: &Value, count: usize) -> Value {
    extended(link, [("count", Value::from(count))])
}

/// How many items a list has, those that are shown, and the rest; none where there are none.
pub fn shown_and_rest(items: Vec<Value>) -> Value {
    cut(items.len(), items)
}

fn cut(total: usize, mut items: Vec<Value>) -> Value {
    if items.is_empty() {
        return Value::none();
    }
    let rest = items.split_off(items.len().min(SHOWN));
    map([
        ("total", Value::from(total)),
        ("first", list(items.into_iter())),
        ("rest", list(rest.into_iter())),
    ])
}
