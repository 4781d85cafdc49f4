//! Links against a server on this machine. Nothing here goes further than to the loopback.

mod answers;
mod known;
mod server;

use super::{Cache, CheckOptions, CheckSummary, Link, LinkState, check_links, due_links};
use crate::links::address;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;
use tempfile::TempDir;

/// The links of addresses, as the digest would have them.
fn links(urls: &[String]) -> Vec<Link> {
    let link = |url: &String| {
        let url = address::parse(url).expect("an address");
        Link {
            host: address::host(&url),
            url: url.into(),
            uses: Vec::new(),
            archived: false,
        }
    };
    urls.iter().map(link).collect()
}

/// Quick, and allowed to ask this machine.
fn quick(day: &str) -> CheckOptions {
    let now: jiff::Timestamp = format!("{day}T08:00:00Z").parse().expect("a moment");
    CheckOptions {
        user_agent: "Chancery/test".to_owned(),
        now,
        today: day.parse().expect("a day"),
        budget: 100,
        timeout: Duration::from_secs(5),
        pause: Duration::from_millis(20),
        time_limit: Duration::from_secs(60),
        allow_private: true,
    }
}

/// Asks for what is due.
fn checked(urls: &[String], cache: &mut Cache, options: &CheckOptions) -> CheckSummary {
    let folder = TempDir::new().expect("a folder");
    let links = links(urls);
    let selected: Vec<&Link> = links.iter().collect();
    let due = due_links(
        &selected,
        cache,
        (options.now, options.today),
        30,
        options.budget,
        options.allow_private,
    );
    let summary =
        check_links(folder.path(), due, cache, options, &AtomicUsize::new(0)).expect("the folder can be written");
    assert_eq!(&Cache::read(folder.path()).expect("it was just written"), cache);
    summary
}

/// The state of an address.
fn state(cache: &Cache, url: &str) -> LinkState {
    cache.get(url).map_or(LinkState::Unchecked, |record| record.state)
}
