//! Writes new files, all or none: what was written is deleted again unless it is kept.

use super::Error;
use crate::atomic_write;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// New files and folders. Dropping this deletes them again, [`NewFiles::keep`] keeps them.
#[derive(Default)]
pub struct NewFiles {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl NewFiles {
    /// Writes a file that does not exist yet, and the missing folders above it.
    ///
    /// # Errors
    /// Something exists there already, or the file cannot be written.
    pub fn create(&mut self, path: &Path, text: impl AsRef<[u8]>) -> Result<(), Error> {
        if let Some(folder) = path.parent() {
            self.create_folder(folder)?;
        }
        let refused = |source: io::Error| match (source.kind(), path.parent()) {
            (io::ErrorKind::AlreadyExists, Some(folder)) => Error::Clash {
                folder: folder.to_owned(),
                files: path.file_name().map(PathBuf::from).into_iter().collect(),
            },
            _ => io_error("write", path, source),
        };
        let mut file = File::create_new(path).map_err(refused)?;
        self.files.push(path.to_owned());
        let written = file.write_all(text.as_ref()).and_then(|()| file.sync_all());
        written.map_err(|source| io_error("write", path, source))
    }

    /// Creates a folder and those above it, as far as they are missing.
    fn create_folder(&mut self, path: &Path) -> Result<(), Error> {
        if path.as_os_str().is_empty() || path.is_dir() {
            return Ok(());
        }
        if let Some(parent) = path.parent() {
            self.create_folder(parent)?;
        }
        match fs::create_dir(path) {
            Ok(()) => self.folders.push(path.to_owned()),
            // Another process was faster.
            Err(_) if path.is_dir() => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(Error::NotAFolder { path: path.to_owned() });
            }
            Err(source) => return Err(io_error("create the folder", path, source)),
        }
        Ok(())
    }

    /// Keeps everything.
    pub fn keep(mut self) {
        self.files.clear();
        self.folders.clear();
    }
}

impl Drop for NewFiles {
    fn drop(&mut self) {
        for file in self.files.iter().rev() {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Writes a file, new or in the place of an old one, and the missing folders above it.
///
/// # Errors
/// The file cannot be written; an old file is unchanged then.
pub fn replace_file(path: &Path, text: &str) -> Result<(), Error> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|source| io_error("create the folder", folder, source))?;
    }
    atomic_write::replace(path, text).map_err(|source| io_error("write", path, source))
}

fn io_error(doing: &'static str, path: &Path, source: io::Error) -> Error {
    let path = path.to_owned();
    Error::Io { doing, path, source }
}
