//! Issues: the entries of each week or month, and what the editor wrote for it.

use super::choose::front;
use super::references::find_entry;
use super::scope::Scope;
use crate::date::{DateSpan, Precision};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Entry, EntryId, Introduction, Issue, IssuePeriod, Status};
use crate::parse::{Cadence, Front, IssueFront, Parsed, ParsedFile};
use jiff::ToSpan;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How far ahead an issue announces entries, in days.
const AHEAD_DAYS: i32 = 28;
/// The largest number of entries that an issue announces.
const AHEAD_LIMIT: usize = 12;

/// Every period with entries, newest first, with its introduction. The introductions are checked even if issues are switched
/// off.
pub fn resolve_issues(
    scope: Scope,
    parsed: &Parsed,
    entries: &[Entry],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Issue> {
    let cadence = scope.config.issues;
    let listed = (0..entries.len()).map(EntryId::new);
    let listed = listed.filter(|id| is_listed(&entries[id.index()]));
    let mut listed: Vec<(IssuePeriod, EntryId)> = listed
        .filter_map(|id| Some((period_of(cadence, entries[id.index()].date)?, id)))
        .collect();
    listed.sort_by_key(|(period, id)| (Reverse(period.first), *id));
    let mut introductions = resolve_introductions(scope, parsed, entries, diagnostics);
    let scheduled = ScheduledEntries::new(entries, cadence);
    let issues = listed.chunk_by(|(a, _), (b, _)| a == b).filter_map(|chunk| {
        let (period, _) = *chunk.first()?;
        let complete = period.last < scope.today;
        Some(Issue {
            period,
            entries: chunk.iter().map(|(_, id)| *id).collect(),
            ahead: scheduled.after(period, complete),
            complete,
            introduction: introductions.remove(&period.first),
        })
    });
    let issues = issues.collect();
    diagnostics.extend(introductions.into_values().map(|introduction| {
        let location = Location::file(&introduction.file);
        let message = "this period has no entries, so there is no issue to introduce";
        let diagnostic = Diagnostic::new(&rules::ISSUE_WITHOUT_ENTRIES, location, message);
        diagnostic.help("it is shown as soon as there is an entry; otherwise remove the file")
    }));
    if scope.config.pages.issues { issues } else { Vec::new() }
}

/// What editors wrote, by the first day of its period.
fn resolve_introductions(
    scope: Scope,
    parsed: &Parsed,
    entries: &[Entry],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<Date, Introduction> {
    let mut introductions: BTreeMap<Date, Introduction> = BTreeMap::new();
    for file in &parsed.files {
        let Front::Issue(front) = &file.front else { continue };
        let period = read_period(scope, file, front, diagnostics);
        let lead = front.lead.as_ref();
        let lead =
            lead.and_then(|slug| find_in_issue(scope, slug, period, entries, || file.field("lead"), diagnostics));
        let mut ordered = Vec::new();
        for (at, slug) in &front.entries {
            let entry = find_in_issue(scope, slug, period, entries, || file.item("entries", *at), diagnostics);
            ordered.extend(entry.filter(|entry| !ordered.contains(entry)));
        }
        let Some(period) = period else { continue };
        if let Some(first) = introductions.get(&period.first) {
            let message = format!("`{period}` already has an introduction");
            let diagnostic = Diagnostic::new(&rules::DUPLICATE_ISSUE, period_location(file, front), message);
            let diagnostic = diagnostic.label(Location::file(&first.file), "this one");
            diagnostics.push(diagnostic.help("combine the two files"));
            continue;
        }
        let introduction = Introduction {
            file: Arc::clone(&file.path),
            title: front.title.clone(),
            lead,
            entries: ordered,
            body: Arc::clone(&file.body),
            body_start: file.body_start,
            extra: front.extra.clone(),
        };
        introductions.insert(period.first, introduction);
    }
    introductions
}

/// The period that an introduction is for; none, with a diagnostic, if the digest has no issue of such a period.
fn read_period(
    scope: Scope,
    file: &ParsedFile,
    front: &IssueFront,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<IssuePeriod> {
    let written = front.period.as_deref().unwrap_or(&file.slug);
    let cadence = scope.config.issues;
    let (rule, message, help) = match IssuePeriod::parse(written) {
        Some(period) if period.cadence == cadence => return Some(period),
        Some(period) => {
            let (other, example) = match cadence {
                Cadence::Weekly => ("month", "a week such as 2021-w43"),
                Cadence::Monthly => ("week", "a month such as 2021-10"),
            };
            let message = format!(
                "`{written}` is a {other}, but the issues of this digest are {}",
                cadence.word()
            );
            let help = format!(
                "write {example}, or set `issues: {}` in chancery.yaml",
                period.cadence.word()
            );
            (&rules::ISSUE_CADENCE, message, help)
        }
        None => (
            &rules::BAD_DATE,
            format!("`{written}` is neither a week nor a month"),
            "write a week as 2021-w43 or a month as 2021-10".to_owned(),
        ),
    };
    diagnostics.push(Diagnostic::new(rule, period_location(file, front), message).help(help));
    None
}

/// An entry that an introduction names; none, with a diagnostic, if it is not in the issue.
fn find_in_issue(
    scope: Scope,
    slug: &str,
    period: Option<IssuePeriod>,
    entries: &[Entry],
    location: impl Fn() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<EntryId> {
    let id = find_entry(scope, slug, &location, diagnostics)?;
    let period = period?;
    front(scope.chosen.published[id.index()]).date?;
    let entry = &entries[id.index()];
    let own = period_of(period.cadence, entry.date);
    let (message, help) = match entry.status {
        Status::Scheduled => (
            format!("the entry `{slug}` is scheduled, so it is in no issue yet"),
            "issues list scheduled entries automatically; remove it here",
        ),
        Status::Withdrawn => (
            format!("the entry `{slug}` is withdrawn, so it is in no issue"),
            "remove it here",
        ),
        Status::Happened | Status::Cancelled => match own {
            Some(own) if own == period => return Some(id),
            Some(own) => (
                format!("the entry `{slug}` is in the issue `{own}`, not in `{period}`"),
                "name it in the introduction of that issue, or link to it in the text",
            ),
            None => (
                format!(
                    "the date of the entry `{slug}`, {}, is not precise enough for an issue",
                    entry.date
                ),
                "remove it here; you can link to it in the text",
            ),
        },
    };
    diagnostics.push(Diagnostic::new(&rules::NOT_IN_ISSUE, location(), message).help(help));
    None
}

/// The location of the period in an introduction.
fn period_location(file: &ParsedFile, front: &IssueFront) -> Location {
    match front.period {
        Some(_) => file.field("period"),
        None => Location::file(&file.path),
    }
}

/// Whether an entry is in an issue.
fn is_listed(entry: &Entry) -> bool {
    !matches!(entry.status, Status::Scheduled | Status::Withdrawn)
}

/// The issue that an entry belongs to by its first day; none if it is not known precisely enough to say in which week or month
/// it was.
fn period_of(cadence: Cadence, date: DateSpan) -> Option<IssuePeriod> {
    let is_precise = match cadence {
        Cadence::Weekly => date.is_day_precise(),
        Cadence::Monthly => date.archive_level() <= Precision::Month,
    };
    is_precise.then(|| IssuePeriod::of(cadence, date.first()))
}

/// The scheduled entries that issues announce, the soonest first. One that an issue could not list, because its date is not known
/// precisely enough, is not announced either: it would stand there as a day that it may not be.
struct ScheduledEntries<'a> {
    entries: &'a [Entry],
    scheduled: Vec<EntryId>,
}

impl<'a> ScheduledEntries<'a> {
    fn new(entries: &'a [Entry], cadence: Cadence) -> Self {
        let ids = (0..entries.len()).map(EntryId::new);
        let entry = |id: &EntryId| &entries[id.index()];
        let is_announced =
            |id: &EntryId| entry(id).status == Status::Scheduled && period_of(cadence, entry(id).date).is_some();
        let mut scheduled: Vec<EntryId> = ids.filter(is_announced).collect();
        scheduled.sort_by_key(|id| entry(id).date.sort_key());
        Self { entries, scheduled }
    }

    /// Those after a period; if it is not complete, those from its first day on.
    fn after(&self, period: IssuePeriod, complete: bool) -> Vec<EntryId> {
        let date = |id: &EntryId| self.entries[id.index()].date;
        let end = period.last.saturating_add(AHEAD_DAYS.days());
        let is_ahead = |date: DateSpan| match complete {
            false => date.last() >= period.first,
            true if date.is_day_precise() => date.first() > period.last,
            // Of a month, or of about a day, some days may be left.
            true => date.last() > period.last,
        };
        // Hardly anything that is announced lasts more than a month, so what begins earlier does not reach into the period.
        let from = period.first.saturating_sub(31.days());
        let from = self.scheduled.partition_point(|id| date(id).first() < from);
        let near = self
            .scheduled
            .iter()
            .skip(from)
            .take_while(|id| date(id).first() <= end);
        near.filter(|id| is_ahead(date(id)))
            .take(AHEAD_LIMIT)
            .copied()
            .collect()
    }
}
