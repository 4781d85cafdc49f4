//! Which two parties meet in which entries.

use crate::digest::{Digest, Entry, EntryId, Pair, PairId, PartyId, Status};
use std::cmp::Reverse;

/// Finds the pairs that meet often enough. A ministry meets for its state; a bloc does not meet its own members.
pub fn fill(digest: &mut Digest) {
    let mut meetings: Vec<(PartyId, PartyId, EntryId)> = Vec::new();
    for id in digest.entry_ids() {
        let entry = digest.entry(id);
        if entry.status != Status::Happened {
            continue;
        }
        let parties = present(entry, digest);
        if parties.len() > digest.config.pairs_up_to {
            continue;
        }
        for (at, first) in parties.iter().enumerate() {
            for second in &parties[at + 1..] {
                if !is_member(*first, *second, entry, digest) && !is_member(*second, *first, entry, digest) {
                    let ordered = by_slug(digest, *first, *second);
                    meetings.push((ordered[0], ordered[1], id));
                }
            }
        }
    }
    meetings.sort_unstable();
    let met = meetings.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
    let met = met.filter(|met| met.len() >= digest.config.pairs_from);
    let mut pairs: Vec<Pair> = met
        .map(|met| Pair {
            parties: [met[0].0, met[0].1],
            entries: met.iter().map(|(.., entry)| *entry).collect(),
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

/// The parties that take part, each state once, however many speak for it.
fn present(entry: &Entry, digest: &Digest) -> Vec<PartyId> {
    let mut parties: Vec<PartyId> = entry.parties.iter().map(|party| digest.principal(*party)).collect();
    parties.sort_unstable();
    parties.dedup();
    parties
}

fn is_member(party: PartyId, bloc: PartyId, entry: &Entry, digest: &Digest) -> bool {
    let mut members = digest.party(bloc).members.iter();
    members.any(|member| member.party == party && member.holds(entry.date))
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
