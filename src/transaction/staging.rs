//! The folder in which new files are written before they take their places, and its lock.

use super::change::FileChange;
use super::error::{Error, Io};
use super::journal::Journal;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// The name of the folder. It exists only while files are changed, and after a process was killed meanwhile.
pub const STAGING: &str = ".chancery-changes";
/// The name of the journal in it.
const JOURNAL: &str = "journal.json";

/// Excludes other processes from changing files in a folder. The system releases it when the process ends, in whatever way.
#[derive(Debug)]
pub struct Lock {
    _folder: Option<File>,
}

impl Lock {
    /// Locks a folder.
    ///
    /// # Errors
    /// Another process has locked it.
    pub fn acquire(folder: &Path) -> Result<Self, Error> {
        // Not every system can open or lock a folder; there, nothing is excluded.
        let Ok(opened) = File::open(folder) else {
            return Ok(Self { _folder: None });
        };
        match opened.try_lock() {
            Err(TryLockError::WouldBlock) => Err(Error::Busy {
                folder: folder.to_owned(),
            }),
            _ => Ok(Self { _folder: Some(opened) }),
        }
    }

    /// Locks a folder, and waits for another process that has locked it: files are changed within moments.
    ///
    /// # Errors
    /// The other process does not end.
    pub fn wait(folder: &Path) -> Result<Self, Error> {
        const ATTEMPTS: u32 = 500;
        const PAUSE: Duration = Duration::from_millis(10);
        for _ in 0..ATTEMPTS {
            match Self::acquire(folder) {
                Err(Error::Busy { .. }) => thread::sleep(PAUSE),
                locked => return locked,
            }
        }
        Self::acquire(folder)
    }
}

/// The folder of staged files. Dropping it deletes it.
#[derive(Debug)]
pub struct Staging {
    folder: PathBuf,
}

impl Staging {
    /// The path of the staging folder of a folder.
    pub fn path_in(folder: &Path) -> PathBuf {
        folder.join(STAGING)
    }

    /// Opens the folder that a killed process left; `None` if there is none.
    pub fn find(folder: &Path) -> Option<Self> {
        let path = Self::path_in(folder);
        fs::symlink_metadata(&path).is_ok().then_some(Self { folder: path })
    }

    /// Creates the folder.
    pub fn create(folder: &Path) -> Result<Self, Io> {
        let path = Self::path_in(folder);
        fs::create_dir(&path).map_err(|source| Io::new("create the folder", &path, source))?;
        Ok(Self { folder: path })
    }

    /// Where the new file of a change is staged, by its number.
    pub fn file(&self, number: usize) -> PathBuf {
        self.folder.join(number.to_string())
    }

    /// Writes the new files, with the permissions of the old ones.
    pub fn write_files(&self, root: &Path, changes: &[FileChange]) -> Result<(), Io> {
        for (number, change) in changes.iter().enumerate() {
            if let Some(bytes) = change.after() {
                let path = self.file(number);
                write_synced(&path, bytes)?;
                if let Ok(before) = fs::metadata(root.join(change.path())) {
                    let permissions = fs::set_permissions(&path, before.permissions());
                    permissions.map_err(|source| Io::new("set the permissions of", &path, source))?;
                }
            }
        }
        Ok(())
    }

    /// Writes the journal. It is there as a whole, or not at all.
    pub fn write_journal(&self, journal: &Journal) -> Result<(), Io> {
        let path = self.folder.join(JOURNAL);
        let failed = |source| Io::new("write", &path, source);
        let json = journal.to_json().map_err(io::Error::from).map_err(failed)?;
        let new = self.folder.join("journal.new");
        write_synced(&new, &json)?;
        fs::rename(&new, &path).map_err(failed)?;
        sync_folder(&self.folder);
        Ok(())
    }

    /// The journal; `None` if there is none that can be read, so that nothing had been changed.
    pub fn read_journal(&self) -> Option<Journal> {
        read_journal(&self.folder)
    }

    /// Leaves the folder as it is, for the next process.
    pub fn keep(self) {
        std::mem::forget(self);
    }

    /// Removes the journal: what is not done by now will not be done.
    pub fn remove_journal(&self) -> Result<(), Io> {
        let path = self.folder.join(JOURNAL);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => Err(Io::new("remove", &path, source)),
            _ => Ok(()),
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be deleted is deleted by the next command. Without the journal first, that would do the changes again.
        if self.remove_journal().is_ok() {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// The journal in a staging folder, if there is one.
pub fn read_journal(staging: &Path) -> Option<Journal> {
    Journal::from_json(&fs::read(staging.join(JOURNAL)).ok()?)
}

fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), Io> {
    let write = || {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|source| Io::new("write", path, source))
}

/// Makes sure that the names in a folder survive a loss of power, where the system can do that.
pub fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
