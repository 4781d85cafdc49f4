//! What stands in the output: ours, foreign, or in the way of the new site. Looks, and changes nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{At, Clash, Error};
use super::manifest::Listing;
use super::names::{address, is_used};
use super::parallel;

/// What was found; all paths are relative to the output, and sorted.
#[derive(Debug, Default)]
pub struct Found {
    /// Files that the old manifest lists.
    pub ours: Vec<String>,
    /// The directories of these and of further ones that someone has removed.
    pub our_directories: Vec<String>,
    /// Foreign files, symlinks and the like.
    pub files: Vec<PathBuf>,
    /// Foreign directories: nothing of the old site lies in them, nothing of the new one will.
    pub directories: Vec<PathBuf>,
    /// Foreign things where the new site has files.
    clashes: Vec<Clash>,
    /// Directories still to be looked into.
    inner: Vec<Directory>,
}

#[derive(Debug)]
struct Directory {
    /// Its address; empty for the top.
    path: String,
    /// The file of the new site that will stand here or further up, so that all that is foreign is in its way.
    blocks: Option<String>,
}

/// Looks through the directories of the old and the new site.
///
/// Symlinks are never followed. One at the address of a file that we made and make again is replaced; any other is
/// foreign.
pub fn survey(out: &Path, list: &str, old: &Listing, new: &Listing) -> Result<Found, Error> {
    let mut found = Found::default();
    let mut level = Vec::new();
    if fs::symlink_metadata(out).is_ok() {
        level.push(Directory {
            path: String::new(),
            blocks: None,
        });
    }
    while !level.is_empty() {
        for look in parallel::map(&level, |directory| {
            Look {
                list,
                old,
                new,
                directory,
            }
            .list(out)
        }) {
            found.add(look?);
        }
        level = std::mem::take(&mut found.inner);
    }
    found.clashes.sort();
    if !found.clashes.is_empty() {
        return Err(Error::Clash {
            out: out.to_owned(),
            clashes: found.clashes,
        });
    }
    found.ours.sort();
    found.our_directories.sort();
    found.files.sort();
    found.directories.sort();
    Ok(found)
}

impl Found {
    fn add(&mut self, other: Self) {
        self.ours.extend(other.ours);
        self.our_directories.extend(other.our_directories);
        self.files.extend(other.files);
        self.directories.extend(other.directories);
        self.clashes.extend(other.clashes);
        self.inner.extend(other.inner);
    }

    fn foreign(&mut self, path: &Path, is_directory: bool, blocks: Option<&str>) {
        match blocks {
            Some(file) => self.clashes.push(Clash {
                address: file.to_owned(),
                foreign: path.to_owned(),
            }),
            None if is_directory => self.directories.push(path.to_owned()),
            None => self.files.push(path.to_owned()),
        }
    }
}

/// A look into one directory.
struct Look<'a> {
    /// The name of what lists our files.
    list: &'a str,
    old: &'a Listing,
    new: &'a Listing,
    directory: &'a Directory,
}

impl Look<'_> {
    fn list(self, out: &Path) -> Result<Found, Error> {
        let mut found = Found::default();
        let here = out.join(&self.directory.path);
        for entry in fs::read_dir(&here).at("read", &here)? {
            let entry = entry.at("read", &here)?;
            let name = entry.file_name();
            if self.directory.path.is_empty() && name.to_str().is_some_and(|name| is_used(name, self.list)) {
                continue;
            }
            let kind = match entry.file_type() {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue, // gone since
                kind => kind.at("look at", &here)?,
            };
            let path = Path::new(&self.directory.path).join(name);
            match address(&path) {
                Some(at) if kind.is_dir() => self.subdirectory(&path, &at, &mut found),
                Some(at) => self.file(&path, &at, kind.is_file(), &mut found),
                None => found.foreign(&path, kind.is_dir(), self.directory.blocks.as_deref()),
            }
        }
        Ok(found)
    }

    fn subdirectory(&self, path: &Path, at: &str, found: &mut Found) {
        let blocks = self
            .directory
            .blocks
            .as_deref()
            .or_else(|| self.new.has_file(at).then_some(at));
        if self.old.has_directory(at) {
            found.our_directories.push(at.to_owned());
        }
        // One that is not of the old site, but will be of the new one, becomes a common one.
        if self.old.has_directory(at) || (blocks.is_none() && self.new.has_directory(at)) {
            found.inner.push(Directory {
                path: at.to_owned(),
                blocks: blocks.map(str::to_owned),
            });
        } else {
            found.foreign(path, true, blocks);
        }
    }

    fn file(&self, path: &Path, at: &str, plain: bool, found: &mut Found) {
        let (made, remade) = (self.old.has_file(at), self.new.has_file(at));
        if made && plain {
            found.ours.push(at.to_owned());
        } else if !(made && remade) {
            let blocks = self.directory.blocks.as_deref();
            let blocks = blocks
                .or_else(|| remade.then_some(at))
                .or_else(|| self.new.file_below(at));
            found.foreign(path, false, blocks);
        }
    }
}
