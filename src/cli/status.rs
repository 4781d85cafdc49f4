//! `chancery status`: what an editor wants to see in the morning.

use super::args::Status;
use super::{Ending, fail};
use crate::diagnostic::Diagnostic;
use crate::digest::{self, Digest};
use crate::parse::{Front, Parsed};
use crate::pipeline;
use crate::text::count;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// How many months, names and rules are listed.
const MOST: usize = 12;
/// After so many days without an entry, a topic is told.
const QUIET_DAYS: i32 = 90;

pub fn run(root: &Path, options: &Status, now: Timestamp) -> Ending {
    if !root.is_dir() {
        return fail(format_args!("there is no folder {}", root.display()));
    }
    let mut prepared = pipeline::prepare(root, &options.digest.options(now), None);
    pipeline::lint(&mut prepared);
    let mut out = String::new();
    if let Some(ready) = &prepared.ready {
        let digest = &ready.digest;
        months(digest, &mut out);
        waiting(&prepared.parsed, digest, &mut out);
        sources(digest, &mut out);
        topics(digest, &mut out);
        unregistered(digest, &mut out);
    } else {
        out.push_str("The digest has errors, so only they are told; `chancery check` shows where.\n\n");
    }
    rules(&prepared.diagnostics, &mut out);
    // Whoever reads it may have read enough.
    let _ = std::io::stdout().write_all(out.as_bytes());
    Ending::Clean
}

/// A title, and lines of a number and what it counts.
fn section(out: &mut String, title: &str, lines: impl IntoIterator<Item = (usize, String)>) {
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

fn months(digest: &Digest, out: &mut String) {
    let month = |entry: &digest::Entry| (entry.date.first.year(), entry.date.first.month());
    let months = digest.entries.chunk_by(|a, b| month(a) == month(b));
    let lines = months.take(MOST).map(|entries| {
        let (year, number) = month(&entries[0]);
        (entries.len(), format!("{year:04}-{number:02}"))
    });
    let title = format!(
        "{} by month, newest first",
        count(digest.entries.len(), "entry", "entries")
    );
    section(out, &title, lines);
}

/// What is not on the site yet.
fn waiting(parsed: &Parsed, digest: &Digest, out: &mut String) {
    let fronts = parsed.files.iter().filter_map(|file| match &file.front {
        Front::Entry(front) => Some((file, front)),
        _ => None,
    });
    let (mut drafts, mut embargoed) = (Vec::new(), Vec::new());
    for (file, front) in fronts {
        let later = front.publish_at.filter(|at| {
            let zoned = at.to_zoned(digest.config.timezone.clone());
            zoned.is_ok_and(|zoned| zoned.timestamp() > digest.now)
        });
        if front.draft {
            drafts.push(file.path.to_string());
        } else if let Some(at) = later {
            embargoed.push(format!("{at}  {}", file.path));
        }
    }
    embargoed.sort();
    let scheduled = digest
        .entries
        .iter()
        .rev()
        .filter(|entry| entry.status == digest::Status::Scheduled);
    let scheduled: Vec<String> = scheduled
        .map(|entry| format!("{}  {}", entry.date, entry.file))
        .collect();
    for (title, files) in [
        ("drafts", drafts),
        ("to be published later", embargoed),
        ("scheduled events", scheduled),
    ] {
        if !files.is_empty() {
            let _ = writeln!(out, "{} {title}", files.len());
            for file in files {
                let _ = writeln!(out, "        {file}");
            }
            out.push('\n');
        }
    }
}

fn sources(digest: &Digest, out: &mut String) {
    let entries = &digest.entries;
    let of = |holds: &dyn Fn(&digest::Entry) -> bool| entries.iter().filter(|entry| holds(entry)).count();
    let single = of(&|entry| entry.accounts.len() == 1);
    let percent = (single * 100 + entries.len() / 2)
        .checked_div(entries.len())
        .unwrap_or(0);
    let lines = [
        (
            of(&|entry| entry.accounts.iter().all(|account| account.archive_url.is_none())),
            "without an archived copy".to_owned(),
        ),
        (
            of(&|entry| entry.accounts.iter().all(|account| account.saved.is_none())),
            "without a saved source".to_owned(),
        ),
        (single, format!("rest on one source ({percent} %)")),
    ];
    section(out, "Entries and their sources", lines);
}

fn topics(digest: &Digest, out: &mut String) {
    let today = digest.today();
    let long_ago = today.checked_sub(QUIET_DAYS.days()).unwrap_or(Date::MIN);
    let mut quiet: Vec<(Option<Date>, &str)> = digest
        .topics
        .iter()
        .filter(|topic| topic.file.is_some())
        .map(|topic| {
            (
                topic.entries.first().map(|id| digest.entry(*id).date.last),
                topic.slug.as_str(),
            )
        })
        .filter(|(last, _)| last.is_none_or(|last| last < long_ago))
        .collect();
    quiet.sort_unstable();
    if quiet.is_empty() {
        return;
    }
    let _ = writeln!(out, "Topics without an entry for {QUIET_DAYS} days");
    for (last, slug) in quiet {
        let last = last.map_or_else(|| "never".to_owned(), |last| last.to_string());
        let _ = writeln!(out, "        {slug}  ({last})");
    }
    out.push('\n');
}

fn unregistered(digest: &Digest, out: &mut String) {
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
        .filter(|(unknown, entries, ..)| *unknown && *entries > 0)
        .map(|(_, entries, kind, name)| (entries, format!("{name} ({kind})")))
        .collect();
    names.sort_by(|a, b| (Reverse(a.0), &a.1).cmp(&(Reverse(b.0), &b.1)));
    names.truncate(MOST);
    section(out, "Names that have no file, by entries", names);
}

fn rules(diagnostics: &[Diagnostic], out: &mut String) {
    let mut counts: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for diagnostic in diagnostics {
        let count = counts
            .entry(diagnostic.rule.name)
            .or_insert((0, diagnostic.severity.word()));
        count.0 += 1;
    }
    let mut lines: Vec<(usize, String)> = counts
        .into_iter()
        .map(|(rule, (number, severity))| (number, format!("{severity}[{rule}]")))
        .collect();
    lines.sort_by(|a, b| (Reverse(a.0), &a.1).cmp(&(Reverse(b.0), &b.1)));
    section(out, "What `chancery check` says, by rule", lines);
}
