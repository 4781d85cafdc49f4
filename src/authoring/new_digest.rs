//! What is asked of `chancery init`.

use super::hosts::Host;
use jiff::civil::Date;

/// What a new digest should be.
#[derive(Debug)]
pub struct NewDigestRequest {
    /// The title; by default it is made of the folder's name.
    pub title: Option<String>,
    /// The URL at which it will be published, if that is known.
    pub base_url: Option<String>,
    /// The IANA name of its time zone; UTC if it is not known.
    pub timezone: Option<String>,
    /// The day on which it is created, in that time zone.
    pub today: Date,
    /// Where it will be published.
    pub host: Host,
    /// The git repository from which the host installs Chancery, if it is known.
    pub repository: Option<String>,
    /// Whether the folder may contain other files. They stay.
    pub force: bool,
    /// Whether nothing is written.
    pub dry_run: bool,
}
