//! `chancery deploy`: copies a built site to a directory, or commits it to a branch.

use super::args::DeployArgs;
use super::outcome::{Outcome, fail};
use super::output::say;
use super::{check, last_site, progress, report};
use crate::deploy::{self, Branch, Built, Changes};
use crate::lint::Selection;
use crate::load::{load_settings, source_folders};
use crate::parse::parse;
use crate::pipeline;
use crate::resolve;
use crate::text::{count, thousands};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::AtomicUsize;

/// Deploys a built site, unless the digest that it was built from has errors by now.
pub fn run(root: &Path, args: &DeployArgs, now: Timestamp, quiet: bool) -> Outcome {
    if let Some(refused) = refuse_errors(root, args, now, quiet) {
        return refused;
    }
    let built = match Built::read(&root.join(&args.from)) {
        Ok(built) => built,
        Err(error) => return fail(error),
    };
    match deploy(root, args, &built) {
        Ok(words) => {
            if !quiet {
                say(words);
            }
            Outcome::Success
        }
        Err(error) => fail(error),
    }
}

/// Deploys the site, and returns what to say about it. What is lost at its place is said first.
fn deploy(root: &Path, args: &DeployArgs, built: &Built) -> Result<String, deploy::Error> {
    let branch = Branch {
        name: args.branch.clone().unwrap_or_default(),
        remote: args.remote.clone(),
        push: args.push,
        force: args.force,
    };
    let (place, mut changes) = match &args.dir {
        Some(dir) => {
            let dir = root.join(dir);
            (dir.display().to_string(), deploy::changes_in_directory(built, &dir)?)
        }
        None => (branch.name.clone(), deploy::changes_on_branch(built, root, &branch)?),
    };
    let removed = removed_on_purpose(root);
    changes
        .lost
        .retain(|address| !removed.contains(address.trim_matches('/')));
    last_site::say_lost(&place, &changes.lost);
    if args.dry_run {
        return Ok(dry_run_words(&place, &changes));
    }
    match &args.dir {
        Some(dir) => to_directory(root, built, dir, args.force),
        None => deploy::to_branch(built, root, &branch).map(|deployed| deployed.words(&branch)),
    }
}

/// The addresses that the configuration says were removed, without slashes around them.
fn removed_on_purpose(root: &Path) -> BTreeSet<String> {
    let parsed = parse(&load_settings(root), None, None);
    let removed = parsed.config.removed.iter();
    removed.map(|address| address.trim_matches('/').to_owned()).collect()
}

fn dry_run_words(place: &str, changes: &Changes) -> String {
    let new = count(changes.new, "file", "files");
    let changed = match changes.changed {
        Some(changed) => format!("{} changed", thousands(changed)),
        None => "the others compared when they are deployed".to_owned(),
    };
    let removed = thousands(changes.removed);
    format!("{place}: {new} would be new, {removed} removed, {changed}; nothing was deployed")
}

/// Runs the rules that a build runs. If they find an error, it is printed, and nothing is deployed.
fn refuse_errors(root: &Path, args: &DeployArgs, now: Timestamp, quiet: bool) -> Option<Outcome> {
    let options = pipeline::Options {
        resolve: resolve::Options::published(now),
        base_url: None,
        theme: None,
    };
    let mut prepared = pipeline::prepare(root, &options, None);
    let strict = args.diagnostics.strict || prepared.parsed.config.strict;
    let selection = Selection::of_build(&prepared.parsed.config, strict);
    let pages = prepared.checkable().map_or(0, |ready| ready.site.pages.len());
    let done = AtomicUsize::new(0);
    let faults = progress::show_pages(pages, &done, quiet, || {
        pipeline::check(&mut prepared, &done, &selection)
    });
    if faults.is_empty() && prepared.publishable(strict).is_some() {
        return None;
    }
    Some(match report::print(&prepared, &faults, &args.diagnostics, quiet) {
        Ok(counts) => {
            say(format_args!(
                "{}; nothing was deployed",
                check::summary(counts, &prepared)
            ));
            Outcome::ProblemsFound
        }
        Err(error) => fail(error),
    })
}

/// Copies the site and returns what to say about it.
fn to_directory(root: &Path, built: &Built, dir: &Path, force: bool) -> Result<String, deploy::Error> {
    let dir = root.join(dir);
    let published = deploy::to_directory(built, &dir, &[root], source_folders(root), force)?;
    let mut words = format!(
        "{} in {}: {} new or changed, {} removed",
        count(published.files, "file", "files"),
        dir.display(),
        thousands(published.changed),
        thousands(published.removed)
    );
    for path in &published.set_aside {
        words.push_str(&format!(
            "\nFiles that could not be moved to the new site are in {}",
            path.display()
        ));
    }
    Ok(words)
}
