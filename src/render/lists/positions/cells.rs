//! A cell of a table of positions: what one entry says, shortened.

use crate::digest::{Actor, Side, TopicId};
use crate::language::text_direction;
use crate::render::context::Context;
use crate::render::lists::positions::rows::{CellPosition, position_at};
use crate::render::parts::entry_links::dated_link;
use crate::render::value::{Value, list, map, text, text_or_none, value_or_none};
use crate::text::truncate;

/// The most characters of a summary in a cell; the entry has the whole of it.
const SUMMARY_LIMIT: usize = 140;

/// The most acts of one entry in a cell.
const ACTS_LIMIT: usize = 3;

/// What one entry says in one cell. `topic` is the topic of the row or of the table, `actor` whose positions the table has.
pub fn cell_value(context: &Context, positions: &[CellPosition], topic: TopicId, actor: Option<Actor>) -> Value {
    let id = positions[0].position.entry;
    let entry = context.digest.entry(id);
    let language = context.digest.language_of(entry);
    let acts = positions
        .iter()
        .take(ACTS_LIMIT)
        .map(|position| act_value(context, *position, topic, actor));
    map([
        ("href", text(&context.href(&context.site.entries[id.index()]))),
        ("title", text(&entry.title)),
        ("language", text(language)),
        ("dir", text(text_direction(language))),
        ("date", context.dates().value(entry.date, None)),
        ("held", list(acts)),
        ("more", Value::from(positions.len().saturating_sub(ACTS_LIMIT))),
    ])
}

/// One position, without what the row says already.
fn act_value(
    context: &Context,
    CellPosition { position, holder }: CellPosition,
    topic: TopicId,
    actor: Option<Actor>,
) -> Value {
    let position = position_at(context.digest, position);
    let own = actor.or(holder.map(|holder| holder.who));
    let others = |actors: &mut dyn Iterator<Item = Actor>| {
        let others = actors.filter(|other| Some(*other) != own);
        list(others.map(|other| context.links.actor(other)))
    };
    let mut people = position.by.iter().copied().filter(|by| matches!(by, Actor::Person(_)));
    // Of a person: those who took the position together; of a party: those for whom it counts together.
    let with = if matches!(own, Some(Actor::Person(_))) {
        others(&mut position.by.iter().copied())
    } else {
        others(&mut position.holders.iter().map(|holder| holder.who))
    };
    let other_topic = Some(position.on).filter(|on| *on != topic);
    let summary = position
        .summary
        .as_deref()
        .map(|summary| truncate(summary, SUMMARY_LIMIT));
    let differs = holder.and_then(|holder| holder.differs_from);
    map([
        ("act", context.terms.term(position.act)),
        ("side", text_or_none(position.act.side().map(Side::word))),
        ("topic", value_or_none(other_topic, |topic| context.links.topic(topic))),
        ("speakers", others(&mut people)),
        ("with", with),
        ("to", list(position.to.iter().map(|to| context.links.actor(*to)))),
        ("summary", text_or_none(summary.as_deref())),
        ("quote", text_or_none(position.quote.as_deref())),
        ("differs_from", value_or_none(differs, |id| dated_link(context, id))),
    ])
}
