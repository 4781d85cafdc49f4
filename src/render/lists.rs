//! The home page, and the list that it shares with the archive, topics, people, parties and sources.

use super::Renderer;
use super::cards::day_anchor;
use super::chart::activity;
use super::frame::Frame;
use super::template::{Value, html, list, map, maybe, option, text};
use crate::date::Precision;
use crate::diagnostic::Diagnostic;
use crate::digest::{EntryId, TopicId};
use crate::plan::{HOME, address, archive_address, page_count};
use jiff::civil::date;
use quick_xml::escape::escape;

type Rendered = Result<Vec<u8>, Vec<Diagnostic>>;

/// Whether the days of a list can be linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// They have pages of their own, or the list is none of a month.
    Plain,
    /// The first entry of each has an anchor.
    Anchored,
}

/// The template of an entry in a list.
const ROW: &str = "parts/row.html";

/// The most topics on the home page.
const HOME_TOPICS: usize = 12;

impl Renderer<'_> {
    /// The variable `list`: one page of a list of entries, by months.
    ///
    /// # Errors
    /// A mistake in the template of a row.
    pub(super) fn list(
        &self,
        base: &str,
        entries: &[EntryId],
        number: usize,
        days: Days,
    ) -> Result<(&'static str, Value), Vec<Diagnostic>> {
        self.list_naming(base, entries, number, days, &|_| false)
    }

    /// The same, and it says of which entries it is that the list's subject is only named there.
    pub(super) fn list_naming(
        &self,
        base: &str,
        entries: &[EntryId],
        number: usize,
        days: Days,
        named: &dyn Fn(EntryId) -> bool,
    ) -> Result<(&'static str, Value), Vec<Diagnostic>> {
        let size = self.digest.config.page_size;
        let pages = page_count(entries.len(), size);
        let from = ((number - 1) * size).min(entries.len());
        let shown = &entries[from..entries.len().min(from + size)];
        let neighbour = |number: usize| text(&self.href(&address::nth(base, number)));
        let value = map([
            ("total", Value::from(entries.len())),
            ("months", Value::from(self.months(shown, days, named)?)),
            ("number", Value::from(number)),
            ("pages", Value::from(pages)),
            ("previous", option((number > 1).then(|| number - 1), neighbour)),
            ("next", option((number < pages).then_some(number + 1), neighbour)),
        ]);
        Ok(("list", value))
    }

    /// Entries by months, in the order that they have.
    ///
    /// # Errors
    /// A mistake in the template of a row.
    pub(super) fn months(
        &self,
        entries: &[EntryId],
        days: Days,
        named: &dyn Fn(EntryId) -> bool,
    ) -> Result<Vec<Value>, Vec<Diagnostic>> {
        let month = |id: &EntryId| {
            let first = self.digest.entry(*id).date.first;
            (first.year(), first.month())
        };
        let dates = self.dates();
        let mut months = Vec::new();
        for entries in entries.chunk_by(|a, b| month(a) == month(b)) {
            let (year, number) = month(&entries[0]);
            let address = archive_address(year, Some(number), None);
            let href = self.digest.config.pages.archive.then(|| self.href(&address));
            months.push(map([
                ("title", text(&dates.month_of(date(year, number, 1)))),
                ("iso", text(&format!("{year:04}-{number:02}"))),
                ("href", maybe(href.as_deref())),
                ("entries", list(entries.iter().map(|id| self.cards.card(*id)))),
                ("rows", html(&self.rows(entries, days, named)?)),
                ("days", self.days(entries, days, named)?),
            ]));
        }
        Ok(months)
    }

    /// A month's entries by days, for a theme that wants them so; else none.
    fn days(&self, entries: &[EntryId], days: Days, named: &dyn Fn(EntryId) -> bool) -> Result<Value, Vec<Diagnostic>> {
        if !self.theme.days {
            return Ok(Value::none());
        }
        let day = |id: &EntryId| {
            let date = self.digest.entry(*id).date;
            (date.first, date.precision)
        };
        let mut found = Vec::new();
        for entries in entries.chunk_by(|a, b| day(a) == day(b)) {
            let (first, precision) = day(&entries[0]);
            let (title, iso) = match precision {
                Precision::Day => (self.dates().heading(first), first.to_string()),
                Precision::Month => (
                    self.dates().month_of(first),
                    format!("{:04}-{:02}", first.year(), first.month()),
                ),
            };
            found.push(map([
                ("title", text(&title)),
                ("iso", text(&iso)),
                ("href", maybe(self.cards.archive_href(entries[0]).as_deref())),
                ("rows", html(&self.rows(entries, days, named)?)),
            ]));
        }
        Ok(Value::from(found))
    }

    /// List items of entries, each made once from the template of a row, however many lists have it. What holds of one list
    /// alone stands beside the row.
    fn rows(
        &self,
        entries: &[EntryId],
        days: Days,
        named: &dyn Fn(EntryId) -> bool,
    ) -> Result<String, Vec<Diagnostic>> {
        let mut out = String::with_capacity(entries.len() * 512);
        let mut last = None;
        for id in entries {
            let row = self.rows[id.index()].get_or_init(|| {
                let row = self.templates.render(ROW, vec![("card", self.cards.card(*id))])?;
                Ok(String::from_utf8_lossy(&row).into_owned())
            });
            let date = self.digest.entry(*id).date;
            let day = Some(date.first).filter(|_| days == Days::Anchored && date.precision == Precision::Day);
            match day.filter(|_| day != last) {
                Some(day) => out.push_str(&format!("<li id=\"{}\">", day_anchor(day))),
                None => out.push_str("<li>"),
            }
            last = day;
            out.push_str(row.as_ref().map_err(Clone::clone)?);
            if named(*id) {
                out.push_str(&format!("<p>{}</p>", escape(self.word("mentioned"))));
            }
            out.push_str("</li>\n");
        }
        Ok(out)
    }

    pub(super) fn home(&self, at: &str, number: usize) -> Rendered {
        let config = &self.digest.config;
        let frame = Frame {
            kind: "home",
            title: &config.title,
            address: at,
            description: config.description.as_deref(),
            section: Some("home"),
            thing: (number == 1).then(|| self.digest_thing()).flatten(),
            number,
            ..Frame::default()
        };
        let mut variables = vec![self.frame(&frame), self.list("", &self.all, number, Days::Plain)?];
        variables.extend(self.home.get_or_init(|| self.home_side()).iter().cloned());
        self.templates.render("home.html", variables)
    }

    fn home_side(&self) -> Vec<(&'static str, Value)> {
        let mut busiest: Vec<TopicId> = (0..self.digest.topics.len()).map(TopicId::new).collect();
        busiest.retain(|id| {
            let topic = self.digest.topic(*id);
            topic.parent.is_none() && !topic.entries.is_empty() && self.digest.config.pages.topics
        });
        busiest.sort_by_key(|id| (std::cmp::Reverse(self.digest.topic(*id).entries.len()), *id));
        let topics = busiest.iter().take(HOME_TOPICS).map(|id| {
            let topic = self.digest.topic(*id);
            map([
                ("name", text(&topic.title)),
                ("href", text(&self.href(&address::topic(self.digest, *id)))),
                ("count", Value::from(topic.entries.len())),
                ("summary", maybe(topic.summary.as_deref())),
                ("activity", self.activity_of(&topic.entries)),
            ])
        });
        let introduction = self.digest.pages.iter().find(|page| page.slug == HOME);
        vec![
            ("topics", list(topics)),
            ("years", self.years()),
            ("issue", self.newest_issue()),
            ("activity", self.activity_of(&self.all)),
            (
                "introduction",
                option(introduction, |page| self.cards.page_body(&page.body, Some(&page.file))),
            ),
        ]
    }

    pub(super) fn activity_of(&self, entries: &[EntryId]) -> Value {
        activity(
            entries.iter().map(|id| self.digest.entry(*id).date.first),
            &self.dates(),
        )
    }

    /// The dates of the newest and the oldest of some entries, oldest first, each leading to its entry, as template pairs.
    pub(super) fn extent(&self, entries: &[EntryId]) -> [(&'static str, Value); 2] {
        let day = |id: &EntryId| self.day_of(*id);
        [
            ("first", option(entries.last(), day)),
            ("last", option(entries.first(), day)),
        ]
    }
}
