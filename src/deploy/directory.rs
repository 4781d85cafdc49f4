//! Copies a built site to a directory.

use super::built::Built;
use super::error::Error;
use super::loss::refuse_loss;
use crate::publish::{self, FileRecord, Published};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Copies the site to a directory, as a whole or not at all. A manifest there says which files the last deployment copied:
/// only these are replaced and removed. The directory may not be, or contain, one of the paths of `protect`, and not be one of
/// `sources` or in one.
///
/// # Errors
/// Without `force`: the directory contains other things and no manifest, or the site of another digest, or more than half of
/// its pages would be removed. Also: foreign files are in the way, or the file system reports an error.
pub fn to_directory(
    built: &Built,
    to: &Path,
    protect: &[&Path],
    sources: Vec<PathBuf>,
    force: bool,
) -> Result<Published, Error> {
    // A directory that does not exist yet will be where the first existing folder above it is.
    let existing = to.ancestors().find_map(|folder| folder.canonicalize().ok());
    if existing.is_some_and(|existing| existing.starts_with(&built.folder)) {
        return Err(Error::Inside {
            folder: built.folder.clone(),
        });
    }
    let options = publish::Options {
        force,
        identity: built.identity.clone(),
        sources,
        deployed: true,
        pages: built.page_records(),
        ..publish::Options::default()
    };
    let protect: Vec<&Path> = protect.iter().copied().chain([built.folder.as_path()]).collect();
    let stage = publish::begin(to, &protect, &options)?;
    if !force {
        refuse_loss(stage.old_files(), built, &to.display().to_string())?;
    }
    let copy = |record: &FileRecord| stage.copy(&record.path, &built.folder.join(&record.path));
    built.files.par_iter().try_for_each(copy)?;
    Ok(publish::commit(stage)?)
}
