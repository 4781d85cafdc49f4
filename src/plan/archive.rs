//! Finds the years, months and days that have entries.

use super::period::Period;
use super::site_map::SiteMap;
use crate::date::Precision;
use crate::digest::{Digest, EntryId};

/// Adds all periods to the site map. Entries are sorted by their first day, so those of a period follow each other.
pub fn add_periods(digest: &Digest, site: &mut SiteMap) {
    if !digest.config.pages.archive {
        return;
    }
    let (mut year, mut month, mut day) = (None, None, None);
    for (index, entry) in digest.entries.iter().enumerate() {
        let id = EntryId::new(index);
        let first = entry.date.first();
        let mut add = |last: &mut Option<usize>, month: Option<i8>, day: Option<i8>| {
            let key = (first.year(), month, day);
            let is_same = |period: &Period| (period.year, period.month, period.day) == key;
            let index = last
                .filter(|index| site.periods.get(*index).is_some_and(is_same))
                .unwrap_or_else(|| {
                    site.periods.push(Period {
                        year: first.year(),
                        month,
                        day,
                        entries: Vec::new(),
                    });
                    site.periods.len() - 1
                });
            if let Some(period) = site.periods.get_mut(index) {
                period.entries.push(id);
            }
            *last = Some(index);
        };
        add(&mut year, None, None);
        let level = entry.date.archive_level();
        if level <= Precision::Month {
            add(&mut month, Some(first.month()), None);
        }
        if site.has_days && level == Precision::Day {
            add(&mut day, Some(first.month()), Some(first.day()));
        }
    }
    let addresses = site
        .periods
        .iter()
        .enumerate()
        .map(|(index, period)| (period.address(), index));
    site.period_at = addresses.collect();
}
