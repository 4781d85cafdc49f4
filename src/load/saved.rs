//! Reads saved copies of sources: files below `archive/`. A symbolic link that leads out of it is not followed.
//! The only place that names sha2.

use super::encoding::decode;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// The folder of saved copies.
pub const ARCHIVE: &str = "archive";

/// The largest saved copy that is read, in bytes.
const LIMIT: u64 = 16 << 20;

/// The text of a saved copy.
#[derive(Debug)]
pub struct SavedText {
    /// The text, with `\n` line ends. Of a page it is the HTML as it was saved.
    pub text: String,
    /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
    pub sha256: String,
}

/// Why a saved copy cannot be read.
#[derive(Debug)]
pub enum SavedTextError {
    /// It does not exist.
    Missing,
    /// A symbolic link leads out of the archive.
    Outside,
    /// The system refuses, for this reason.
    Unreadable(String),
}

/// The saved copy at a path below the archive of the digest at `root`.
pub(super) fn read_saved(root: &Path, below: &str) -> Result<SavedText, SavedTextError> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SavedTextError::Missing,
        _ => SavedTextError::Unreadable(error.to_string()),
    };
    let archive = root.join(ARCHIVE).canonicalize().map_err(unreadable)?;
    let path = archive.join(below).canonicalize().map_err(unreadable)?;
    if !path.starts_with(&archive) {
        return Err(SavedTextError::Outside);
    }
    // Opening a pipe would wait for ever.
    if !path.metadata().map_err(unreadable)?.is_file() {
        return Err(SavedTextError::Unreadable("it is not a file".to_owned()));
    }
    let mut bytes = Vec::new();
    let file = File::open(&path).map_err(unreadable)?;
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LIMIT {
        return Err(SavedTextError::Unreadable(format!("it is over {} MiB", LIMIT >> 20)));
    }
    let sha256 = sha256(&bytes);
    let mut text = decode(&bytes).0;
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    Ok(SavedText { text, sha256 })
}

/// The SHA-256 of some bytes in lower-case hexadecimal digits, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_known_hash() {
        assert_eq!(
            super::sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
