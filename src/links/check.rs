//! Asks for links: hosts side by side, the links of one host after another. What is learnt is written as it comes.

use super::address;
use super::ask::{Asking, Finding, Left};
use super::cache::{Cache, Error};
use super::client::Client;
use super::due::Due;
use super::gates::Gates;
use super::gather::Link;
use super::state::{Record, State};
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};

/// So many hosts are asked side by side.
const HOSTS: usize = 8;
/// No more than this is lost of what was learnt, whatever happens.
const WRITTEN_EVERY: Duration = Duration::from_secs(2);
/// A host that could not be reached so often, one time after another, is left for another day.
const MOST_FAILURES: usize = 2;

/// How links are asked for.
#[derive(Debug, Clone)]
pub struct Checking {
    /// What the program calls itself.
    pub name: String,
    /// The moment.
    pub now: Timestamp,
    /// The day of it, where the digest is.
    pub today: Date,
    /// At most so many requests.
    pub budget: usize,
    /// So long is one answer waited for.
    pub timeout: Duration,
    /// So long is waited between two requests of one host.
    pub pause: Duration,
    /// Nothing is asked for after this.
    pub time: Duration,
    /// Whether private networks are gone into.
    pub private: bool,
}

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// How many links are known better now.
    pub links: usize,
    /// How many requests that took.
    pub requests: usize,
    /// How many links were not come to.
    pub left: usize,
    /// Whether hosts were asked and none answered anything, so that nothing was learnt.
    pub silent: bool,
}

/// Asks for what is due, and writes what it learns into the cache and its file. `done` counts the links.
///
/// # Errors
/// The file cannot be written.
pub fn look(root: &Path, due: Due, cache: &mut Cache, how: &Checking, done: &AtomicUsize) -> Result<Looked, Error> {
    let total = due.total();
    let began = Instant::now();
    let asking = Asking {
        client: Client::new(&how.name, how.timeout, how.private),
        gates: Gates::new(how.pause),
        budget: AtomicUsize::new(how.budget),
        began: (began, how.now),
        deadline: began + how.time,
    };
    for host in &due.resting {
        asking.gates.close(host);
    }
    let threads = due.hosts.len().min(HOSTS);
    let hosts = Mutex::new(due.hosts.into_iter());
    let (tell, hear) = mpsc::channel();
    let written = std::thread::scope(|scope| {
        for _ in 0..threads {
            let (asking, hosts, tell) = (&asking, &hosts, tell.clone());
            scope.spawn(move || {
                let next = || hosts.lock().unwrap_or_else(PoisonError::into_inner).next();
                while let Some((_, links)) = next() {
                    // Nobody listens any more where the file could not be written.
                    if host(asking, &links, &|link, finding| tell.send((link, finding)).is_ok()).is_none() {
                        return;
                    }
                }
            });
        }
        drop(tell);
        learn(hear, root, cache, how, done)
    });
    let (links, silent) = written?;
    Ok(Looked {
        links,
        requests: how.budget - asking.budget.into_inner(),
        left: due.left + total - links,
        silent,
    })
}

/// Keeps what is told, and writes it now and then and at the end; how many links, and whether no host answered. Until one
/// does, the machine may be offline, and nothing is kept.
fn learn(
    told: mpsc::Receiver<(&Link, Finding)>,
    root: &Path,
    cache: &mut Cache,
    how: &Checking,
    done: &AtomicUsize,
) -> Result<(usize, bool), Error> {
    let mut links = 0;
    let mut held = Vec::new();
    let mut online = false;
    // The first is written at once: whether the file can be written is better known early.
    let mut written: Option<Instant> = None;
    for (link, finding) in told {
        links += 1;
        done.store(links, Ordering::Relaxed);
        online |= finding.answered;
        let elsewhere = finding.retry_after.is_some() && finding.host != link.host;
        let record = Record {
            state: finding.state,
            status: finding.status,
            to: finding.to,
            since: how.today,
            checked: how.today,
            retry_after: finding.retry_after,
            retry_host: elsewhere.then_some(finding.host),
        };
        held.push((link, record));
        if !online {
            continue;
        }
        for (link, record) in held.drain(..) {
            cache.learn(&link.url, record);
        }
        if written.is_none_or(|written| written.elapsed() >= WRITTEN_EVERY) {
            cache.write(root)?;
            written = Some(Instant::now());
        }
    }
    let silent = !held.is_empty();
    if !silent {
        cache.write(root)?;
    }
    Ok((links, silent))
}

/// Asks for the links of a host; none if nobody listens.
fn host<'a>(asking: &Asking, links: &[&'a Link], tell: &dyn Fn(&'a Link, Finding) -> bool) -> Option<()> {
    let mut failures = 0;
    for (at, link) in links.iter().copied().enumerate() {
        let Some(url) = address::parse(&link.url) else { continue };
        let finding = match asking.ask(&url) {
            Ok(finding) => finding,
            Err(Left::Resting) => continue,
            Err(Left::Over) => break,
        };
        let own = finding.host == link.host;
        let heard = |link, finding| tell(link, finding).then_some(());
        heard(link, finding.clone())?;
        match finding.state {
            // What has no address has none for its other pages either.
            State::Dns if own => {
                for link in &links[at + 1..] {
                    heard(link, finding.clone())?;
                }
                break;
            }
            State::Timeout | State::Unreachable if own => failures += 1,
            _ => failures = 0,
        }
        let wants_rest = finding.retry_after.is_some() || finding.status == Some(429);
        if own && (wants_rest || failures == MOST_FAILURES) {
            break;
        }
    }
    Some(())
}
