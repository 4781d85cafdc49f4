//! Pairs of parties: their title, the pairs of a party, the other parties of a pair’s entries.

use crate::digest::{EntryId, PairId, PartyId};
use crate::plan::address;
use crate::render::context::Context;
use crate::render::lists::counts::{count_links, shown_and_rest};
use crate::render::value::{Value, extended, text};

/// What a pair is called, by the pattern of the theme.
pub fn pair_title(context: &Context, id: PairId) -> String {
    let [first, second] = context
        .digest
        .pair(id)
        .parties
        .map(|party| context.digest.party(party).full_name());
    let pattern = context.theme.words.get(&["pair_title"]).unwrap_or("{first}, {second}");
    pattern.replace("{first}", &first).replace("{second}", &second)
}

/// The parties that a party meets, linked to the pages of the pairs; those that it meets most often first.
pub fn pair_links(context: &Context, party: PartyId) -> Value {
    if !context.digest.config.pages.pairs {
        return Value::none();
    }
    let pairs = context.digest.party(party).pairs.iter().map(|id| {
        let pair = context.digest.pair(*id);
        extended(
            &context.links.party(pair.other(party)),
            [
                ("href", text(&context.href(&address::pair(context.digest, *id)))),
                ("count", Value::from(pair.entries.len())),
            ],
        )
    });
    shown_and_rest(pairs.collect())
}

/// Which other parties took part in the entries of a pair. A ministry counts for its state.
pub fn other_parties(context: &Context, entries: &[EntryId], except: [PartyId; 2]) -> Value {
    let others = entries.iter();
    let others = others.flat_map(|id| context.digest.principals_of(context.digest.entry(*id)));
    let others = others.filter(|party| !except.contains(party));
    count_links(others, |id| context.links.party(id))
}
