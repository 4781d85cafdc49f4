//! Cleans up after a build that was killed.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{Error, IoContext};
use super::manifest::{self, ManifestIndex};
use super::names::{INNER_STAGE, OLD_MARK, PART};
use super::old_site::{self, ignore_missing};
use super::output_directory::OutputDirectory;
use super::stage::remove_stage;

/// Whether a killed build may have left something. So does a build that is still running: only the lock can tell.
pub fn is_needed(output: &OutputDirectory) -> bool {
    [&output.sibling_stage, &output.old, &output.lock]
        .into_iter()
        .any(|path| exists(path))
        || [INNER_STAGE, OLD_MARK, PART]
            .iter()
            .any(|name| exists(&output.out.join(name)))
}

/// Puts the site and everything foreign back, and deletes the rest. Needs the lock. Returns where things were set aside.
pub fn recover(output: &OutputDirectory) -> Result<Vec<PathBuf>, Error> {
    let out = &output.out;
    let set_aside = if output.has_inner_stage {
        Vec::new()
    } else {
        recover_siblings(output)?
    };
    remove_stage(&out.join(INNER_STAGE))?;
    for name in [PART, OLD_MARK] {
        let path = out.join(name);
        ignore_missing(fs::remove_file(&path)).context("remove", &path)?;
    }
    Ok(set_aside)
}

fn recover_siblings(output: &OutputDirectory) -> Result<Vec<PathBuf>, Error> {
    let OutputDirectory {
        out,
        sibling_stage,
        old,
        ..
    } = output;
    // Only directories are ours. A digest that somebody else has made may contain a symlink of this name, and what it
    // leads to must not be emptied.
    for leftover in [old, sibling_stage] {
        if fs::symlink_metadata(leftover).is_ok_and(|metadata| !metadata.is_dir()) {
            fs::remove_file(leftover).context("remove", leftover)?;
        }
    }
    if !exists(out) {
        if exists(old) {
            // Killed between two renames.
            fs::rename(old, out).context("restore", out)?;
        } else if exists(&sibling_stage.join(OLD_MARK)) {
            // Killed after an exchange, and then somebody removed the new site.
            fs::rename(sibling_stage, out).context("restore", out)?;
        }
    }

    let mut set_aside = Vec::new();
    let mut delete = |old: &Path| -> Result<(), Error> {
        set_aside.extend(old_site::delete(output, old, &index_of(output, old), &[])?);
        Ok(())
    };
    if exists(old) {
        delete(old)?;
    }
    // A directory without the mark is a stage. A complete stage is treated like an old site all the same: after a power
    // failure, a mark may be missing that would be there after a kill. An incomplete stage must not be: it has no
    // manifest, so all its files would seem to be foreign.
    if exists(out) && (exists(&sibling_stage.join(OLD_MARK)) || is_complete(output, sibling_stage)) {
        delete(sibling_stage)?;
    }
    remove_stage(sibling_stage)?;
    Ok(set_aside)
}

/// The files that an old site lists; none if it was published with force and has no valid manifest.
fn index_of(output: &OutputDirectory, old: &Path) -> ManifestIndex {
    let manifest = manifest::read(&old.join(output.manifest_name));
    ManifestIndex::new(manifest.ok().flatten().unwrap_or_default())
}

fn is_complete(output: &OutputDirectory, stage: &Path) -> bool {
    matches!(manifest::read(&stage.join(output.manifest_name)), Ok(Some(_)))
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
