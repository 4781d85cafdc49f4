//! Branches that are somebody's at the moment, and not for a deployment to move.

use super::Error;
use super::git::Git;
use std::fs;
use std::path::PathBuf;

/// Refuses a branch that is checked out, rebased or bisected in any work tree, or that only stands for another one.
pub fn refuse_in_use(git: &Git, name: &str, reference: &str) -> Result<(), Error> {
    let branch = || name.to_owned();
    if git.ask(["symbolic-ref", "-q", reference])?.is_some() {
        return Err(Error::Symbolic { branch: branch() });
    }
    let trees = git.say("list work trees", ["worktree", "list", "--porcelain"], b"")?;
    if trees
        .lines()
        .any(|line| line.strip_prefix("branch ") == Some(reference))
    {
        return Err(Error::CheckedOut { branch: branch() });
    }
    // Then no work tree is on the branch, and yet it will be set when this ends.
    let marks = ["rebase-merge/head-name", "rebase-apply/head-name", "BISECT_START"];
    let is_meant = |text: String| [name, reference].contains(&text.trim());
    let is_held = |folder: &PathBuf| {
        let mut marks = marks.iter().map(|mark| folder.join(mark));
        marks.any(|mark| fs::read_to_string(mark).is_ok_and(is_meant))
    };
    if folders(git)?.iter().any(is_held) {
        return Err(Error::PositionRef { branch: branch() });
    }
    Ok(())
}

/// Where git keeps what it knows of each work tree.
fn folders(git: &Git) -> Result<Vec<PathBuf>, Error> {
    let common = git.say("find the repository", ["rev-parse", "--git-common-dir"], b"")?;
    let common = git.folder().join(common);
    let linked = fs::read_dir(common.join("worktrees")).into_iter().flatten();
    let linked = linked.flatten().map(|entry| entry.path());
    Ok(linked.chain([common.clone()]).collect())
}
