//! Why a site was not deployed: what, where, and what to do.

use crate::publish;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why nothing was deployed.
#[derive(Debug)]
pub enum Error {
    /// There is no site in the folder.
    NotBuilt { folder: PathBuf },
    /// The manifest cannot be read.
    Manifest { path: PathBuf, why: String },
    /// Files are not as they were built.
    Changed { folder: PathBuf, files: Vec<String> },
    /// The directory lies in the site.
    Inside { folder: PathBuf },
    /// The directory cannot be written.
    Directory(publish::Error),
    /// There is no program `git`.
    NoGit,
    /// The digest lies in no repository.
    NoRepository { root: PathBuf, why: String },
    /// The name cannot be a branch's.
    BadBranch { branch: String },
    /// Somebody works on the branch.
    CheckedOut { branch: String },
    /// The branch is a name for another one.
    Symbolic { branch: String },
    /// The branch is being rebased or bisected.
    PositionRef { branch: String },
    /// What is on the branch was brought by no deployment.
    NotASite { branch: String, holds: Vec<String> },
    /// Somebody committed files where the site has some.
    InTheWay { branch: String, files: Vec<String> },
    /// A file whose name git cannot be told.
    BadName { path: String },
    /// git refused, with these words.
    Git { doing: &'static str, why: String },
    /// The remote repository did not take the branch.
    Refused {
        branch: String,
        remote: String,
        why: String,
    },
    /// git could not be run, or the system refused something else.
    Io { doing: &'static str, source: io::Error },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotBuilt { folder } => write!(
                f,
                "there is no site in {}, or none that chancery made; run `chancery build` first, or say where it is with --from",
                folder.display()
            ),
            Self::Manifest { path, why } => write!(
                f,
                "cannot read {}, which says what the site consists of: {why}; empty the folder and run `chancery build`",
                path.display()
            ),
            Self::Changed { folder, files } => {
                let more = match files.len() - 1 {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                write!(
                    f,
                    "{} is not as it was built: {}{more} changed or went since; run `chancery build` again",
                    folder.display(),
                    files[0]
                )
            }
            Self::Inside { folder } => write!(
                f,
                "cannot deploy {} into itself; choose another folder",
                folder.display()
            ),
            Self::Directory(error) => error.fmt(f),
            Self::NoGit => f.write_str("there is no `git`, which --branch needs; install it"),
            Self::NoRepository { root, why } => write!(
                f,
                "{} lies in no git repository ({why}); `git init` makes one, or deploy with --dir",
                root.display()
            ),
            Self::BadBranch { branch } => write!(f, "a branch cannot be called {branch:?}; the usual name is gh-pages"),
            Self::CheckedOut { branch } => write!(
                f,
                "{branch} is checked out, and a deployment would change it below your feet; choose a branch that is for \
                 the site alone, such as gh-pages"
            ),
            Self::Symbolic { branch } => write!(
                f,
                "{branch} is only another name for a branch (`git symbolic-ref refs/heads/{branch}` says which); choose one that \
                 is for the site alone, such as gh-pages"
            ),
            Self::PositionRef { branch } => write!(
                f,
                "{branch} is being rebased or bisected; end that first, or choose a branch that is for the site alone, such as \
                 gh-pages"
            ),
            Self::NotASite { branch, holds } => write!(
                f,
                "{branch} holds {}, which no deployment brought, and would lose it; choose a branch that is for the site \
                 alone, such as gh-pages, or replace it with --force",
                first(holds)
            ),
            Self::InTheWay { branch, files } => write!(
                f,
                "somebody else committed {} to {branch}, where the site has files, too; remove it there, or replace it with \
                 --force",
                first(files)
            ),
            Self::BadName { path } => write!(f, "git cannot be told of the file {path:?}; give it another name"),
            Self::Git { doing, why } => write!(f, "git could not {doing}: {why}"),
            Self::Refused { branch, remote, why } => {
                write!(f, "{branch} has the site, and could not be pushed to {remote}: {why}")?;
                if why.contains("rejected") {
                    write!(
                        f,
                        "\nif it is ahead there, `git fetch {remote} +{branch}:{branch}` takes over what it has; then deploy again"
                    )?;
                }
                Ok(())
            }
            Self::Io { doing, source } => write!(f, "cannot {doing}: {source}"),
        }
    }
}

/// The first of some files, and how many more there are.
fn first(files: &[String]) -> String {
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
