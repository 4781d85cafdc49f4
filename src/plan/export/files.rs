//! Which files of the open data, citations and calendars a site has, and where they are.

use super::formats::{CitationFormat, DATA, DataFormat, DataTable, table_address};
use crate::digest::{Digest, EntryId, Status, TopicId};
use crate::plan::address;
use crate::plan::page::Page;
use crate::plan::site_map::SiteMap;

/// The address of the schema of the open data.
pub const SCHEMA: &str = "data/schema.json";
/// The file name of a calendar, below the address of the site or a topic.
pub const CALENDAR: &str = "calendar.ics";

/// Adds the files of the open data, citations and calendars. Files of one entry are not on the map: they are made together
/// with the entry's page.
pub fn add_exports(digest: &Digest, site: &mut SiteMap) {
    let kinds = &digest.config.pages;
    if kinds.data {
        site.add(DATA, Page::Data);
        site.add(SCHEMA, Page::DataSchema);
        for table in DataTable::ALL {
            for format in DataFormat::ALL {
                site.add(table_address(table, format), Page::DataTable(table, format));
            }
        }
    }
    if has_citations(digest) {
        for format in CitationFormat::ALL {
            site.add(format.address(), Page::Citations(format));
        }
    }
    if has_calendar(digest) {
        site.add(CALENDAR, Page::Calendar(None));
    }
    for topic in (0..digest.topics.len()).map(TopicId::new) {
        if has_topic_calendar(digest, topic) {
            let address = format!("{}{CALENDAR}", address::topic(digest, topic));
            site.add(address, Page::Calendar(Some(topic)));
        }
    }
}

/// Whether entries have citations: these need absolute addresses.
pub fn has_citations(digest: &Digest) -> bool {
    digest.config.pages.citations && digest.config.base_url.is_some()
}

/// Whether the site has a calendar: its events need absolute addresses, and it must have at least one event.
pub fn has_calendar(digest: &Digest) -> bool {
    let mut ids = digest.entry_ids();
    allows_calendars(digest) && ids.any(|id| has_day(digest, id))
}

/// Whether a topic has a calendar.
pub fn has_topic_calendar(digest: &Digest, topic: TopicId) -> bool {
    let mut ids = digest.topic(topic).entries.iter();
    allows_calendars(digest) && digest.config.pages.topics && ids.any(|id| has_day(digest, *id))
}

fn allows_calendars(digest: &Digest) -> bool {
    digest.config.pages.calendar && digest.config.base_url.is_some()
}

/// Whether an entry is in calendars. An event of which only the month is known has no day there, and a withdrawn entry no
/// longer says anything about its event.
pub fn has_day(digest: &Digest, id: EntryId) -> bool {
    let entry = digest.entry(id);
    entry.date.is_day_precise() && entry.status != Status::Withdrawn
}
