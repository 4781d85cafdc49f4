//! Commits a site to a branch with git's low-level commands: files become objects, a temporary index becomes a tree, the
//! tree becomes a commit, and last of all the branch is set to the commit in one step. The work tree and its index are not
//! touched, and an interruption leaves the branch as it was.

use super::Branch;
use super::built::Built;
use super::error::Error;
use super::git::{Git, error_text};
use super::in_use::refuse_in_use;
use super::kept_files::{self, TreeEntries};
use super::site_tree::write_tree;
use crate::text::count;
use std::path::Path;

/// What a deployment to a branch did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deployed {
    /// The commit that the branch is at now.
    pub commit: String,
    /// How many files differ from those before; `None` if nothing did, and nothing was committed.
    pub changed: Option<usize>,
    /// Whether the branch was pushed.
    pub pushed: bool,
}

impl Deployed {
    /// What was done, in one line.
    pub fn words(&self, branch: &Branch) -> String {
        let commit: String = self.commit.chars().take(10).collect();
        let pushed = if self.pushed {
            format!(", pushed to {}", branch.remote)
        } else {
            String::new()
        };
        match self.changed {
            None => format!("{} already has this site, at {commit}{pushed}", branch.name),
            Some(changed) => format!(
                "{} is at {commit}{pushed}: {} new, changed or removed",
                branch.name,
                count(changed, "file", "files")
            ),
        }
    }
}

/// Commits the site to a branch of the repository that contains `root`. A new branch starts at the remote's branch of this
/// name, or without a history.
///
/// # Errors
/// git or the repository is missing, the branch is in use or is not a site, or a git command fails.
pub fn to_branch(built: &Built, root: &Path, branch: &Branch) -> Result<Deployed, Error> {
    let git = Git::find_repository(root)?;
    let reference = format!("refs/heads/{}", branch.name);
    if branch.name.starts_with("refs/") || git.query(["check-ref-format", &reference])?.is_none() {
        return Err(Error::InvalidBranch {
            branch: branch.name.clone(),
        });
    }
    refuse_in_use(&git, &branch.name, &reference)?;
    let local = commit_of(&git, &reference)?;
    let parent = parent_commit(&git, branch)?;
    let kept = match &parent {
        Some(parent) => kept_files::find_kept(&git, built, branch, parent)?,
        None => TreeEntries::new(),
    };
    let tree = write_tree(&git, built, &kept)?;
    let (commit, changed) = match parent {
        Some(parent) if tree_of(&git, &parent)? == tree => (parent, None),
        parent => {
            let (commit, changed) = write_commit(&git, built, &kept, &tree, parent.as_deref())?;
            (commit, Some(changed))
        }
    };
    if local.as_ref() != Some(&commit) {
        // Fails if the branch was changed meanwhile; an empty name means that it must not exist yet.
        let expected = local.as_deref().unwrap_or_default();
        let command = ["update-ref", "-m", "chancery deploy", &reference, &commit, expected];
        git.output("set the branch", command, b"")?;
    }
    if branch.push {
        push(&git, branch, &reference)?;
    }
    Ok(Deployed {
        commit,
        changed,
        pushed: branch.push,
    })
}

/// The commit that a reference is at, if it exists.
fn commit_of(git: &Git, reference: &str) -> Result<Option<String>, Error> {
    git.query(["rev-parse", "--verify", "--quiet", &format!("{reference}^{{commit}}")])
}

/// The commit of a branch, here or at the remote, on which the next deployment stands.
pub fn parent_commit(git: &Git, branch: &Branch) -> Result<Option<String>, Error> {
    match commit_of(git, &format!("refs/heads/{}", branch.name))? {
        Some(local) => Ok(Some(local)),
        None => commit_of(git, &format!("refs/remotes/{}/{}", branch.remote, branch.name)),
    }
}

/// The paths of the files of a commit, as far as they are text.
pub fn read_paths(git: &Git, commit: &str) -> Result<Vec<String>, Error> {
    let paths = kept_files::read_tree(git, commit)?.into_keys();
    Ok(paths.filter_map(|path| String::from_utf8(path).ok()).collect())
}

fn tree_of(git: &Git, commit: &str) -> Result<String, Error> {
    git.output("read the branch", ["rev-parse", &format!("{commit}^{{tree}}")], b"")
}

fn push(git: &Git, branch: &Branch, reference: &str) -> Result<(), Error> {
    let refspec = format!("{reference}:{reference}");
    let command = [
        "-c",
        // Its advice is to pull, which would merge into the checked-out branch; our own message is better.
        "advice.pushFetchFirst=false",
        "push",
        "--quiet",
        "--",
        &branch.remote,
        &refspec,
    ];
    let pushed = git.run(command, b"")?;
    if pushed.status.success() {
        return Ok(());
    }
    Err(Error::PushFailed {
        branch: branch.name.clone(),
        remote: branch.remote.clone(),
        why: error_text(&pushed.stderr),
    })
}

/// Commits a tree. Returns the commit, and the number of files that differ from its parent.
fn write_commit(
    git: &Git,
    built: &Built,
    kept: &TreeEntries,
    tree: &str,
    parent: Option<&str>,
) -> Result<(String, usize), Error> {
    let source = commit_of(git, "HEAD")?;
    let source = source.map_or_else(String::new, |source| format!("\n\nBuilt from {source}"));
    let message = format!(
        "Deploy {}{source}\n\n{}",
        count(built.page_count(), "page", "pages"),
        kept_files::trailer(built.identity.as_ref(), kept)
    );
    let author = with_author(git)?;
    let commit = match parent {
        Some(parent) => author.output("commit", ["commit-tree", tree, "-p", parent], message.as_bytes())?,
        None => author.output("commit", ["commit-tree", tree], message.as_bytes())?,
    };
    let changed = match parent {
        Some(parent) => git
            .output("compare", ["diff-tree", "-r", "--name-only", parent, &commit], b"")?
            .lines()
            .count(),
        None => built.files.len(),
    };
    Ok((commit, changed))
}

/// Sets an author if git has none configured, as on a build server.
fn with_author(git: &Git) -> Result<Git, Error> {
    let git = git.with_variable("GIT_TERMINAL_PROMPT", "0");
    let is_configured =
        git.query(["var", "GIT_COMMITTER_IDENT"])?.is_some() && git.query(["var", "GIT_AUTHOR_IDENT"])?.is_some();
    if is_configured {
        return Ok(git);
    }
    Ok(git
        .with_variable("GIT_AUTHOR_NAME", "Chancery")
        .with_variable("GIT_COMMITTER_NAME", "Chancery")
        .with_variable("GIT_AUTHOR_EMAIL", "chancery@localhost")
        .with_variable("GIT_COMMITTER_EMAIL", "chancery@localhost"))
}
