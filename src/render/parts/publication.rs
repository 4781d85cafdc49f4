//! When an entry was published and when it last changed.

use crate::digest::Digest;
use crate::digest::Entry;
use jiff::Timestamp;
use jiff::civil::Date;

/// The day on which the digest published an entry, where the digest is, if its writer says so.
pub fn published_on(digest: &Digest, entry: &Entry) -> Option<Date> {
    let timezone = digest.config.timezone.clone();
    Some(entry.issued?.to_zoned(timezone).date())
}

/// When an entry last changed, as far as that is said.
pub fn last_change(entry: &Entry) -> Option<Timestamp> {
    (entry.issued.is_some() || !entry.corrections.is_empty()).then_some(entry.updated)
}
