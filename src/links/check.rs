//! Checks links: several hosts at the same time, the links of one host one after another. Results are saved as they come.

use super::address;
use super::cache::{Cache, Error};
use super::check_link::{LinkResult, Session, Skipped};
use super::client::Client;
use super::collect::Link;
use super::due::DueLinks;
use super::host_limiter::HostLimiter;
use super::state::{LinkRecord, LinkState};
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};

/// How many hosts are checked at the same time.
const MAX_THREADS: usize = 8;
/// How often results are saved: an interrupted check loses no more than this.
const SAVE_INTERVAL: Duration = Duration::from_secs(2);
/// After so many failed connections in a row, the other links of a host are left for another day: each further attempt
/// would probably only wait for the timeout again.
const MAX_FAILURES: usize = 2;

/// How links are checked.
#[derive(Debug, Clone)]
pub struct CheckOptions {
    /// The `User-Agent` of the requests.
    pub user_agent: String,
    /// The time at which the check begins.
    pub now: Timestamp,
    /// The date of that time in the digest's time zone.
    pub today: Date,
    /// Maximum number of requests.
    pub budget: usize,
    /// Maximum time to wait for a response.
    pub timeout: Duration,
    /// Minimum time between two requests to the same host.
    pub pause: Duration,
    /// Maximum duration of the whole check.
    pub time_limit: Duration,
    /// Whether requests may go to private networks and to this machine.
    pub allow_private: bool,
}

/// The result of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckSummary {
    /// How many links were checked.
    pub links: usize,
    /// How many requests were sent.
    pub requests: usize,
    /// How many links were due but not checked.
    pub postponed: usize,
    /// Whether no host responded to any request; then no result is saved.
    pub is_offline: bool,
}

/// Checks the links that are due, and saves the results in the cache and its file. `done` counts the links.
///
/// # Errors
/// The file cannot be written.
pub fn check_links(
    root: &Path,
    due: DueLinks,
    cache: &mut Cache,
    options: &CheckOptions,
    done: &AtomicUsize,
) -> Result<CheckSummary, Error> {
    let total = due.total();
    let began = Instant::now();
    let session = Session {
        client: Client::new(&options.user_agent, options.timeout, options.allow_private),
        limiter: HostLimiter::new(options.pause),
        budget: AtomicUsize::new(options.budget),
        began: (began, options.now),
        deadline: began + options.time_limit,
    };
    for host in &due.paused_hosts {
        session.limiter.block_host(host);
    }
    let threads = due.hosts.len().min(MAX_THREADS);
    let hosts = Mutex::new(due.hosts.into_iter());
    let (sender, results) = mpsc::channel();
    let saved = std::thread::scope(|scope| {
        for _ in 0..threads {
            let (session, hosts, sender) = (&session, &hosts, sender.clone());
            scope.spawn(move || {
                let next_host = || hosts.lock().unwrap_or_else(PoisonError::into_inner).next();
                while let Some((_, links)) = next_host() {
                    let send = |link, result| sender.send((link, result)).is_ok();
                    // The receiver is gone if the file could not be written.
                    if check_host(session, &links, &send).is_none() {
                        return;
                    }
                }
            });
        }
        // Else the receiver would wait for ever.
        drop(sender);
        save_results(results, root, cache, options, done)
    });
    let (links, is_offline) = saved?;
    Ok(CheckSummary {
        links,
        requests: options.budget - session.budget.into_inner(),
        postponed: due.postponed + total - links,
        is_offline,
    })
}

/// Saves results as they come. Returns the number of links, and whether no host responded: until one does, this machine
/// may be offline, and nothing is saved.
fn save_results(
    results: mpsc::Receiver<(&Link, LinkResult)>,
    root: &Path,
    cache: &mut Cache,
    options: &CheckOptions,
    done: &AtomicUsize,
) -> Result<(usize, bool), Error> {
    let mut links = 0;
    let mut unsaved = Vec::new();
    let mut is_online = false;
    // The first result is saved at once: if the file cannot be written, that is better known early.
    let mut last_save: Option<Instant> = None;
    for (link, result) in results {
        links += 1;
        done.store(links, Ordering::Relaxed);
        is_online |= result.answered;
        let from_other_host = result.retry_after.is_some() && result.host != link.host;
        let record = LinkRecord {
            state: result.state,
            status: result.status,
            to: result.to,
            since: options.today,
            checked: options.today,
            retry_after: result.retry_after,
            retry_host: from_other_host.then_some(result.host),
        };
        unsaved.push((link, record));
        if !is_online {
            continue;
        }
        for (link, record) in unsaved.drain(..) {
            cache.record_result(&link.url, record);
        }
        if last_save.is_none_or(|time| time.elapsed() >= SAVE_INTERVAL) {
            cache.write(root)?;
            last_save = Some(Instant::now());
        }
    }
    let is_offline = !unsaved.is_empty();
    if !is_offline {
        cache.write(root)?;
    }
    Ok((links, is_offline))
}

/// Checks the links of a host one after another. `None` if a result could not be sent.
fn check_host<'a>(session: &Session, links: &[&'a Link], send: &dyn Fn(&'a Link, LinkResult) -> bool) -> Option<()> {
    let mut failures = 0;
    for (at, link) in links.iter().copied().enumerate() {
        let Some(url) = address::parse(&link.url) else { continue };
        let result = match session.check_link(&url) {
            Ok(result) => result,
            Err(Skipped::HostBlocked) => continue,
            Err(Skipped::LimitReached) => break,
        };
        let is_own_host = result.host == link.host;
        let send = |link, result| send(link, result).then_some(());
        send(link, result.clone())?;
        match result.state {
            // A host without an IP address has none for its other pages either.
            LinkState::Dns if is_own_host => {
                for link in links.iter().skip(at + 1).copied() {
                    send(link, result.clone())?;
                }
                break;
            }
            LinkState::Timeout | LinkState::Unreachable if is_own_host => failures += 1,
            _ => failures = 0,
        }
        let wants_pause = result.retry_after.is_some() || result.status == Some(429);
        if is_own_host && (wants_pause || failures == MAX_FAILURES) {
            break;
        }
    }
    Some(())
}
