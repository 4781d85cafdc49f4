//! Why changes were not made.

use std::error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A failure of the file system.
#[derive(Debug)]
pub struct Io {
    /// A verb, for use after "cannot".
    pub doing: &'static str,
    /// Of what.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

impl Io {
    pub(super) fn new(doing: &'static str, path: &Path, source: io::Error) -> Self {
        Self {
            doing,
            path: path.to_owned(),
            source,
        }
    }
}

/// Why changes were not made. Every file is as it was before, but for those that the error names.
#[derive(Debug)]
#[expect(missing_docs, reason = "the comment of a variant says what its fields are")]
pub enum Error {
    /// Something exists where a new file would be written.
    Exists { path: PathBuf },
    /// Something that is not a folder stands where one is needed.
    NotAFolder { path: PathBuf },
    /// A file is not what it was when the change was planned.
    ChangedMeanwhile { path: PathBuf },
    /// A path leads out of the folder.
    Outside { path: String },
    /// Another process is changing files here.
    Busy { folder: PathBuf },
    /// The file system failed. `not_restored` are the files that could not be put back.
    Io { failure: Io, not_restored: Vec<PathBuf> },
}

impl From<Io> for Error {
    fn from(failure: Io) -> Self {
        Self::Io {
            failure,
            not_restored: Vec::new(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists { path } => write!(f, "nothing was written: {} exists already", path.display()),
            Self::NotAFolder { path } => {
                write!(f, "{} is not a folder; move it away, or choose another", path.display())
            }
            Self::ChangedMeanwhile { path } => write!(
                f,
                "nothing was written: {} has changed while it was checked; run the command again",
                path.display()
            ),
            Self::Outside { path } => write!(f, "nothing was written: the path {path:?} leads out of the digest"),
            Self::Busy { folder } => write!(
                f,
                "nothing was written: another command is changing files in {}; run this one again when it has ended",
                folder.display()
            ),
            Self::Io { failure, not_restored } => write_io(f, failure, not_restored),
        }
    }
}

fn write_io(f: &mut fmt::Formatter<'_>, failure: &Io, not_restored: &[PathBuf]) -> fmt::Result {
    let (why, advice) = match failure.source.kind() {
        io::ErrorKind::NotFound => ("there is no such file or folder".to_owned(), "check the path"),
        io::ErrorKind::PermissionDenied => (
            "permission denied".to_owned(),
            "check who may read and write there (`ls -ld`)",
        ),
        io::ErrorKind::StorageFull => ("the disk is full".to_owned(), "free some space"),
        _ => (
            failure.source.to_string(),
            "check the path and its permissions (`ls -ld`)",
        ),
    };
    let (doing, path) = (failure.doing, failure.path.display());
    write!(f, "cannot {doing} {path}: {why}; {advice}")?;
    if not_restored.is_empty() {
        return write!(f, ". Every file is as it was before");
    }
    write!(f, ". These files could not be put back as they were:")?;
    for path in not_restored {
        write!(f, "\n  {}", path.display())?;
    }
    Ok(())
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Io { failure, .. } => Some(&failure.source),
            _ => None,
        }
    }
}
