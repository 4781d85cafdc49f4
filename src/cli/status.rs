//! `chancery status`: an overview of the digest for its editors.

use super::args::StatusArgs;
use super::outcome::{Outcome, fail};
use super::{output, report};
use crate::diagnostic::Diagnostic;
use crate::digest::{Digest, Entry, Status};
use crate::lint::Selection;
use crate::parse::{Front, Parsed};
use crate::pipeline;
use crate::text::count;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::cmp::Reverse;
use std::fmt::Write as _;
use std::path::Path;

/// How many months and names are listed.
const MAX_LINES: usize = 12;
/// A topic is listed if its last entry is older than this many days.
const QUIET_DAYS: i32 = 90;

/// Prints the overview.
pub fn run(root: &Path, args: &StatusArgs, now: Timestamp) -> Outcome {
    let mut prepared = pipeline::prepare(root, &args.digest.pipeline(now), None);
    let selection = Selection::all(&prepared.parsed.config, &[]);
    pipeline::lint(&mut prepared, &selection);
    let mut out = String::new();
    if prepared.ready.is_none() {
        out.push_str("The digest has errors: what has one may be missing below. `chancery check` lists them.\n\n");
    }
    if let Some(ready) = prepared.checkable() {
        let digest = &ready.digest;
        write_months(digest, &mut out);
        write_unpublished(&prepared.parsed, digest, &mut out);
        write_sources(digest, &mut out);
        write_quiet_topics(digest, &mut out);
        write_unregistered(digest, &mut out);
    }
    write_rules(&prepared.diagnostics, &mut out);
    output::print_text(out.as_bytes()).map_or_else(fail, |()| Outcome::Success)
}

/// Writes a title, and lines of a number and what it counts; nothing if there are no lines.
fn write_section(out: &mut String, title: &str, lines: impl IntoIterator<Item = (usize, String)>) {
    let lines: Vec<(usize, String)> = lines.into_iter().collect();
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "{title}");
    for (number, what) in lines {
        let _ = writeln!(out, "{number:>6}  {what}");
    }
    out.push('\n');
}

fn write_months(digest: &Digest, out: &mut String) {
    let month_of = |entry: &Entry| entry.date.archive_month();
    let months = digest.entries.chunk_by(|a, b| month_of(a) == month_of(b));
    let lines = months.take(MAX_LINES).filter_map(|entries| {
        let period = match month_of(entries.first()?) {
            (year, Some(month)) => format!("{year:04}-{month:02}"),
            (year, None) => format!("{year:04}"),
        };
        Some((entries.len(), period))
    });
    let title = format!(
        "{} by month, newest first",
        count(digest.entries.len(), "entry", "entries")
    );
    write_section(out, &title, lines);
}

/// Drafts, entries that are published later, and events in the future.
fn write_unpublished(parsed: &Parsed, digest: &Digest, out: &mut String) {
    let (mut drafts, mut publish_later) = (Vec::new(), Vec::new());
    for file in &parsed.files {
        let Front::Entry(front) = &file.front else { continue };
        let future = front.publish_at.filter(|at| {
            let zoned = at.start().to_zoned(digest.config.timezone.clone());
            zoned.is_ok_and(|zoned| zoned.timestamp() > digest.now)
        });
        if front.draft {
            drafts.push(file.path.to_string());
        } else if let Some(at) = future {
            publish_later.push(format!("{at}  {}", file.path));
        }
    }
    publish_later.sort();
    let all_scheduled = digest.entries.iter().rev().filter(|it| it.status == Status::Scheduled);
    let (overdue, scheduled): (Vec<&Entry>, Vec<&Entry>) =
        all_scheduled.partition(|entry| entry.date.last() < digest.earliest_day());
    let [overdue, scheduled] = [overdue, scheduled].map(|entries| {
        let line = |entry: &&Entry| format!("{}  {}", entry.date, entry.file);
        entries.iter().map(line).collect()
    });
    for (one, many, files) in [
        ("draft", "drafts", drafts),
        (
            "entry to be published later",
            "entries to be published later",
            publish_later,
        ),
        ("scheduled event", "scheduled events", scheduled),
        (
            "scheduled event whose day is over",
            "scheduled events whose day is over",
            overdue,
        ),
    ] {
        if !files.is_empty() {
            let _ = writeln!(out, "{}", count(files.len(), one, many));
            for file in files {
                let _ = writeln!(out, "        {file}");
            }
            out.push('\n');
        }
    }
}

fn write_sources(digest: &Digest, out: &mut String) {
    let entries = &digest.entries;
    let count_if = |condition: &dyn Fn(&Entry) -> bool| entries.iter().filter(|entry| condition(entry)).count();
    let single = count_if(&|entry| entry.only_origin().is_some());
    let percent = (single * 100 + entries.len() / 2)
        .checked_div(entries.len())
        .unwrap_or(0);
    let lines = [
        (
            count_if(&|entry| entry.accounts.iter().all(|account| account.archive_url.is_none())),
            "without an archived copy".to_owned(),
        ),
        (
            count_if(&|entry| entry.accounts.iter().all(|account| account.saved.is_none())),
            "without a saved source".to_owned(),
        ),
        (single, format!("with only one source ({percent} %)")),
    ];
    write_section(out, "Entries and their sources", lines);
}

/// Topics that have a file, but no recent entry.
fn write_quiet_topics(digest: &Digest, out: &mut String) {
    let today = digest.today();
    let limit = today.checked_sub(QUIET_DAYS.days()).unwrap_or(Date::MIN);
    let topics = digest.topics.iter().filter(|topic| topic.file.is_some());
    let mut quiet: Vec<(Option<Date>, &str)> = topics
        .map(|topic| {
            let last = topic.entries.iter().map(|id| digest.entry(*id).date.last()).max();
            (last, topic.slug.as_str())
        })
        .filter(|(last, _)| last.is_none_or(|last| last < limit))
        .collect();
    quiet.sort_unstable();
    if quiet.is_empty() {
        return;
    }
    let _ = writeln!(out, "Topics without an entry in the last {QUIET_DAYS} days");
    for (last, slug) in quiet {
        let last = last.map_or_else(|| "never".to_owned(), |last| last.to_string());
        let _ = writeln!(out, "        {slug}  ({last})");
    }
    out.push('\n');
}

/// Names in entries for which there is no file, the most frequent first.
fn write_unregistered(digest: &Digest, out: &mut String) {
    let people = digest
        .people
        .iter()
        .map(|it| (it.file.is_none(), it.entries.len(), "person", &it.name));
    let parties = digest
        .parties
        .iter()
        .map(|it| (it.file.is_none(), it.entries.len(), "party", &it.name));
    let sources = digest
        .publishers
        .iter()
        .map(|it| (it.file.is_none(), it.entries.len(), "source", &it.name));
    let mut names: Vec<(usize, String)> = people
        .chain(parties)
        .chain(sources)
        .filter(|(has_no_file, entries, ..)| *has_no_file && *entries > 0)
        .map(|(_, entries, kind, name)| (entries, format!("{name} ({kind})")))
        .collect();
    sort_by_number(&mut names);
    names.truncate(MAX_LINES);
    write_section(out, "Names without a file, by number of entries", names);
}

/// How often each rule of `chancery check` is broken.
fn write_rules(diagnostics: &[Diagnostic], out: &mut String) {
    let table = report::table_of_rules(diagnostics.iter());
    if !table.is_empty() {
        let _ = writeln!(out, "Problems that `chancery check` reports, by rule\n{table}");
    }
}

/// Sorts by number, the highest first, then by text.
fn sort_by_number(lines: &mut [(usize, String)]) {
    lines.sort_by(|a, b| (Reverse(a.0), &a.1).cmp(&(Reverse(b.0), &b.1)));
}
