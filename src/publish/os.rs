//! The few calls that the standard library has no portable word for, with what stands in for them elsewhere.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// Lets two directories change places in one step.
pub fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos")))]
    {
        let _ = (a, b);
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Renames, but never over something.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            // Not every file system knows the flag.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
            result => return Ok(result?),
        }
    }
    match fs::symlink_metadata(to) {
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

/// Opens a file for reading, but not through a symlink, and without waiting for the other end of a pipe.
pub fn open_plain(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    no_follow(&mut options);
    #[cfg(not(unix))]
    if fs::symlink_metadata(path)?.is_symlink() {
        return Err(io::Error::other("it is a symlink"));
    }
    options.open(path)
}

/// Makes an open fail at a symlink rather than follow it, where the system can do that.
pub fn no_follow(options: &mut OpenOptions) {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits() as i32);
    }
    #[cfg(not(unix))]
    let _ = options;
}

/// Whether these are one file under two names. Without inode numbers: unknown, hence no.
pub fn same_inode(a: &Metadata, b: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (a.dev(), a.ino()) == (b.dev(), b.ino())
    }
    #[cfg(not(unix))]
    {
        let _ = (a, b);
        false
    }
}

/// Whether a directory is a mount point, which cannot be renamed: another device than its parent's, or, for a bind
/// mount of the same device, by the word of the kernel.
pub fn is_mount(directory: &Path) -> bool {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
        if let Ok(found) = statx(CWD, directory, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
            && found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT)
        {
            return true;
        }
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let device = |path: &Path| fs::symlink_metadata(path).map(|found| found.dev());
        if let (Ok(inside), Some(Ok(outside))) = (device(directory), directory.parent().map(device)) {
            return inside != outside;
        }
    }
    false
}

/// Whether a directory can be renamed into another one: a mount point cannot, and its `..` must be ours to change.
pub fn can_move(directory: &Path) -> bool {
    #[cfg(unix)]
    if rustix::fs::access(directory, rustix::fs::Access::WRITE_OK).is_err() {
        return false;
    }
    !is_mount(directory)
}

/// Gives the new directory the mode and, where we may, the group of the one that it replaces.
pub fn dress_like(new: &Path, old: &Metadata) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        if fs::symlink_metadata(new).is_ok_and(|found| found.gid() != old.gid()) {
            let _ = chown(new, None, Some(old.gid()));
        }
    }
    // After the group: changing that clears the set-group-id bit.
    let _ = fs::set_permissions(new, old.permissions());
}
