//! Years, months and days: which have entries, and which.

use super::SiteMap;
use crate::date::Precision;
use crate::digest::{Digest, EntryId};

/// A year, month or day that has entries.
#[derive(Debug)]
pub struct Period {
    /// The year.
    pub year: i16,
    /// The month, of a month or day.
    pub month: Option<i8>,
    /// The day, of a day.
    pub day: Option<i8>,
    /// Its entries, newest first.
    pub entries: Vec<EntryId>,
}

impl Period {
    /// `2021/`, `2021/10/` or `2021/10/30/`.
    pub fn address(&self) -> String {
        address(self.year, self.month, self.day)
    }
}

/// The address of a year, month or day.
pub fn address(year: i16, month: Option<i8>, day: Option<i8>) -> String {
    match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}/{month:02}/{day:02}/"),
        (Some(month), None) => format!("{year:04}/{month:02}/"),
        _ => format!("{year:04}/"),
    }
}

/// Finds them all. Entries are sorted by their first day, so each period's stand together.
pub fn periods(digest: &Digest, site: &mut SiteMap) {
    if !digest.config.pages.archive {
        return;
    }
    let (mut year, mut month, mut day) = (None, None, None);
    for (index, entry) in digest.entries.iter().enumerate() {
        let id = EntryId::new(index);
        let first = entry.date.first;
        let mut put = |at: &mut Option<usize>, month: Option<i8>, day: Option<i8>| {
            let same = at.filter(|at| {
                let period: &Period = &site.periods[*at];
                (period.year, period.month, period.day) == (first.year(), month, day)
            });
            let same = same.unwrap_or_else(|| {
                site.periods.push(Period {
                    year: first.year(),
                    month,
                    day,
                    entries: Vec::new(),
                });
                site.periods.len() - 1
            });
            site.periods[same].entries.push(id);
            *at = Some(same);
        };
        put(&mut year, None, None);
        put(&mut month, Some(first.month()), None);
        if site.has_days && entry.date.precision == Precision::Day {
            put(&mut day, Some(first.month()), Some(first.day()));
        }
    }
    let addresses = site
        .periods
        .iter()
        .enumerate()
        .map(|(index, period)| (period.address(), index));
    site.period_at = addresses.collect();
}
