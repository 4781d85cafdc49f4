//! A year, month or day that has entries.

use crate::digest::EntryId;

/// A year, month or day that has entries.
#[derive(Debug)]
pub struct Period {
    /// The year.
    pub year: i16,
    /// The month; `None` for a year.
    pub month: Option<i8>,
    /// The day; `None` for a year or month.
    pub day: Option<i8>,
    /// Its entries, newest first.
    pub entries: Vec<EntryId>,
}

impl Period {
    /// `2021/`, `2021/10/` or `2021/10/30/`.
    pub fn address(&self) -> String {
        archive_address(self.year, self.month, self.day)
    }
}

/// The address of a year, month or day.
pub fn archive_address(year: i16, month: Option<i8>, day: Option<i8>) -> String {
    match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}/{month:02}/{day:02}/"),
        (Some(month), None) => format!("{year:04}/{month:02}/"),
        _ => format!("{year:04}/"),
    }
}
