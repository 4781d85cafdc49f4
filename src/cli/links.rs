//! `chancery links`: where the digest leads to, and what of it works.

use super::args::{LinkFormat, Links};
use super::{Ending, fail, progress};
use crate::diagnostic::any_error;
use crate::fields;
use crate::links::{self, CACHE, Cache, Checking, Link, Report, State};
use crate::load;
use crate::parse::{self, Config, Parsed};
use crate::text::count;
use jiff::Timestamp;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

pub fn run(root: &Path, options: &Links, now: Timestamp, quiet: bool) -> Ending {
    if !root.is_dir() {
        return fail(format_args!("there is no folder {}", root.display()));
    }
    let sources = load::load(root, None);
    let parsed = parse::parse(&sources, None, None);
    let whole = is_whole(&parsed) && !any_error(&sources.diagnostics);
    if !whole {
        eprintln!("Some files have errors, so links may be missing; `chancery check` shows where.");
    }
    let mut cache = match Cache::read(root) {
        Ok(cache) => cache,
        Err(error) => return fail(error),
    };
    let links = links::gather(&parsed);
    let host = options.host.as_deref().map(host);
    let of_host = |link: &Link| host.as_ref().is_none_or(|host| link.host == *host);
    let in_state = |state: State| options.state.is_empty() || options.state.contains(&state);
    let chosen = links.iter().filter(|link| of_host(link) && in_state(cache.state(link)));
    let chosen: Vec<&Link> = chosen.collect();
    if options.check {
        if whole {
            cache.forget_others(&links);
        }
        let how = checking(options, &parsed.config, now);
        if let Err(error) = check(root, &chosen, &mut cache, &how, options.max_age, quiet) {
            return fail(error);
        }
    }
    let report = Report {
        links: &chosen,
        cache: &cache,
        text_of: &|path| sources.text(path),
        chosen: host.is_some() || !options.state.is_empty(),
    };
    let text = match options.format {
        LinkFormat::Human => links::human(&report, quiet).into_bytes(),
        LinkFormat::Json => match links::json(&report) {
            Ok(text) => text,
            Err(error) => return fail(error),
        },
    };
    // Whoever reads it may have read enough.
    let _ = std::io::stdout().write_all(&text);
    let human = options.format == LinkFormat::Human && !quiet;
    if human && links.is_empty() {
        eprintln!("No link leads out of the digest.");
    } else if human && chosen.is_empty() {
        eprintln!("No link is like that.");
    } else if human && !options.check && chosen.iter().any(|link| cache.state(link) == State::Unchecked) {
        eprintln!("`chancery links --check` asks the hosts and keeps the answers in {CACHE}.");
    }
    let lost = chosen.iter().filter(|link| is_lost(link, &cache)).count();
    if options.strict && lost > 0 {
        let links = count(lost, "link was", "links were");
        eprintln!("{links} gone on two days, and no archived copy stands in the place");
        return Ending::Mistakes;
    }
    Ending::Clean
}

/// Asks for what is due, and says how that went.
fn check(
    root: &Path,
    chosen: &[&Link],
    cache: &mut Cache,
    how: &Checking,
    max_age: u32,
    quiet: bool,
) -> Result<(), links::Error> {
    let due = links::due(chosen, cache, (how.now, how.today), max_age, how.budget);
    let done = AtomicUsize::new(0);
    let looked = progress::watch_of(("checked", "links"), due.total(), &done, quiet, || {
        links::look(root, due, cache, how, &done)
    })?;
    if looked.silent {
        eprintln!("no host answered; is this machine online? {CACHE} is unchanged");
    } else if !quiet {
        let links = count(looked.links, "link", "links");
        let left = match looked.left {
            0 => String::new(),
            left => format!("; {} left for another time", count(left, "link is", "links are")),
        };
        let requests = count(looked.requests, "request", "requests");
        eprintln!("{links} checked with {requests}, kept in {CACHE}{left}");
    }
    Ok(())
}

fn checking(options: &Links, config: &Config, now: Timestamp) -> Checking {
    let version = env!("CARGO_PKG_VERSION");
    let name = match config.base_url.as_deref().filter(|url| url.is_ascii()) {
        Some(url) => format!("Chancery/{version} (+{url})"),
        None => format!("Chancery/{version}"),
    };
    Checking {
        name,
        now,
        today: now.to_zoned(config.timezone.clone()).date(),
        budget: options.budget,
        timeout: options.timeout,
        pause: options.pause,
        time: Duration::from_secs(60 * u64::from(options.minutes)),
        private: options.allow_private,
    }
}

/// Whether every file could be read as what it is: else links would seem not to be there.
fn is_whole(parsed: &Parsed) -> bool {
    let files = parsed.files.iter().map(|file| &file.diagnostics);
    !any_error(&parsed.diagnostics) && !files.into_iter().any(|wrong| any_error(wrong))
}

/// A host as it was given, also as a part of an address.
fn host(given: &str) -> String {
    let address = if given.contains("://") {
        given.to_owned()
    } else {
        format!("https://{given}")
    };
    fields::host(&address).unwrap_or_else(|| given.to_lowercase())
}

/// Whether readers are led to nothing.
fn is_lost(link: &Link, cache: &Cache) -> bool {
    let record = cache.get(&link.url);
    cache.state(link) == State::Gone && !link.archived && record.is_some_and(|record| record.is_confirmed())
}
