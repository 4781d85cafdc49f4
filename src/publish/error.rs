//! Why a site could not be published: what, where, and what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing was published.
#[derive(Debug)]
pub enum Error {
    /// The output is, or holds, something that must not be lost.
    Protected { out: PathBuf, holds: PathBuf },
    /// The output exists and is no directory.
    NotADirectory { out: PathBuf },
    /// The output holds things and has no manifest of ours.
    NotOurs { out: PathBuf, holds: PathBuf },
    /// The manifest in the output cannot be read.
    Manifest { path: PathBuf, why: String },
    /// Another build is publishing to the same output.
    Busy { out: PathBuf },
    /// An address that would leave the site or is reserved.
    Address { path: String, why: &'static str },
    /// An address that was written before, or that is a file and a directory at once.
    Twice { path: String },
    /// A picture that cannot be drawn.
    Picture { path: String, why: String },
    /// Foreign things stand where the site has files; every one of them.
    Clash { out: PathBuf, clashes: Vec<Clash> },
    /// The file system refused.
    Io {
        doing: &'static str,
        path: PathBuf,
        source: io::Error,
    },
}

/// A foreign thing that stands in the way of a file of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clash {
    /// The file of the site.
    pub address: String,
    /// What stands in its way, relative to the output.
    pub foreign: PathBuf,
}

/// How many clashes are spelled out; one stray folder can cause thousands.
const SPELLED_OUT: usize = 20;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Protected { out, holds } if out == holds => {
                write!(
                    f,
                    "will not publish into {}; choose a folder made for it, such as public/",
                    out.display()
                )
            }
            Self::Protected { out, holds } => write!(
                f,
                "will not publish into {}: {} lies in it; choose a folder made for it, such as public/",
                out.display(),
                holds.display()
            ),
            Self::NotADirectory { out } => {
                write!(
                    f,
                    "cannot publish into {}: it is not a folder; move it away or choose another",
                    out.display()
                )
            }
            Self::NotOurs { out, holds } => write!(
                f,
                "will not publish into {}: it holds {} and was not made by chancery; choose an empty folder, or give \
                 --force to publish beside what is there",
                out.display(),
                holds.display()
            ),
            Self::Manifest { path, why } => write!(
                f,
                "cannot read {}, which says which files are chancery's: {why}; restore it, or empty the folder",
                path.display()
            ),
            Self::Busy { out } => write!(
                f,
                "another build is publishing to {}; wait until it is done, or give another --out",
                out.display()
            ),
            Self::Address { path, why } => write!(f, "cannot write `{path}` into the site: {why}"),
            Self::Twice { path } => write!(
                f,
                "`{path}` is made twice, or is both a file and a folder of the site; change one of the addresses"
            ),
            Self::Picture { path, why } => write!(
                f,
                "`{path}` cannot be drawn: {why}; see the theme's card.svg, or switch cards off"
            ),
            Self::Clash { out, clashes } => clash(f, out, clashes),
            Self::Io { doing, path, source } => {
                write!(f, "cannot {doing} {}: {source}{}", path.display(), cure(source))
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

fn clash(f: &mut fmt::Formatter<'_>, out: &Path, clashes: &[Clash]) -> fmt::Result {
    writeln!(
        f,
        "{} holds things that chancery did not make, where the site has files:",
        out.display()
    )?;
    for clash in clashes.iter().take(SPELLED_OUT) {
        writeln!(
            f,
            "  {} stands in the way of {}",
            out.join(&clash.foreign).display(),
            clash.address
        )?;
    }
    if clashes.len() > SPELLED_OUT {
        writeln!(f, "  … and {} more", clashes.len() - SPELLED_OUT)?;
    }
    f.write_str("move them away, or change the addresses; nothing was published")
}

/// What to do about the failures that a user can do something about.
fn cure(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "; free some space and build again",
        io::ErrorKind::PermissionDenied => "; check who owns it and its folder, and who may write there",
        io::ErrorKind::ReadOnlyFilesystem => "; choose an --out on a file system that can be written",
        _ => "",
    }
}

/// Says what was being done, and to what, when the file system refused.
pub trait At<T> {
    fn at(self, doing: &'static str, path: &Path) -> Result<T, Error>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, doing: &'static str, path: &Path) -> Result<T, Error> {
        self.map_err(|source| Error::Io {
            doing,
            path: path.to_owned(),
            source,
        })
    }
}
