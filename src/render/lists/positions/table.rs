//! Positions as a table: on a topic by party and time, of a person or party by topic and time.

use crate::digest::{Actor, Digest, PositionRef, Side, TopicId};
use crate::plan::{POSITIONS_LIMIT, address};
use crate::render::context::Context;
use crate::render::lists::positions::cells::cell_value;
use crate::render::lists::positions::columns::Columns;
use crate::render::lists::positions::rows::{CellPosition, Row, group_rows, position_at};
use crate::render::value::{Value, extended, list, map, text, text_or_none};
use std::ops::Range;

/// What the rows of a table are, and whose positions they have.
#[derive(Debug, Clone, Copy)]
pub enum TableRows {
    /// Everybody for whom positions on this topic count.
    Holders(TopicId),
    /// Topics, with the positions that count for this person or party.
    Topics(Actor),
}

/// A table of the positions in the range `shown`, which are newest first; none where there are no positions.
pub fn position_table(context: &Context, positions: &[PositionRef], shown: Range<usize>, rows: TableRows) -> Value {
    let total = positions.len();
    let shown = &positions[shown];
    if shown.is_empty() {
        return Value::none();
    }
    let days = shown.iter().map(|at| context.digest.entry(at.entry).date.first);
    let columns = Columns::new(days);
    let (overview, groups, more) = match rows {
        TableRows::Holders(topic) => {
            let rows = holder_rows(context, shown, &columns, topic);
            let more = (total > POSITIONS_LIMIT).then(|| context.href(&address::positions(context.digest, topic)));
            (side_overview(context, &rows), rows_by_side(context, &rows, topic), more)
        }
        TableRows::Topics(actor) => {
            let rows = topic_rows(context.digest, shown, &columns, actor);
            (list(std::iter::empty()), rows_by_topic(context, &rows, actor), None)
        }
    };
    let titles = columns.titles(&context.dates());
    map([
        ("total", Value::from(total)),
        ("shown", Value::from(shown.len())),
        ("more", text_or_none(more.as_deref())),
        ("periods", list(titles.iter().map(|title| text(title)))),
        ("glance", overview),
        ("groups", groups),
    ])
}

/// A row for everybody for whom positions on a topic count, by side and then by name.
fn holder_rows(context: &Context, shown: &[PositionRef], columns: &Columns, topic: TopicId) -> Vec<Row<Actor>> {
    let positions = shown.iter().flat_map(|at| {
        let holders = position_at(context.digest, *at).holders.iter();
        holders.map(|holder| {
            let cell = CellPosition {
                position: *at,
                holder: Some(*holder),
            };
            (holder.who, cell)
        })
    });
    let mut rows = group_rows(context.digest, positions, columns, Some(topic));
    rows.sort_by_cached_key(|row| {
        let name = context.sort_key(actor_name(context.digest, row.key));
        (row.side().is_none(), row.side(), name, row.key)
    });
    rows
}

/// A row for each topic on which a person or party has positions, those with the newest position first.
fn topic_rows(digest: &Digest, shown: &[PositionRef], columns: &Columns, actor: Actor) -> Vec<Row<TopicId>> {
    let positions = shown.iter().map(|at| {
        let position = position_at(digest, *at);
        let holder = position.holders.iter().find(|holder| holder.who == actor).copied();
        (position.on, CellPosition { position: *at, holder })
    });
    group_rows(digest, positions, columns, None)
}

/// The rows of holders, in groups by side.
fn rows_by_side(context: &Context, rows: &[Row<Actor>], topic: TopicId) -> Value {
    let groups = rows.chunk_by(|one, other| one.side() == other.side()).map(|rows| {
        let word = rows[0].side().map_or("other", Side::word);
        let rows = rows.iter().map(|row| {
            let anchor = row_anchor(context.digest, row.key);
            row_value(context, row, &anchor, &context.links.actor(row.key), topic, None)
        });
        map([
            ("id", text(word)),
            ("label", text(&context.theme.words.term("side", word))),
            ("rows", list(rows)),
        ])
    });
    list(groups)
}

/// Who is on which side: on several where the newest entry has acts of several sides.
fn side_overview(context: &Context, rows: &[Row<Actor>]) -> Value {
    let group = |side: Option<Side>| {
        let own = rows.iter().filter(|row| match side {
            Some(side) => row.sides.contains(&side),
            None => row.sides.is_empty(),
        });
        let mut own: Vec<&Row<Actor>> = own.collect();
        own.sort_by_cached_key(|row| (context.sort_key(actor_name(context.digest, row.key)), row.key));
        let names = own.iter().map(|row| {
            map([
                ("id", text(&row_anchor(context.digest, row.key))),
                ("name", text(actor_name(context.digest, row.key))),
            ])
        });
        let word = side.map_or("other", Side::word);
        (!own.is_empty()).then(|| {
            map([
                ("id", text(word)),
                ("label", text(&context.theme.words.term("side", word))),
                ("names", list(names)),
            ])
        })
    };
    list(Side::ALL.into_iter().map(Some).chain([None]).filter_map(group))
}

/// The rows of topics, in one group without a label.
fn rows_by_topic(context: &Context, rows: &[Row<TopicId>], actor: Actor) -> Value {
    let rows = rows.iter().map(|row| {
        let anchor = format!("on-{}", context.digest.topic(row.key).slug);
        let link = context.links.topic(row.key);
        row_value(context, row, &anchor, &link, row.key, Some(actor))
    });
    list(std::iter::once(map([
        ("id", text("other")),
        ("label", Value::none()),
        ("rows", list(rows)),
    ])))
}

/// A row: the link of what it is of, and a list of entries in each cell.
fn row_value<K>(
    context: &Context,
    row: &Row<K>,
    anchor: &str,
    link: &Value,
    topic: TopicId,
    actor: Option<Actor>,
) -> Value {
    let cells = row.cells.iter().map(|cell| {
        let entries = cell.chunk_by(|one, other| one.position.entry == other.position.entry);
        list(entries.map(|positions| cell_value(context, positions, topic, actor)))
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

/// The anchor of the row of a person or party.
fn row_anchor(digest: &Digest, who: Actor) -> String {
    match who {
        Actor::Person(id) => format!("person-{}", digest.person(id).slug),
        Actor::Party(id) => format!("party-{}", digest.party(id).slug),
    }
}

fn actor_name<'a>(digest: &'a Digest, who: Actor) -> &'a str {
    match who {
        Actor::Person(id) => &digest.person(id).name,
        Actor::Party(id) => &digest.party(id).name,
    }
}

/// The newest positions on a topic, for the topic's own page; none where there are no positions.
pub fn topic_position_table(context: &Context, id: TopicId) -> Value {
    let all = &context.digest.topic(id).positions;
    let shown = 0..all.len().min(POSITIONS_LIMIT);
    position_table(context, all, shown, TableRows::Holders(id))
}

/// The newest positions of a person or party; none where there are no positions.
pub fn actor_position_table(context: &Context, who: Actor, all: &[PositionRef]) -> Value {
    position_table(context, all, 0..all.len().min(POSITIONS_LIMIT), TableRows::Topics(who))
}
