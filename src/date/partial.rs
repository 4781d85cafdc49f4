//! One day, month or year, known exactly or about.

use super::Precision;
use super::day::parse_date;
use jiff::ToSpan;
use jiff::civil::Date;
use std::cmp::{Ordering, Reverse};
use std::fmt;

/// How many days, months or years a date that is known only about may lie from the one that is written.
const MARGIN: i32 = 10;

/// A day, a month or a year, known exactly or about (`1818~`). The order is that of the first days; of several with the same
/// first day, the wider one comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    first: Date,
    precision: Precision,
    approximate: bool,
}

impl PartialDate {
    /// A day that is known exactly.
    pub fn day(date: Date) -> Self {
        Self {
            first: date,
            precision: Precision::Day,
            approximate: false,
        }
    }

    /// The day, or the month or the year that it lies in, known exactly or about.
    pub fn containing(day: Date, precision: Precision, approximate: bool) -> Self {
        Self {
            first: match precision {
                Precision::Day => day,
                Precision::Month => day.first_of_month(),
                Precision::Year => day.first_of_year(),
            },
            precision,
            approximate,
        }
    }

    /// Reads `2021-10-30`, `2021-10` or `2021`, each with `~` after it for "about".
    ///
    /// # Errors
    /// Why it is invalid, as the end of the sentence "… is not a date: ".
    pub fn parse(text: &str) -> Result<Self, String> {
        let (exact, approximate) = match text.strip_suffix('~') {
            Some(exact) => (exact.trim_end(), true),
            None => (text, false),
        };
        let shape: String = exact
            .chars()
            .map(|c| if c.is_ascii_digit() { '0' } else { c })
            .collect();
        let (first, precision) = match shape.as_str() {
            "0000" => {
                let first = parse_date(&format!("{exact}-01-01")).map_err(|_| "there is no year 0".to_owned())?;
                (first, Precision::Year)
            }
            "0000-00" => {
                let month = exact.split_once('-').map_or(exact, |(_, month)| month);
                let first = parse_date(&format!("{exact}-01")).map_err(|_| match month {
                    // The seasons of EDTF.
                    "21" | "22" | "23" | "24" => "seasons are not supported".to_owned(),
                    _ if exact.starts_with("0000") => "there is no year 0".to_owned(),
                    _ => format!("there is no month {month}"),
                })?;
                (first, Precision::Month)
            }
            "0000-00-00" => (parse_date(exact)?, Precision::Day),
            "000" | "00000" | "00000-00" | "00000-00-00" => {
                return Err("a year has four digits".to_owned());
            }
            _ if shape.starts_with("-0") => return Err("dates before the year 1 are not supported".to_owned()),
            _ => return Err("it is in another form".to_owned()),
        };
        Ok(Self {
            first,
            precision,
            approximate,
        })
    }

    /// The first day that it can be.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day that it can be.
    pub fn last(self) -> Date {
        match self.precision {
            Precision::Day => self.first,
            Precision::Month => self.first.last_of_month(),
            Precision::Year => self.first.last_of_year(),
        }
    }

    /// Whether the day is known, or only its month or year.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// Whether it is known only about. [`first`](Self::first) and [`last`](Self::last) are then those of the date that is written;
    /// [`earliest`](Self::earliest) and [`latest`](Self::latest) are how far it may lie from that.
    pub fn is_approximate(self) -> bool {
        self.approximate
    }

    /// The first day that it can be, if it may lie as far before what is written as "about" allows.
    ///
    /// "About" reaches over ten of the unit in either direction, so that `1818~` is some day from 1808 to 1828. Wide on purpose:
    /// what is only about known must not decide anything.
    pub fn earliest(self) -> Date {
        let first = self.first;
        match self.precision {
            _ if !self.approximate => first,
            Precision::Day => first.saturating_sub(MARGIN.days()),
            Precision::Month => first.saturating_sub(MARGIN.months()),
            Precision::Year => first.saturating_sub(MARGIN.years()),
        }
    }

    /// The last day that it can be, likewise.
    pub fn latest(self) -> Date {
        let last = self.last();
        match self.precision {
            _ if !self.approximate => last,
            Precision::Day => last.saturating_add(MARGIN.days()),
            // From the last of a month, the same day of a longer one is not its last.
            Precision::Month => last.saturating_add(MARGIN.months()).last_of_month(),
            Precision::Year => last.saturating_add(MARGIN.years()),
        }
    }

    /// The day, if it is known exactly.
    pub fn exact_day(self) -> Option<Date> {
        (self.precision == Precision::Day && !self.approximate).then_some(self.first)
    }

    /// Whether it certainly ended before another one began.
    pub fn is_certainly_before(self, other: Self) -> bool {
        self.latest() < other.earliest()
    }

    /// `on 2021-10-30` or `in 2021-10`, for messages.
    pub fn with_preposition(self) -> String {
        format!("{} {self}", self.precision.preposition())
    }

    /// `2021-10-30`, `2021-10` or `2021`, without the sign for "about".
    pub fn exact(self) -> String {
        match self.precision {
            Precision::Day => self.first.to_string(),
            Precision::Month => format!("{:04}-{:02}", self.first.year(), self.first.month()),
            Precision::Year => format!("{:04}", self.first.year()),
        }
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| (date.first, Reverse(date.precision), date.approximate);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.exact())?;
        f.write_str(if self.approximate { "~" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::{PartialDate, Precision};

    #[test]
    fn a_date_is_as_precise_as_it_is_written() {
        for (text, precision, first, last) in [
            ("2024-02-29", Precision::Day, "2024-02-29", "2024-02-29"),
            ("2024-02", Precision::Month, "2024-02-01", "2024-02-29"),
            ("1818", Precision::Year, "1818-01-01", "1818-12-31"),
            ("0001", Precision::Year, "0001-01-01", "0001-12-31"),
            ("9999-12", Precision::Month, "9999-12-01", "9999-12-31"),
        ] {
            for (text, approximate) in [(text.to_owned(), false), (format!("{text}~"), true)] {
                let date = PartialDate::parse(&text).expect(&text);
                assert_eq!(date.to_string(), text);
                assert_eq!((date.precision(), date.is_approximate()), (precision, approximate));
                assert_eq!(
                    (date.first().to_string(), date.last().to_string()),
                    (first.into(), last.into())
                );
            }
        }
    }

    #[test]
    fn only_what_is_known_is_certain() {
        let before = |a: &str, b: &str| {
            let [a, b] = [a, b].map(|text| PartialDate::parse(text).expect(text));
            a.is_certainly_before(b)
        };
        assert!(before("2021-10-30", "2021-10-31") && before("2021-09", "2021-10") && before("1818", "1819-01-01"));
        assert!(!before("2021-10-30", "2021-10-30") && !before("2021-10", "2021-10-31") && !before("1818", "1818-12"));
        // About: ten of the unit in either direction.
        assert!(!before("1818~", "1820") && !before("1818", "1820~"));
        assert!(before("1818~", "1829") && !before("1818~", "1828-12-31"));
        assert!(before("2020-04~", "2021-03") && !before("2020-04~", "2021-02-28"));
        assert!(before("2024-02-29", "2024-03-11~") && !before("2024-03-01", "2024-03-11~"));
    }

    #[test]
    fn about_reaches_over_ten_of_the_unit() {
        for (text, earliest, latest) in [
            ("2024-02-29", "2024-02-29", "2024-02-29"),
            ("2024-02-29~", "2024-02-19", "2024-03-10"),
            ("2021-04~", "2020-06-01", "2022-02-28"),
            ("2019-04~", "2018-06-01", "2020-02-29"),
            ("2021-02~", "2020-04-01", "2021-12-31"),
            ("1818~", "1808-01-01", "1828-12-31"),
        ] {
            let date = PartialDate::parse(text).expect(text);
            let found = (date.earliest().to_string(), date.latest().to_string());
            assert_eq!(found, (earliest.to_owned(), latest.to_owned()), "{text}");
        }
        // At the ends of the calendar there is nothing further.
        for text in ["0001~", "9999~", "9999-12-31~"] {
            let date = PartialDate::parse(text).expect(text);
            assert!(
                date.earliest() <= date.first() && date.last() <= date.latest(),
                "{text}"
            );
        }
    }

    #[test]
    fn dates_are_sorted_by_their_first_day_and_the_wider_one_first() {
        let order = [
            "1817-12",
            "1818",
            "1818~",
            "1818-01",
            "1818-01-01",
            "1818-01-02",
            "1818-02",
            "1819",
        ];
        let mut dates: Vec<PartialDate> = order
            .iter()
            .rev()
            .map(|text| PartialDate::parse(text).expect(text))
            .collect();
        dates.sort();
        let sorted: Vec<String> = dates.iter().map(ToString::to_string).collect();
        assert_eq!(sorted, order);
    }

    #[test]
    fn other_forms_are_refused() {
        for (bad, why) in [
            ("0000", "no year 0"),
            ("0000-05", "no year 0"),
            ("1987-21", "season"),
            ("1987-13", "no month 13"),
            ("1987-00", "no month 00"),
            ("1987-02-30", "no such day"),
            ("476", "four digits"),
            ("-0044", "before the year 1"),
            ("-44", "before the year 1"),
            ("-0044-03-15", "before the year 1"),
            ("10000", "four digits"),
            ("12021-10", "four digits"),
            ("12021-10-30", "four digits"),
            ("44", "another form"),
            ("~1818", "another form"),
            ("1818~~", "another form"),
            ("1818?", "another form"),
            ("18XX", "another form"),
            ("١٨١٨", "another form"),
            ("", "another form"),
        ] {
            let message = PartialDate::parse(bad).expect_err(bad);
            assert!(message.contains(why), "{bad}: {message}");
        }
    }
}
