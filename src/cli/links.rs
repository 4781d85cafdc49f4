//! `chancery links`: lists the external links and whether they work, and checks them if asked to.

use super::args::{LinkReportFormat, LinksArgs};
use super::outcome::{Outcome, fail};
use super::output::{self, say};
use super::progress;
use crate::diagnostic::any_error;
use crate::fields;
use crate::links::{self, CACHE, Cache, CheckOptions, Link, LinkRecord, LinkState, Report};
use crate::load;
use crate::parse::{self, Config, Parsed};
use crate::text::count;
use jiff::Timestamp;
use std::path::Path;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

/// Reports on the external links of the digest.
pub fn run(root: &Path, args: &LinksArgs, now: Timestamp, quiet: bool) -> Outcome {
    let inputs = load::load(root, None);
    let parsed = parse::parse(&inputs, None, None);
    let is_complete = is_complete(&parsed) && !any_error(&inputs.diagnostics);
    if !is_complete {
        say("Some files are incomplete or have errors, so links may be missing; run `chancery check` for details.");
    }
    let mut cache = match Cache::read(root) {
        Ok(cache) => cache,
        Err(error) => return fail(error),
    };
    let links = links::collect_links(&parsed);
    let host = args.host.as_deref().map(host_of);
    let has_host = |link: &Link| host.as_ref().is_none_or(|host| link.host == *host);
    let has_state = |link: &Link| args.state.is_empty() || args.state.contains(&cache.state(link));
    let selected: Vec<&Link> = links.iter().filter(|link| has_host(link) && has_state(link)).collect();
    if args.check {
        // A link in a file that could not be read only seems to be gone: its results are kept.
        if is_complete {
            cache.forget_others(&links);
        }
        let options = check_options(args, &parsed.config, now);
        if let Err(error) = check(root, &selected, &mut cache, &options, args.max_age, quiet) {
            return fail(error);
        }
    }
    let report = Report {
        links: &selected,
        cache: &cache,
        text_of: &|path| inputs.text(path),
        is_filtered: host.is_some() || !args.state.is_empty(),
    };
    let text = match args.format {
        LinkReportFormat::Human => links::human(&report, quiet).into_bytes(),
        LinkReportFormat::Json => match links::json(&report) {
            Ok(text) => text,
            Err(error) => return fail(error),
        },
    };
    if let Err(error) = output::print_text(&text) {
        return fail(error);
    }
    if args.format == LinkReportFormat::Human && !quiet {
        print_hint(args, &links, &selected, &cache);
    }
    let broken = selected.iter().filter(|link| is_lost(link, &cache)).count();
    if args.strict && broken > 0 {
        let links = count(broken, "link", "links");
        say(format_args!("{links} without an archived copy, broken on two days"));
        return Outcome::ProblemsFound;
    }
    Outcome::Success
}

/// Says why the report is empty, or how to check the links.
fn print_hint(args: &LinksArgs, links: &[Link], selected: &[&Link], cache: &Cache) {
    let is_unchecked = |link: &&Link| cache.state(link) == LinkState::Unchecked;
    if links.is_empty() {
        say("The digest has no external links.");
    } else if selected.is_empty() {
        say("No link matches.");
    } else if !args.check && selected.iter().any(is_unchecked) {
        say(format_args!(
            "To check these links and keep the results in {CACHE}: chancery links --check"
        ));
    }
}

/// Checks the links that are due, and prints a summary.
fn check(
    root: &Path,
    selected: &[&Link],
    cache: &mut Cache,
    options: &CheckOptions,
    max_age: u32,
    quiet: bool,
) -> Result<(), links::Error> {
    let due = links::due_links(
        selected,
        cache,
        (options.now, options.today),
        max_age,
        options.budget,
        options.allow_private,
    );
    let done = AtomicUsize::new(0);
    let checked = progress::show(("checking", "links"), due.total(), &done, quiet, || {
        links::check_links(root, due, cache, options, &done)
    })?;
    if checked.is_offline {
        say(format_args!(
            "No host responded. Is this machine offline? {CACHE} is unchanged."
        ));
    } else if !quiet {
        let links = count(checked.links, "link", "links");
        let postponed = match checked.postponed {
            0 => String::new(),
            number => format!("; {} left for the next check", count(number, "link", "links")),
        };
        let requests = count(checked.requests, "request", "requests");
        say(format_args!(
            "{links} checked with {requests}, results in {CACHE}{postponed}"
        ));
    }
    Ok(())
}

fn check_options(args: &LinksArgs, config: &Config, now: Timestamp) -> CheckOptions {
    let version = env!("CARGO_PKG_VERSION");
    let user_agent = match config.base_url.as_deref().filter(|url| url.is_ascii()) {
        Some(url) => format!("Chancery/{version} (+{url})"),
        None => format!("Chancery/{version}"),
    };
    CheckOptions {
        user_agent,
        now,
        today: now.to_zoned(config.timezone.clone()).date(),
        budget: args.budget,
        timeout: args.timeout,
        pause: args.pause,
        time_limit: Duration::from_secs(60 * u64::from(args.minutes)),
        allow_private: args.allow_private,
    }
}

/// Whether every file could be read, so that no link is missing.
fn is_complete(parsed: &Parsed) -> bool {
    let mut files = parsed.files.iter().map(|file| &file.diagnostics);
    !any_error(&parsed.diagnostics) && !files.any(|diagnostics| any_error(diagnostics))
}

/// The host that `--host` names: a host, or a whole address.
fn host_of(given: &str) -> String {
    let address = if given.contains("://") {
        given.to_owned()
    } else {
        format!("https://{given}")
    };
    fields::host(&address).unwrap_or_else(|| given.to_lowercase())
}

/// Whether a link is broken for good and readers have no archived copy to go to.
fn is_lost(link: &Link, cache: &Cache) -> bool {
    let result = cache.get(&link.url);
    cache.state(link) == LinkState::Gone && !link.archived && result.is_some_and(LinkRecord::is_confirmed)
}
