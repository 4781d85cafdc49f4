//! Where the date of an entry leads: to the page of its day, month or year in the archive.

use crate::digest::EntryId;
use crate::plan::{address, archive_address};
use crate::render::context::Context;
use jiff::civil::Date;

/// The href of the archive page that an entry is on; none where the archive is switched off.
pub fn archive_href(context: &Context, id: EntryId) -> Option<String> {
    let (digest, site) = (context.digest, context.site);
    if !digest.config.pages.archive {
        return None;
    }
    let date = digest.entry(id).date;
    if !date.is_day_precise() || site.has_days {
        return Some(context.href(&address::archive(date)));
    }
    let month = archive_address(date.first().year(), Some(date.first().month()), None);
    // The day begins on the page of the month's list that has its first entry; a month that begins with that day has no anchor.
    let period = site.period_at.get(&month).map(|index| &site.periods[*index])?;
    let first = period
        .entries
        .partition_point(|other| digest.entry(*other).date.first() > date.first());
    let first = (first..period.entries.len())
        .find(|at| digest.entry(period.entries[*at]).date.is_day_precise())
        .unwrap_or(first);
    let page = address::nth(&month, first / digest.config.page_size + 1);
    Some(context.href(&format!("{page}#{}", day_anchor(date.first()))))
}

/// The anchor of a day on the page of its month, where days have no pages of their own.
pub fn day_anchor(day: Date) -> String {
    format!("d{}", day.day())
}
