//! `chancery deploy`: copies a built site to a directory, or commits it to a branch.

use super::args::DeployArgs;
use super::outcome::{Outcome, fail};
use super::output::say;
use super::{check, progress, report};
use crate::deploy::{self, Branch, Built};
use crate::lint::Selection;
use crate::load::source_folders;
use crate::pipeline;
use crate::resolve;
use crate::text::{count, thousands};
use jiff::Timestamp;
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
    let result = match (&args.dir, &args.branch) {
        (Some(dir), _) => to_directory(root, &built, dir, args.force),
        (None, name) => {
            let branch = Branch {
                name: name.clone().unwrap_or_default(),
                remote: args.remote.clone(),
                push: args.push,
                force: args.force,
            };
            deploy::to_branch(&built, root, &branch).map(|deployed| deployed.words(&branch))
        }
    };
    match result {
        Ok(words) => {
            if !quiet {
                say(words);
            }
            Outcome::Success
        }
        Err(error) => fail(error),
    }
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
