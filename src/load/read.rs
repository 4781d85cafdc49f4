//! Reads one text file, and reports what keeps it from being one.

use super::characters::check_characters;
use super::encoding::decode_older;
use super::report::file_diagnostic;
use crate::diagnostic::{Diagnostic, rules};
use crate::text::truncate;
use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;
use std::time::SystemTime;

/// The largest file that is read, in bytes: the limits of a body and of front matter, and some more, so that a file that is a
/// little too large is read and the diagnostic can say which of the two is.
const LIMIT: u64 = (2 << 20) + (128 << 10);
/// The largest file of the program itself that is read, in bytes: some 250 for each quotation.
const LONG_LIMIT: u64 = 256 << 20;

/// Size, times and identity of a file, by which a changed file is recognised without reading it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// On Unix the inode, and the seconds and nanoseconds of its last change, which even a tool that sets the time of
    /// modification cannot set.
    identity: (u64, i64, i64),
}

impl Stamp {
    /// The stamp of a file that has this metadata.
    pub fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
        };
        #[cfg(not(unix))]
        let identity = (0, 0, 0);
        Self {
            length: metadata.len(),
            modified: metadata.modified().ok(),
            identity,
        }
    }
}

/// The outcome of reading a file.
pub enum Read {
    /// It did not change.
    Unchanged,
    /// Its text and its stamp.
    Text(String, Stamp),
    /// It cannot be read, or is not a text.
    Unreadable,
}

/// The text of a file, without byte order mark and with `\n` line ends; none if it cannot be read or is not a text.
/// `path` is how diagnostics name it.
pub fn read_text(file: &Path, path: &str) -> (Option<String>, Vec<Diagnostic>) {
    // Opening a pipe would wait for ever.
    if std::fs::metadata(file).is_ok_and(|metadata| !metadata.is_file()) {
        let diagnostic = file_diagnostic(&rules::UNREADABLE, path, "this is not a file");
        return (None, vec![diagnostic.help("remove it, or put a file in its place")]);
    }
    match read_unless(file, path, None) {
        (Read::Text(text, _), diagnostics) => (Some(text), diagnostics),
        (_, diagnostics) => (None, diagnostics),
    }
}

/// The same, for a file that may be longer than what people write.
pub fn read_long_text(file: &Path, path: &str) -> (Option<String>, Vec<Diagnostic>) {
    let unreadable = |message: String| {
        let diagnostic = file_diagnostic(&rules::UNREADABLE, path, message);
        (None, vec![diagnostic.help("restore it with git, or remove it")])
    };
    match std::fs::metadata(file) {
        Ok(metadata) if !metadata.is_file() => unreadable("this is not a file".to_owned()),
        Ok(metadata) if metadata.len() > LONG_LIMIT => {
            unreadable(format!("this file is over {} MiB", LONG_LIMIT >> 20))
        }
        Ok(_) => match std::fs::read(file) {
            Ok(bytes) => decode(bytes, path),
            Err(error) => unreadable(format!("this file cannot be read: {error}")),
        },
        Err(error) => unreadable(format!("this file cannot be read: {error}")),
    }
}

/// Reads a file unless it still has this stamp.
pub fn read_unless(file: &Path, path: &str, known: Option<Stamp>) -> (Read, Vec<Diagnostic>) {
    match read_bytes(file, known) {
        Ok(Some((bytes, stamp))) => match decode(bytes, path) {
            (Some(text), diagnostics) => (Read::Text(text, stamp), diagnostics),
            (None, diagnostics) => (Read::Unreadable, diagnostics),
        },
        Ok(None) => (Read::Unchanged, Vec::new()),
        Err(error) if error.kind() == ErrorKind::FileTooLarge => {
            let message = format!("this file has {error} bytes; a body has at most 2 MiB");
            (
                Read::Unreadable,
                vec![file_diagnostic(&rules::BODY_TOO_LARGE, path, message).help("split it into several entries")],
            )
        }
        Err(error) => {
            let message = format!("this file cannot be read: {error}");
            (
                Read::Unreadable,
                vec![file_diagnostic(&rules::UNREADABLE, path, message).help("check its permissions (`ls -l`)")],
            )
        }
    }
}

/// A file's bytes and stamp; none if it still has the stamp that is known.
fn read_bytes(file: &Path, known: Option<Stamp>) -> io::Result<Option<(Vec<u8>, Stamp)>> {
    if known.is_some() && known == std::fs::metadata(file).ok().as_ref().map(Stamp::of) {
        return Ok(None);
    }
    let mut file = File::open(file)?;
    let metadata = file.metadata()?;
    let stamp = Stamp::of(&metadata);
    if metadata.len() > LIMIT {
        return Err(io::Error::new(ErrorKind::FileTooLarge, metadata.len().to_string()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default() + 1);
    file.read_to_end(&mut bytes)?;
    Ok(Some((bytes, stamp)))
}

fn decode(bytes: Vec<u8>, path: &str) -> (Option<String>, Vec<Diagnostic>) {
    let fault = |diagnostic| (None, vec![diagnostic]);
    let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let diagnostic = file_diagnostic(&rules::NOT_UTF8, path, "this file is UTF-16");
        return fault(diagnostic.help(SAVE_AS_UTF8));
    }
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return fault(not_utf8(error.as_bytes(), error.utf8_error().valid_up_to(), path)),
    };
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    let diagnostics = check_characters(&text, path);
    (Some(text), diagnostics)
}

const SAVE_AS_UTF8: &str = "in your editor: Save with encoding → UTF-8";

/// The error for a file that is not UTF-8 from a byte on, with the line as it probably reads.
fn not_utf8(bytes: &[u8], valid: usize, path: &str) -> Diagnostic {
    let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default());
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let begins = format!("line {line}, column {column}: invalid UTF-8 begins here");
    // The whole file tells the encoding, and this line is what the writer can recognise.
    let older =
        decode_older(bytes).map(|(text, name)| (text.split('\n').nth(line - 1).unwrap_or_default().to_owned(), name));
    match older {
        Some((text, name)) => {
            let word = text
                .split_whitespace()
                .find(|word| !word.is_ascii())
                .unwrap_or_default();
            let excerpt = truncate(text.trim(), 100);
            let message = format!("{begins}; the file looks like {name} (`{}`)", truncate(word, 40));
            let help = format!("{SAVE_AS_UTF8}; line {line} is then `{excerpt}`");
            file_diagnostic(&rules::NOT_UTF8, path, message).help(help)
        }
        None => file_diagnostic(&rules::NOT_UTF8, path, begins).help(SAVE_AS_UTF8),
    }
}
