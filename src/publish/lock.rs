//! Allows one build at a time for an output. The system releases the lock when the process ends, in whatever way.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::PathBuf;

use super::error::{Error, IoContext};
use super::os;
use super::output_directory::OutputDirectory;

/// The lock of an output; released when dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    /// The lock file; `None` if the output directory itself is locked.
    path: Option<PathBuf>,
}

impl Lock {
    /// Locks a file beside the output. If no file can be written there, or the output is a mount point and cannot be
    /// renamed, the output itself is locked and gets the stage inside: it is then updated file by file.
    pub fn acquire(output: &mut OutputDirectory) -> Result<Self, Error> {
        let exists = output.out.is_dir();
        if exists && os::is_mount(&output.out) {
            return Self::acquire_inside(output);
        }
        loop {
            let file = match open_lock_file(output) {
                Ok(file) => file,
                Err(error) if exists && is_denied(&error) => return Self::acquire_inside(output),
                Err(error) => return Err(error).context("create", &output.lock),
            };
            try_lock(&file, output)?;
            // If the last holder removed the file after we had opened it, our lock excludes nobody: the next build would
            // create and lock another file of this name. So the name must still mean the file that we locked.
            let locked = file.metadata().context("read", &output.lock)?;
            match fs::symlink_metadata(&output.lock) {
                Ok(named) if cfg!(not(unix)) || os::is_same_inode(&locked, &named) => {
                    return Ok(Self {
                        _file: file,
                        path: Some(output.lock.clone()),
                    });
                }
                _ => {}
            }
        }
    }

    pub(super) fn acquire_inside(output: &mut OutputDirectory) -> Result<Self, Error> {
        let directory = File::open(&output.out).context("open", &output.out)?;
        try_lock(&directory, output)?;
        output.use_inner_stage();
        Ok(Self {
            _file: directory,
            path: None,
        })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed before it is unlocked: afterwards the name may mean the lock file of the next build.
        if let Some(path) = &self.path {
            let _ = fs::remove_file(path);
        }
    }
}

fn open_lock_file(output: &OutputDirectory) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    os::set_no_follow(&mut options);
    options.open(&output.lock)
}

fn try_lock(file: &File, output: &OutputDirectory) -> Result<(), Error> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(Error::Busy {
            out: output.out.clone(),
        }),
        // Some network file systems have no locks: publishing without one is better than not at all.
        Err(TryLockError::Error(error)) if is_unsupported(&error) => Ok(()),
        Err(TryLockError::Error(error)) => Err(error).context("lock", &output.lock),
    }
}

fn is_denied(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
    )
}

fn is_unsupported(error: &io::Error) -> bool {
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::NOLCK.raw_os_error()) {
        return true;
    }
    error.kind() == io::ErrorKind::Unsupported
}
