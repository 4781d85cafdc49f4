//! What is not published: drafts, and entries of a later moment.

use super::{Drafts, Options};
use crate::date::Moment;
use crate::digest::WithheldReason;
use crate::parse::{Config, EntryFront, ParsedFile};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::sync::Arc;

/// Drafts that are withheld because of their errors, by file, each with the number of its errors.
pub type FaultyDrafts = HashMap<Arc<str>, usize>;

/// Decides what is not published.
pub struct Withholding<'a> {
    timezone: &'a TimeZone,
    options: &'a Options,
    faulty_drafts: &'a FaultyDrafts,
}

impl<'a> Withholding<'a> {
    /// By the configuration's time zone and the options of the build.
    pub fn new(config: &'a Config, options: &'a Options, faulty_drafts: &'a FaultyDrafts) -> Self {
        Self {
            timezone: &config.timezone,
            options,
            faulty_drafts,
        }
    }

    /// Why a file is withheld, if it is because it is a draft.
    pub fn withheld_draft(&self, file: &ParsedFile, is_draft: bool) -> Option<WithheldReason> {
        if !is_draft {
            return None;
        }
        if let Some(errors) = self.faulty_drafts.get(&file.path) {
            return Some(WithheldReason::FaultyDraft(*errors));
        }
        (self.options.drafts == Drafts::Withheld).then_some(WithheldReason::Draft)
    }

    /// Why an entry is withheld; `None` if it is not.
    pub fn withheld_entry(&self, file: &ParsedFile, entry: &EntryFront) -> Option<WithheldReason> {
        let later = || self.later(entry).filter(|_| !self.options.future);
        self.withheld_draft(file, entry.draft).or_else(later)
    }

    /// Why an entry that is shown is not on the published site; `None` if it is there.
    pub fn unpublished_entry(&self, entry: &EntryFront) -> Option<WithheldReason> {
        if entry.draft {
            Some(WithheldReason::Draft)
        } else {
            self.later(entry)
        }
    }

    fn later(&self, entry: &EntryFront) -> Option<WithheldReason> {
        let is_later = |at: &Moment| timestamp(at.start(), self.timezone) > self.options.now;
        entry.publish_at.filter(is_later).map(WithheldReason::Later)
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
