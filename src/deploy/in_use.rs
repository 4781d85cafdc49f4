//! Refuses branches that somebody is working on: a deployment must not move them.

use super::error::Error;
use super::git::Git;
use std::fs;
use std::path::PathBuf;

/// Refuses a branch that is checked out, being rebased or being bisected in any work tree, or is only a name for another.
pub fn refuse_in_use(git: &Git, name: &str, reference: &str) -> Result<(), Error> {
    let branch = || name.to_owned();
    if git.query(["symbolic-ref", "-q", reference])?.is_some() {
        return Err(Error::Symbolic { branch: branch() });
    }
    let trees = git.output("list work trees", ["worktree", "list", "--porcelain"], b"")?;
    if trees
        .lines()
        .any(|line| line.strip_prefix("branch ") == Some(reference))
    {
        return Err(Error::CheckedOut { branch: branch() });
    }
    // During a rebase or bisection no work tree is on the branch, but git sets the branch at the end.
    let state_files = ["rebase-merge/head-name", "rebase-apply/head-name", "BISECT_START"];
    let names_branch = |text: String| [name, reference].contains(&text.trim());
    let is_busy = |folder: &PathBuf| {
        let mut files = state_files.iter().map(|file| folder.join(file));
        files.any(|file| fs::read_to_string(file).is_ok_and(names_branch))
    };
    if state_folders(git)?.iter().any(is_busy) {
        return Err(Error::Rebasing { branch: branch() });
    }
    Ok(())
}

/// The folders in which git keeps the state of each work tree.
fn state_folders(git: &Git) -> Result<Vec<PathBuf>, Error> {
    let common = git.output("find the repository", ["rev-parse", "--git-common-dir"], b"")?;
    let common = git.folder().join(common);
    let linked = fs::read_dir(common.join("worktrees")).into_iter().flatten();
    let linked = linked.flatten().map(|entry| entry.path());
    Ok(linked.chain([common.clone()]).collect())
}
