//! Dates, months and intervals of entries. Nothing here asks the clock.

use crate::closed_list::closed_list;
use jiff::civil::Date;
use std::fmt;

closed_list! {
    /// How precisely the date of an event is known.
    #[derive(PartialOrd, Ord)]
    pub enum Precision {
        /// The day or the days are known.
        Day = "day",
        /// Only the month is known.
        Month = "month",
    }
}

/// The date of an event: a day, several days or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateSpan {
    /// The first day.
    pub first: Date,
    /// The last day; the first one again where there is only one.
    pub last: Date,
    /// Whether these are the days of the event, or those of its month.
    pub precision: Precision,
}

impl DateSpan {
    /// The span of one day.
    pub fn day(date: Date) -> Self {
        Self {
            first: date,
            last: date,
            precision: Precision::Day,
        }
    }

    /// Reads `2021-10-30`, `2021-10-30/2021-10-31` or `2021-10`.
    ///
    /// # Errors
    /// Why it is invalid, as the end of the sentence "… is not a date: ".
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Some((first, last)) = text.split_once('/') {
            let (first, last) = (parse_date(first.trim())?, parse_date(last.trim())?);
            if last < first {
                return Err(format!("the interval ends on {last}, before it starts on {first}"));
            }
            return Ok(Self {
                first,
                last,
                precision: Precision::Day,
            });
        }
        if let Some(first) = parse_month(text) {
            let first = first?;
            return Ok(Self {
                first,
                last: first.last_of_month(),
                precision: Precision::Month,
            });
        }
        parse_date(text).map(Self::day)
    }
}

impl fmt::Display for DateSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Month => write!(f, "{}", self.first.strftime("%Y-%m")),
            Precision::Day if self.first == self.last => write!(f, "{}", self.first),
            Precision::Day => write!(f, "{}/{}", self.first, self.last),
        }
    }
}

/// The first day of a month in the form `2021-10`; None for text in any other form.
fn parse_month(text: &str) -> Option<Result<Date, String>> {
    let (year, month) = text.split_once('-')?;
    if year.len() != 4 || month.len() != 2 || !(year.to_owned() + month).bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(parse_date(&format!("{text}-01")).map_err(|_| format!("there is no month {month}")))
}

/// Reads `2021-10-30`, and nothing else.
///
/// # Errors
/// Why it is invalid, as the end of the sentence "… is not a date: ".
pub fn parse_date(text: &str) -> Result<Date, String> {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    if shape == "0000" {
        return Err("a year alone is not precise enough".to_owned());
    }
    if shape != "0000-00-00" {
        return Err("it is not in the form 2021-10-30".to_owned());
    }
    match text.parse::<Date>() {
        Ok(date) if date.year() >= 1 => Ok(date),
        _ => Err("there is no such day".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans() {
        for good in ["2021-10-30", "2021-10-30/2021-10-31", "2021-10", "2024-02-29"] {
            assert_eq!(DateSpan::parse(good).map(|span| span.to_string()), Ok(good.to_owned()));
        }
        for (bad, why) in [
            ("2021", "not precise enough"),
            ("2021-13", "no month 13"),
            ("2021-02-30", "no such day"),
            ("2021-10-31/2021-10-30", "before it starts"),
            ("30 October 2021", "not in the form"),
            ("2021-10-30T06:00", "not in the form"),
            ("", "not in the form"),
            ("0000-01-01", "no such day"),
        ] {
            let message = DateSpan::parse(bad).expect_err(bad);
            assert!(message.contains(why), "{bad}: {message}");
        }
    }
}
