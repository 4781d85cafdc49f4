//! What is announced: what is still to come, and what was to have come and has no outcome yet.

use super::Renderer;
use super::frame::Frame;
use super::lists::Days;
use super::template::{Value, map};
use crate::date::Precision;
use crate::diagnostic::Diagnostic;
use crate::digest::{Digest, EntryId, Status};

/// The entries that are announced: those whose last day is today or later, the soonest first, and those whose last day
/// has passed, the latest first.
pub fn announced(digest: &Digest) -> (Vec<EntryId>, Vec<EntryId>) {
    let today = digest.today();
    let scheduled = digest
        .entry_ids()
        .filter(|id| digest.entry(*id).status == Status::Scheduled);
    let (mut coming, passed): (Vec<_>, Vec<_>) = scheduled.partition(|id| digest.entry(*id).date.last >= today);
    // What is known by its month alone stands after the month's days.
    coming.sort_by_key(|id| match digest.entry(*id).date {
        date if date.precision == Precision::Month => (date.last, *id),
        date => (date.first, *id),
    });
    (coming, passed)
}

impl Renderer<'_> {
    pub(super) fn upcoming(&self, at: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let (coming, passed) = announced(self.digest);
        let months = |entries: &[EntryId]| self.months(entries, Days::Plain, &|_| false).map(Value::from);
        let value = map([
            ("total", Value::from(coming.len() + passed.len())),
            ("coming", months(&coming)?),
            ("passed", months(&passed)?),
        ]);
        let frame = Frame {
            kind: "upcoming",
            title: self.word("upcoming"),
            address: at,
            section: Some("upcoming"),
            ..Frame::default()
        };
        self.templates
            .render("upcoming.html", vec![self.frame(&frame), ("upcoming", value)])
    }
}
