//! What the next start does about a build that was killed.

use std::fs;
use std::path::{Path, PathBuf};

use super::clear::{clear, gone};
use super::error::{At, Error};
use super::manifest::{self, Listing};
use super::names::{INNER_STAGE, OLD_MARK, PART};
use super::place::Place;

/// Whether a killed build left something. A build that is running has left something, too: hence the lock.
pub fn is_needed(place: &Place) -> bool {
    [&place.beside, &place.old, &place.lock]
        .into_iter()
        .any(|path| exists(path))
        || [INNER_STAGE, OLD_MARK, PART]
            .iter()
            .any(|name| exists(&place.out.join(name)))
}

/// Puts the site and everything foreign back into its place and clears the rest away. Needs the lock. Returns where
/// things were set aside.
pub fn recover(place: &Place) -> Result<Vec<PathBuf>, Error> {
    let out = &place.out;
    let aside = if place.inside {
        Vec::new()
    } else {
        recover_beside(place)?
    };
    remove_stage(&out.join(INNER_STAGE))?;
    for name in [PART, OLD_MARK] {
        let path = out.join(name);
        gone(fs::remove_file(&path)).at("remove", &path)?;
    }
    Ok(aside)
}

fn recover_beside(place: &Place) -> Result<Vec<PathBuf>, Error> {
    let Place { out, beside, old, .. } = place;
    // Only directories are ours. A digest that someone else has made may bring a symlink of such a name along, and what
    // it leads to is not to be emptied.
    for left in [old, beside] {
        if fs::symlink_metadata(left).is_ok_and(|found| !found.is_dir()) {
            fs::remove_file(left).at("remove", left)?;
        }
    }
    if !exists(out) {
        if exists(old) {
            // Killed between two renames.
            fs::rename(old, out).at("restore", out)?;
        } else if exists(&beside.join(OLD_MARK)) {
            // Killed after an exchange, and then someone removed the new site.
            fs::rename(beside, out).at("restore", out)?;
        }
    }

    let mut aside = Vec::new();
    if exists(old) {
        aside.extend(clear(place, old, &listed(place, old), &[])?);
    }
    // A directory without the mark is a stage. If it is complete, it is cleared with the care due to an old site all the
    // same, since after a power failure a mark may be missing that a kill would have left. An incomplete one must not
    // be: what its manifest does not list would seem foreign.
    if exists(out) && (exists(&beside.join(OLD_MARK)) || is_complete(place, beside)) {
        aside.extend(clear(place, beside, &listed(place, beside), &[])?);
    }
    remove_stage(beside)?;
    Ok(aside)
}

/// Deletes a stage; never an old site, which may have foreign things in it.
pub fn remove_stage(stage: &Path) -> Result<(), Error> {
    match fs::symlink_metadata(stage) {
        Err(_) => Ok(()),
        Ok(found) if !found.is_dir() => fs::remove_file(stage).at("remove", stage),
        Ok(_) if exists(&stage.join(OLD_MARK)) => Ok(()),
        Ok(_) => fs::remove_dir_all(stage).at("remove", stage),
    }
}

/// What an old site lists as its own; nothing if it was published over with force and has no manifest that can be read.
fn listed(place: &Place, old: &Path) -> Listing {
    Listing::new(manifest::read(&old.join(place.list)).ok().flatten().unwrap_or_default())
}

fn is_complete(place: &Place, stage: &Path) -> bool {
    matches!(manifest::read(&stage.join(place.list)), Ok(Some(_)))
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
