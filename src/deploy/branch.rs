//! Commits a site to a branch, by git's plumbing alone: files become objects, an index of its own becomes a tree, the tree
//! a commit, and last of all, in one step, the branch leads to that. Neither the work tree nor its index is touched, and
//! whatever interrupts this leaves the branch where it was.

use super::foreign::{self, Entries};
use super::git::{Git, words};
use super::guard::refuse_in_use;
use super::{Built, Error};
use crate::text::{count, thousands};
use std::num::NonZero;
use std::path::{MAIN_SEPARATOR, Path};
use std::thread;

/// Where to.
#[derive(Debug, Clone)]
pub struct Branch {
    /// The branch's name.
    pub name: String,
    /// The remote repository.
    pub remote: String,
    /// Whether the branch is pushed there.
    pub push: bool,
    /// Whether what somebody else committed may be replaced.
    pub force: bool,
}

/// What a deployment did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deployed {
    /// The commit that the branch is at now.
    pub commit: String,
    /// Files that differ from those before; nothing where none did, and nothing was committed.
    pub changed: Option<usize>,
    /// Whether the branch was pushed.
    pub pushed: bool,
}

/// The most files that are made objects at once.
const PROCESSES: usize = 8;
/// Fewer files than this are not worth another process.
const FEW: usize = 500;

/// Commits the site to a branch of the repository that `root` lies in. A branch that does not exist begins where the
/// remote's is, or else with no past.
///
/// # Errors
/// There is no git or no repository, the branch is in use or holds what is not a site, or git refuses.
pub fn to_branch(built: &Built, root: &Path, branch: &Branch) -> Result<Deployed, Error> {
    let git = Git::at(root)?;
    let reference = format!("refs/heads/{}", branch.name);
    if branch.name.starts_with("refs/") || git.ask(["check-ref-format", &reference])?.is_none() {
        return Err(Error::BadBranch {
            branch: branch.name.clone(),
        });
    }
    refuse_in_use(&git, &branch.name, &reference)?;
    let known = |reference: &str| git.ask(["rev-parse", "--verify", "--quiet", &format!("{reference}^{{commit}}")]);
    let here = known(&reference)?;
    let before = match &here {
        Some(here) => Some(here.clone()),
        None => known(&format!("refs/remotes/{}/{}", branch.remote, branch.name))?,
    };

    let kept = match &before {
        Some(before) => foreign::kept(&git, built, branch, before)?,
        None => Entries::new(),
    };
    let tree = tree(&git, built, &kept)?;
    let (commit, changed) = match &before {
        Some(before) if git.say("read the branch", ["rev-parse", &format!("{before}^{{tree}}")], b"")? == tree => {
            (before.clone(), None)
        }
        _ => {
            let (commit, changed) = commit(&git, built, &kept, &tree, before.as_deref())?;
            (commit, Some(changed))
        }
    };
    if here.as_ref() != Some(&commit) {
        // Only if it still leads to where it did; nothing stands for a branch that did not exist.
        let here = here.as_deref().unwrap_or_default();
        let set = ["update-ref", "-m", "chancery deploy", &reference, &commit, here];
        git.say("set the branch", set, b"")?;
    }
    if branch.push {
        let pushed = git.run(
            [
                "-c",
                "advice.pushFetchFirst=false",
                "push",
                "--quiet",
                "--",
                &branch.remote,
                &format!("{reference}:{reference}"),
            ],
            b"",
        )?;
        if !pushed.status.success() {
            return Err(Error::Refused {
                branch: branch.name.clone(),
                remote: branch.remote.clone(),
                why: words(&pushed.stderr),
            });
        }
    }
    Ok(Deployed {
        commit,
        changed,
        pushed: branch.push,
    })
}

/// Makes a tree of the site's files and those that stay.
fn tree(git: &Git, built: &Built, kept: &Entries) -> Result<String, Error> {
    if let Some(file) = built.files.iter().find(|file| file.path.contains('\n')) {
        return Err(Error::BadName {
            path: file.path.clone(),
        });
    }
    let objects = objects(git, built)?;
    let mut entries = Vec::new();
    for (file, object) in built.files.iter().zip(objects) {
        entries.extend_from_slice(format!("100644 {object}\t{}\0", file.path).as_bytes());
    }
    for (path, what) in kept {
        entries.extend_from_slice(format!("{what}\t").as_bytes());
        entries.extend_from_slice(path);
        entries.push(0);
    }
    let folder = tempfile::tempdir().map_err(|source| Error::Io {
        doing: "make a temporary folder",
        source,
    })?;
    let git = git.with("GIT_INDEX_FILE", folder.path().join("index"));
    git.say(
        "list the files",
        ["update-index", "-z", "--add", "--index-info"],
        &entries,
    )?;
    git.say("write a tree", ["write-tree"], b"")
}

/// Makes every file an object, unless the repository has it; their names, in the order of the files.
fn objects(git: &Git, built: &Built) -> Result<Vec<String>, Error> {
    let processes = thread::available_parallelism().map_or(1, NonZero::get).min(PROCESSES);
    let processes = processes.min(built.files.len().div_ceil(FEW)).max(1);
    let share = built.files.len().div_ceil(processes).max(1);
    let make = |files: &[crate::publish::Record]| {
        let mut paths = String::new();
        for file in files {
            let path = built.folder.join(file.path.replace('/', std::path::MAIN_SEPARATOR_STR));
            paths.push_str(&path.to_string_lossy().replace(MAIN_SEPARATOR, "/"));
            paths.push('\n');
        }
        let made = git.say(
            "store the files",
            ["hash-object", "-w", "--no-filters", "--stdin-paths"],
            paths.as_bytes(),
        )?;
        Ok(made.lines().map(str::to_owned).collect())
    };
    let shares: Vec<Result<Vec<String>, Error>> = thread::scope(|scope| {
        let workers: Vec<_> = built
            .files
            .chunks(share)
            .map(|files| scope.spawn(move || make(files)))
            .collect();
        let joined = workers.into_iter().map(|worker| worker.join());
        joined
            .map(|made| made.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let mut objects = Vec::with_capacity(built.files.len());
    for share in shares {
        objects.extend(share?);
    }
    Ok(objects)
}

/// Makes a commit of a tree; returns it with the number of files that differ from the one before.
fn commit(
    git: &Git,
    built: &Built,
    kept: &Entries,
    tree: &str,
    before: Option<&str>,
) -> Result<(String, usize), Error> {
    let source = git.ask(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?;
    let from = source.map_or_else(String::new, |source| format!("\n\nBuilt from {source}"));
    let message = format!(
        "Deploy {}{from}\n\n{}",
        count(built.pages(), "page", "pages"),
        foreign::trailer(kept)
    );
    // Where nobody has said who commits, as on a machine that only builds, the program does.
    let known = git.ask(["var", "GIT_COMMITTER_IDENT"])?.is_some() && git.ask(["var", "GIT_AUTHOR_IDENT"])?.is_some();
    let names = ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"];
    let addresses = ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"];
    let who = if known {
        git.with("GIT_TERMINAL_PROMPT", "0")
    } else {
        let named = names.iter().fold(git.with("GIT_TERMINAL_PROMPT", "0"), |git, name| {
            git.with(name, "Chancery")
        });
        addresses
            .iter()
            .fold(named, |git, name| git.with(name, "chancery@localhost"))
    };
    let made = match before {
        Some(before) => who.say("commit", ["commit-tree", tree, "-p", before], message.as_bytes())?,
        None => who.say("commit", ["commit-tree", tree], message.as_bytes())?,
    };
    let changed = match before {
        Some(before) => git
            .say("compare", ["diff-tree", "-r", "--name-only", before, &made], b"")?
            .lines()
            .count(),
        None => built.files.len(),
    };
    Ok((made, changed))
}

/// A commit as people name it, and how much of it is new.
impl Deployed {
    /// What was done, in a line.
    pub fn words(&self, branch: &Branch) -> String {
        let commit = &self.commit[..self.commit.len().min(10)];
        let pushed = if self.pushed {
            format!(", and so is that of {}", branch.remote)
        } else {
            String::new()
        };
        match self.changed {
            None => format!("{} has this site already, at {commit}{pushed}", branch.name),
            Some(changed) => format!(
                "{} is at {commit}{pushed}: {} of its files differ from those before",
                branch.name,
                thousands(changed)
            ),
        }
    }
}
