//! Why a site could not be deployed, and what to do about it.

use crate::publish;
use crate::text::{count, thousands};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a site could not be deployed.
#[derive(Debug)]
#[expect(missing_docs, reason = "the comment of a variant says what its fields are")]
pub enum Error {
    /// The folder contains no built site.
    NotBuilt { folder: PathBuf },
    /// The manifest of the site cannot be read.
    Manifest { path: PathBuf, why: String },
    /// The site is a preview.
    Preview { folder: PathBuf },
    /// Files of the site were changed or deleted after the build.
    Changed { folder: PathBuf, files: Vec<String> },
    /// More than half of the pages of the deployed site are not in the new one.
    TooManyRemoved {
        place: String,
        pages: usize,
        lost: usize,
        new: usize,
    },
    /// The directory is inside of the built site.
    Inside { folder: PathBuf },
    /// The site could not be written to the directory.
    Directory(publish::Error),
    /// The program `git` is not installed.
    NoGit,
    /// The digest is not in a git repository.
    NoRepository { root: PathBuf, why: String },
    /// The name of the branch is invalid.
    InvalidBranch { branch: String },
    /// The branch is checked out in a work tree.
    CheckedOut { branch: String },
    /// The branch is a symbolic reference to another one.
    Symbolic { branch: String },
    /// The branch is being rebased or bisected.
    Rebasing { branch: String },
    /// The branch contains files that no deployment put there.
    NotASite { branch: String, holds: Vec<String> },
    /// Somebody committed files where the site has files.
    Conflicts { branch: String, files: Vec<String> },
    /// The name of a file contains a line break, which the input of git cannot have.
    InvalidFileName { path: String },
    /// A git command failed; `why` is what it printed.
    Git { doing: &'static str, why: String },
    /// The branch could not be pushed.
    PushFailed {
        branch: String,
        remote: String,
        why: String,
    },
    /// git could not be started, or another system call failed.
    Io { doing: &'static str, source: io::Error },
}

/// What to do if a branch cannot be used.
const CHOOSE_BRANCH: &str = "choose a branch for the site alone, such as gh-pages";

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotBuilt { folder } => write!(
                f,
                "{} contains no site made by chancery; run `chancery build` first, or name the folder with --from",
                folder.display()
            ),
            Self::Manifest { path, why } => write!(
                f,
                "cannot read {}, the list of the site's files: {why}; empty the folder and run `chancery build`",
                path.display()
            ),
            Self::Preview { folder } => write!(
                f,
                "{} is a preview, with entries that are not published: run `chancery build` and deploy what it makes, or copy \
                 the preview to where colleagues see it by yourself",
                folder.display()
            ),
            Self::Changed { folder, files } => fmt_changed(f, folder, files),
            Self::TooManyRemoved {
                place,
                pages,
                lost,
                new,
            } => write!(
                f,
                "refusing to deploy {} to {place}: {} of its {} would be removed; check that this is the right digest and \
                 that its entries are published, or remove them with --force",
                count(*new, "page", "pages"),
                thousands(*lost),
                count(*pages, "page", "pages")
            ),
            Self::Inside { folder } => write!(
                f,
                "cannot deploy {} into itself; choose another folder",
                folder.display()
            ),
            Self::Directory(error) => error.fmt(f),
            Self::NoGit => f.write_str("`git` is not installed, but --branch needs it"),
            Self::NoRepository { root, why } => write!(
                f,
                "{} is not in a git repository ({why}); create one with `git init`, or use --dir",
                root.display()
            ),
            Self::InvalidFileName { path } => write!(f, "git cannot store a file named {path:?}; rename it"),
            Self::Git { doing, why } => write!(f, "git could not {doing}: {why}"),
            Self::Io { doing, source } => write!(f, "cannot {doing}: {source}"),
            Self::InvalidBranch { branch } => {
                write!(f, "invalid branch name {branch:?}; the usual name is gh-pages")
            }
            Self::CheckedOut { branch } => write!(
                f,
                "{branch} is checked out, and a deployment would change it under your work tree; {CHOOSE_BRANCH}"
            ),
            Self::Symbolic { branch } => write!(
                f,
                "{branch} is only a name for another branch (see `git symbolic-ref refs/heads/{branch}`); {CHOOSE_BRANCH}"
            ),
            Self::Rebasing { branch } => write!(
                f,
                "{branch} is being rebased or bisected; finish that first, or {CHOOSE_BRANCH}"
            ),
            Self::NotASite { branch, holds } => write!(
                f,
                "{branch} contains {}, which no deployment put there and which would be lost; {CHOOSE_BRANCH}, or replace \
                 its contents with --force",
                first_of(holds)
            ),
            Self::Conflicts { branch, files } => write!(
                f,
                "somebody committed {} to {branch}, where the site also has files; remove them there, or replace them with \
                 --force",
                first_of(files)
            ),
            Self::PushFailed { branch, remote, why } => fmt_push_failed(f, branch, remote, why),
        }
    }
}

fn fmt_push_failed(f: &mut fmt::Formatter<'_>, branch: &str, remote: &str, why: &str) -> fmt::Result {
    write!(
        f,
        "the site is committed to {branch}, but the push to {remote} failed: {why}"
    )?;
    if why.contains("rejected") {
        write!(
            f,
            "\nif the branch has newer commits there, get them with `git fetch {remote} +{branch}:{branch}`; then deploy again"
        )?;
    }
    Ok(())
}

fn fmt_changed(f: &mut fmt::Formatter<'_>, folder: &Path, files: &[String]) -> fmt::Result {
    write!(
        f,
        "{} was changed after the build: {} changed or deleted; run `chancery build` again",
        folder.display(),
        first_of(files)
    )
}

/// The first two files, and how many more there are.
fn first_of(files: &[String]) -> String {
    match files {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, two, more @ ..] => format!("{one}, {two} and {} more", more.len()),
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Directory(error) => Some(error),
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<publish::Error> for Error {
    fn from(error: publish::Error) -> Self {
        Self::Directory(error)
    }
}
