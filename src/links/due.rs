//! Selects the links to check: those that were never checked first, then those whose last check is the oldest. The hosts
//! share the budget in turns, one link each.

use super::cache::Cache;
use super::collect::Link;
use super::state::{LinkRecord, LinkState};
use jiff::Timestamp;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// The links to check.
#[derive(Debug, Default)]
pub struct DueLinks<'a> {
    /// The links of each host; the host with most links comes first, since it takes longest.
    pub hosts: Vec<(&'a str, Vec<&'a Link>)>,
    /// How many more links are due, but exceed the budget or belong to hosts that asked for no further requests.
    pub postponed: usize,
    /// Hosts that asked for no further requests; redirects to them are not followed either.
    pub paused_hosts: HashSet<String>,
}

impl DueLinks<'_> {
    /// The number of links to check.
    pub fn total(&self) -> usize {
        self.hosts.iter().map(|(_, links)| links.len()).sum()
    }
}

/// Selects the links that are due today, at most `budget` of them. With `allow_private` those of private networks are due at once.
pub fn due_links<'a>(
    links: &[&'a Link],
    cache: &Cache,
    (now, today): (Timestamp, Date),
    max_age: u32,
    budget: usize,
    allow_private: bool,
) -> DueLinks<'a> {
    let paused_hosts = cache.paused_hosts(now);
    let mut postponed = 0;
    let mut due: BTreeMap<&str, Vec<(Option<Date>, &Link)>> = BTreeMap::new();
    for link in links.iter().copied().filter(|link| !link.host.is_empty()) {
        let record = cache.get(&link.url);
        if !record.is_none_or(|record| is_due(record, today, max_age, allow_private)) {
            continue;
        }
        // The host to which the link redirected the last time may want the pause.
        let redirect_host = record.and_then(|record| record.retry_host.as_ref());
        if paused_hosts.contains(&link.host) || redirect_host.is_some_and(|host| paused_hosts.contains(host)) {
            postponed += 1;
            continue;
        }
        let of_host = due.entry(&link.host).or_default();
        of_host.push((record.map(|record| record.checked), link));
    }
    let all = in_turns(due);
    postponed += all.len().saturating_sub(budget);
    let mut hosts: BTreeMap<&str, Vec<&Link>> = BTreeMap::new();
    for link in all.into_iter().take(budget) {
        hosts.entry(&link.host).or_default().push(link);
    }
    let mut hosts: Vec<_> = hosts.into_iter().collect();
    hosts.sort_by_key(|(_, links)| Reverse(links.len()));
    DueLinks {
        hosts,
        postponed,
        paused_hosts,
    }
}

/// The first link of every host, then the second of every host, and so on.
fn in_turns<'a>(mut hosts: BTreeMap<&str, Vec<(Option<Date>, &'a Link)>>) -> Vec<&'a Link> {
    let mut all = Vec::new();
    for of_host in hosts.values_mut() {
        of_host.sort_by_key(|(checked, link)| (*checked, &link.url));
        all.extend(of_host.iter().enumerate().map(|(rank, (_, link))| (rank, *link)));
    }
    // The sort is stable: within a round, hosts stay in the order of their names.
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().map(|(_, link)| link).collect()
}

/// Whether a link is to be checked again. A working link, or a state that was confirmed on a second day, waits for
/// `max_age` days. Any other failure may be temporary and is checked again the next day.
fn is_due(record: &LinkRecord, today: Date, max_age: u32, allow_private: bool) -> bool {
    // Nothing was requested of it so far.
    if allow_private && record.state == LinkState::Private {
        return true;
    }
    let is_settled = matches!(record.state, LinkState::Ok | LinkState::Moved) || record.is_confirmed();
    let wait = if is_settled { max_age } else { max_age.min(1) };
    let days = today.duration_since(record.checked).as_hours() / 24;
    // A date in the future was written by a wrong clock.
    days < 0 || days >= i64::from(wait)
}
