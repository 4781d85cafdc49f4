//! The report for people: links with problems by state, then a summary by host.

use super::address;
use super::collect::{Link, Role};
use super::report::Report;
use super::state::{LinkRecord, LinkState};
use crate::diagnostic::Span;
use crate::text::{count, thousands};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many hosts are listed.
const MAX_HOSTS: usize = 30;
/// How many locations of a link are listed.
const MAX_USES: usize = 5;

/// The report as text. If `quiet`, only the links with problems.
pub fn human(report: &Report, quiet: bool) -> String {
    let mut out = String::new();
    write_links(report, &mut out);
    if quiet || report.links.is_empty() {
        return out;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    let hosts = states_by_host(report);
    let hosts_number = count(hosts.len(), "host", "hosts");
    write_hosts(hosts, &mut out);
    let links = count(report.links.len(), "link", "links");
    let states = count_states(report.links.iter().map(|link| report.state(link)));
    let _ = writeln!(out, "\n{links} to {hosts_number}: {states}");
    out
}

/// The links under a heading for each state, the worst state first.
fn write_links(report: &Report, out: &mut String) {
    let mut listed: Vec<&Link> = report.links.to_vec();
    listed.retain(|link| report.is_filtered || report.state(link).is_problem());
    listed.sort_by_key(|link| report.state(link));
    let mut previous = None;
    for (link, spans) in listed.iter().zip(report.spans(&listed)) {
        let state = report.state(link);
        if previous != Some(state) {
            let gap = if previous.is_none() { "" } else { "\n" };
            let _ = writeln!(out, "{gap}{}", heading(state));
            previous = Some(state);
        }
        write_link(report, link, state, &spans, out);
    }
}

/// The words of a state with a capital letter.
fn heading(state: LinkState) -> String {
    let mut characters = state.words().chars();
    let first = characters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// A link: its last check, where it is used, and how to fix it.
fn write_link(report: &Report, link: &Link, state: LinkState, spans: &[Option<Span>], out: &mut String) {
    let _ = match state {
        // An invalid address may contain anything, also control characters for the terminal.
        LinkState::Invalid => writeln!(out, "  {}", link.url.escape_debug()),
        _ => writeln!(out, "  {}", link.url),
    };
    if let Some(record) = report.cache.get(&link.url).filter(|_| state != LinkState::Invalid) {
        let _ = writeln!(out, "    {}", describe_record(record));
    }
    for (it, span) in link.uses.iter().zip(spans).take(MAX_USES) {
        let _ = match span {
            Some(span) => writeln!(out, "    {}:{}:{}", it.location.file, span.line, span.column),
            None => writeln!(out, "    {}", it.location.file),
        };
    }
    if let Some(more) = link.uses.len().checked_sub(MAX_USES).filter(|more| *more > 0) {
        let _ = writeln!(out, "    and {}", count(more, "more location", "more locations"));
    }
    if let Some(help) = help_for(link, state, report.cache.get(&link.url)) {
        let _ = writeln!(out, "    = help: {help}");
    }
}

/// `status 404, checked on 2026-11-20, the same since 2026-11-13`
fn describe_record(record: &LinkRecord) -> String {
    let mut text = String::new();
    if let Some(to) = &record.to {
        let _ = write!(text, "redirects permanently to {}; ", escape_controls(to));
    } else if let Some(status) = record.status {
        let _ = write!(text, "status {status}, ");
    }
    let _ = write!(text, "checked on {}", record.checked);
    if record.is_confirmed() {
        let _ = write!(text, ", the same since {}", record.since);
    }
    if let Some(until) = record.retry_after {
        let _ = write!(text, "; the host asked for no requests until {until}");
    }
    text
}

/// Escapes what could control a terminal or reorder its text: the address of a redirect comes from a stranger's server.
fn escape_controls(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// What an editor can do about a link.
fn help_for(link: &Link, state: LinkState, record: Option<&LinkRecord>) -> Option<String> {
    match state {
        LinkState::Gone | LinkState::Dns => Some(help_for_missing(link)),
        LinkState::Moved if record.is_some_and(|record| leads_to_front_page(link, record)) => Some(format!(
            "this is the front page, so the text may be gone; {}",
            help_for_missing(link)
        )),
        LinkState::Moved => Some("check that it is the same text, and replace the address".to_owned()),
        LinkState::Invalid => Some("write an http or https address with a host".to_owned()),
        _ => None,
    }
}

fn help_for_missing(link: &Link) -> String {
    let is_source = link.uses.iter().any(|it| it.role == Role::Source);
    match (link.archived, is_source) {
        (true, _) => "readers can use the archived copy".to_owned(),
        (false, true) => format!(
            "look for a copy at https://web.archive.org/web/*/{} and add it as `archive_url`",
            link.url
        ),
        (false, false) => "replace the link, or remove it".to_owned(),
    }
}

/// Whether a page redirects to the front page: many sites do this with pages that they have removed.
fn leads_to_front_page(link: &Link, record: &LinkRecord) -> bool {
    let is_inner = |url: &str| address::parse(url).is_some_and(|url| url.path() != "/" || url.query().is_some());
    is_inner(&link.url) && record.to.as_deref().is_some_and(|to| !is_inner(to))
}

type StatesByHost<'a> = BTreeMap<&'a str, Vec<LinkState>>;

fn states_by_host<'a>(report: &Report<'a>) -> StatesByHost<'a> {
    let mut hosts: StatesByHost<'a> = BTreeMap::new();
    for link in report.links.iter().filter(|link| !link.host.is_empty()) {
        hosts.entry(&link.host).or_default().push(report.state(link));
    }
    hosts
}

/// A line for each host, the host with most links first.
fn write_hosts(hosts: StatesByHost, out: &mut String) {
    let mut hosts: Vec<_> = hosts.into_iter().collect();
    // The sort is stable: hosts with the same number of links stay in the order of their names.
    hosts.sort_by_key(|(_, states)| std::cmp::Reverse(states.len()));
    let rest = hosts.split_off(hosts.len().min(MAX_HOSTS));
    let width = hosts.iter().map(|(host, _)| host.chars().count()).max().unwrap_or(0);
    out.push_str("Hosts\n");
    for (host, states) in hosts {
        let _ = writeln!(
            out,
            "{:>6}  {host:width$}  {}",
            states.len(),
            count_states(states.into_iter())
        );
    }
    if !rest.is_empty() {
        let links = rest.iter().map(|(_, states)| states.len()).sum();
        let hosts = count(rest.len(), "more host", "more hosts");
        let links = count(links, "link", "links");
        let _ = writeln!(
            out,
            "        and {hosts} with {links}; use `--host HOST` to list one, `--format json` to list all"
        );
    }
}

/// `3 gone, 12 ok`
fn count_states(states: impl Iterator<Item = LinkState>) -> String {
    let mut counts: BTreeMap<LinkState, usize> = BTreeMap::new();
    for state in states {
        *counts.entry(state).or_default() += 1;
    }
    let words = counts
        .into_iter()
        .map(|(state, number)| format!("{} {}", thousands(number), state.words()));
    words.collect::<Vec<_>>().join(", ")
}
