//! Readouts of one event side by side: what the accounts of each side have on each topic.

use super::Renderer;
use super::template::{Value, extended, list, map, maybe};
use crate::digest::{AccountKind, Entry, PartyId, Position, Relation};

/// A position and the entry that it stands in.
struct Told<'a> {
    entry: &'a Entry,
    position: &'a Position,
    side: PartyId,
}

impl Renderer<'_> {
    /// The comparison, from the entry and those on the same event; none where fewer than two sides have an account that
    /// positions are taken from.
    pub(super) fn readouts(&self, entry: &Entry) -> Value {
        let same = entry
            .related
            .iter()
            .filter(|related| related.relation == Relation::SameEvent);
        let same = same.map(|related| self.digest.entry(related.entry));
        let told: Vec<Told> = std::iter::once(entry).chain(same).flat_map(told).collect();
        let sides = firsts(told.iter().map(|told| told.side));
        if sides.len() < 2 {
            return Value::none();
        }
        let topics = firsts(told.iter().map(|told| told.position.on));
        let columns = sides.iter().map(|side| {
            let accounts = firsts(told.iter().filter(|told| told.side == *side).filter_map(|told| {
                let account = &told.entry.accounts[told.position.account?];
                Some((account.publisher, account.kind.map(AccountKind::word)))
            }));
            let accounts = accounts.into_iter().map(|(publisher, kind)| {
                extended(
                    &self.cards.publisher(publisher),
                    [("kind", self.cards.maybe_term("account", kind))],
                )
            });
            extended(&self.cards.party(*side), [("accounts", list(accounts))])
        });
        let rows = topics.iter().map(|topic| {
            let cells = sides.iter().map(|side| {
                let own = told
                    .iter()
                    .filter(|told| told.side == *side && told.position.on == *topic);
                list(own.map(|told| self.told(told.position)))
            });
            map([("topic", self.cards.topic(*topic)), ("cells", list(cells))])
        });
        map([("sides", list(columns)), ("rows", list(rows))])
    }

    fn told(&self, position: &Position) -> Value {
        map([
            ("by", list(position.by.iter().map(|actor| self.cards.actor(*actor)))),
            ("act", self.cards.term("act", position.act.word())),
            ("summary", maybe(position.summary.as_deref())),
            ("quote", maybe(position.quote.as_deref())),
        ])
    }
}

/// The positions that are taken from an account of a side.
fn told(entry: &Entry) -> impl Iterator<Item = Told<'_>> {
    entry.positions.iter().filter_map(move |position| {
        let side = entry.accounts[position.account?].side?;
        Some(Told { entry, position, side })
    })
}

/// Each once, in the order in which they come.
fn firsts<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut firsts = Vec::new();
    for item in items {
        if !firsts.contains(&item) {
            firsts.push(item);
        }
    }
    firsts
}
