//! Issues of the digest: the entries of one week or month, and the period that it covers.

use super::EntryId;
use crate::markdown::Body;
use crate::parse::Cadence;
use crate::yaml::Value;
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday, date};
use std::fmt;
use std::sync::Arc;

/// One issue of the digest.
#[derive(Debug)]
pub struct Issue {
    /// The week or month that it covers.
    pub period: IssuePeriod,
    /// Its entries, newest first.
    pub entries: Vec<EntryId>,
    /// Entries that are scheduled for the time after it, the soonest first.
    pub ahead: Vec<EntryId>,
    /// Whether the period is over.
    pub complete: bool,
    /// What the editor wrote and chose; none if there is no file for it.
    pub introduction: Option<Introduction>,
}

/// The introduction of an issue, from a file of `content/issues/`.
#[derive(Debug)]
pub struct Introduction {
    /// The path of the file.
    pub file: Arc<str>,
    /// The title of the issue.
    pub title: Option<String>,
    /// The entry that comes first.
    pub lead: Option<EntryId>,
    /// Entries in the order in which the editor wants them, each once.
    pub entries: Vec<EntryId>,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the text begins in the file, in bytes.
    pub body_start: usize,
    /// Values for a theme.
    pub extra: Option<Value>,
}

/// A week of ISO 8601, from Monday to Sunday, or a month of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct IssuePeriod {
    /// Whether it is a week or a month.
    pub cadence: Cadence,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl IssuePeriod {
    /// The period that a day is in.
    pub fn of(cadence: Cadence, day: Date) -> Self {
        let (first, last) = match cadence {
            Cadence::Weekly => {
                let since = i32::from(day.weekday().to_monday_zero_offset());
                let first = day.saturating_sub(since.days());
                (first, first.saturating_add(6.days()))
            }
            Cadence::Monthly => (day.first_of_month(), day.last_of_month()),
        };
        Self { cadence, first, last }
    }

    /// Parses `2021-w43` or `2021-10`; none if the text is neither, or there is no such week or month.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let number = |digits: &str, length: usize| {
            let fits = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
            digits.parse::<i16>().ok().filter(|_| fits)
        };
        let year = number(year, 4).filter(|year| *year > 0)?;
        let (cadence, first) = match rest.strip_prefix('w') {
            Some(week) => {
                let week = i8::try_from(number(week, 2)?).ok()?;
                let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?;
                (Cadence::Weekly, monday.date())
            }
            None => {
                let month = i8::try_from(number(rest, 2)?)
                    .ok()
                    .filter(|month| (1..=12).contains(month))?;
                (Cadence::Monthly, date(year, month, 1))
            }
        };
        Some(Self::of(cadence, first))
    }

    /// The year and the number of the week in ISO 8601; none for a month. That year can be another one than that of the first day.
    pub fn week(self) -> Option<(i16, i8)> {
        let week = self.first.iso_week_date();
        (self.cadence == Cadence::Weekly).then(|| (week.year(), week.week()))
    }

    /// The months that it has days of, by their first day: one, or two for a week across the turn of a month.
    pub fn months(self) -> impl Iterator<Item = Date> {
        let (first, last) = (self.first.first_of_month(), self.last.first_of_month());
        [Some(first), Some(last).filter(|last| *last != first)]
            .into_iter()
            .flatten()
    }
}

/// Its name in addresses and file names.
impl fmt::Display for IssuePeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.week() {
            Some((year, week)) => write!(f, "{year:04}-w{week:02}"),
            None => write!(f, "{:04}-{:02}", self.first.year(), self.first.month()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(cadence: Cadence, day: Date) -> (String, Date, Date) {
        let period = IssuePeriod::of(cadence, day);
        (period.to_string(), period.first, period.last)
    }

    #[test]
    fn weeks_go_across_the_turn_of_the_year() {
        for (day, name, first, last) in [
            (date(2021, 10, 30), "2021-w43", date(2021, 10, 25), date(2021, 10, 31)),
            (date(2021, 11, 1), "2021-w44", date(2021, 11, 1), date(2021, 11, 7)),
            (date(2021, 1, 3), "2020-w53", date(2020, 12, 28), date(2021, 1, 3)),
            (date(2021, 1, 4), "2021-w01", date(2021, 1, 4), date(2021, 1, 10)),
            (date(2018, 12, 31), "2019-w01", date(2018, 12, 31), date(2019, 1, 6)),
            (date(2026, 12, 31), "2026-w53", date(2026, 12, 28), date(2027, 1, 3)),
            (date(1, 1, 1), "0001-w01", date(1, 1, 1), date(1, 1, 7)),
            (Date::MAX, "9999-w52", date(9999, 12, 27), Date::MAX),
        ] {
            assert_eq!(named(Cadence::Weekly, day), (name.to_owned(), first, last));
        }
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        let leap = (String::from("2024-02"), date(2024, 2, 1), date(2024, 2, 29));
        assert_eq!(named(Cadence::Monthly, date(2024, 2, 29)), leap);
        let turn = IssuePeriod::of(Cadence::Weekly, date(2021, 9, 30));
        assert_eq!(turn.months().collect::<Vec<_>>(), [date(2021, 9, 1), date(2021, 10, 1)]);
        let month = IssuePeriod::of(Cadence::Monthly, date(2021, 9, 30));
        assert_eq!(month.months().collect::<Vec<_>>(), [date(2021, 9, 1)]);
    }

    #[test]
    fn a_name_is_read_as_it_is_written() {
        for name in ["2021-w43", "2020-w53", "2026-w53", "2021-10", "0001-w01", "9999-12"] {
            assert_eq!(
                IssuePeriod::parse(name).map(|period| period.to_string()).as_deref(),
                Some(name)
            );
        }
        for none in [
            "2021-w53",
            "2021-w00",
            "2021-w54",
            "2021-w1",
            "2021-W43",
            "21-w43",
            "2021-13",
            "2021-00",
            "2021-1",
            "2021-10-30",
            "2021",
            "2021-w",
            "+021-w43",
            "2021-w+1",
            "0000-01",
            "0000-w01",
            "october",
            "",
        ] {
            assert_eq!(IssuePeriod::parse(none), None, "{none}");
        }
    }
}
