//! A cell of a table of positions: what one entry says, shortened.

use crate::digest::{Actor, Holder, PositionRef, Side, TopicId};
use crate::render::context::Context;
use crate::render::parts::entry_links::dated_link;
use crate::render::value::{Value, list, map, text, text_or_none, value_or_none};
use crate::text::truncate;

/// The most characters of a summary in a cell; the entry has the whole of it.
const SUMMARY_LIMIT: usize = 140;

/// The most acts of one entry in a cell.
const ACTS_LIMIT: usize = 3;

/// What one entry has for one cell.
pub fn cell_value(
    context: &Context,
    held: &[(PositionRef, Option<Holder>)],
    on: Option<TopicId>,
    who: Option<Actor>,
) -> Value {
    let id = held[0].0.entry;
    let entry = context.digest.entry(id);
    let language = context.digest.language_of(entry);
    let acts = held.iter().take(ACTS_LIMIT).map(|(held, holder)| {
        let position = &entry.positions[held.at];
        let own = who.or(holder.map(|holder| holder.who));
        let others = |actors: Vec<Actor>| {
            list(
                actors
                    .into_iter()
                    .filter(|other| Some(*other) != own)
                    .map(|other| context.links.actor(other)),
            )
        };
        let is_person = |by: &&Actor| matches!(by, Actor::Person(_));
        let holders = || position.holders.iter().map(|holder| holder.who).collect();
        let with = if matches!(own, Some(Actor::Person(_))) {
            position.by.clone()
        } else {
            holders()
        };
        let differs = holder.and_then(|holder| holder.differs_from);
        map([
            ("act", context.terms.term(position.act)),
            ("side", text_or_none(position.act.side().map(Side::word))),
            (
                "topic",
                value_or_none(Some(position.on).filter(|topic| Some(*topic) != on), |topic| {
                    context.links.topic(topic)
                }),
            ),
            (
                "speakers",
                others(position.by.iter().filter(is_person).copied().collect()),
            ),
            ("with", others(with)),
            ("to", list(position.to.iter().map(|to| context.links.actor(*to)))),
            (
                "summary",
                value_or_none(position.summary.as_deref(), |summary| {
                    text(&truncate(summary, SUMMARY_LIMIT))
                }),
            ),
            ("quote", text_or_none(position.quote.as_deref())),
            ("differs_from", value_or_none(differs, |id| dated_link(context, id))),
        ])
    });
    map([
        ("href", text(&context.href(&context.site.entries[id.index()]))),
        ("title", text(&entry.title)),
        ("language", text(language)),
        ("dir", text(crate::language::text_direction(language))),
        ("date", context.dates().value(entry.date, None)),
        ("held", list(acts)),
        ("more", Value::from(held.len().saturating_sub(ACTS_LIMIT))),
    ])
}
