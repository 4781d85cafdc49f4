//! Whether bytes are the same: the only way to know that a file did not change.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::os;

const CHUNK: usize = 32 * 1024;

/// Whether both have the same bytes from where they stand to their ends. `seen` gets what was read from the first.
pub fn same_bytes(a: &mut impl Read, b: &mut impl Read, mut seen: impl FnMut(&[u8])) -> io::Result<bool> {
    let (mut from_a, mut from_b) = ([0; CHUNK], [0; CHUNK]);
    loop {
        let (read_a, read_b) = (fill(a, &mut from_a)?, fill(b, &mut from_b)?);
        if from_a[..read_a] != from_b[..read_b] {
            return Ok(false);
        }
        seen(&from_a[..read_a]);
        if read_a < CHUNK {
            return Ok(true);
        }
    }
}

/// Reads until the buffer is full or the end is reached.
pub fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match from.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Opens a plain file if it has this size.
pub fn open_if_size(path: &Path, size: u64) -> Option<File> {
    let file = os::open_plain(path).ok()?;
    let found = file.metadata().ok()?;
    (found.is_file() && found.len() == size).then_some(file)
}

/// Whether two names stand for the same file, link, or bytes, so that one of them can go without loss.
pub fn same_thing(a: &Path, b: &Path) -> bool {
    let (Ok(found_a), Ok(found_b)) = (fs::symlink_metadata(a), fs::symlink_metadata(b)) else {
        return false;
    };
    if os::same_inode(&found_a, &found_b) {
        return true;
    }
    if found_a.is_symlink() && found_b.is_symlink() {
        return matches!((fs::read_link(a), fs::read_link(b)), (Ok(a), Ok(b)) if a == b);
    }
    if !found_a.is_file() || !found_b.is_file() || found_a.len() != found_b.len() {
        return false;
    }
    match (os::open_plain(a), os::open_plain(b)) {
        (Ok(mut a), Ok(mut b)) => same_bytes(&mut a, &mut b, |_| {}).unwrap_or(false),
        _ => false,
    }
}
