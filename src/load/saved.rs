//! Reads saved copies of sources: files below `archive/`, and nothing that a link leads to outside of it.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// The folder of saved copies.
pub const ARCHIVE: &str = "archive";

/// The largest saved copy that is read, in bytes.
const LIMIT: u64 = 16 << 20;

/// A saved copy.
#[derive(Debug)]
pub struct Saved {
    /// Its text, with `\n` line ends; marks of HTML are still in it.
    pub text: String,
    /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
    pub sha256: String,
}

/// Why a saved copy is not read.
#[derive(Debug)]
pub enum Unsaved {
    /// It is not there.
    Missing,
    /// A symbolic link leads out of the archive.
    Outside,
    /// It cannot be read, and why.
    Unreadable(String),
}

/// The saved copy at a path below the archive of the digest at `root`.
pub(super) fn read(root: &Path, below: &str) -> Result<Saved, Unsaved> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Unsaved::Missing,
        _ => Unsaved::Unreadable(error.to_string()),
    };
    let archive = root.join(ARCHIVE).canonicalize().map_err(unreadable)?;
    let path = archive.join(below).canonicalize().map_err(unreadable)?;
    if !path.starts_with(&archive) {
        return Err(Unsaved::Outside);
    }
    // Opening a pipe would wait for ever.
    if !path.metadata().map_err(unreadable)?.is_file() {
        return Err(Unsaved::Unreadable("it is not a file".to_owned()));
    }
    let mut bytes = Vec::new();
    let file = File::open(&path).map_err(unreadable)?;
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Unsaved::Unreadable(format!("it is over {} MiB", LIMIT >> 20)));
    }
    let sha256 = Sha256::digest(&bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let mut text = decode(&bytes);
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    Ok(Saved { text, sha256 })
}

/// Bytes as text: by their byte order mark, as UTF-8 where they are that, by the encoding that they name, and else as the
/// one that old pages are in.
fn decode(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => named(&bytes[..bytes.len().min(1024)]).unwrap_or(WINDOWS_1252),
    };
    encoding.decode(bytes).0.into_owned()
}

/// The encoding that the head of a page names.
fn named(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, label) = head.split_once("charset=")?;
    let label = label.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
    Encoding::for_label(&label.as_bytes()[..end]).filter(|encoding| *encoding != UTF_8)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encodings_are_told() {
        assert_eq!(decode("\u{feff}“é”".as_bytes()), "“é”");
        assert_eq!(decode("“é”".as_bytes()), "“é”");
        assert_eq!(decode(b"\x93\xe9\x94"), "“é”");
        assert_eq!(decode(b"\xff\xfea\0b\0"), "ab");
        assert_eq!(
            decode(b"<meta charset=\"windows-1251\">\xcf"),
            "<meta charset=\"windows-1251\">П"
        );
        assert_eq!(decode(b"charset=nothing; \xe9"), "charset=nothing; é");
        assert_eq!(decode(b""), "");
    }
}
