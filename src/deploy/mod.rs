//! Brings a site that was built to where it is served: into a directory, or onto a branch of the digest's repository. In
//! comes a folder with a manifest; only what the manifest lists goes further, as it lists it, and never the manifest.

mod branch;
mod error;
mod foreign;
mod git;
mod guard;

pub use branch::{Branch, Deployed, to_branch};
pub use error::Error;

use crate::publish::{self, MANIFEST, Published, Record};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// A site as it was built.
#[derive(Debug)]
pub struct Built {
    folder: PathBuf,
    files: Vec<Record>,
}

impl Built {
    /// Reads what was built, and makes sure that nobody has changed it since.
    ///
    /// # Errors
    /// There is no manifest, or the files are not those that it lists.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let not_built = || Error::NotBuilt {
            folder: folder.to_owned(),
        };
        let folder = folder.canonicalize().map_err(|_| not_built())?;
        let manifest = publish::read_manifest(&folder.join(MANIFEST)).map_err(|why| Error::Manifest {
            path: folder.join(MANIFEST),
            why,
        })?;
        let files = manifest.ok_or_else(not_built)?.files;
        let differs = |record: &&Record| !is_as_listed(&folder.join(&record.path), record);
        let changed: Vec<String> = files.par_iter().filter(differs).map(|it| it.path.clone()).collect();
        if !changed.is_empty() {
            return Err(Error::Changed { folder, files: changed });
        }
        Ok(Self { folder, files })
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.files.iter().filter(|file| file.path.ends_with(".html")).count()
    }
}

fn is_as_listed(path: &Path, record: &Record) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file() && found.len() == record.size)
        && fs::read(path).is_ok_and(|bytes| blake3::hash(&bytes).to_hex().as_str() == record.blake3)
}

/// Brings the site into a directory, as a whole or not at all. A record there says what was brought: that is replaced and
/// removed by later deployments, and nothing else is. `protect` is what the directory may not be or hold.
///
/// # Errors
/// A directory that holds other things and no record (but see `force`), other things in the way of files, or a failure of
/// the file system.
pub fn to_directory(built: &Built, to: &Path, protect: &[&Path], force: bool) -> Result<Published, Error> {
    // What does not exist yet lies where the first folder above it does that exists.
    let above = to.ancestors().find_map(|folder| folder.canonicalize().ok());
    if above.is_some_and(|above| above.starts_with(&built.folder)) {
        return Err(Error::Inside {
            folder: built.folder.clone(),
        });
    }
    let options = publish::Options {
        force,
        deployed: true,
        ..publish::Options::default()
    };
    let protect: Vec<&Path> = protect.iter().copied().chain([built.folder.as_path()]).collect();
    let stage = publish::begin(to, &protect, &options)?;
    let copy = |record: &Record| stage.copy(&record.path, &built.folder.join(&record.path));
    built.files.par_iter().try_for_each(copy)?;
    Ok(stage.commit()?)
}
