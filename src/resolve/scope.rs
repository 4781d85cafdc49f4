//! What is the same for all entries that are resolved together.

use super::choose::Chosen;
use crate::evidence::Evidence;
use crate::parse::Config;
use jiff::civil::Date;

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
    /// Whether the entries are among those that are not published. They are checked like the others, but may refer to each
    /// other.
    pub withheld: bool,
}
