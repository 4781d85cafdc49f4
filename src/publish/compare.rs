//! Compares the bytes of files: dates and sizes cannot show that a file did not change.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::os;

/// How much of each file is compared at a time.
const CHUNK: usize = 32 * 1024;

/// Whether the rest of both has the same bytes. `seen` gets the bytes of the first, as far as they are the same.
pub fn have_same_bytes(a: &mut impl Read, b: &mut impl Read, mut seen: impl FnMut(&[u8])) -> io::Result<bool> {
    let (mut from_a, mut from_b) = ([0; CHUNK], [0; CHUNK]);
    loop {
        let (read_a, read_b) = (read_full(a, &mut from_a)?, read_full(b, &mut from_b)?);
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
pub fn read_full(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
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

/// Opens a regular file if it has this size.
pub fn open_if_size(path: &Path, size: u64) -> Option<File> {
    let file = os::open_no_follow(path).ok()?;
    let metadata = file.metadata().ok()?;
    (metadata.is_file() && metadata.len() == size).then_some(file)
}

/// Whether two paths are the same file, equal symlinks, or files with the same bytes, so that one can be deleted without loss.
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    let (Ok(metadata_a), Ok(metadata_b)) = (fs::symlink_metadata(a), fs::symlink_metadata(b)) else {
        return false;
    };
    if os::is_same_inode(&metadata_a, &metadata_b) {
        return true;
    }
    if metadata_a.is_symlink() && metadata_b.is_symlink() {
        return matches!((fs::read_link(a), fs::read_link(b)), (Ok(a), Ok(b)) if a == b);
    }
    if !metadata_a.is_file() || !metadata_b.is_file() || metadata_a.len() != metadata_b.len() {
        return false;
    }
    match (os::open_no_follow(a), os::open_no_follow(b)) {
        (Ok(mut a), Ok(mut b)) => have_same_bytes(&mut a, &mut b, |_| {}).unwrap_or(false),
        _ => false,
    }
}
