//! The readouts of an event side by side: what the own accounts of each side say that it said or agreed.

use crate::digest::{Account, Actor, Digest, Entry, PartyId, TopicId};
use crate::render::context::Context;
use crate::render::lists::positions::position::{account_name, position_value};
use crate::render::value::{Value, extended, list, map, value_or_none};

/// A position that is taken from an account of a side.
#[derive(Clone, Copy)]
struct SidedPosition {
    /// The index in the entry's list.
    index: usize,
    topic: TopicId,
    /// The side whose account it is.
    side: PartyId,
    /// The index of the account.
    account: usize,
    /// Whether it is a position of that side itself.
    is_own: bool,
}

/// The comparison of an entry; none where fewer than two of the sides that took part have an account of their own, or no
/// position is taken from one.
pub fn readout_comparison(context: &Context, entry: &Entry) -> Value {
    let digest = context.digest;
    let sides = digest.principals_of(entry);
    let has_account = |side: &&PartyId| own_accounts(digest, entry, **side).next().is_some();
    let positions = sided_positions(digest, entry);
    let own: Vec<SidedPosition> = positions
        .iter()
        .copied()
        .filter(|position| position.is_own && sides.contains(&position.side))
        .collect();
    if own.is_empty() || sides.iter().filter(has_account).count() < 2 {
        return Value::none();
    }
    let topics = distinct(own.iter().map(|position| position.topic));
    let columns = sides.iter().map(|side| {
        let accounts = own_accounts(digest, entry, *side).map(|account| named_account(context, entry, account));
        extended(&context.links.party(*side), [("accounts", list(accounts))])
    });
    let rows = topics.iter().map(|topic| {
        let cells = sides.iter().map(|side| {
            let cell = own.iter().filter(|own| own.side == *side && own.topic == *topic);
            list(cell.map(|own| position_value(context, entry, own.index)))
        });
        map([("topic", context.links.topic(*topic)), ("cells", list(cells))])
    });
    let others: Vec<SidedPosition> = positions.into_iter().filter(|position| !position.is_own).collect();
    map([
        ("sides", list(columns)),
        ("rows", list(rows)),
        ("of_others", positions_of_others(context, entry, &others)),
    ])
}

/// What accounts of a side say of others, account by account.
fn positions_of_others(context: &Context, entry: &Entry, others: &[SidedPosition]) -> Value {
    let accounts = distinct(others.iter().map(|position| position.account));
    list(accounts.into_iter().map(|account| {
        let positions = others.iter().filter(|position| position.account == account);
        let values = positions.map(|position| position_value(context, entry, position.index));
        extended(
            &named_account(context, entry, &entry.accounts[account]),
            [("positions", list(values))],
        )
    }))
}

/// An account with its side and its kind.
fn named_account(context: &Context, entry: &Entry, account: &Account) -> Value {
    extended(
        &account_name(context, entry, account),
        [
            ("kind", context.terms.optional(account.kind)),
            ("side", value_or_none(account.side, |side| context.links.party(side))),
        ],
    )
}

/// The accounts that give the view of a side.
fn own_accounts<'a>(digest: &'a Digest, entry: &'a Entry, side: PartyId) -> impl Iterator<Item = &'a Account> {
    let accounts = entry.accounts.iter();
    accounts.filter(move |account| account.side.is_some_and(|own| digest.principal(own) == side))
}

/// The positions of an entry that are taken from an account of a side.
fn sided_positions(digest: &Digest, entry: &Entry) -> Vec<SidedPosition> {
    let positions = entry.positions.iter().enumerate();
    let positions = positions.filter_map(|(index, position)| {
        let account = position.account?;
        let side = digest.principal(entry.accounts[account].side?);
        let is_own = position.holders.iter().any(|holder| holder.who == Actor::Party(side));
        Some(SidedPosition {
            index,
            topic: position.on,
            side,
            account,
            is_own,
        })
    });
    positions.collect()
}

/// Every item once, in the order of its first occurrence.
fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut distinct = Vec::new();
    for item in items {
        if !distinct.contains(&item) {
            distinct.push(item);
        }
    }
    distinct
}
