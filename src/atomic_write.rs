//! Puts a file in the place of another one: that one stays whole until the new one is there.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes a file, new or in the place of an old one, whose permissions it takes over.
///
/// # Errors
/// The file system refuses; the old file is as it was then.
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

/// Gives a temporary file the permissions of an ordinary new one.
#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> io::Result<()> {
    Ok(())
}
