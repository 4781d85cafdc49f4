//! When an entry was published and when it last changed.

use crate::digest::{Digest, Entry};
use jiff::Timestamp;
use jiff::civil::Date;

/// The day on which the digest published an entry, in the time zone of the digest; none where the entry does not state it.
pub fn published_on(digest: &Digest, entry: &Entry) -> Option<Date> {
    let timezone = digest.config.timezone.clone();
    Some(entry.issued?.to_zoned(timezone).date())
}

/// The day on which an entry last changed, in the time zone of the digest; none where it states neither its publication nor a
/// correction.
pub fn changed_on(digest: &Digest, entry: &Entry) -> Option<Date> {
    let corrected = entry.corrections.last().map(|correction| correction.date);
    corrected.max(published_on(digest, entry))
}

/// When an entry last changed; none where it states neither its publication nor a correction.
pub fn last_change(entry: &Entry) -> Option<Timestamp> {
    (entry.issued.is_some() || !entry.corrections.is_empty()).then_some(entry.updated)
}
