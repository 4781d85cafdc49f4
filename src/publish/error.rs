//! Why a site could not be published, and what to do about it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::identity::SiteIdentity;

/// Why a site could not be published.
#[derive(Debug)]
#[expect(missing_docs, reason = "the comment of a variant says what its fields are")]
pub enum Error {
    /// The output is, or contains, something that must not be lost.
    Protected { out: PathBuf, holds: PathBuf },
    /// The output is one of the folders that the site is made from, or in one.
    InSources { out: PathBuf, source: PathBuf },
    /// The site that would be replaced is of another digest.
    OtherDigest {
        place: String,
        old: Box<SiteIdentity>,
        new: Box<SiteIdentity>,
    },
    /// The output exists and is not a directory.
    NotADirectory { out: PathBuf },
    /// The output contains files, but no manifest of Chancery.
    UnknownContents { out: PathBuf, holds: PathBuf },
    /// The manifest in the output cannot be read.
    Manifest { path: PathBuf, why: String },
    /// Another build is publishing to the same output.
    Busy { out: PathBuf },
    /// A path that would lead out of the site or is reserved.
    Address { path: String, why: &'static str },
    /// A path that was written before, or that is both a file and a directory.
    Duplicate { path: String },
    /// A social card that cannot be drawn.
    Picture { path: String, why: String },
    /// Foreign files are where the site has files; all of them are listed.
    Conflicts { out: PathBuf, conflicts: Vec<Conflict> },
    /// The file system reported an error.
    Io {
        doing: &'static str,
        path: PathBuf,
        source: io::Error,
    },
}

/// A foreign file or directory that is in the way of a file of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// The file of the site.
    pub address: String,
    /// What is in its way, relative to the output.
    pub foreign: PathBuf,
}

/// How many clashes are spelled out; one stray folder can cause thousands.
const MAX_LISTED: usize = 20;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Protected { out, holds } => fmt_protected(f, out, holds),
            Self::InSources { out, source } => write!(
                f,
                "refusing to publish to {}: the site is made from {}; choose a folder for the site alone, such as public/",
                out.display(),
                source.display()
            ),
            Self::OtherDigest { place, old, new } => write!(
                f,
                "refusing to publish {new} to {place}, which has the site of another digest: {old}; check the folder that you \
                 are in and the place, or replace that site with --force"
            ),
            Self::NotADirectory { out } => write!(
                f,
                "cannot publish to {}: it is not a folder; move it away or choose another folder",
                out.display()
            ),
            Self::UnknownContents { out, holds } => write!(
                f,
                "cannot publish to {}: it contains {} and was not made by chancery; choose an empty folder, or use --force \
                 to publish next to the existing files",
                out.display(),
                holds.display()
            ),
            Self::Manifest { path, why } => write!(
                f,
                "cannot read {}, the list of the files that chancery made: {why}; restore it, or empty the folder",
                path.display()
            ),
            Self::Busy { out } => write!(
                f,
                "another build is publishing to {}; wait until it has finished, or choose another --out",
                out.display()
            ),
            Self::Address { path, why } => write!(f, "invalid path `{path}` in the site: {why}"),
            Self::Duplicate { path } => write!(
                f,
                "two files of the site have the path `{path}`, or it is both a file and a folder; change one of the addresses"
            ),
            Self::Picture { path, why } => write!(
                f,
                "cannot draw `{path}`: {why}; check the theme's card.svg, or switch cards off"
            ),
            Self::Conflicts { out, conflicts } => fmt_conflicts(f, out, conflicts),
            Self::Io { doing, path, source } => {
                write!(f, "cannot {doing} {}: {source}{}", path.display(), advice(source))
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

fn fmt_protected(f: &mut fmt::Formatter<'_>, out: &Path, holds: &Path) -> fmt::Result {
    write!(f, "refusing to publish to {}", out.display())?;
    if out != holds {
        write!(f, ", which contains {}", holds.display())?;
    }
    f.write_str("; choose a folder for the site alone, such as public/")
}

fn fmt_conflicts(f: &mut fmt::Formatter<'_>, out: &Path, conflicts: &[Conflict]) -> fmt::Result {
    writeln!(
        f,
        "{} contains files that chancery did not make, where the site has files:",
        out.display()
    )?;
    for conflict in conflicts.iter().take(MAX_LISTED) {
        writeln!(
            f,
            "  {} is in the way of {}",
            out.join(&conflict.foreign).display(),
            conflict.address
        )?;
    }
    if conflicts.len() > MAX_LISTED {
        writeln!(f, "  … and {} more", conflicts.len() - MAX_LISTED)?;
    }
    f.write_str("move them away, or change the addresses; nothing was published")
}

/// What the user can do about an error of the file system; empty if nothing is known.
fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "; free some space and build again",
        io::ErrorKind::PermissionDenied => "; check the owner and the permissions of the file and its folder",
        io::ErrorKind::ReadOnlyFilesystem => "; choose an --out on a writable file system",
        _ => "",
    }
}

/// Adds to an error of the file system what was being done, and to which path.
pub trait IoContext<T> {
    fn context(self, doing: &'static str, path: &Path) -> Result<T, Error>;
}

impl<T> IoContext<T> for io::Result<T> {
    fn context(self, doing: &'static str, path: &Path) -> Result<T, Error> {
        self.map_err(|source| Error::Io {
            doing,
            path: path.to_owned(),
            source,
        })
    }
}
