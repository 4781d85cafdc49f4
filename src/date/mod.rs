//! Dates as precisely as they are known: days, months and years, and intervals of them, in the form of EDTF (ISO 8601-2).
//! Nothing here asks the clock.

mod day;
mod moment;
mod partial;
mod span;
mod suggest;
mod tokens;
mod written;

pub use day::{parse_date, without_date};
pub use moment::{Moment, noon};
pub use partial::PartialDate;
pub use span::DateSpan;
pub use suggest::{DateAdvice, DateForm, date_advice};

use crate::closed_list::closed_list;

closed_list! {
    /// How precisely a date is known; what is coarser is greater.
    #[derive(PartialOrd, Ord)]
    pub enum Precision {
        /// The day is known.
        Day = "day",
        /// Only the month is known.
        Month = "month",
        /// Only the year is known.
        Year = "year",
    }
}

impl Precision {
    /// What stands before a date of this precision: `on` a day, `in` a month or a year.
    fn preposition(self) -> &'static str {
        match self {
            Self::Day => "on",
            Self::Month | Self::Year => "in",
        }
    }
}
