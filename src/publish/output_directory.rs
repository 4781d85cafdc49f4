//! Where a site is published: the output directory, the names beside it that publishing uses, and whether it may be used.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::{Error, IoContext};
use super::manifest::{self, Manifest};
use super::names::INNER_STAGE;

/// How many symlinks the path of an output may lead through: the limit of Linux and most other kernels.
const MAX_LINKS: usize = 40;

/// An output directory and the names around it.
#[derive(Debug)]
pub struct OutputDirectory {
    /// The output: absolute, not a symlink itself, and not the root of the file system.
    pub out: PathBuf,
    /// Where the new site is written; after an exchange, the old site.
    pub stage: PathBuf,
    /// Where the stage is unless it has to be inside of the output.
    pub sibling_stage: PathBuf,
    /// The old site, between and after two renames.
    pub old: PathBuf,
    /// The name of the file in the output that lists the files of the site.
    pub manifest_name: &'static str,
    /// The lock file.
    pub lock: PathBuf,
    /// Where things go that cannot be moved to the new site; if the name is taken, a number is added.
    pub kept: PathBuf,
    /// Whether the stage is inside of the output, because the directory around it cannot be written or is on another file
    /// system.
    pub has_inner_stage: bool,
}

impl OutputDirectory {
    /// Follows symlinks to the output, and creates the directories around it.
    pub fn resolve(out: &Path, manifest_name: &'static str) -> Result<Self, Error> {
        match resolve_target(out, true).context("find or create", out)? {
            Some(target) => Self::new(target, manifest_name),
            None => Err(Error::Protected {
                out: out.to_owned(),
                holds: out.to_owned(),
            }),
        }
    }

    /// Follows symlinks to the output and creates nothing; `None` if the directory around it does not exist.
    pub fn find(out: &Path, manifest_name: &'static str) -> Option<Self> {
        Self::new(resolve_target(out, false).ok()??, manifest_name).ok()
    }

    fn new(out: PathBuf, manifest_name: &'static str) -> Result<Self, Error> {
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(Error::Protected {
                holds: out.clone(),
                out,
            });
        };
        let sibling = |suffix: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(".chancery-");
            hidden.push(suffix);
            parent.join(hidden)
        };
        Ok(Self {
            stage: sibling("stage"),
            sibling_stage: sibling("stage"),
            old: sibling("old"),
            lock: sibling("lock"),
            kept: sibling("kept"),
            has_inner_stage: false,
            manifest_name,
            out,
        })
    }

    /// Moves the stage into the output.
    pub fn use_inner_stage(&mut self) {
        self.has_inner_stage = true;
        self.stage = self.out.join(INNER_STAGE);
    }

    /// Refuses an output that is, or contains, the home directory or one of the given paths.
    pub fn refuse_protected(&self, protect: &[&Path]) -> Result<(), Error> {
        let home = std::env::home_dir().filter(|home| home.is_absolute());
        for path in protect.iter().copied().chain(home.as_deref()) {
            let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
            if path.starts_with(&self.out) {
                return Err(Error::Protected {
                    out: self.out.clone(),
                    holds: path,
                });
            }
        }
        Ok(())
    }

    /// Reads the manifest of the site in the output; `None` if there is no site. Refuses a directory that contains other
    /// things, unless `force`.
    ///
    /// A directory with nothing but dotfiles counts as empty: `.git` and `.gitignore` are often there before the site.
    pub fn read_manifest(&self, force: bool) -> Result<Option<Manifest>, Error> {
        match fs::symlink_metadata(&self.out) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => {
                return Err(Error::NotADirectory { out: self.out.clone() });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).context("read", &self.out),
        }
        let path = self.out.join(self.manifest_name);
        match manifest::read(&path) {
            Ok(Some(manifest)) => return Ok(Some(manifest)),
            Err(_) | Ok(None) if force => return Ok(None),
            Err(why) => return Err(Error::Manifest { path, why }),
            Ok(None) => {}
        }
        for entry in fs::read_dir(&self.out).context("read", &self.out)? {
            let name = entry.context("read", &self.out)?.file_name();
            if !name.as_encoded_bytes().starts_with(b".") {
                return Err(Error::UnknownContents {
                    out: self.out.clone(),
                    holds: name.into(),
                });
            }
        }
        Ok(None)
    }
}

/// Refuses an output that is one of the folders that the site is made from, or in one.
pub fn refuse_sources(out: &Path, sources: &[PathBuf]) -> Result<(), Error> {
    match sources.iter().find(|source| out.starts_with(resolve_future(source))) {
        Some(source) => Err(Error::InSources {
            out: out.to_owned(),
            source: source.clone(),
        }),
        None => Ok(()),
    }
}

/// The real path that a path will have once it exists: symbolic links are followed as far as there is something.
pub fn resolve_future(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut real = PathBuf::new();
    for part in path.components() {
        match part {
            // In what does not exist there are no symbolic links, so the folder above is the one that was named.
            Component::ParentDir => drop(real.pop()),
            part => real.push(part),
        }
        real = fs::canonicalize(&real).unwrap_or(real);
    }
    real
}

/// The directory that a path means. It need not exist: a killed build may have renamed it away for a moment. `None` if a
/// path has no last name, such as `/` and `..`, or leads nowhere.
fn resolve_target(out: &Path, create: bool) -> io::Result<Option<PathBuf>> {
    let mut out = out.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::canonicalize(&out) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            resolved => return resolved.map(Some),
        }
        let parent = match out.parent() {
            None => return Ok(None),
            Some(parent) if parent.as_os_str() == OsStr::new("") => Path::new("."),
            Some(parent) => parent,
        };
        match fs::read_link(&out) {
            Ok(next) => out = parent.join(next),
            Err(_) => {
                let Some(name) = out.file_name() else {
                    return Ok(None);
                };
                if create {
                    fs::create_dir_all(parent)?;
                }
                return fs::canonicalize(parent).map(|parent| Some(parent.join(name)));
            }
        }
    }
    Err(io::Error::other("too many levels of symbolic links"))
}
