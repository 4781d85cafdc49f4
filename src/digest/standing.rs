//! Whether an office or a membership holds on a day, as far as the registry knows its bounds. Nothing is inferred.

use super::{Member, Tenure};
use crate::closed_list::closed_list;
use jiff::civil::Date;

closed_list! {
    /// Whether an office or a membership holds on a day, of which some bounds may be unknown.
    #[derive(PartialOrd, Ord)]
    pub enum TenureStatus {
        /// It holds.
        Current = "current",
        /// It begins later.
        ToCome = "to-come",
        /// The bounds that are known do not tell.
        Unknown = "unknown",
        /// It ended earlier.
        Ended = "ended",
    }
}

impl TenureStatus {
    /// Both bounds belong to it. `until` is as in [`Tenure`]: an end that is not known, none yet, or a day.
    fn of(from: Option<Date>, until: Option<Option<Date>>, day: Date) -> Self {
        match (from, until) {
            (Some(from), _) if day < from => Self::ToCome,
            (_, Some(Some(until))) if until < day => Self::Ended,
            (_, Some(None)) | (Some(_), Some(Some(_))) => Self::Current,
            (None, Some(Some(_))) | (_, None) => Self::Unknown,
        }
    }
}

impl Tenure {
    /// Whether it is held on a day.
    pub fn standing(&self, day: Date) -> TenureStatus {
        TenureStatus::of(self.from, self.until, day)
    }
}

impl Member {
    /// Whether it is a member on a day.
    pub fn standing(&self, day: Date) -> TenureStatus {
        TenureStatus::of(self.from, self.until, day)
    }
}

#[cfg(test)]
mod tests {
    use super::TenureStatus::{self, Current, Ended, ToCome, Unknown};
    use jiff::civil::{Date, date};

    const FROM: Date = date(2013, 3, 16);
    const UNTIL: Date = date(2022, 12, 30);

    /// The standing on the day before the first, on the first, on the last, and on the day after.
    fn around(from: Option<Date>, until: Option<Option<Date>>) -> [TenureStatus; 4] {
        [date(2013, 3, 15), FROM, UNTIL, date(2022, 12, 31)].map(|day| TenureStatus::of(from, until, day))
    }

    #[test]
    fn the_first_and_the_last_day_belong_to_it() {
        assert_eq!(around(Some(FROM), Some(Some(UNTIL))), [ToCome, Current, Current, Ended]);
        assert_eq!(around(Some(FROM), Some(None)), [ToCome, Current, Current, Current]);
    }

    #[test]
    fn what_is_not_known_is_not_inferred() {
        assert_eq!(around(Some(FROM), None), [ToCome, Unknown, Unknown, Unknown]);
        assert_eq!(around(None, Some(Some(UNTIL))), [Unknown, Unknown, Unknown, Ended]);
        assert_eq!(around(None, None), [Unknown; 4]);
        // `until: present` says it of today, whenever it began.
        assert_eq!(around(None, Some(None)), [Current; 4]);
    }
}
