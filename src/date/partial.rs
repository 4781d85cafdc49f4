//! One day, month or year, known exactly or about.

use super::Precision;
use super::day::parse_date;
use jiff::civil::Date;
use std::fmt;

/// A day, a month or a year, known exactly or about (`1818~`). The order is that of the first days; of several with the same
/// first day, the more precise one comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
            "000" => return Err("a year has four digits".to_owned()),
            _ if shape.starts_with("-0000") => return Err("dates before the year 1 are not supported".to_owned()),
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

    /// Whether it is known only about. [`first`](Self::first) and [`last`](Self::last) are then those of the date that is written.
    pub fn is_approximate(self) -> bool {
        self.approximate
    }

    /// Whether it certainly ended before another one began. Of what is approximate, nothing is certain.
    pub fn is_certainly_before(self, other: Self) -> bool {
        !self.approximate && !other.approximate && self.last() < other.first
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
        assert!(!before("1818~", "1820") && !before("1818", "1820~"));
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
