//! What is the same for all entries that are resolved together.

use super::choose::Chosen;
use super::withhold::Withholding;
use crate::evidence::Evidence;
use crate::parse::Config;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// What is the same for all entries that are resolved together. It is only read.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// Which entries are published.
    pub chosen: &'a Chosen<'a>,
    /// The configuration.
    pub config: &'a Config,
    /// What is known of quotations and saved copies.
    pub evidence: &'a Evidence,
    /// The day for which the digest is built, in its time zone.
    pub today: Date,
    /// The same moment's day where days begin first: what is dated later than this has begun nowhere.
    pub latest_today: Date,
    /// Decides what is not published.
    pub withholding: &'a Withholding<'a>,
    /// Whether the entries are among those that are withheld. They are checked like the others, but may refer to each
    /// other.
    pub withheld: bool,
}

impl Scope<'_> {
    /// Which day it is, for messages about days that have not come.
    pub fn today_in_words(&self) -> String {
        let zone = self.config.timezone.iana_name().unwrap_or("UTC");
        let here = format!("it is {} in {zone}", self.today);
        if self.latest_today == self.today {
            here
        } else {
            format!("{here}, and {} where days begin first", self.latest_today)
        }
    }
}

/// The day of a moment where days begin first: in UTC+14, the time of Kiritimati.
pub fn latest_day(now: Timestamp) -> Date {
    now.to_zoned(TimeZone::fixed(Offset::constant(14))).date()
}
