//! Where a site goes: the output itself, resolved, the names beside it, and whether we may publish there.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{At, Error};
use super::manifest::{self, Manifest};
use super::names::INNER_STAGE;

/// How many symlinks an output may lead through, as in most kernels.
const MAX_LINKS: usize = 40;

/// An output and the names around it.
#[derive(Debug)]
pub struct Place {
    /// The output, absolute and no symlink itself. Not the root of the file system.
    pub out: PathBuf,
    /// The new site, and after an exchange the old one.
    pub stage: PathBuf,
    /// The same, but where it is unless it has to be inside.
    pub beside: PathBuf,
    /// The old site between and after two renames.
    pub old: PathBuf,
    /// The name of what lists our files in it.
    pub list: &'static str,
    /// The lock.
    pub lock: PathBuf,
    /// What could not be moved over; further ones get a number.
    pub kept: PathBuf,
    /// The stage lies in the output, since the directory around it is not ours to write or another file system.
    pub inside: bool,
}

impl Place {
    /// Follows symlinks to the output, and creates the directories around it.
    pub fn resolve(out: &Path, list: &'static str) -> Result<Self, Error> {
        match target(out, true).at("find or create", out)? {
            Some(found) => Self::new(found, list),
            None => Err(Error::Protected {
                out: out.to_owned(),
                holds: out.to_owned(),
            }),
        }
    }

    /// The same, but creates nothing: no output, no place.
    pub fn find(out: &Path, list: &'static str) -> Option<Self> {
        Self::new(target(out, false).ok()??, list).ok()
    }

    fn new(out: PathBuf, list: &'static str) -> Result<Self, Error> {
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(Error::Protected {
                holds: out.clone(),
                out,
            });
        };
        let beside = |what: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(".chancery-");
            hidden.push(what);
            parent.join(hidden)
        };
        Ok(Self {
            stage: beside("stage"),
            beside: beside("stage"),
            old: beside("old"),
            lock: beside("lock"),
            kept: beside("kept"),
            inside: false,
            list,
            out,
        })
    }

    /// Stages in the output itself from now on.
    pub fn go_inside(&mut self) {
        self.inside = true;
        self.stage = self.out.join(INNER_STAGE);
    }

    /// Refuses an output that is, or holds, the home directory or one of the given paths.
    pub fn guard(&self, protect: &[&Path]) -> Result<(), Error> {
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

    /// Looks at what is in the output: the manifest of the site there, if it is ours.
    ///
    /// A directory with nothing but dotfiles is as good as an empty one: `.git` and `.gitignore` are there before us.
    pub fn admit(&self, force: bool) -> Result<Option<Manifest>, Error> {
        match fs::symlink_metadata(&self.out) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => {
                return Err(Error::NotADirectory { out: self.out.clone() });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).at("look at", &self.out),
        }
        match manifest::read(&self.out.join(self.list)) {
            Ok(Some(manifest)) => return Ok(Some(manifest)),
            Err(_) | Ok(None) if force => return Ok(None),
            Err(why) => {
                return Err(Error::Manifest {
                    path: self.out.join(self.list),
                    why,
                });
            }
            Ok(None) => {}
        }
        for entry in fs::read_dir(&self.out).at("read", &self.out)? {
            let name = entry.at("read", &self.out)?.file_name();
            if !name.as_encoded_bytes().starts_with(b".") {
                return Err(Error::NotOurs {
                    out: self.out.clone(),
                    holds: name.into(),
                });
            }
        }
        Ok(None)
    }
}

/// The directory that is meant by a path, which need not exist: a killed build may have renamed it away for a moment.
/// Nothing where a path has no last name, such as `/` and `..`, or does not lead anywhere.
fn target(out: &Path, create: bool) -> io::Result<Option<PathBuf>> {
    let mut out = out.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::canonicalize(&out) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            found => return found.map(Some),
        }
        let around = match out.parent() {
            None => return Ok(None),
            Some(around) if around.as_os_str() == OsStr::new("") => Path::new("."),
            Some(around) => around,
        };
        match fs::read_link(&out) {
            Ok(next) => out = around.join(next),
            Err(_) => {
                let Some(name) = out.file_name() else {
                    return Ok(None);
                };
                if create {
                    fs::create_dir_all(around)?;
                }
                return fs::canonicalize(around).map(|around| Some(around.join(name)));
            }
        }
    }
    Err(io::Error::other("it leads through too many symlinks"))
}
