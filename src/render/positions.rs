//! Positions as tables: on a topic by party and time, of a person or party by topic and time. Each cell quotes its
//! entries and leads to them.

use super::Renderer;
use super::columns::Columns;
use super::frame::Frame;
use super::template::{Value, list, map, maybe, option, text};
use crate::diagnostic::Diagnostic;
use crate::digest::{Actor, EntryId, Held, Holder, Position, Side, TopicId};
use crate::plan::{POSITIONS_LIMIT, address, page_count};
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
    /// The side of the newest act that has one, of those on the topic of the page itself.
    side: Option<Side>,
    cells: Vec<Vec<(Held, Option<Holder>)>>,
}

impl Renderer<'_> {
    /// A page of the positions on a topic that has many.
    pub(super) fn positions_page(&self, at: &str, id: TopicId, number: usize) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let topic = self.digest.topic(id);
        let mut breadcrumbs = self.topic_crumbs(id);
        breadcrumbs.push((topic.title.clone(), address::topic(self.digest, id)));
        let base = address::positions(self.digest, id);
        let size = self.digest.config.page_size;
        let pages = page_count(topic.positions.len(), size);
        let from = ((number - 1) * size).min(topic.positions.len());
        let shown = from..topic.positions.len().min(from + size);
        let title = self.phrase("positions_on", &topic.title);
        let frame = Frame {
            kind: "positions",
            title: &title,
            address: at,
            section: Some("topics"),
            breadcrumbs,
            number,
            ..Frame::default()
        };
        let neighbour = |number: usize| text(&self.href(&address::nth(&base, number)));
        let pager = map([
            ("total", Value::from(topic.positions.len())),
            ("number", Value::from(number)),
            ("pages", Value::from(pages)),
            ("previous", option((number > 1).then(|| number - 1), neighbour)),
            ("next", option((number < pages).then_some(number + 1), neighbour)),
        ]);
        let variables = vec![
            self.frame(&frame),
            ("topic", self.cards.topic(id)),
            (
                "positions",
                self.position_table(&topic.positions, shown, Rows::Holders(id)),
            ),
            ("list", pager),
        ];
        self.templates.render("positions.html", variables)
    }

    /// The positions on a topic's own page.
    pub(super) fn topic_positions(&self, id: TopicId) -> Value {
        let all = &self.digest.topic(id).positions;
        let shown = 0..all.len().min(POSITIONS_LIMIT);
        self.position_table(all, shown, Rows::Holders(id))
    }

    /// The positions of somebody, the newest of them.
    pub(super) fn positions_of(&self, who: Actor, all: &[Held]) -> Value {
        self.position_table(all, 0..all.len().min(POSITIONS_LIMIT), Rows::Topics(who))
    }

    /// A table of some of the positions, or none.
    fn position_table(&self, all: &[Held], shown: Range<usize>, by: Rows) -> Value {
        let total = all.len();
        let shown = &all[shown];
        if shown.is_empty() {
            return Value::none();
        }
        let days = shown.iter().map(|held| self.digest.entry(held.entry).date.first);
        let columns = Columns::new(days);
        let titles = columns.titles(&self.dates());
        let (groups, more) = match by {
            Rows::Holders(topic) => {
                let each = shown.iter().flat_map(|held| {
                    let holders = self.held(*held).holders.iter();
                    holders.map(|holder| (holder.who, *held, Some(*holder)))
                });
                let rows = self.rows_of(each, &columns, Some(topic));
                let more = (total > POSITIONS_LIMIT).then(|| self.href(&address::positions(self.digest, topic)));
                (self.by_side(rows, topic), more)
            }
            Rows::Topics(who) => {
                let each = shown.iter().map(|held| {
                    let position = self.held(*held);
                    let holder = position.holders.iter().find(|holder| holder.who == who);
                    (position.on, *held, holder.copied())
                });
                let rows = self.rows_of(each, &columns, None);
                (self.by_topic(rows, who), None)
            }
        };
        map([
            ("total", Value::from(total)),
            ("shown", Value::from(shown.len())),
            ("more", maybe(more.as_deref())),
            ("periods", list(titles.iter().map(|title| text(title)))),
            ("groups", groups),
        ])
    }

    fn held(&self, held: Held) -> &Position {
        &self.digest.entry(held.entry).positions[held.at]
    }

    /// Rows in the order in which they come, each with its positions from the oldest to the newest.
    fn rows_of<K: Copy + Eq + Hash>(
        &self,
        newest_first: impl Iterator<Item = (K, Held, Option<Holder>)>,
        columns: &Columns,
        topic: Option<TopicId>,
    ) -> Vec<Row<K>> {
        let mut at: HashMap<K, usize> = HashMap::new();
        let mut rows: Vec<Row<K>> = Vec::new();
        for (key, held, holder) in newest_first {
            let index = *at.entry(key).or_insert_with(|| {
                rows.push(Row {
                    key,
                    side: None,
                    cells: vec![Vec::new(); columns.len()],
                });
                rows.len() - 1
            });
            let row = &mut rows[index];
            let position = self.held(held);
            if topic.is_none_or(|topic| topic == position.on) {
                row.side = row.side.or_else(|| Side::of(&position.act));
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

    /// Rows of holders, by the side of the newest act that has one, and by name.
    fn by_side(&self, mut rows: Vec<Row<Actor>>, topic: TopicId) -> Value {
        rows.sort_by_cached_key(|row| (row.side.is_none(), row.side, self.sort_key(self.name(row.key)), row.key));
        let groups = rows.chunk_by(|one, other| one.side == other.side).map(|rows| {
            let word = rows[0].side.map_or("other", Side::word);
            let rows = rows.iter().map(|row| {
                let anchor = match row.key {
                    Actor::Person(id) => format!("person-{}", self.digest.person(id).slug),
                    Actor::Party(id) => format!("party-{}", self.digest.party(id).slug),
                };
                self.row(row, &anchor, &self.cards.actor(row.key), Some(topic), None)
            });
            map([
                ("id", text(word)),
                ("label", text(&self.theme.words.term("side", word))),
                ("rows", list(rows)),
            ])
        });
        list(groups)
    }

    /// Rows of topics, those with the newest position first.
    fn by_topic(&self, rows: Vec<Row<TopicId>>, who: Actor) -> Value {
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
        super::template::extended(
            link,
            [
                ("id", text(anchor)),
                ("side", maybe(row.side.map(Side::word))),
                ("cells", list(cells)),
            ],
        )
    }

    /// What one entry has for one cell.
    fn cell(&self, held: &[(Held, Option<Holder>)], on: Option<TopicId>, who: Option<Actor>) -> Value {
        let id = held[0].0.entry;
        let entry = self.digest.entry(id);
        let language = entry.language.as_deref().unwrap_or(&self.digest.config.language);
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
            ("dir", text(crate::text::direction(language))),
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
