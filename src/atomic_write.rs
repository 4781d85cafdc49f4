//! Writes a file in one step: an old file stays whole until the new one is complete.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes a file, new or over an old one, whose permissions it keeps.
///
/// # Errors
/// The file cannot be written; an old file is unchanged then.
pub fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    match fs::metadata(path) {
        Ok(before) => fs::set_permissions(file.path(), before.permissions())?,
        Err(_) => readable(file.path())?,
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Gives a temporary file, which only its owner can read, the permissions of an ordinary new file.
#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> io::Result<()> {
    Ok(())
}
