//! What is known of links, for people by state and host, for programs a line each.

use super::address;
use super::cache::Cache;
use super::gather::{Link, Role};
use super::state::{Record, State};
use crate::diagnostic::{Location, Span};
use crate::locate::locate;
use crate::text::count;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

/// How many hosts are listed where none was asked for.
const MOST_HOSTS: usize = 30;
/// How many places of a link people are shown.
const MOST_PLACES: usize = 5;

/// What is reported.
pub struct Report<'a> {
    /// The links.
    pub links: &'a [&'a Link],
    /// What is known of them.
    pub cache: &'a Cache,
    /// The text of a file, by its path.
    pub text_of: &'a (dyn Fn(&str) -> Option<Arc<str>> + Sync),
    /// Whether links are listed whatever their state: somebody chose them.
    pub chosen: bool,
}

impl<'a> Report<'a> {
    fn state(&self, link: &Link) -> State {
        self.cache.state(link)
    }

    /// Links with the places of their uses, in the order of both.
    fn located(&self, links: &[&'a Link]) -> Vec<Vec<Option<Span>>> {
        let places: Vec<&Location> = links
            .iter()
            .flat_map(|link| &link.uses)
            .map(|it| &it.location)
            .collect();
        let mut spans = locate(&places, self.text_of).into_iter();
        links
            .iter()
            .map(|link| spans.by_ref().take(link.uses.len()).collect())
            .collect()
    }
}

/// For people. Where `quiet`, only what somebody should look at.
pub fn human(report: &Report, quiet: bool) -> String {
    let mut out = String::new();
    let mut listed: Vec<&Link> = report.links.to_vec();
    listed.retain(|link| report.chosen || report.state(link).is_trouble());
    listed.sort_by_key(|link| report.state(link));
    let mut before = None;
    for (link, spans) in listed.iter().zip(report.located(&listed)) {
        let state = report.state(link);
        if before != Some(state) {
            let _ = writeln!(out, "{}{}", if before.is_none() { "" } else { "\n" }, title(state));
            before = Some(state);
        }
        told(report, link, state, &spans, &mut out);
    }
    if quiet || report.links.is_empty() {
        return out;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    hosts(report, &mut out);
    let hosts = by_host(report).len();
    let links = count(report.links.len(), "link", "links");
    let states = tally(report.links.iter().map(|link| report.state(link)));
    let _ = writeln!(out, "\n{links} to {}: {states}", count(hosts, "host", "hosts"));
    out
}

fn title(state: State) -> String {
    let words = state.words();
    let mut characters = words.chars();
    let first = characters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// A link: what is known of it, where it stands, what cures it.
fn told(report: &Report, link: &Link, state: State, spans: &[Option<Span>], out: &mut String) {
    let _ = match state {
        State::Invalid => writeln!(out, "  {}", link.url.escape_debug()),
        _ => writeln!(out, "  {}", link.url),
    };
    if let Some(record) = report.cache.get(&link.url).filter(|_| state != State::Invalid) {
        let _ = writeln!(out, "    {}", known(record));
    }
    for (it, span) in link.uses.iter().zip(spans).take(MOST_PLACES) {
        let _ = match span {
            Some(span) => writeln!(out, "    {}:{}:{}", it.location.file, span.line, span.column),
            None => writeln!(out, "    {}", it.location.file),
        };
    }
    if let Some(more) = link.uses.len().checked_sub(MOST_PLACES).filter(|more| *more > 0) {
        let _ = writeln!(out, "    and {}", count(more, "more place", "more places"));
    }
    if let Some(help) = help(link, state, report.cache.get(&link.url)) {
        let _ = writeln!(out, "    = help: {help}");
    }
}

/// `404 on 2026-11-20, found so since 2026-11-13`
fn known(record: &Record) -> String {
    let mut text = match (&record.to, record.status) {
        (Some(to), _) => format!("leads to {} for good: seen", plain(to)),
        (None, Some(status)) => format!("status {status}"),
        (None, None) => "seen".to_owned(),
    };
    let _ = write!(text, " on {}", record.checked);
    if record.is_confirmed() {
        let _ = write!(text, ", and so since {}", record.since);
    }
    if let Some(until) = record.retry_after {
        let _ = write!(text, "; the host asked to be left alone until {until}");
    }
    text
}

/// Text that tells a terminal nothing but its letters.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            plain.extend(c.escape_default());
        } else {
            plain.push(c);
        }
    }
    plain
}

fn help(link: &Link, state: State, record: Option<&Record>) -> Option<String> {
    let from_source = link.uses.iter().any(|it| it.role == Role::Source);
    let copy = || match (link.archived, from_source) {
        (true, _) => "readers are offered the archived copy".to_owned(),
        (_, true) => format!(
            "look whether there is a copy at https://web.archive.org/web/*/{} and give it as `archive_url`",
            link.url
        ),
        _ => "lead somewhere else, or take the link away".to_owned(),
    };
    match state {
        State::Gone | State::Dns => Some(copy()),
        State::Moved if record.is_some_and(|record| leads_to_front_page(link, record)) => {
            Some(format!("that is the front page, so the text may be gone; {}", copy()))
        }
        State::Moved => Some("see whether it is the same text, and write the new address".to_owned()),
        State::Invalid => Some("write an address of http or https with a host".to_owned()),
        _ => None,
    }
}

/// Whether a page has become its site's front page, as many sites do it with what they have taken away.
fn leads_to_front_page(link: &Link, record: &Record) -> bool {
    let inner = |url: &str| address::parse(url).is_some_and(|url| url.path() != "/" || url.query().is_some());
    inner(&link.url) && record.to.as_deref().is_some_and(|to| !inner(to))
}

type Hosts<'a> = BTreeMap<&'a str, Vec<State>>;

fn by_host<'a>(report: &Report<'a>) -> Hosts<'a> {
    let mut hosts: Hosts<'a> = BTreeMap::new();
    for link in report.links.iter().filter(|link| !link.host.is_empty()) {
        hosts.entry(&link.host).or_default().push(report.state(link));
    }
    hosts
}

fn hosts(report: &Report, out: &mut String) {
    let mut hosts: Vec<_> = by_host(report).into_iter().collect();
    // Stable: hosts with as many links stay in the order of their names.
    hosts.sort_by_key(|(_, states)| std::cmp::Reverse(states.len()));
    let rest = hosts.split_off(hosts.len().min(MOST_HOSTS));
    let width = hosts.iter().map(|(host, _)| host.chars().count()).max().unwrap_or(0);
    out.push_str("Hosts\n");
    for (host, states) in hosts {
        let _ = writeln!(out, "{:>6}  {host:width$}  {}", states.len(), tally(states.into_iter()));
    }
    if !rest.is_empty() {
        let links = rest.iter().map(|(_, states)| states.len()).sum();
        let (rest, links) = (
            count(rest.len(), "more host", "more hosts"),
            count(links, "link", "links"),
        );
        let _ = writeln!(
            out,
            "        and {rest} with {links}; `--host HOST` shows one, `--format json` all"
        );
    }
}

/// `3 gone, 12 ok`
fn tally(states: impl Iterator<Item = State>) -> String {
    let mut counts: BTreeMap<State, usize> = BTreeMap::new();
    for state in states {
        *counts.entry(state).or_default() += 1;
    }
    let words = counts
        .into_iter()
        .map(|(state, number)| format!("{} {}", crate::text::thousands(number), state.words()));
    words.collect::<Vec<_>>().join(", ")
}

#[derive(Serialize)]
struct Line<'a> {
    url: &'a str,
    host: Option<&'a str>,
    state: &'static str,
    status: Option<u16>,
    to: Option<&'a str>,
    since: Option<String>,
    checked: Option<String>,
    archived: bool,
    uses: Vec<Used<'a>>,
}

#[derive(Serialize)]
struct Used<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    role: &'static str,
}

/// For programs: one JSON object a line, sorted by address.
pub fn json(report: &Report) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::new();
    for (link, spans) in report.links.iter().zip(report.located(report.links)) {
        let record = report.cache.get(&link.url).filter(|_| !link.host.is_empty());
        let uses = link.uses.iter().zip(&spans).map(|(it, span)| Used {
            file: &it.location.file,
            line: span.as_ref().map(|span| span.line),
            column: span.as_ref().map(|span| span.column),
            role: it.role.name(),
        });
        let line = Line {
            url: &link.url,
            host: Some(link.host.as_str()).filter(|host| !host.is_empty()),
            state: report.state(link).name(),
            status: record.and_then(|record| record.status),
            to: record.and_then(|record| record.to.as_deref()),
            since: record.map(|record| record.since.to_string()),
            checked: record.map(|record| record.checked.to_string()),
            archived: link.archived,
            uses: uses.collect(),
        };
        serde_json::to_writer(&mut out, &line)?;
        out.push(b'\n');
    }
    Ok(out)
}
