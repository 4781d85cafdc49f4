//! Positions as a table: on a topic by party and time, of a person or party by topic and time. Each cell quotes its
//! entries and leads to them.

use super::Renderer;
use super::columns::Columns;
use super::template::{Value, extended, list, map, maybe, option, text};
use crate::digest::{Actor, EntryId, Holder, Position, PositionRef, Side, TopicId};
use crate::plan::{POSITIONS_LIMIT, address};
use crate::text::truncate;
use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

/// The most characters of a summary in a cell; the entry has the whole of it.
const GIST: usize = 140;

/// The most acts of one entry in a cell.
const ACTS: usize = 3;

/// What stands in the rows, and whose positions they are.
#[derive(Debug, Clone, Copy)]
pub enum Rows {
    /// Everybody for whom positions on this topic count.
    Holders(TopicId),
    /// Topics, of the positions that count for somebody.
    Topics(Actor),
}

/// One row, with its positions by column.
struct Row<K> {
    key: K,
    /// The sides of the newest entry in which acts have one, of those on the topic of the page itself.
    sides: Vec<Side>,
    /// That entry.
    sided: Option<EntryId>,
    cells: Vec<Vec<(PositionRef, Option<Holder>)>>,
}

impl<K> Row<K> {
    /// The side by which rows are grouped: the last of its sides in their order.
    fn side(&self) -> Option<Side> {
        self.sides.iter().max().copied()
    }
}

impl Renderer<'_> {
    /// A table of some of the positions, or none.
    pub(super) fn position_table(&self, all: &[PositionRef], shown: Range<usize>, by: Rows) -> Value {
        let total = all.len();
        let shown = &all[shown];
        if shown.is_empty() {
            return Value::none();
        }
        let days = shown.iter().map(|held| self.digest.entry(held.entry).date.first);
        let columns = Columns::new(days);
        let titles = columns.titles(&self.dates());
        let (glance, groups, more) = match by {
            Rows::Holders(topic) => {
                let each = shown.iter().flat_map(|held| {
                    let holders = self.held(*held).holders.iter();
                    holders.map(|holder| (holder.who, *held, Some(*holder)))
                });
                let mut rows = self.rows_of(each, &columns, Some(topic));
                rows.sort_by_cached_key(|row| {
                    let name = self.sort_key(self.name(row.key));
                    (row.side().is_none(), row.side(), name, row.key)
                });
                let more = (total > POSITIONS_LIMIT).then(|| self.href(&address::positions(self.digest, topic)));
                (self.glance(&rows), self.by_side(&rows, topic), more)
            }
            Rows::Topics(who) => {
                let each = shown.iter().map(|held| {
                    let position = self.held(*held);
                    let holder = position.holders.iter().find(|holder| holder.who == who);
                    (position.on, *held, holder.copied())
                });
                let rows = self.rows_of(each, &columns, None);
                (list(std::iter::empty()), self.by_topic(&rows, who), None)
            }
        };
        map([
            ("total", Value::from(total)),
            ("shown", Value::from(shown.len())),
            ("more", maybe(more.as_deref())),
            ("periods", list(titles.iter().map(|title| text(title)))),
            ("glance", glance),
            ("groups", groups),
        ])
    }

    fn held(&self, held: PositionRef) -> &Position {
        &self.digest.entry(held.entry).positions[held.at]
    }

    /// Rows in the order in which they come, each with its positions from the oldest to the newest.
    fn rows_of<K: Copy + Eq + Hash>(
        &self,
        newest_first: impl Iterator<Item = (K, PositionRef, Option<Holder>)>,
        columns: &Columns,
        topic: Option<TopicId>,
    ) -> Vec<Row<K>> {
        let mut at: HashMap<K, usize> = HashMap::new();
        let mut rows: Vec<Row<K>> = Vec::new();
        for (key, held, holder) in newest_first {
            let index = *at.entry(key).or_insert_with(|| {
                rows.push(Row {
                    key,
                    sides: Vec::new(),
                    sided: None,
                    cells: vec![Vec::new(); columns.len()],
                });
                rows.len() - 1
            });
            let row = &mut rows[index];
            let position = self.held(held);
            let side = Side::of(&position.act).filter(|_| topic.is_none_or(|topic| topic == position.on));
            if let Some(side) = side.filter(|_| row.sided.is_none_or(|entry| entry == held.entry)) {
                row.sided = Some(held.entry);
                row.sides.push(side);
            }
            let column = columns.at(self.digest.entry(held.entry).date.first);
            row.cells[column].push((held, holder));
        }
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
            // From the oldest entry to the newest; within an entry, acts with a side and quotes first.
            cell.sort_by_key(|(held, _)| {
                let position = self.held(*held);
                let weight = (Side::of(&position.act).is_none(), position.quote.is_none());
                (std::cmp::Reverse(held.entry), weight, held.at)
            });
        }
        rows
    }

    /// Rows of holders, in groups.
    fn by_side(&self, rows: &[Row<Actor>], topic: TopicId) -> Value {
        let groups = rows.chunk_by(|one, other| one.side() == other.side()).map(|rows| {
            let word = rows[0].side().map_or("other", Side::word);
            let rows = rows.iter().map(|row| {
                self.row(
                    row,
                    &self.anchor(row.key),
                    &self.cards.actor(row.key),
                    Some(topic),
                    None,
                )
            });
            map([
                ("id", text(word)),
                ("label", text(&self.theme.words.term("side", word))),
                ("rows", list(rows)),
            ])
        });
        list(groups)
    }

    /// Who stands on which side: in several groups where the newest entry has acts of several sides.
    fn glance(&self, rows: &[Row<Actor>]) -> Value {
        let group = |side: Option<Side>| {
            let own = rows.iter().filter(|row| match side {
                Some(side) => row.sides.contains(&side),
                None => row.sides.is_empty(),
            });
            let mut own: Vec<&Row<Actor>> = own.collect();
            own.sort_by_cached_key(|row| (self.sort_key(self.name(row.key)), row.key));
            let names: Vec<Value> = own
                .into_iter()
                .map(|row| map([("id", text(&self.anchor(row.key))), ("name", text(self.name(row.key)))]))
                .collect();
            let word = side.map_or("other", Side::word);
            (!names.is_empty()).then(|| {
                map([
                    ("id", text(word)),
                    ("label", text(&self.theme.words.term("side", word))),
                    ("names", Value::from(names)),
                ])
            })
        };
        list(Side::ALL.into_iter().map(Some).chain([None]).filter_map(group))
    }

    /// Where the row of somebody is.
    fn anchor(&self, who: Actor) -> String {
        match who {
            Actor::Person(id) => format!("person-{}", self.digest.person(id).slug),
            Actor::Party(id) => format!("party-{}", self.digest.party(id).slug),
        }
    }

    /// Rows of topics, those with the newest position first.
    fn by_topic(&self, rows: &[Row<TopicId>], who: Actor) -> Value {
        let rows = rows.iter().map(|row| {
            let anchor = format!("on-{}", self.digest.topic(row.key).slug);
            self.row(row, &anchor, &self.cards.topic(row.key), Some(row.key), Some(who))
        });
        list(std::iter::once(map([
            ("id", text("other")),
            ("label", Value::none()),
            ("rows", list(rows)),
        ])))
    }

    fn row<K>(&self, row: &Row<K>, anchor: &str, link: &Value, on: Option<TopicId>, who: Option<Actor>) -> Value {
        let cells = row.cells.iter().map(|cell| {
            let entries = cell.chunk_by(|one, other| one.0.entry == other.0.entry);
            list(entries.map(|held| self.cell(held, on, who)))
        });
        extended(
            link,
            [
                ("id", text(anchor)),
                ("side", maybe(row.side().map(Side::word))),
                ("cells", list(cells)),
            ],
        )
    }

    /// What one entry has for one cell.
    fn cell(&self, held: &[(PositionRef, Option<Holder>)], on: Option<TopicId>, who: Option<Actor>) -> Value {
        let id = held[0].0.entry;
        let entry = self.digest.entry(id);
        let language = self.digest.language_of(entry);
        let acts = held.iter().take(ACTS).map(|(held, holder)| {
            let position = &entry.positions[held.at];
            let own = who.or(holder.map(|holder| holder.who));
            let others = |actors: Vec<Actor>| {
                list(
                    actors
                        .into_iter()
                        .filter(|other| Some(*other) != own)
                        .map(|other| self.cards.actor(other)),
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
                ("act", self.cards.term("act", &position.act)),
                ("side", maybe(Side::of(&position.act).map(Side::word))),
                (
                    "topic",
                    option(Some(position.on).filter(|topic| Some(*topic) != on), |topic| {
                        self.cards.topic(topic)
                    }),
                ),
                (
                    "speakers",
                    others(position.by.iter().filter(is_person).copied().collect()),
                ),
                ("with", others(with)),
                ("to", list(position.to.iter().map(|to| self.cards.actor(*to)))),
                (
                    "summary",
                    option(position.summary.as_deref(), |summary| text(&truncate(summary, GIST))),
                ),
                ("quote", maybe(position.quote.as_deref())),
                ("differs_from", option(differs, |id| self.dated(id))),
            ])
        });
        map([
            ("href", text(&self.href(&self.site.entries[id.index()]))),
            ("title", text(&entry.title)),
            ("language", text(language)),
            ("dir", text(crate::language::text_direction(language))),
            ("date", self.dates().value(entry.date, None)),
            ("held", list(acts)),
            ("more", Value::from(held.len().saturating_sub(ACTS))),
        ])
    }

    /// An entry's address and date.
    fn dated(&self, id: EntryId) -> Value {
        map([
            ("href", text(&self.href(&self.site.entries[id.index()]))),
            ("date", self.dates().value(self.digest.entry(id).date, None)),
        ])
    }

    fn name(&self, who: Actor) -> &str {
        match who {
            Actor::Person(id) => &self.digest.person(id).name,
            Actor::Party(id) => &self.digest.party(id).name,
        }
    }
}
