//! `chancery deploy`: copies a built site to a directory, or commits it to a branch.

use super::args::DeployArgs;
use super::outcome::{Outcome, fail};
use super::output::say;
use crate::deploy::{self, Branch, Built};
use crate::load::source_folders;
use crate::text::{count, thousands};
use std::path::Path;

/// Deploys a built site.
pub fn run(root: &Path, args: &DeployArgs, quiet: bool) -> Outcome {
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
