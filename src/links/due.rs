//! Which links are to be asked for, and in what order: what was never asked for first, then what was longest ago, in turns
//! by host.

use super::cache::Cache;
use super::gather::Link;
use super::state::{Record, State};
use jiff::Timestamp;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// What is to be asked for.
#[derive(Debug, Default)]
pub struct Due<'a> {
    /// By host, the one with most links first.
    pub hosts: Vec<(&'a str, Vec<&'a Link>)>,
    /// How many more are due than the budget has room for, or than hosts that asked to be left alone allow.
    pub left: usize,
    /// Hosts that are not to be asked, by redirects neither.
    pub resting: HashSet<String>,
}

impl Due<'_> {
    /// How many links there are.
    pub fn total(&self) -> usize {
        self.hosts.iter().map(|(_, links)| links.len()).sum()
    }
}

/// What is due on a day, at most `budget` links.
pub fn due<'a>(
    links: &[&'a Link],
    cache: &Cache,
    (now, today): (Timestamp, Date),
    max_age: u32,
    budget: usize,
) -> Due<'a> {
    let resting = cache.resting(now);
    let mut left = 0;
    let mut hosts: BTreeMap<&str, Vec<(Option<Date>, &Link)>> = BTreeMap::new();
    for link in links.iter().copied().filter(|link| !link.host.is_empty()) {
        let record = cache.get(&link.url);
        if !record.is_none_or(|record| is_due(record, today, max_age)) {
            continue;
        }
        // Where it led the last time rests as well.
        let led = record.and_then(|record| record.retry_host.as_ref());
        if resting.contains(&link.host) || led.is_some_and(|host| resting.contains(host)) {
            left += 1;
            continue;
        }
        let of_host = hosts.entry(&link.host).or_default();
        of_host.push((record.map(|record| record.checked), link));
    }
    let mut all = Vec::new();
    for of_host in hosts.values_mut() {
        of_host.sort_by_key(|(checked, link)| (*checked, &link.url));
        all.extend(of_host.iter().enumerate().map(|(rank, (_, link))| (rank, *link)));
    }
    // Stable: within a round, hosts stay in the order of their names.
    all.sort_by_key(|(rank, _)| *rank);
    left += all.len().saturating_sub(budget);
    let mut chosen: BTreeMap<&str, Vec<&Link>> = BTreeMap::new();
    for (_, link) in all.into_iter().take(budget) {
        chosen.entry(&link.host).or_default().push(link);
    }
    let mut hosts: Vec<_> = chosen.into_iter().collect();
    hosts.sort_by_key(|(_, links)| Reverse(links.len()));
    Due { hosts, left, resting }
}

/// What is there, or was found the same on two days, waits for `max_age` days; the rest for another day.
fn is_due(record: &Record, today: Date, max_age: u32) -> bool {
    let settled = matches!(record.state, State::Ok | State::Moved) || record.is_confirmed();
    let wait = if settled { max_age } else { max_age.min(1) };
    let days = today.duration_since(record.checked).as_hours() / 24;
    // A day that is still to come was written by a wrong clock.
    days < 0 || days >= i64::from(wait)
}
