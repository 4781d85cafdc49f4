//! The dates of corrections: none is older than what it corrects, and none is still to come.

use super::scope::Scope;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::{Correction, IssuePeriod, Item, Status};
use crate::parse::{EntryFront, Front, IssueFront, Parsed, ParsedFile};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;

/// The corrections of everything that is published, by what they correct, and in its order.
pub fn resolve_corrections(parsed: &Parsed, by_path: &HashMap<Arc<str>, Item>) -> Vec<(Item, Arc<[Correction]>)> {
    let corrected = parsed.files.iter().filter(|file| !file.corrections.is_empty());
    let found = corrected.filter_map(|file| {
        let item = by_path.get(&file.path).copied()?;
        let is_published = !matches!(item, Item::Withheld | Item::Nothing);
        is_published.then(|| (item, Arc::clone(&file.corrections)))
    });
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(item, _)| *item);
    found
}

/// Reports corrections that are older than what they correct, and those of a day that has not come.
pub fn check_corrections(scope: Scope, parsed: &Parsed, diagnostics: &mut Vec<Diagnostic>) {
    for file in &parsed.files {
        let earliest = match &file.front {
            _ if file.corrections.is_empty() => continue,
            Front::Entry(front) => earliest_of_entry(front),
            Front::Issue(front) => earliest_of_issue(file, front),
            _ => None,
        };
        for correction in file.corrections.iter() {
            let (message, help) = match &earliest {
                _ if correction.date > scope.latest_today => (
                    format!("this correction is of {}, which has not come yet", correction.date),
                    format!(
                        "{}; write the day on which the correction is made",
                        scope.today_in_words()
                    ),
                ),
                Some((day, what)) if correction.date < *day => (
                    format!("this correction is of {}, before {what} on {day}", correction.date),
                    "`date` is the day on which the correction is made".to_owned(),
                ),
                _ => continue,
            };
            let location = file.item_field("corrections", correction.index, "date");
            diagnostics.push(Diagnostic::new(&rules::CORRECTION_DATE, location, message).help(help));
        }
    }
}

/// The first day on which an entry can have been corrected, and what was on it: its publication; if that is not known, the
/// event, unless it was announced before.
fn earliest_of_entry(front: &EntryFront) -> Option<(Date, &'static str)> {
    if let Some(published) = front.publish_at {
        return Some((published.day(), "the entry was published"));
    }
    let was_announced = matches!(front.status, Status::Scheduled | Status::Cancelled);
    let start = front.date?.start;
    (!was_announced).then(|| (start.earliest(), "the event began"))
}

/// The same of an issue: the day after its period. Until then it is open, and what changes in it is no correction.
fn earliest_of_issue(file: &ParsedFile, front: &IssueFront) -> Option<(Date, &'static str)> {
    let period = IssuePeriod::parse(front.period.as_deref().unwrap_or(&file.slug))?;
    Some((period.last.saturating_add(1.day()), "the issue was complete"))
}
