//! Issues: the entries of each week or month that has any, and what the editor wrote for it.

use super::choose::front;
use super::entries::Resolver;
use crate::date::{DateSpan, Precision};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Entry, EntryId, Introduction, Issue, IssuePeriod, Status};
use crate::parse::{Cadence, Front, IssueFront, ParsedFile};
use jiff::ToSpan;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How far an issue looks ahead.
const AHEAD_DAYS: i32 = 28;
/// The most that an issue announces.
const AHEAD_LIMIT: usize = 12;

impl Resolver<'_> {
    /// Every period with entries, newest first, with its introduction. The introductions are checked even if no issues
    /// are made.
    pub fn issues(&mut self, entries: &[Entry]) -> Vec<Issue> {
        let cadence = self.parsed.config.issues;
        let listed = (0..entries.len()).map(EntryId::new);
        let listed = listed.filter(|id| is_listed(&entries[id.index()]));
        let mut listed: Vec<(IssuePeriod, EntryId)> = listed
            .map(|id| (IssuePeriod::of(cadence, day(cadence, entries[id.index()].date)), id))
            .collect();
        listed.sort_by_key(|(period, id)| (Reverse(period.first), *id));
        let mut introductions = self.introductions(entries);
        let ahead = Ahead::new(entries);
        let issues = listed.chunk_by(|(a, _), (b, _)| a == b).map(|same| {
            let period = same[0].0;
            let complete = period.last < self.today;
            Issue {
                period,
                entries: same.iter().map(|(_, id)| *id).collect(),
                ahead: ahead.of(period, complete),
                complete,
                introduction: introductions.remove(&period.first),
            }
        });
        let issues = issues.collect();
        // Of an entry that has no date, nobody knows which issue it would have been in.
        if self.chosen.published.iter().all(|file| front(file).date.is_some()) {
            for (_, introduction) in introductions {
                let location = Location::file(&introduction.file);
                let message = "there is no entry of this period, so there is no issue to introduce";
                let diagnostic = Diagnostic::new(&rules::ISSUE_WITHOUT_ENTRIES, location, message);
                self.diagnostics
                    .push(diagnostic.help("it is shown as soon as there is one; else take the file away"));
            }
        }
        if self.parsed.config.pages.issues {
            issues
        } else {
            Vec::new()
        }
    }

    /// What editors wrote, by the first day of its period.
    fn introductions(&mut self, entries: &[Entry]) -> BTreeMap<Date, Introduction> {
        let mut found: BTreeMap<Date, Introduction> = BTreeMap::new();
        for file in &self.parsed.files {
            let Front::Issue(front) = &file.front else { continue };
            let period = self.period(file, front);
            let lead = front.lead.as_ref();
            let lead = lead.and_then(|slug| self.member(slug, period, entries, || file.field("lead")));
            let mut ordered = Vec::new();
            for (at, slug) in &front.entries {
                let entry = self.member(slug, period, entries, || file.item("entries", *at));
                ordered.extend(entry.filter(|entry| !ordered.contains(entry)));
            }
            let Some(period) = period else { continue };
            if let Some(first) = found.get(&period.first) {
                let message = format!("`{period}` has an introduction already");
                let diagnostic = Diagnostic::new(&rules::DUPLICATE_ISSUE, period_place(file, front), message);
                self.diagnostics.push(
                    diagnostic
                        .label(Location::file(&first.file), "this one")
                        .help("make one file of the two"),
                );
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
            found.insert(period.first, introduction);
        }
        found
    }

    /// The period that an introduction is for, if the digest has such issues.
    fn period(&mut self, file: &ParsedFile, front: &IssueFront) -> Option<IssuePeriod> {
        let written = front.period.as_deref().unwrap_or(&file.slug);
        let cadence = self.parsed.config.issues;
        let diagnostic = match IssuePeriod::parse(written) {
            Some(period) if period.cadence == cadence => return Some(period),
            Some(_) => {
                let (own, other, example, word) = match cadence {
                    Cadence::Weekly => ("weekly", "month", "a week such as 2021-w43", "monthly"),
                    Cadence::Monthly => ("monthly", "week", "a month such as 2021-10", "weekly"),
                };
                let message = format!("`{written}` is a {other}, and the issues of this digest are {own}");
                Diagnostic::new(&rules::ISSUE_CADENCE, period_place(file, front), message)
                    .help(format!("write {example}, or put `issues: {word}` into chancery.yaml"))
            }
            None => {
                let message = format!("`{written}` is neither a week nor a month");
                Diagnostic::new(&rules::BAD_DATE, period_place(file, front), message)
                    .help("write a week as 2021-w43 or a month as 2021-10")
            }
        };
        self.diagnostics.push(diagnostic);
        None
    }

    /// An entry that an introduction names, if it is in the issue.
    fn member(
        &mut self,
        slug: &str,
        period: Option<IssuePeriod>,
        entries: &[Entry],
        location: impl Fn() -> Location,
    ) -> Option<EntryId> {
        let id = self.reference(slug, &location)?;
        let period = period?;
        front(self.chosen.published[id.index()]).date?;
        let entry = &entries[id.index()];
        let own = IssuePeriod::of(period.cadence, day(period.cadence, entry.date));
        let (message, help) = match entry.status {
            Status::Scheduled => (
                format!("the entry `{slug}` is scheduled, so it is in no issue yet"),
                "issues announce what is scheduled by themselves; take it away here",
            ),
            Status::Withdrawn => (
                format!("the entry `{slug}` is withdrawn, so it is in no issue"),
                "take it away here",
            ),
            Status::Happened | Status::Cancelled if own != period => (
                format!("the entry `{slug}` is not of `{period}` but of `{own}`"),
                "name it in the introduction of that issue, or link to it in the text",
            ),
            Status::Happened | Status::Cancelled => return Some(id),
        };
        self.diagnostics
            .push(Diagnostic::new(&rules::NOT_IN_ISSUE, location(), message).help(help));
        None
    }
}

/// Where an introduction says what it is for.
fn period_place(file: &ParsedFile, front: &IssueFront) -> Location {
    match front.period {
        Some(_) => file.field("period"),
        None => Location::file(&file.path),
    }
}

/// Whether an entry is in the list of its issue.
fn is_listed(entry: &Entry) -> bool {
    !matches!(entry.status, Status::Scheduled | Status::Withdrawn)
}

/// The day by which an entry belongs to a period: its first, or of a month that has several weeks, its last.
fn day(cadence: Cadence, date: DateSpan) -> Date {
    match (cadence, date.precision) {
        (Cadence::Weekly, Precision::Month) => date.last,
        _ => date.first,
    }
}

/// What is scheduled, the nearest first.
struct Ahead<'a> {
    entries: &'a [Entry],
    scheduled: Vec<EntryId>,
}

impl<'a> Ahead<'a> {
    fn new(entries: &'a [Entry]) -> Self {
        let ids = (0..entries.len()).rev().map(EntryId::new);
        let scheduled = ids.filter(|id| entries[id.index()].status == Status::Scheduled);
        Self {
            entries,
            scheduled: scheduled.collect(),
        }
    }

    /// What is to come after a period; while the period lasts, from its beginning on.
    fn of(&self, period: IssuePeriod, complete: bool) -> Vec<EntryId> {
        let date = |id: &EntryId| self.entries[id.index()].date;
        let end = period.last.saturating_add(AHEAD_DAYS.days());
        let is_ahead = |date: DateSpan| match (complete, date.precision) {
            (false, _) => date.last >= period.first,
            (true, Precision::Day) => date.first > period.last,
            (true, Precision::Month) => date.last > period.last,
        };
        // Nothing that begins a month before it ends after it.
        let from = period.first.saturating_sub(31.days());
        let from = self.scheduled.partition_point(|id| date(id).first < from);
        let near = self.scheduled[from..].iter().take_while(|id| date(id).first <= end);
        near.filter(|id| is_ahead(date(id)))
            .take(AHEAD_LIMIT)
            .copied()
            .collect()
    }
}
