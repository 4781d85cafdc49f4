//! The archive: the pages of years, months and days, and what leads to them.

use super::Renderer;
use super::frame::Frame;
use super::lists::Days;
use super::template::{Value, list, map, option, text};
use crate::date::Precision;
use crate::diagnostic::Diagnostic;
use crate::digest::Entry;
use crate::plan::{Period, archive_address};
use jiff::civil::date;

impl Renderer<'_> {
    /// Every year that has entries, newest first.
    pub(super) fn years(&self) -> Value {
        let years = || {
            list(
                self.site
                    .periods
                    .iter()
                    .filter(|period| period.month.is_none())
                    .map(|period| self.period_tally(period)),
            )
        };
        self.years.get_or_init(years).clone()
    }

    fn period_title(&self, period: &Period) -> String {
        let first = date(period.year, period.month.unwrap_or(1), period.day.unwrap_or(1));
        match (period.month, period.day) {
            (_, Some(_)) => self.dates().day(first),
            (Some(_), None) => self.dates().month_of(first),
            (None, None) => period.year.to_string(),
        }
    }

    fn period_tally(&self, period: &Period) -> Value {
        let title = self.period_title(period);
        let month = period.month.and_then(|month| {
            let index = usize::try_from(month - 1).ok()?;
            self.theme.words.nth(&["months_short"], index)
        });
        map([
            ("name", text(&title)),
            ("short", text(month.unwrap_or(&title))),
            ("href", text(&self.href(&period.address()))),
            ("count", Value::from(period.entries.len())),
        ])
    }

    pub(super) fn archive(&self, at: &str, index: usize, number: usize) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let periods = &self.site.periods;
        let period = &periods[index];
        let level = match (period.month, period.day) {
            (_, Some(_)) => "day",
            (Some(_), None) => "month",
            (None, None) => "year",
        };
        let same = |other: &&Period| {
            (other.month.is_some(), other.day.is_some()) == (period.month.is_some(), period.day.is_some())
        };
        let days = if level == "month" && !self.site.has_days {
            Days::Anchored
        } else {
            Days::Plain
        };
        let newer = periods[..index].iter().rfind(same);
        let older = periods[index + 1..].iter().find(same);
        let link = |period: &Period| {
            map([
                ("name", text(&self.period_title(period))),
                ("href", text(&self.href(&period.address()))),
            ])
        };
        let months = periods
            .iter()
            .filter(|other| other.year == period.year && other.month.is_some() && other.day.is_none());
        let title = self.period_title(period);
        let mut breadcrumbs = Vec::new();
        if period.month.is_some() {
            breadcrumbs.push((period.year.to_string(), archive_address(period.year, None, None)));
        }
        if let Some(month) = period.month.filter(|_| period.day.is_some()) {
            breadcrumbs.push((
                self.dates().month_of(date(period.year, month, 1)),
                archive_address(period.year, Some(month), None),
            ));
        }
        let frame = Frame {
            kind: "archive",
            title: &title,
            address: at,
            section: Some("archive"),
            breadcrumbs,
            number,
            ..Frame::default()
        };
        let archive = map([
            ("level", text(level)),
            ("title", text(&title)),
            ("years", self.years()),
            ("months", list(months.map(|month| self.period_tally(month)))),
            ("newer", option(newer, link)),
            ("older", option(older, link)),
        ]);
        let variables = vec![
            self.frame(&frame),
            ("archive", archive),
            self.list(&period.address(), &period.entries, number, days)?,
        ];
        self.templates.render("archive.html", variables)
    }

    /// The breadcrumbs of an entry: its year, month and day, as far as they have pages.
    pub(super) fn archive_crumbs(&self, entry: &Entry) -> Vec<(String, String)> {
        if !self.digest.config.pages.archive || entry.translation_of.is_some() {
            return Vec::new();
        }
        let first = entry.date.first;
        let month = archive_address(first.year(), Some(first.month()), None);
        let mut crumbs = vec![
            (first.year().to_string(), archive_address(first.year(), None, None)),
            (self.dates().month_of(first), month),
        ];
        if entry.date.precision == Precision::Day && self.site.has_days {
            let day = archive_address(first.year(), Some(first.month()), Some(first.day()));
            crumbs.push((self.dates().day(first), day));
        }
        crumbs
    }
}
