//! The date of an event: one date, or an interval between two.

use super::{PartialDate, Precision};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::fmt;

/// The date of an event: a day, a month or a year, or an interval between two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateSpan {
    /// When it began.
    pub start: PartialDate,
    /// When it ended; the same as `start` where there is one date only.
    pub end: PartialDate,
}

impl DateSpan {
    /// The span of one day.
    pub fn day(date: Date) -> Self {
        Self::days(date, date)
    }

    /// The span from one day to another.
    pub fn days(first: Date, last: Date) -> Self {
        Self {
            start: PartialDate::day(first),
            end: PartialDate::day(last),
        }
    }

    /// Reads a day, a month or a year, each with `~` for "about", or two of them as `1870-08/1871-09`.
    ///
    /// # Errors
    /// Why it is invalid, as the end of the sentence "… is not a date: ".
    pub fn parse(text: &str) -> Result<Self, String> {
        let Some((start, end)) = text.split_once('/') else {
            return PartialDate::parse(text).map(Self::from);
        };
        let (start, end) = (start.trim(), end.trim());
        if [start, end].iter().any(|bound| matches!(*bound, "" | ".." | "…")) {
            return Err("an interval has a start and an end".to_owned());
        }
        let (start, end) = (PartialDate::parse(start)?, PartialDate::parse(end)?);
        if end.last() < start.first() {
            return Err(format!(
                "the interval ends {}, before it starts {}",
                end.with_preposition(),
                start.with_preposition()
            ));
        }
        let span = Self { start, end };
        match span.shorter() {
            Some(_) if start.exact() == end.exact() => {
                Err("the interval starts and ends with the same date".to_owned())
            }
            Some(_) if start.precision() > end.precision() => Err(format!("{end} lies within {start}")),
            Some(_) => Err(format!("{start} lies within {end}")),
            None => Ok(span),
        }
    }

    /// What to write instead, if one of its two dates lies within the other: the date alone if they are the same, else the
    /// first or the last part of the wider one that is as precise as the other.
    fn shorter(self) -> Option<Self> {
        let Self { start, end } = self;
        let contains =
            |wide: PartialDate, date: PartialDate| wide.first() <= date.first() && date.last() <= wide.last();
        if start.exact() == end.exact() {
            let about = if self.is_approximate() { "~" } else { "" };
            return PartialDate::parse(&format!("{}{about}", start.exact()))
                .ok()
                .map(Self::from);
        }
        if contains(end, start) {
            let end = PartialDate::containing(end.last(), start.precision(), end.is_approximate());
            return Some(if end == start {
                start.into()
            } else {
                Self { start, end }
            });
        }
        if contains(start, end) {
            let start = PartialDate::containing(start.first(), end.precision(), start.is_approximate());
            return Some(if start == end { end.into() } else { Self { start, end } });
        }
        None
    }

    /// What to write instead of an interval of which one date lies within the other; none for any other text.
    pub fn suggest_shorter(text: &str) -> Option<Self> {
        let (start, end) = text.split_once('/')?;
        let [start, end] = [start, end].map(|date| PartialDate::parse(date.trim()).ok());
        let span = Self {
            start: start?,
            end: end?,
        };
        span.shorter()
    }

    /// The first day on which it can have begun.
    pub fn first(self) -> Date {
        self.start.first()
    }

    /// The last day on which it can have ended.
    pub fn last(self) -> Date {
        self.end.last()
    }

    /// By what dates are sorted: by their first days; of those with the same first day, the widest comes first.
    pub fn sort_key(self) -> (Date, Reverse<Date>) {
        (self.first(), Reverse(self.last()))
    }

    /// How precisely it is known: the coarser of its two ends.
    pub fn precision(self) -> Precision {
        self.start.precision().max(self.end.precision())
    }

    /// `on 2021-10-30` or `in 2021-10`, for messages.
    pub fn with_preposition(self) -> String {
        format!("{} {self}", self.precision().preposition())
    }

    /// Whether either of its ends is known only about.
    pub fn is_approximate(self) -> bool {
        self.start.is_approximate() || self.end.is_approximate()
    }

    /// Whether there are two dates, a start and an end.
    pub fn is_interval(self) -> bool {
        self.start != self.end
    }

    /// Whether its days are known exactly. Only then is it a day in calendars, in the archive and in weekly issues.
    pub fn is_day_precise(self) -> bool {
        self.precision() == Precision::Day && !self.is_approximate()
    }

    /// The smallest period of the archive that it stands in: the day if it is known exactly, else the month or the year.
    pub fn archive_level(self) -> Precision {
        match self.precision() {
            Precision::Day if self.is_approximate() => Precision::Month,
            precision => precision,
        }
    }

    /// The period of the archive that it stands in, of that precision or of a coarser one where it is not known so precisely.
    pub fn archive_period(self, finest: Precision) -> PartialDate {
        PartialDate::containing(self.first(), self.archive_level().max(finest), false)
    }

    /// The year and the month of the archive that it stands in; no month where only the year is known.
    pub fn archive_month(self) -> (i16, Option<i8>) {
        let first = self.first();
        let month = Some(first.month()).filter(|_| self.archive_level() < Precision::Year);
        (first.year(), month)
    }
}

impl From<PartialDate> for DateSpan {
    fn from(date: PartialDate) -> Self {
        Self { start: date, end: date }
    }
}

impl fmt::Display for DateSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.start)?;
        if self.is_interval() {
            write!(f, "/{}", self.end)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{DateSpan, Precision};

    fn span(text: &str) -> DateSpan {
        DateSpan::parse(text).expect(text)
    }

    #[test]
    fn what_is_written_comes_back() {
        for text in [
            "2021-10-30",
            "2021-10-30/2021-10-31",
            "2021-10",
            "1818",
            "1818~",
            "1818/1820",
            "1818~/1820",
            "1870-08/1871-09",
            "1870-08-05/1871",
            "1896/1897-03-01~",
        ] {
            assert_eq!(span(text).to_string(), text);
        }
        assert_eq!(span("1818 / 1820").to_string(), "1818/1820");
    }

    #[test]
    fn an_interval_is_as_precise_as_its_coarser_end() {
        for (text, precision, first, last) in [
            ("1870-08/1871-09", Precision::Month, "1870-08-01", "1871-09-30"),
            ("1870-08-05/1871", Precision::Year, "1870-08-05", "1871-12-31"),
            ("2021-10/2021-11-05", Precision::Month, "2021-10-01", "2021-11-05"),
            ("1818/1819-03", Precision::Year, "1818-01-01", "1819-03-31"),
        ] {
            let span = span(text);
            assert_eq!(span.precision(), precision, "{text}");
            assert_eq!(
                (span.first().to_string(), span.last().to_string()),
                (first.into(), last.into())
            );
        }
    }

    #[test]
    fn only_days_that_are_known_are_days() {
        for (text, is_day, level) in [
            ("2021-10-30", true, Precision::Day),
            ("2021-10-30/2021-11-02", true, Precision::Day),
            ("2021-10-30~", false, Precision::Month),
            ("2021-10-30/2021-11-02~", false, Precision::Month),
            ("2021-10", false, Precision::Month),
            ("2021-10~", false, Precision::Month),
            ("1818~", false, Precision::Year),
            ("1818-05-03/1819", false, Precision::Year),
        ] {
            let span = span(text);
            assert_eq!((span.is_day_precise(), span.archive_level()), (is_day, level), "{text}");
        }
    }

    #[test]
    fn a_date_within_the_other_is_written_otherwise() {
        for (text, better) in [
            ("1818/1818", "1818"),
            ("1818/1818~", "1818~"),
            ("2021-05-10 / 2021-05-10", "2021-05-10"),
            ("2021-05-10/2021-05", "2021-05-10/2021-05-31"),
            ("2024-02-10/2024-02", "2024-02-10/2024-02-29"),
            ("2021-05-31/2021-05", "2021-05-31"),
            ("1818-03/1818", "1818-03/1818-12"),
            ("1818/1818-03", "1818-01/1818-03"),
            ("1818/1818-01", "1818-01"),
            ("2021-05-10/2021-05~", "2021-05-10/2021-05-31~"),
            ("1818/1818-03-05", "1818-01-01/1818-03-05"),
        ] {
            let found = DateSpan::suggest_shorter(text).map(|span| span.to_string());
            assert_eq!(found.as_deref(), Some(better), "{text}");
            assert_eq!(
                DateSpan::parse(better).map(|span| span.to_string()).as_deref(),
                Ok(better)
            );
        }
        for text in ["1818/1819", "2021-10-31/2021-11", "1818", "x/y", "/", "1820/1818"] {
            assert_eq!(DateSpan::suggest_shorter(text), None, "{text}");
        }
    }

    #[test]
    fn mistakes_are_explained() {
        for (bad, why) in [
            (
                "2021-10-31/2021-10-30",
                "ends on 2021-10-30, before it starts on 2021-10-31",
            ),
            ("1820/1818", "ends in 1818, before it starts in 1820"),
            ("1820-05/1820-04-30", "ends on 1820-04-30, before it starts in 1820-05"),
            ("1818/..", "a start and an end"),
            ("/1818", "a start and an end"),
            ("1818/1820/1822", "another form"),
            ("2021-10-30/31", "another form"),
            ("1818/1818", "the same date"),
            ("1818~/1818", "the same date"),
            ("2024-02-29/2024-02-29", "the same date"),
            ("2021-05-10/2021-05", "2021-05-10 lies within 2021-05"),
            ("1818-12/1818", "1818-12 lies within 1818"),
            ("2021-10/2021-10-05", "2021-10-05 lies within 2021-10"),
        ] {
            let message = DateSpan::parse(bad).expect_err(bad);
            assert!(message.contains(why), "{bad}: {message}");
        }
    }
}
