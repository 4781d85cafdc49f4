//! Finds out what is in the output: files of ours, foreign files, and foreign files in the way of the new site. Changes
//! nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Conflict, Error, IoContext};
use super::manifest::ManifestIndex;
use super::names::{address, is_used};
use super::parallel;

/// What is in the output. All paths are relative to it, and sorted.
#[derive(Debug, Default)]
pub struct Survey {
    /// Files of the old manifest.
    pub ours: Vec<String>,
    /// The directories of all files of the old manifest, also of those that somebody has removed.
    pub our_directories: Vec<String>,
    /// Foreign files, symlinks and the like.
    pub files: Vec<PathBuf>,
    /// Foreign directories: they contain no file of the old site or of the new one.
    pub directories: Vec<PathBuf>,
    /// Foreign files and directories where the new site has files.
    conflicts: Vec<Conflict>,
    /// Directories that are still to be read.
    unread: Vec<Directory>,
}

#[derive(Debug)]
struct Directory {
    /// Its path; empty for the output itself.
    path: String,
    /// The file of the new site that replaces this directory or one above it: everything foreign in here is in its way.
    replaced_by: Option<String>,
}

/// Reads the directories of the old and the new site.
///
/// Symlinks are never followed. A symlink in place of a file that is in both sites is replaced; any other is foreign.
pub fn survey(out: &Path, manifest_name: &str, old: &ManifestIndex, new: &ManifestIndex) -> Result<Survey, Error> {
    let sites = Sites {
        manifest_name,
        old,
        new,
    };
    let mut survey = Survey::default();
    let mut level = Vec::new();
    if fs::symlink_metadata(out).is_ok() {
        level.push(Directory {
            path: String::new(),
            replaced_by: None,
        });
    }
    while !level.is_empty() {
        for found in parallel::map(&level, |directory| sites.read_directory(out, directory)) {
            survey.append(found?);
        }
        level = std::mem::take(&mut survey.unread);
    }
    survey.conflicts.sort();
    if !survey.conflicts.is_empty() {
        return Err(Error::Conflicts {
            out: out.to_owned(),
            conflicts: survey.conflicts,
        });
    }
    survey.ours.sort();
    survey.our_directories.sort();
    survey.files.sort();
    survey.directories.sort();
    Ok(survey)
}

impl Survey {
    fn append(&mut self, other: Self) {
        self.ours.extend(other.ours);
        self.our_directories.extend(other.our_directories);
        self.files.extend(other.files);
        self.directories.extend(other.directories);
        self.conflicts.extend(other.conflicts);
        self.unread.extend(other.unread);
    }

    fn add_foreign(&mut self, path: &Path, is_directory: bool, in_the_way_of: Option<&str>) {
        match in_the_way_of {
            Some(file) => self.conflicts.push(Conflict {
                address: file.to_owned(),
                foreign: path.to_owned(),
            }),
            None if is_directory => self.directories.push(path.to_owned()),
            None => self.files.push(path.to_owned()),
        }
    }
}

/// What the contents of the output are compared with.
struct Sites<'a> {
    manifest_name: &'a str,
    old: &'a ManifestIndex,
    new: &'a ManifestIndex,
}

impl Sites<'_> {
    fn read_directory(&self, out: &Path, directory: &Directory) -> Result<Survey, Error> {
        let mut survey = Survey::default();
        let here = out.join(&directory.path);
        let replaced_by = directory.replaced_by.as_deref();
        for entry in fs::read_dir(&here).context("read", &here)? {
            let entry = entry.context("read", &here)?;
            let name = entry.file_name();
            let is_top = directory.path.is_empty();
            if is_top && name.to_str().is_some_and(|name| is_used(name, self.manifest_name)) {
                continue;
            }
            let kind = match entry.file_type() {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue, // removed since
                kind => kind.context("read", &here)?,
            };
            let path = Path::new(&directory.path).join(name);
            match address(&path) {
                Some(at) if kind.is_dir() => self.add_directory(&path, &at, replaced_by, &mut survey),
                Some(at) => self.add_file(&path, &at, kind.is_file(), replaced_by, &mut survey),
                None => survey.add_foreign(&path, kind.is_dir(), replaced_by),
            }
        }
        Ok(survey)
    }

    fn add_directory(&self, path: &Path, at: &str, replaced_by: Option<&str>, survey: &mut Survey) {
        let replaced_by = replaced_by.or_else(|| self.new.has_file(at).then_some(at));
        if self.old.has_directory(at) {
            survey.our_directories.push(at.to_owned());
        }
        // A foreign directory that the new site also has is shared from now on.
        if self.old.has_directory(at) || (replaced_by.is_none() && self.new.has_directory(at)) {
            survey.unread.push(Directory {
                path: at.to_owned(),
                replaced_by: replaced_by.map(str::to_owned),
            });
        } else {
            survey.add_foreign(path, true, replaced_by);
        }
    }

    fn add_file(&self, path: &Path, at: &str, is_regular: bool, replaced_by: Option<&str>, survey: &mut Survey) {
        let (in_old, in_new) = (self.old.has_file(at), self.new.has_file(at));
        if in_old && is_regular {
            survey.ours.push(at.to_owned());
        } else if !(in_old && in_new) {
            let in_the_way_of = replaced_by
                .or_else(|| in_new.then_some(at))
                .or_else(|| self.new.file_below(at));
            survey.add_foreign(path, false, in_the_way_of);
        }
    }
}
