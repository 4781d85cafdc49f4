//! Deletes the old site: the files of its manifest are removed, and everything else moves to the same path of the new
//! site. Can be interrupted at any moment and started again.

use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::compare::is_same_file;
use super::error::{Error, IoContext};
use super::manifest::ManifestIndex;
use super::names::{self, INNER_STAGE, OLD_MARK, PART};
use super::os;
use super::output_directory::OutputDirectory;
use super::parallel;

/// Empties the old site and removes it. `ours` are the files of its manifest. `first` is moved before everything else is
/// looked at, since until then it is missing from the new site. If something could be neither moved nor deleted, returns
/// where the rest of the old site is.
pub fn delete(
    output: &OutputDirectory,
    old: &Path,
    ours: &ManifestIndex,
    first: &[PathBuf],
) -> Result<Option<PathBuf>, Error> {
    let deletion = Deletion {
        manifest_name: output.manifest_name,
        old,
        out: &output.out,
        ours,
    };
    for path in first {
        deletion.move_over(path); // what cannot be moved is met again below
    }
    deletion.empty_all();
    if is_empty_but_for_ours(old, output.manifest_name) {
        // The mark goes last: as long as it is there, the next start continues here.
        for name in [PART, output.manifest_name, OLD_MARK] {
            ignore_missing(fs::remove_file(old.join(name))).context("remove", &old.join(name))?;
        }
        if fs::remove_dir(old).is_ok() {
            return Ok(None);
        }
    }
    let kept = free_name(&output.kept);
    fs::rename(old, &kept).context("rename", old)?;
    for name in [output.manifest_name, OLD_MARK] {
        ignore_missing(fs::remove_file(kept.join(name))).context("remove", &kept.join(name))?;
    }
    Ok(Some(kept))
}

/// Whether nothing is left but the files that publishing uses for itself.
fn is_empty_but_for_ours(old: &Path, manifest_name: &str) -> bool {
    let is_used = |entry: fs::DirEntry| {
        let name = entry.file_name();
        name.to_str().is_some_and(|name| names::is_used(name, manifest_name))
    };
    fs::read_dir(old).is_ok_and(|mut entries| entries.all(|entry| entry.is_ok_and(is_used)))
}

struct Deletion<'a> {
    manifest_name: &'a str,
    old: &'a Path,
    out: &'a Path,
    ours: &'a ManifestIndex,
}

impl Deletion<'_> {
    /// Empties the directories level by level, those of one level in parallel, and removes them from the inside out.
    fn empty_all(&self) {
        let mut level = vec![PathBuf::new()];
        let mut with_inner = Vec::new();
        while !level.is_empty() {
            let mut next = Vec::new();
            for (directory, inner) in parallel::map(&level, |directory| (directory.clone(), self.empty(directory))) {
                if !inner.is_empty() {
                    with_inner.push(directory);
                }
                next.extend(inner);
            }
            level = next;
        }
        let is_top = |directory: &&PathBuf| directory.as_os_str().is_empty();
        for directory in with_inner.iter().rev().filter(|directory| !is_top(directory)) {
            let _ = fs::remove_dir(self.old.join(directory));
        }
    }

    /// Empties a directory of the old site, except for the directories that it returns: these must be emptied first. If
    /// there are none, the directory itself is removed. What can be neither moved nor deleted stays, and so do the files
    /// that publishing uses for itself.
    fn empty(&self, directory: &Path) -> Vec<PathBuf> {
        let here = self.old.join(directory);
        let Ok(entries) = fs::read_dir(&here) else {
            return Vec::new();
        };
        // All names are read first: the system may skip names if files are deleted while it reads.
        let entries: Vec<_> = entries.flatten().collect();
        let mut inner = Vec::new();
        for entry in entries {
            let path = directory.join(entry.file_name());
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            match path.to_str() {
                Some(INNER_STAGE) if kind.is_dir() => {
                    let _ = fs::remove_dir_all(entry.path());
                }
                Some(name) if names::is_used(name, self.manifest_name) => {}
                _ if !kind.is_dir() => self.delete_or_move(&path, kind),
                _ if self.must_look_into(&path) => inner.push(path),
                _ => self.move_over(&path),
            }
        }
        if inner.is_empty() && !directory.as_os_str().is_empty() {
            let _ = fs::remove_dir(here);
        }
        inner
    }

    /// Whether the contents of a directory are handled one by one. A foreign directory moves as a whole, unless the new
    /// site has a directory of this name, too.
    fn must_look_into(&self, path: &Path) -> bool {
        names::address(path).is_some_and(|address| self.ours.has_directory(&address))
            || fs::symlink_metadata(self.out.join(path)).is_ok_and(|metadata| metadata.is_dir())
    }

    fn delete_or_move(&self, path: &Path, kind: FileType) {
        let (old, new) = (self.old.join(path), self.out.join(path));
        let is_ours = names::address(path).is_some_and(|address| self.ours.has_file(&address));
        // If somebody replaced a file of ours with a symlink, it goes only if the new site has a file there; else it is
        // foreign.
        let can_delete = if is_ours {
            kind.is_file() || fs::symlink_metadata(&new).is_ok()
        } else {
            is_same_file(&old, &new)
        };
        if can_delete {
            let _ = fs::remove_file(&old);
        } else {
            self.move_over(path);
        }
    }

    fn move_over(&self, path: &Path) {
        let parent = path.parent().unwrap_or(Path::new(""));
        let _ = create_real_directory(self.out, parent)
            .and_then(|()| os::rename_new(&self.old.join(path), &self.out.join(path)));
    }
}

/// Creates a directory in a site, if it does not exist, and fails if a symlink on the way leads elsewhere.
fn create_real_directory(site: &Path, path: &Path) -> io::Result<()> {
    let mut here = site.to_owned();
    for part in path.components() {
        here.push(part);
        match fs::create_dir(&here) {
            Err(_) if fs::symlink_metadata(&here)?.is_dir() => {}
            created => created?,
        }
    }
    Ok(())
}

/// Treats "the file does not exist" as success.
pub fn ignore_missing(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(()),
        removed => removed,
    }
}

/// A path that is free: the given one, or the first with a number added.
fn free_name(path: &Path) -> PathBuf {
    let mut free = path.to_owned();
    let mut number = 1;
    while fs::symlink_metadata(&free).is_ok() {
        number += 1;
        free = path.to_owned();
        free.as_mut_os_string().push(format!("-{number}"));
    }
    free
}
