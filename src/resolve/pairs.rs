//! Which two parties meet in which entries.

use crate::digest::{Digest, EntryId, EventType, Pair, PairId, PartyId};
use std::cmp::Reverse;

/// A meeting of two parties, sorted by slug, in an entry.
type Meeting = (PartyId, PartyId, EntryId);

/// Finds the pairs that meet often enough, in events of a type in which parties are together or act as one. A ministry meets
/// for its state, and a bloc does not meet its own members.
pub fn find_pairs(digest: &mut Digest) {
    let mut meetings = meetings(digest);
    meetings.sort_unstable();
    let of_pairs = meetings.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
    let mut pairs: Vec<Pair> = of_pairs
        .filter(|meetings| meetings.len() >= digest.config.pairs_from)
        .filter_map(|meetings| {
            let (one, other, _) = meetings.first()?;
            Some(Pair {
                parties: [*one, *other],
                entries: meetings.iter().map(|(.., entry)| *entry).collect(),
            })
        })
        .collect();
    pairs.sort_by(|one, other| slugs(digest, one).cmp(&slugs(digest, other)));
    for (at, pair) in pairs.iter().enumerate() {
        for party in pair.parties {
            digest.parties[party.index()].pairs.push(PairId::new(at));
        }
    }
    for party in &mut digest.parties {
        party
            .pairs
            .sort_by_key(|pair| (Reverse(pairs[pair.index()].entries.len()), *pair));
    }
    digest.pairs = pairs;
}

fn meetings(digest: &Digest) -> Vec<Meeting> {
    let mut meetings = Vec::new();
    for id in digest.entry_ids() {
        let entry = digest.entry(id);
        let is_together = entry.kind.is_some_and(EventType::is_together);
        if !is_together {
            continue;
        }
        let parties = digest.principals_of(entry);
        if parties.len() > digest.config.pairs_up_to {
            continue;
        }
        for (at, first) in parties.iter().enumerate() {
            for second in parties.iter().skip(at + 1) {
                if !digest.is_member(*first, *second, entry.date) && !digest.is_member(*second, *first, entry.date) {
                    let [one, other] = by_slug(digest, *first, *second);
                    meetings.push((one, other, id));
                }
            }
        }
    }
    meetings
}

fn by_slug(digest: &Digest, first: PartyId, second: PartyId) -> [PartyId; 2] {
    if digest.party(first).slug <= digest.party(second).slug {
        [first, second]
    } else {
        [second, first]
    }
}

fn slugs<'a>(digest: &'a Digest, pair: &Pair) -> [&'a str; 2] {
    pair.parties.map(|party| digest.party(party).slug.as_str())
}
