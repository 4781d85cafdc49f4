//! The end of an old site: what its manifest lists is deleted, and all else moves to the same place in the new one.
//! Can be stopped at any instant and begun again.

use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::compare::same_thing;
use super::error::{At, Error};
use super::manifest::Listing;
use super::names::{self, INNER_STAGE, OLD_MARK, PART};
use super::os;
use super::parallel;
use super::place::Place;

/// Empties the old site and removes it. `ours` is what it lists as its own. `first` moves over before the rest is looked
/// at, since until then it is missing from the new site. Returns where the old site's remains are, if some of it could
/// neither move nor go.
pub fn clear(place: &Place, old: &Path, ours: &Listing, first: &[PathBuf]) -> Result<Option<PathBuf>, Error> {
    let clearing = Clearing {
        list: place.list,
        old,
        out: &place.out,
        ours,
    };
    for path in first {
        clearing.move_over(path); // what stays behind is met again below
    }
    let mut level = vec![PathBuf::new()];
    let mut emptied = Vec::new();
    while !level.is_empty() {
        let mut inner = Vec::new();
        for (directory, found) in parallel::map(&level, |directory| (directory.clone(), clearing.empty(directory))) {
            if !found.is_empty() {
                emptied.push(directory);
            }
            inner.extend(found);
        }
        level = inner;
    }
    for directory in emptied
        .iter()
        .rev()
        .filter(|directory| !directory.as_os_str().is_empty())
    {
        let _ = fs::remove_dir(old.join(directory));
    }
    if is_spent(old, place.list) {
        // The mark goes last: as long as it stands, the next start comes back here.
        for name in [PART, place.list, OLD_MARK] {
            gone(fs::remove_file(old.join(name))).at("remove", &old.join(name))?;
        }
        if fs::remove_dir(old).is_ok() {
            return Ok(None);
        }
    }
    let aside = free_name(&place.kept);
    fs::rename(old, &aside).at("set aside", old)?;
    for name in [place.list, OLD_MARK] {
        gone(fs::remove_file(aside.join(name))).at("remove", &aside.join(name))?;
    }
    Ok(Some(aside))
}

/// Whether nothing is left but what we write for ourselves.
fn is_spent(old: &Path, list: &str) -> bool {
    fs::read_dir(old).is_ok_and(|mut entries| {
        entries.all(|entry| {
            entry.is_ok_and(|entry| {
                entry
                    .file_name()
                    .to_str()
                    .is_some_and(|name| names::is_used(name, list))
            })
        })
    })
}

struct Clearing<'a> {
    list: &'a str,
    old: &'a Path,
    out: &'a Path,
    ours: &'a Listing,
}

impl Clearing<'_> {
    /// Empties a directory of the old site but for the directories that it returns, which are to be emptied first; if
    /// there are none, the directory is removed, too. What cannot be moved or deleted stays. Our own names at the top
    /// stay as well.
    fn empty(&self, directory: &Path) -> Vec<PathBuf> {
        let here = self.old.join(directory);
        let Ok(entries) = fs::read_dir(&here) else {
            return Vec::new();
        };
        // All names first: what is deleted meanwhile must not confuse the reading.
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
                Some(name) if names::is_used(name, self.list) => {}
                _ if !kind.is_dir() => self.file(&path, kind),
                _ if self.merges(&path) => inner.push(path),
                _ => self.move_over(&path),
            }
        }
        if inner.is_empty() && !directory.as_os_str().is_empty() {
            let _ = fs::remove_dir(here);
        }
        inner
    }

    /// Whether what is in a directory goes its own ways. A foreign directory moves as a whole, unless the new site has
    /// one there, too.
    fn merges(&self, path: &Path) -> bool {
        names::address(path).is_some_and(|at| self.ours.has_directory(&at))
            || fs::symlink_metadata(self.out.join(path)).is_ok_and(|found| found.is_dir())
    }

    fn file(&self, path: &Path, kind: FileType) {
        let (old, new) = (self.old.join(path), self.out.join(path));
        let made = names::address(path).is_some_and(|at| self.ours.has_file(&at));
        // What someone put into the place of a file of ours was made anew, or else it is foreign.
        let goes = if made {
            kind.is_file() || fs::symlink_metadata(&new).is_ok()
        } else {
            same_thing(&old, &new)
        };
        if goes {
            let _ = fs::remove_file(&old);
        } else {
            self.move_over(path);
        }
    }

    fn move_over(&self, path: &Path) {
        let parent = path.parent().unwrap_or(Path::new(""));
        let _ =
            real_directory(self.out, parent).and_then(|()| os::rename_new(&self.old.join(path), &self.out.join(path)));
    }
}

/// Makes sure that there is a directory in a site, and that no symlink leads from it elsewhere.
fn real_directory(site: &Path, path: &Path) -> io::Result<()> {
    let mut here = site.to_owned();
    for part in path.components() {
        here.push(part);
        match fs::create_dir(&here) {
            Err(_) if fs::symlink_metadata(&here)?.is_dir() => {}
            made => made?,
        }
    }
    Ok(())
}

/// Takes "there was nothing" for success.
pub fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(()),
        removed => removed,
    }
}

/// A path at which things can be set aside: the given one, or the first with a number behind it that is free.
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
