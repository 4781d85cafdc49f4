//! What is not published: drafts, and entries of a later moment.

use super::Options;
use crate::parse::{Config, EntryFront};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Decides what is not published.
pub struct Withholding<'a> {
    timezone: &'a TimeZone,
    options: &'a Options,
}

impl<'a> Withholding<'a> {
    /// By the configuration's time zone and the options of the build.
    pub fn new(config: &'a Config, options: &'a Options) -> Self {
        Self {
            timezone: &config.timezone,
            options,
        }
    }

    /// Whether something is not published because it is a draft.
    pub fn withholds_draft(&self, draft: bool) -> bool {
        draft && !self.options.drafts
    }

    /// Whether an entry is not published.
    pub fn withholds_entry(&self, entry: &EntryFront) -> bool {
        let later = entry
            .publish_at
            .is_some_and(|at| timestamp(at.start(), self.timezone) > self.options.now);
        self.withholds_draft(entry.draft) || later && !self.options.future
    }
}

/// The moment of a day and time in a time zone. A time that a change of clocks skips is moved on, and of a time that occurs
/// twice the first is taken, as RFC 5545 says.
pub fn timestamp(at: DateTime, timezone: &TimeZone) -> Timestamp {
    timezone
        .to_ambiguous_timestamp(at)
        .compatible()
        .unwrap_or(Timestamp::UNIX_EPOCH)
}
