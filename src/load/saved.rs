//! Reads saved copies of sources: files below `archive/`. A symbolic link that leads out of it is not followed.

use super::copy_text::{CopyText, copy_text};
use crate::evidence::ARCHIVE;
use crate::sha256::Hash;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// The largest saved copy that is read, in bytes.
const LIMIT: u64 = 16 << 20;

/// A saved copy.
#[derive(Debug)]
pub struct SavedCopy {
    /// The SHA-256 of its bytes.
    pub hash: Hash,
    /// Its text, or why it has none that can be read, as the end of a sentence about it.
    pub text: Result<CopyText, String>,
}

/// Why a saved copy cannot be read.
#[derive(Debug)]
pub enum SavedCopyError {
    /// It does not exist.
    Missing,
    /// A symbolic link leads out of the archive.
    Outside,
    /// The system refuses, for this reason.
    Unreadable(String),
}

/// The saved copy at a path below the archive of the digest at `root`.
pub(super) fn read_saved(root: &Path, below: &str) -> Result<SavedCopy, SavedCopyError> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SavedCopyError::Missing,
        _ => SavedCopyError::Unreadable(error.to_string()),
    };
    let archive = root.join(ARCHIVE).canonicalize().map_err(unreadable)?;
    let path = archive.join(below).canonicalize().map_err(unreadable)?;
    if !path.starts_with(&archive) {
        return Err(SavedCopyError::Outside);
    }
    // Opening a pipe would wait for ever.
    if !path.metadata().map_err(unreadable)?.is_file() {
        return Err(SavedCopyError::Unreadable("it is not a file".to_owned()));
    }
    let mut bytes = Vec::new();
    let file = File::open(&path).map_err(unreadable)?;
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LIMIT {
        return Err(SavedCopyError::Unreadable(format!("it is over {} MiB", LIMIT >> 20)));
    }
    let extension = below.rsplit_once('.').map(|(_, extension)| extension);
    Ok(SavedCopy {
        hash: Hash::of(&bytes),
        text: copy_text(&bytes, extension),
    })
}
