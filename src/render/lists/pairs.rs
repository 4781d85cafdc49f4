//! Pairs of parties: their title, the pairs of a party, the other parties of a pair’s entries.

use crate::digest::{EntryId, PairId, PartyId};
use crate::plan::address;
use crate::render::context::Context;
use crate::render::lists::counts::{counted_links, shown_and_rest};
use crate::render::lists::tally::tally;
use crate::render::value::{Value, map, text};

/// What a pair is called, by the pattern of the theme.
pub fn pair_title(context: &Context, id: PairId) -> String {
    let [first, second] = context
        .digest
        .pair(id)
        .parties
        .map(|party| context.digest.party(party).name.as_str());
    let pattern = context.theme.words.get(&["pair_title"]).unwrap_or("{first}, {second}");
    pattern.replace("{first}", first).replace("{second}", second)
}

/// The parties that a party meets, linked to the pages of the pairs; those that it meets most often first.
pub fn pair_links(context: &Context, party: PartyId) -> Value {
    if !context.digest.config.pages.pairs {
        return Value::none();
    }
    let pairs = context.digest.party(party).pairs.iter().map(|id| {
        let pair = context.digest.pair(*id);
        map([
            ("name", text(&context.digest.party(pair.other(party)).name)),
            ("href", text(&context.href(&address::pair(context.digest, *id)))),
            (
                "key",
                text(address::party(context.digest, pair.other(party)).trim_end_matches('/')),
            ),
            ("count", Value::from(pair.entries.len())),
        ])
    });
    shown_and_rest(pairs.collect())
}

/// Which other parties took part in the entries of a pair. A ministry counts for its state.
pub fn other_parties(context: &Context, entries: &[EntryId], except: [PartyId; 2]) -> Value {
    let others = entries.iter().flat_map(|id| {
        let parties = context.digest.entry(*id).parties.iter();
        let mut parties: Vec<PartyId> = parties.map(|party| context.digest.principal(*party)).collect();
        parties.sort_unstable();
        parties.dedup();
        parties
    });
    let counts = tally(others.filter(|party| !except.contains(party)));
    counted_links(counts.into_iter().map(|(id, count)| (context.links.party(id), count)))
}
