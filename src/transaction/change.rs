//! What becomes of one file.

use super::error::{Error, Io};
use std::fs;
use std::io;
use std::path::Path;

/// What becomes of one file. Paths are relative to the folder of the changes, with `/` between their parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileChange {
    /// A new file, where there is none.
    Create {
        /// The path.
        path: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// Another content.
    Replace {
        /// The path.
        path: String,
        /// The bytes that it must have now.
        before: Vec<u8>,
        /// Its new bytes.
        after: Vec<u8>,
    },
    /// Its removal.
    Remove {
        /// The path.
        path: String,
        /// The bytes that it must have now.
        before: Vec<u8>,
    },
}

impl FileChange {
    /// A file with these bytes, whether there is one by now or not; `None` if it has these bytes already.
    ///
    /// # Errors
    /// What is there cannot be read.
    pub fn write(folder: &Path, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Result<Option<Self>, Error> {
        let (path, after) = (path.into(), bytes.into());
        Ok(match read_bytes(folder, &path)? {
            Some(before) if before == after => None,
            Some(before) => Some(Self::Replace { path, before, after }),
            None => Some(Self::Create { path, bytes: after }),
        })
    }

    /// The path of the file.
    pub fn path(&self) -> &str {
        match self {
            Self::Create { path, .. } | Self::Replace { path, .. } | Self::Remove { path, .. } => path,
        }
    }

    /// The bytes before; `None` if there must be no file.
    pub fn before(&self) -> Option<&[u8]> {
        match self {
            Self::Create { .. } => None,
            Self::Replace { before, .. } | Self::Remove { before, .. } => Some(before),
        }
    }

    /// The bytes after; `None` if there is no file then.
    pub fn after(&self) -> Option<&[u8]> {
        match self {
            Self::Create { bytes, .. } => Some(bytes),
            Self::Replace { after, .. } => Some(after),
            Self::Remove { .. } => None,
        }
    }
}

/// The bytes of a file; `None` if there is none.
///
/// # Errors
/// It cannot be read.
pub fn read_bytes(folder: &Path, path: &str) -> Result<Option<Vec<u8>>, Error> {
    let path = folder.join(path);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(source) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Io::new("read", &path, source).into()),
    }
}
