//! The few system calls that the standard library does not have, with replacements for systems without them.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// Exchanges two directories in one atomic step.
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

/// Renames, but never replaces anything.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            // Not every file system supports the flag.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
            result => return Ok(result?),
        }
    }
    match fs::symlink_metadata(to) {
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

/// Opens a file for reading, but does not follow a symlink, and does not wait for the other end of a pipe.
pub fn open_no_follow(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    set_no_follow(&mut options);
    #[cfg(not(unix))]
    if fs::symlink_metadata(path)?.is_symlink() {
        return Err(io::Error::other("it is a symbolic link"));
    }
    options.open(path)
}

/// Lets opening a symlink fail rather than follow it, if the system supports that.
pub fn set_no_follow(options: &mut OpenOptions) {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits() as i32);
    }
    #[cfg(not(unix))]
    let _ = options;
}

/// Whether these are the same file under two names. Systems without inode numbers cannot tell, so: no.
pub fn is_same_inode(a: &Metadata, b: &Metadata) -> bool {
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

/// Whether a directory is a mount point, which cannot be renamed. It is one if its device is not its parent's; a bind mount
/// of the same device is only known to the kernel.
pub fn is_mount(directory: &Path) -> bool {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
        if let Ok(status) = statx(CWD, directory, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
            && status.stx_attributes.contains(StatxAttributes::MOUNT_ROOT)
        {
            return true;
        }
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let device = |path: &Path| fs::symlink_metadata(path).map(|metadata| metadata.dev());
        if let (Ok(inside), Some(Ok(outside))) = (device(directory), directory.parent().map(device)) {
            return inside != outside;
        }
    }
    false
}

/// Whether a directory can be moved into another one: not if it is a mount point, and only if it can be written, since
/// moving changes its `..`.
pub fn can_move(directory: &Path) -> bool {
    #[cfg(unix)]
    if rustix::fs::access(directory, rustix::fs::Access::WRITE_OK).is_err() {
        return false;
    }
    !is_mount(directory)
}

/// Gives the new directory the mode and, if allowed, the group of the one that it replaces.
pub fn copy_permissions(new: &Path, old: &Metadata) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        if fs::symlink_metadata(new).is_ok_and(|metadata| metadata.gid() != old.gid()) {
            let _ = chown(new, None, Some(old.gid()));
        }
    }
    // After the group, since changing the group clears the set-group-ID bit.
    let _ = fs::set_permissions(new, old.permissions());
}
