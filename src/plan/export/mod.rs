//! The open data, citations and calendars: their formats and addresses.

mod companions;
mod files;
mod formats;

pub use companions::{ENTRY_DATA, companions_of, is_companion_name, page_with_companion};
pub use files::{CALENDAR, SCHEMA, add_exports, has_calendar, has_citations, has_day, has_topic_calendar};
pub use formats::{CitationFormat, DATA, DataFormat, DataTable, table_address};
