//! What is withheld: drafts, and what is to be published later.

use super::Options;
use crate::parse::{Config, EntryFront};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

pub struct Withholding<'a> {
    timezone: &'a TimeZone,
    options: &'a Options,
}

impl<'a> Withholding<'a> {
    pub fn new(config: &'a Config, options: &'a Options) -> Self {
        Self {
            timezone: &config.timezone,
            options,
        }
    }

    pub fn draft(&self, draft: bool) -> bool {
        draft && !self.options.drafts
    }

    pub fn entry(&self, entry: &EntryFront) -> bool {
        let later = entry
            .publish_at
            .is_some_and(|at| timestamp(at, self.timezone) > self.options.now);
        self.draft(entry.draft) || later && !self.options.future
    }
}

/// The moment of a day and time in a time zone: one that a clock change leaves out is moved on, and of two the first is
/// taken (RFC 5545's rule).
pub fn timestamp(at: DateTime, timezone: &TimeZone) -> Timestamp {
    timezone
        .to_ambiguous_timestamp(at)
        .compatible()
        .unwrap_or(Timestamp::UNIX_EPOCH)
}
