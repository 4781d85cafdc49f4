//! A topic's page, and the page of all topics.

use super::Renderer;
use super::entry::headings;
use super::frame::Frame;
use super::lists::Days;
use super::tally::tally;
use super::template::{Value, extended, list, map, maybe, option, pairs, text};
use super::timeline::{self, Of};
use crate::date::DateSpan;
use crate::diagnostic::Diagnostic;
use crate::digest::{EntryId, Item, PartyId, PersonId, TopicId};
use crate::plan::{FeedScope, address, archive_address};

type Rendered = Result<Vec<u8>, Vec<Diagnostic>>;

/// The most people, parties and the like that a page names.
pub const MOST: usize = 24;

impl Renderer<'_> {
    pub(super) fn topic(&self, at: &str, id: TopicId, number: usize) -> Rendered {
        let topic = self.digest.topic(id);
        let base = address::topic(self.digest, id);
        let frame = Frame {
            kind: "topic",
            title: &topic.title,
            address: at,
            description: topic.summary.as_deref(),
            section: Some("topics"),
            breadcrumbs: self.topic_crumbs(id),
            feed: Some((self.phrase("feed_title", &topic.title), FeedScope::Topic(id))),
            thing: (number == 1).then(|| self.topic_thing(id)).flatten(),
            number,
            ..Frame::default()
        };
        let value = self.topics[id.index()].get_or_init(|| self.topic_value(id)).clone();
        self.templates.render(
            "topic.html",
            vec![
                self.frame(&frame),
                ("topic", value),
                self.list(&base, &topic.entries, number, Days::Plain)?,
            ],
        )
    }

    /// The list of topics, and those that a topic is part of.
    pub(super) fn topic_crumbs(&self, id: TopicId) -> Vec<(String, String)> {
        let parent = self.digest.topic(id).parent;
        let ancestors: Vec<TopicId> = std::iter::successors(parent, |id| self.digest.topic(*id).parent).collect();
        let ancestors = ancestors.into_iter().rev();
        let crumbs = ancestors.map(|id| (self.digest.topic(id).title.clone(), address::topic(self.digest, id)));
        std::iter::once((self.word("topics").to_owned(), "topics/".to_owned()))
            .chain(crumbs)
            .collect()
    }

    fn topic_value(&self, id: TopicId) -> Value {
        let topic = self.digest.topic(id);
        let child = |id: &TopicId| {
            let topic = self.digest.topic(*id);
            map([
                ("name", text(&topic.title)),
                ("href", text(&self.href(&address::topic(self.digest, *id)))),
                ("count", Value::from(topic.entries.len())),
            ])
        };
        let mut all = vec![
            ("name", text(&topic.title)),
            ("summary", maybe(topic.summary.as_deref())),
            ("usage_hint", maybe(topic.usage_hint.as_deref())),
            ("also_known_as", list(topic.also_known_as.iter().map(|name| text(name)))),
            ("body", self.cards.page_body(&topic.body, topic.file.as_ref())),
            ("headings", headings(&topic.body.headings)),
            ("parent", option(topic.parent, |id| self.cards.topic(id))),
            ("children", list(topic.children.iter().map(child))),
            ("related", list(topic.related.iter().map(|id| self.cards.topic(*id)))),
            ("people", self.people_of(&topic.entries, None)),
            ("parties", self.parties_of(&topic.entries, None)),
            ("activity", self.activity_of(&topic.entries)),
            ("timeline", self.timeline(&topic.entries)),
            ("mentioned_in", self.mentioned_in(Item::Topic(id), &topic.entries)),
            ("positions", self.topic_positions(id)),
            ("calendar", self.topic_calendar(id)),
            ("extra", option(topic.extra.as_ref(), super::template::free)),
        ];
        all.extend(self.extent(&topic.entries));
        pairs(all)
    }

    /// The strip of a topic's entries, or none where there are fewer than two.
    fn timeline(&self, entries: &[EntryId]) -> Value {
        let spans: Vec<DateSpan> = entries.iter().map(|id| self.digest.entry(*id).date).collect();
        let archive = |year, month| {
            let on = self.digest.config.pages.archive;
            on.then(|| self.href(&archive_address(year, month, None)))
        };
        option(timeline::strip(&spans), |strip| {
            let dates = self.dates();
            let marks = strip.marks.iter().map(|(shape, of)| {
                let (period, name, count, href) = match *of {
                    Of::Entry(at) => {
                        let entry = self.digest.entry(entries[at]);
                        let href = self.href(&self.site.entries[entries[at].index()]);
                        (dates.span(entry.date), Some(entry.title.as_str()), 1, Some(href))
                    }
                    Of::Month(day, count) => (dates.month_of(day), None, count, archive(day.year(), Some(day.month()))),
                    Of::Year(day, count) => (day.year().to_string(), None, count, archive(day.year(), None)),
                };
                map([
                    ("x", Value::from(shape.x)),
                    ("y", Value::from(shape.y)),
                    ("width", Value::from(shape.width)),
                    ("height", Value::from(shape.height)),
                    ("period", text(&period)),
                    ("title", maybe(name)),
                    ("count", Value::from(count)),
                    ("href", maybe(href.as_deref())),
                ])
            });
            let gathered = strip.marks.iter().any(|(_, of)| !matches!(of, Of::Entry(_)));
            map([
                ("width", Value::from(timeline::WIDTH)),
                ("height", Value::from(strip.height)),
                ("gathered", Value::from(gathered)),
                ("marks", list(marks)),
                (
                    "cells",
                    list(
                        strip
                            .cells
                            .iter()
                            .enumerate()
                            .map(|(at, day)| text(&dates.tick(*day, at == 0))),
                    ),
                ),
            ])
        })
    }

    /// Who takes part in these entries, without one of them.
    pub(super) fn people_of(&self, entries: &[EntryId], but: Option<PersonId>) -> Value {
        let people = entries
            .iter()
            .flat_map(|id| self.digest.entry(*id).people.iter().copied());
        let counts = tally(people.filter(|id| Some(*id) != but), MOST);
        self.tallies(counts.into_iter().map(|(id, count)| (self.cards.person(id), count)))
    }

    /// Which parties take part in these entries, without one of them, its parts and what it is part of.
    pub(super) fn parties_of(&self, entries: &[EntryId], but: Option<PartyId>) -> Value {
        let parties = entries
            .iter()
            .flat_map(|id| self.digest.entry(*id).parties.iter().copied());
        let own = |id: PartyId| but.is_some_and(|but| self.is_part(id, but) || self.is_part(but, id));
        let counts = tally(parties.filter(|id| !own(*id)), MOST);
        self.tallies(counts.into_iter().map(|(id, count)| (self.cards.party(id), count)))
    }

    /// Which topics these entries have.
    pub(super) fn topics_of(&self, entries: &[EntryId]) -> Value {
        let counts = tally(
            entries
                .iter()
                .flat_map(|id| self.digest.entry(*id).topics.iter().copied()),
            MOST,
        );
        self.tallies(counts.into_iter().map(|(id, count)| (self.cards.topic(id), count)))
    }

    /// Links with counts.
    pub(super) fn tallies(&self, counts: impl Iterator<Item = (Value, usize)>) -> Value {
        list(counts.map(|(link, count)| extended(&link, [("count", Value::from(count))])))
    }

    pub(super) fn topics_index(&self, at: &str) -> Rendered {
        let frame = Frame {
            kind: "topics",
            title: self.word("topics"),
            address: at,
            section: Some("topics"),
            ..Frame::default()
        };
        let mut rows = Vec::new();
        let mut roots: Vec<TopicId> = (0..self.digest.topics.len()).map(TopicId::new).collect();
        roots.retain(|id| {
            let topic = self.digest.topic(*id);
            topic.parent.is_none() && topic.has_page()
        });
        self.sort_topics(&mut roots);
        let mut open: Vec<(TopicId, usize)> = roots.into_iter().rev().map(|id| (id, 0)).collect();
        while let Some((id, depth)) = open.pop() {
            let topic = self.digest.topic(id);
            rows.push(map([
                ("name", text(&topic.title)),
                ("href", text(&self.href(&address::topic(self.digest, id)))),
                ("count", Value::from(topic.entries.len())),
                ("summary", maybe(topic.summary.as_deref())),
                ("depth", Value::from(depth)),
                (
                    "latest",
                    option(topic.entries.first(), |id| {
                        self.dates().value(self.digest.entry(*id).date, None)
                    }),
                ),
                ("activity", self.activity_of(&topic.entries)),
            ]));
            let mut children = topic.children.clone();
            self.sort_topics(&mut children);
            open.extend(children.into_iter().rev().map(|id| (id, depth + 1)));
        }
        self.templates
            .render("topics.html", vec![self.frame(&frame), ("topics", Value::from(rows))])
    }

    fn sort_topics(&self, topics: &mut [TopicId]) {
        topics.sort_by_cached_key(|id| (self.sort_key(&self.digest.topic(*id).title), *id));
    }
}
