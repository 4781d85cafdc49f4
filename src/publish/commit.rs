//! Publishes a stage: it becomes the site, or is deleted if no byte would change.

use std::io::{self, Write};

use super::compare::{have_same_bytes, open_if_size};
use super::error::{Error, IoContext};
use super::identity::SiteIdentity;
use super::manifest::{FileRecord, Manifest, ManifestIndex};
use super::stage::{Stage, StagedFile};
use super::survey::{Survey, survey};
use super::{PublishMethod, Published, carry_over, file_by_file, old_site, os, swap};

/// Replaces the old site with the new one.
///
/// # Errors
/// Foreign files in the way, or a failure of the file system. The old site is then unchanged, unless it was being replaced
/// file by file: then some files are new, and the next build completes them.
pub fn commit(stage: Stage) -> Result<Published, Error> {
    commit_with(stage, PublishMethod::Exchanged)
}

/// Commits, but begins with the given method, so that tests can use the fallbacks where the better methods work.
pub(super) fn commit_with(mut stage: Stage, method: PublishMethod) -> Result<Published, Error> {
    let files = stage.take_files();
    let paths = |unchanged: bool| {
        let chosen = files.iter().filter(move |file| file.unchanged == unchanged);
        chosen.map(|file| file.record.path.clone()).collect::<Vec<String>>()
    };
    let (unchanged, mut changed) = (paths(true), paths(false));
    changed.sort_unstable();
    let new = index_files(files, stage.identity.take())?;
    let found = survey(&stage.output.out, stage.output.manifest_name, &stage.old, &new)?;
    let mut published = Published {
        files: new.manifest().files.len(),
        changed: changed.len(),
        unchanged: unchanged.len(),
        removed: found.ours.iter().filter(|path| !new.has_file(path)).count(),
        foreign: found.files.len() + found.directories.len(),
        method: PublishMethod::Untouched,
        set_aside: std::mem::take(&mut stage.set_aside),
    };
    let json = new
        .manifest()
        .to_json()
        .map_err(io::Error::from)
        .context("write", &stage.output.stage)?;
    let has_same_manifest = has_same_manifest(&stage, &json);
    if published.changed == 0 && published.removed == 0 && has_same_manifest {
        return Ok(published);
    }

    if method != PublishMethod::FileByFile && can_swap(&stage, &found) {
        let manifest = (!has_same_manifest).then_some(json.as_slice());
        if swap_sites(&mut stage, method, &unchanged, &found, manifest, &mut published)? {
            return Ok(published);
        }
    }
    file_by_file::replace_files(&stage.output, &stage.old, &new, &changed, &found)?;
    published.method = PublishMethod::FileByFile;
    Ok(published)
}

fn has_same_manifest(stage: &Stage, json: &[u8]) -> bool {
    open_if_size(&stage.output.out.join(stage.output.manifest_name), json.len() as u64)
        .is_some_and(|mut old| have_same_bytes(&mut &*json, &mut old, |_| {}).unwrap_or(false))
}

/// Whether the whole output can be replaced at once: not if it cannot be renamed itself, or if a foreign directory in it
/// could not be moved to the new site afterwards.
fn can_swap(stage: &Stage, found: &Survey) -> bool {
    let mut foreign = found.directories.iter().map(|path| stage.output.out.join(path));
    !stage.output.has_inner_stage && foreign.all(|path| os::can_move(&path))
}

/// Completes the stage, swaps it with the old site and deletes that. `manifest` is the new one, `None` if it did not
/// change. Returns whether it worked; if not, directories cannot be renamed here, and nothing was changed.
fn swap_sites(
    stage: &mut Stage,
    method: PublishMethod,
    unchanged: &[String],
    found: &Survey,
    manifest: Option<&[u8]>,
    published: &mut Published,
) -> Result<bool, Error> {
    // The manifest comes last: a stage that has one is complete.
    carry_over::link_unchanged(stage, unchanged)?;
    let to_move = carry_over::link_foreign(stage, found)?;
    match manifest {
        None => carry_over::link_unchanged(stage, &[stage.output.manifest_name.to_owned()])?,
        Some(json) => {
            let (mut file, staged) = stage.create_file(stage.output.manifest_name)?;
            file.write_all(json).context("write", &staged)?;
        }
    }
    // From here on the stage's name may mean the old site, with foreign files in it: it must not be deleted on drop.
    let cleanup = stage.cleanup.0.take();
    let swapped = swap::swap(&stage.output, method);
    if let Ok(Some((method, old))) = swapped {
        published.method = method;
        if let Some(old) = old {
            let set_aside = old_site::delete(&stage.output, old, &stage.old, &to_move)?;
            published.set_aside.extend(set_aside);
        }
        return Ok(true);
    }
    stage.cleanup.0 = cleanup;
    swapped.map(|_| false)
}

/// The files of the new site. If two files conflict, this is found here if both are unchanged, and when they are written
/// otherwise.
fn index_files(files: Vec<StagedFile>, identity: Option<SiteIdentity>) -> Result<ManifestIndex, Error> {
    let mut files: Vec<FileRecord> = files.into_iter().map(|file| file.record).collect();
    files.sort_unstable();
    let same_path = files
        .windows(2)
        .find(|pair| pair[0].path == pair[1].path)
        .map(|pair| pair[0].path.clone());
    let index = ManifestIndex::new(Manifest { identity, files });
    let is_also_directory = |record: &&FileRecord| index.has_directory(&record.path);
    let duplicate = same_path.or_else(|| {
        let mut files = index.manifest().files.iter();
        files.find(is_also_directory).map(|record| record.path.clone())
    });
    match duplicate {
        Some(path) => Err(Error::Duplicate { path }),
        None => Ok(index),
    }
}
