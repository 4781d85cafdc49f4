//! Puts one staged file into its place, or removes one.

use super::error::{Error, Io};
use super::journal::is_safe_path;
use super::staging::sync_folder;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where a change takes place: a symbolic link is followed, since it is the file that changes.
///
/// # Errors
/// The path leads out of the folder.
pub fn target_of(root: &Path, path: &str) -> Result<PathBuf, Error> {
    let outside = || Error::Outside { path: path.to_owned() };
    if !is_safe_path(path) {
        return Err(outside());
    }
    let target = root.join(path);
    let is_link = fs::symlink_metadata(&target).is_ok_and(|metadata| metadata.is_symlink());
    let target = match is_link {
        true => fs::canonicalize(&target).map_err(|source| Io::new("follow", &target, source))?,
        false => target,
    };
    // The nearest folder above it that exists says where it would be.
    let above = target
        .ancestors()
        .skip(1)
        .find_map(|folder| fs::canonicalize(folder).ok());
    match (above, fs::canonicalize(root)) {
        (Some(above), Ok(root)) if above.starts_with(&root) => Ok(target),
        (_, Err(source)) => Err(Io::new("find", root, source).into()),
        _ => Err(outside()),
    }
}

/// Creates a folder and those above it, as far as they are missing. Returns those that were created, the innermost last.
///
/// # Errors
/// One of them cannot be created, or something else is in its place.
pub fn create_folders(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let missing = folder
        .ancestors()
        .take_while(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
    let mut missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
    missing.reverse();
    let mut created: Vec<PathBuf> = Vec::new();
    for folder in missing {
        match fs::create_dir(&folder) {
            Ok(()) => created.push(folder),
            // Another process was faster.
            Err(_) if folder.is_dir() => {}
            Err(source) => {
                remove_folders(&created);
                return Err(match source.kind() {
                    io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => Error::NotAFolder { path: folder },
                    _ => Io::new("create the folder", &folder, source).into(),
                });
            }
        }
    }
    Ok(created)
}

/// Removes folders that were created for nothing. Those that are not empty stay.
pub fn remove_folders(created: &[PathBuf]) {
    for folder in created.iter().rev() {
        let _ = fs::remove_dir(folder);
    }
}

/// Puts a staged file at its place: over the old one, or where there must be none.
pub fn install(staged: &Path, target: &Path, is_new: bool) -> Result<(), Io> {
    let failed = |source| Io::new("write", target, source);
    let moved = match is_new {
        true => rename_new(staged, target),
        false => fs::rename(staged, target),
    };
    match moved {
        // A part of the content is on another file system.
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => copy_over(staged, target).map_err(failed)?,
        moved => moved.map_err(failed)?,
    }
    target.parent().map(sync_folder);
    Ok(())
}

/// Renames to a name that must be free.
fn rename_new(staged: &Path, target: &Path) -> io::Result<()> {
    match fs::hard_link(staged, target) {
        Ok(()) => fs::remove_file(staged),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::AlreadyExists | io::ErrorKind::CrossesDevices
            ) =>
        {
            Err(error)
        }
        // A file system without hard links.
        Err(_) if fs::symlink_metadata(target).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(staged, target),
    }
}

/// Writes a copy beside the target, and renames it.
fn copy_over(staged: &Path, target: &Path) -> io::Result<()> {
    let folder = target.parent().unwrap_or(Path::new("."));
    let copy = tempfile::NamedTempFile::new_in(folder)?;
    fs::copy(staged, copy.path())?;
    copy.as_file().sync_all()?;
    copy.persist(target).map_err(|error| error.error)?;
    Ok(())
}

/// Removes a file.
pub fn remove(target: &Path) -> Result<(), Io> {
    fs::remove_file(target).map_err(|source| Io::new("remove", target, source))?;
    target.parent().map(sync_folder);
    Ok(())
}
