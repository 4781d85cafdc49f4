//! A day, perhaps with a time of day.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use std::fmt;

/// A day in the digest's time zone, with or without a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A day without a time of day.
    Day(Date),
    /// A day and a time of day.
    Time(DateTime),
}

impl Moment {
    /// Reads `2021-11-01` or `2021-11-01T06:00`; None for text in any other form.
    pub fn parse(text: &str) -> Option<Self> {
        // jiff accepts and ignores an offset. A writer who gives one expects it to count, so it is refused.
        if text.contains(['Z', 'z', '+', '[']) {
            return None;
        }
        let at: DateTime = text.parse().ok()?;
        Some(if text.contains(':') {
            Self::Time(at)
        } else {
            Self::Day(at.date())
        })
    }

    /// The day.
    pub fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Time(at) => at.date(),
        }
    }

    /// When it begins: of a day, at midnight.
    pub fn start(self) -> DateTime {
        match self {
            Self::Day(day) => day.at(0, 0, 0, 0),
            Self::Time(at) => at,
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Time(at) => write!(f, "{at}"),
        }
    }
}

/// The moment by which feeds sort a day without an hour: noon in UTC, which is the same day for nearly every reader. Midnight in
/// the digest's time zone is still the day before in half of the world.
pub fn noon(day: Date) -> Timestamp {
    // Only at the ends of the calendar, thousands of years away, has a day no noon.
    let noon = day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
    noon.map_or(Timestamp::UNIX_EPOCH, |noon| noon.timestamp())
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn an_hour_is_kept_only_if_there_is_one() {
        let read = |text| Moment::parse(text).map(|moment| moment.to_string());
        assert_eq!(read("2021-11-01").as_deref(), Some("2021-11-01"));
        assert_eq!(read("2021-11-01T00:00").as_deref(), Some("2021-11-01T00:00:00"));
        assert_eq!(read("2021-11-01 06:30").as_deref(), Some("2021-11-01T06:30:00"));
        for bad in ["2021-11-01T06:00Z", "2021-11-01T06:00+01:00", "2021-11", "tomorrow", ""] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
