//! A single position, with everything that it rests on.

use crate::digest::{Account, Actor, Entry, Position, PositionRef};
use crate::render::context::Context;
use crate::render::value::{Value, extended, list, map, text, text_or_none, value_or_none};

/// The address of a position: its place on the page of its entry.
fn position_href(context: &Context, at: PositionRef) -> String {
    let entry = context.href(&context.site.entries[at.entry.index()]);
    format!("{entry}#{}", position_anchor(at.at))
}

/// The anchor of a position on the page of its entry, by its index in the entry's list.
fn position_anchor(index: usize) -> String {
    format!("position-{}", index + 1)
}

/// The key of a position: the name of its entry, and its anchor there.
fn position_key(entry: &Entry, index: usize) -> String {
    format!("{}#{}", entry.reference, position_anchor(index))
}

/// The address, the key and the date of a position.
pub fn dated_position(context: &Context, at: PositionRef) -> Value {
    map([
        ("href", text(&position_href(context, at))),
        ("key", text(&position_key(context.digest.entry(at.entry), at.at))),
        ("date", context.dates().value(context.digest.entry(at.entry).date, None)),
    ])
}

/// A position of a published entry. All of its entry are made when the first page asks for one of them.
pub fn shared_position(context: &Context, at: PositionRef) -> Value {
    let make = || {
        let entry = context.digest.entry(at.entry);
        let all = 0..entry.positions.len();
        all.map(|index| position_value(context, entry, index)).collect()
    };
    context.shared.positions.get_or_make(at.entry.index(), make)[at.at].clone()
}

/// The position with this index in an entry's list.
pub fn position_value(context: &Context, entry: &Entry, index: usize) -> Value {
    let position = &entry.positions[index];
    let actors = |actors: &[_]| list(actors.iter().map(|actor| context.links.actor(*actor)));
    map([
        ("id", text(&position_anchor(index))),
        ("key", text(&position_key(entry, index))),
        ("number", Value::from(index + 1)),
        ("by", actors(&position.by)),
        ("act", context.terms.term(position.act)),
        ("to", actors(&position.to)),
        ("summary", text_or_none(position.summary.as_deref())),
        ("quote", text_or_none(position.quote.as_deref())),
        ("topic", context.links.topic(position.on)),
        ("side", value_or_none(position.side, |own| context.terms.term(own.side))),
        (
            "basis",
            value_or_none(position.side, |own| context.terms.term(own.basis)),
        ),
        ("account", account_of(context, entry, position)),
        ("differs_from", differences(context, position)),
    ])
}

/// The positions on another side that a position differs from, each with who of its holders differs from it; nobody is named
/// where all do.
fn differences(context: &Context, position: &Position) -> Value {
    let mut differing: Vec<(PositionRef, Vec<Actor>)> = Vec::new();
    for holder in &position.holders {
        let Some(from) = holder.differs_from else { continue };
        match differing.iter_mut().find(|(other, _)| *other == from) {
            Some((_, who)) => who.push(holder.who),
            None => differing.push((from, vec![holder.who])),
        }
    }
    list(differing.into_iter().map(|(from, who)| {
        let named = if who.len() == position.holders.len() {
            &[]
        } else {
            who.as_slice()
        };
        let who = named.iter().map(|who| context.links.actor(*who));
        extended(&dated_position(context, from), [("who", list(who))])
    }))
}

/// The account that a position is taken from; none if the entry has several and does not say which.
fn account_of(context: &Context, entry: &Entry, position: &Position) -> Value {
    value_or_none(position.account, |index| {
        account_name(context, entry, &entry.accounts[index])
    })
}

/// Who wrote an account, and who carries it if that is somebody else. `translated_from` is its language, if that is not the
/// entry's: the digest itself translated what it takes from it.
pub fn account_name(context: &Context, entry: &Entry, account: &Account) -> Value {
    let own = context.digest.language_of(entry);
    let foreign = account.language.as_deref().filter(|language| *language != own);
    map([
        ("author", context.links.publisher(account.origin())),
        (
            "carrier",
            value_or_none(account.carrier(), |id| context.links.publisher(id)),
        ),
        ("translated_from", text_or_none(foreign)),
    ])
}
