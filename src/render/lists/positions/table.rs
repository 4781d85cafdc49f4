//! Positions as a table: on a topic by party and time, of a person or party by topic and time.

use crate::digest::Digest;
use crate::digest::{Actor, PositionRef, Side, TopicId};
use crate::plan::{POSITIONS_LIMIT, address};
use crate::render::context::Context;
use crate::render::lists::positions::cells::cell_value;
use crate::render::lists::positions::columns::Columns;
use crate::render::lists::positions::rows::{Row, group_rows, position_at};
use crate::render::value::{Value, extended, list, map, text, text_or_none};
use std::ops::Range;

/// What stands in the rows, and whose positions they are.
#[derive(Debug, Clone, Copy)]
pub enum TableRows {
    /// Everybody for whom positions on this topic count.
    Holders(TopicId),
    /// Topics, of the positions that count for somebody.
    Topics(Actor),
}

/// A table of some of the positions, or none.
pub fn position_table(context: &Context, all: &[PositionRef], shown: Range<usize>, by: TableRows) -> Value {
    let total = all.len();
    let shown = &all[shown];
    if shown.is_empty() {
        return Value::none();
    }
    let days = shown.iter().map(|held| context.digest.entry(held.entry).date.first);
    let columns = Columns::new(days);
    let titles = columns.titles(&context.dates());
    let (glance, groups, more) = match by {
        TableRows::Holders(topic) => {
            let each = shown.iter().flat_map(|held| {
                let holders = position_at(context.digest, *held).holders.iter();
                holders.map(|holder| (holder.who, *held, Some(*holder)))
            });
            let mut rows = group_rows(context.digest, each, &columns, Some(topic));
            rows.sort_by_cached_key(|row| {
                let name = context.sort_key(actor_name(context.digest, row.key));
                (row.side().is_none(), row.side(), name, row.key)
            });
            let more = (total > POSITIONS_LIMIT).then(|| context.href(&address::positions(context.digest, topic)));
            (side_overview(context, &rows), rows_by_side(context, &rows, topic), more)
        }
        TableRows::Topics(who) => {
            let each = shown.iter().map(|held| {
                let position = position_at(context.digest, *held);
                let holder = position.holders.iter().find(|holder| holder.who == who);
                (position.on, *held, holder.copied())
            });
            let rows = group_rows(context.digest, each, &columns, None);
            (list(std::iter::empty()), rows_by_topic(context, &rows, who), None)
        }
    };
    map([
        ("total", Value::from(total)),
        ("shown", Value::from(shown.len())),
        ("more", text_or_none(more.as_deref())),
        ("periods", list(titles.iter().map(|title| text(title)))),
        ("glance", glance),
        ("groups", groups),
    ])
}

/// Rows of holders, in groups.
fn rows_by_side(context: &Context, rows: &[Row<Actor>], topic: TopicId) -> Value {
    let groups = rows.chunk_by(|one, other| one.side() == other.side()).map(|rows| {
        let word = rows[0].side().map_or("other", Side::word);
        let rows = rows.iter().map(|row| {
            row_value(
                context,
                row,
                &row_anchor(context.digest, row.key),
                &context.links.actor(row.key),
                Some(topic),
                None,
            )
        });
        map([
            ("id", text(word)),
            ("label", text(&context.theme.words.term("side", word))),
            ("rows", list(rows)),
        ])
    });
    list(groups)
}

/// Who stands on which side: in several groups where the newest entry has acts of several sides.
fn side_overview(context: &Context, rows: &[Row<Actor>]) -> Value {
    let group = |side: Option<Side>| {
        let own = rows.iter().filter(|row| match side {
            Some(side) => row.sides.contains(&side),
            None => row.sides.is_empty(),
        });
        let mut own: Vec<&Row<Actor>> = own.collect();
        own.sort_by_cached_key(|row| (context.sort_key(actor_name(context.digest, row.key)), row.key));
        let names: Vec<Value> = own
            .into_iter()
            .map(|row| {
                map([
                    ("id", text(&row_anchor(context.digest, row.key))),
                    ("name", text(actor_name(context.digest, row.key))),
                ])
            })
            .collect();
        let word = side.map_or("other", Side::word);
        (!names.is_empty()).then(|| {
            map([
                ("id", text(word)),
                ("label", text(&context.theme.words.term("side", word))),
                ("names", Value::from(names)),
            ])
        })
    };
    list(Side::ALL.into_iter().map(Some).chain([None]).filter_map(group))
}

/// Where the row of somebody is.
fn row_anchor(digest: &Digest, who: Actor) -> String {
    match who {
        Actor::Person(id) => format!("person-{}", digest.person(id).slug),
        Actor::Party(id) => format!("party-{}", digest.party(id).slug),
    }
}

/// Rows of topics, those with the newest position first.
fn rows_by_topic(context: &Context, rows: &[Row<TopicId>], who: Actor) -> Value {
    let rows = rows.iter().map(|row| {
        let anchor = format!("on-{}", context.digest.topic(row.key).slug);
        row_value(
            context,
            row,
            &anchor,
            &context.links.topic(row.key),
            Some(row.key),
            Some(who),
        )
    });
    list(std::iter::once(map([
        ("id", text("other")),
        ("label", Value::none()),
        ("rows", list(rows)),
    ])))
}

fn row_value<K>(
    context: &Context,
    row: &Row<K>,
    anchor: &str,
    link: &Value,
    on: Option<TopicId>,
    who: Option<Actor>,
) -> Value {
    let cells = row.cells.iter().map(|cell| {
        let entries = cell.chunk_by(|one, other| one.0.entry == other.0.entry);
        list(entries.map(|held| cell_value(context, held, on, who)))
    });
    extended(
        link,
        [
            ("id", text(anchor)),
            ("side", text_or_none(row.side().map(Side::word))),
            ("cells", list(cells)),
        ],
    )
}

fn actor_name<'a>(digest: &'a Digest, who: Actor) -> &'a str {
    match who {
        Actor::Person(id) => &digest.person(id).name,
        Actor::Party(id) => &digest.party(id).name,
    }
}

/// The positions on a topic's own page.
pub fn topic_position_table(context: &Context, id: TopicId) -> Value {
    let all = &context.digest.topic(id).positions;
    let shown = 0..all.len().min(POSITIONS_LIMIT);
    position_table(context, all, shown, TableRows::Holders(id))
}

/// The positions of somebody, the newest of them.
pub fn actor_position_table(context: &Context, who: Actor, all: &[PositionRef]) -> Value {
    position_table(context, all, 0..all.len().min(POSITIONS_LIMIT), TableRows::Topics(who))
}
