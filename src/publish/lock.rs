//! One build at a time for an output. The lock ends with the process that holds it, however that ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::PathBuf;

use super::error::{At, Error};
use super::os;
use super::place::Place;

/// Held while a build publishes; released by dropping it.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    /// The lock file, where the output itself is not what is locked.
    path: Option<PathBuf>,
}

impl Lock {
    /// Locks the file beside the output. Where nothing can be written there, or the output cannot be renamed away from
    /// there, the output itself is locked, which then stays what it is, and the place moves its stage inside.
    pub fn take(place: &mut Place) -> Result<Self, Error> {
        let stays = place.out.is_dir();
        if stays && os::is_mount(&place.out) {
            return Self::take_inside(place);
        }
        loop {
            let file = match open(place) {
                Ok(file) => file,
                Err(error) if stays && is_denied(&error) => return Self::take_inside(place),
                Err(error) => return Err(error).at("create", &place.lock),
            };
            claim(&file, place)?;
            // The holder before us removed the file's name while we were waiting to open it: then ours is the lock of
            // nobody, and the next build would create another file under that name.
            let held = file.metadata().at("look at", &place.lock)?;
            match fs::symlink_metadata(&place.lock) {
                Ok(named) if cfg!(not(unix)) || os::same_inode(&held, &named) => {
                    return Ok(Self {
                        _file: file,
                        path: Some(place.lock.clone()),
                    });
                }
                _ => {}
            }
        }
    }

    pub(super) fn take_inside(place: &mut Place) -> Result<Self, Error> {
        let directory = File::open(&place.out).at("open", &place.out)?;
        claim(&directory, place)?;
        place.go_inside();
        Ok(Self {
            _file: directory,
            path: None,
        })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still locked: afterwards the name may stand for the lock of the next build.
        if let Some(path) = &self.path {
            let _ = fs::remove_file(path);
        }
    }
}

fn open(place: &Place) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    os::no_follow(&mut options);
    options.open(&place.lock)
}

fn claim(file: &File, place: &Place) -> Result<(), Error> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(Error::Busy { out: place.out.clone() }),
        // Some network file systems know no locks; a site there is better than none.
        Err(TryLockError::Error(error)) if is_unknown(&error) => Ok(()),
        Err(TryLockError::Error(error)) => Err(error).at("lock", &place.lock),
    }
}

fn is_denied(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
    )
}

fn is_unknown(error: &io::Error) -> bool {
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::NOLCK.raw_os_error()) {
        return true;
    }
    error.kind() == io::ErrorKind::Unsupported
}
