//! Events that are still marked as scheduled when they are over.

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::Status;

/// Reports an event that is still marked as scheduled, although its last day is over everywhere.
pub fn check_outcome(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let entry = subject.entry;
    let last = entry.date.last();
    if entry.status == Status::Scheduled && last < subject.digest.earliest_day() {
        let message = format!("the event is still marked as scheduled, but {last} is over");
        let diagnostic = Diagnostic::new(&rules::OUTCOME_MISSING, subject.file.field("status"), message);
        diagnostics.push(diagnostic.help("write what happened and remove `status`, or set `status: cancelled`"));
    }
}
