//! The only writer of a site: many threads hand in its files, and at the end the whole new site is at the output, or the
//! whole old one is. It knows nothing of entries, themes or pages; it never deletes or overwrites what it did not create.
//!
//! ```text
//!  begin        resolve the output, refuse dangerous ones, lock, clean up after a killed build
//!    │
//!  write, copy  into the stage, a directory beside the output; a file that did not change is only noted
//!    │
//!  commit       survey        what in the output is ours, what is foreign, what is in the way
//!               carry_over    unchanged and foreign files are linked into the stage
//!               swap          stage and output are exchanged in one step, or in two renames …
//!               old_site      … then foreign directories move over, and the old site is deleted
//!               file_by_file  where no swap is possible: assets, pages, removals, one by one
//! ```
//!
//! What is beside an output `public` while a build runs, or after one was killed:
//!
//! | name | is |
//! |---|---|
//! | `.public.chancery-lock` | the lock; only its `flock` counts, the file may stay behind |
//! | `.public.chancery-stage` | the new site; after the exchange the old one, which then contains `.chancery-old-site` |
//! | `.public.chancery-old` | the old site, where two renames replace the exchange |
//! | `.public.chancery-kept` | what could be neither moved over nor deleted; never touched again |
//!
//! The mark `.chancery-old-site` is put into the old site just before the swap and moves with it. So a directory at the
//! stage's name without the mark is a stage (only links and copies, safe to delete), and one with the mark is an old site
//! (the files of its manifest are deleted; everything else moves to the new site).

// This module writes files by design; everywhere else clippy.toml forbids it.
#![allow(clippy::disallowed_methods)]

mod carry_over;
mod commit;
mod compare;
mod compress;
mod error;
mod file_by_file;
mod identity;
mod lock;
mod manifest;
mod names;
mod old_site;
mod os;
mod output_directory;
mod page_record;
mod parallel;
mod recover;
mod stage;
mod survey;
mod swap;

#[cfg(test)]
mod tests;

pub use commit::commit;
pub use compress::CompressOptions;
pub use error::{Conflict, Error};
pub use identity::SiteIdentity;
pub use manifest::{FileRecord, Manifest, read as read_manifest};
pub use names::{DEPLOYED_MANIFEST, MANIFEST};
pub use page_record::PageRecord;
pub use stage::Stage;

use output_directory::OutputDirectory;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// How to publish.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether a directory is allowed that contains other things and has no manifest, which are foreign and stay, or the
    /// site of another digest, which is replaced.
    pub force: bool,
    /// Which digest the site is of.
    pub identity: Option<SiteIdentity>,
    /// Whether the output is the digest's own, so that its site is replaced whichever digest it seems to be of.
    pub own_output: bool,
    /// The folders that the site is made from: an output in one of them is refused.
    pub sources: Vec<PathBuf>,
    /// How text files are compressed in advance.
    pub compress: CompressOptions,
    /// What the pages are about, by their paths.
    pub pages: HashMap<String, PageRecord>,
    /// Whether this is a copy of a built site, deployed to where it is served. Its manifest has another name, so that it
    /// is not mistaken for the output of a build.
    pub deployed: bool,
}

/// What a publication did. All numbers count files, except that a foreign directory counts as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Files of the new site, without the manifest.
    pub files: usize,
    /// Of these: new, or with other bytes than before.
    pub changed: usize,
    /// Of these: with the same bytes as before, which keep their modification time.
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    /// Files and directories in the output that Chancery did not create, and that are still there.
    pub foreign: usize,
    /// How the old site was replaced.
    pub method: PublishMethod,
    /// Where things of the old site are that could be neither moved to the new site, since something else has their name
    /// there, nor deleted. Normally empty; if not, the user must be told.
    pub set_aside: Vec<PathBuf>,
}

/// How the old site was replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublishMethod {
    /// By one atomic exchange with the new site.
    Exchanged,
    /// By renaming: there was no old site, or it was renamed first.
    Renamed,
    /// File by file (assets, then pages, then removals): the file system or a mount point allows nothing better.
    FileByFile,
    /// Not at all: every file was the same as before, and nothing was touched.
    Untouched,
}

/// Opens a stage for `out`, which is created if it does not exist. [`commit`] publishes it.
///
/// `protect` names what must not be lost, such as the digest's root: an `out` that is one of these, or contains one, is
/// refused, as are `/` and the home directory. What a killed build left behind is cleaned up first.
///
/// # Errors
/// A refused output, another build that is publishing to the same one, or a failure of the file system.
pub fn begin(out: &Path, protect: &[&Path], options: &Options) -> Result<Stage, Error> {
    // Also before the directories around the output are created: not one of them may be in a folder of sources.
    output_directory::refuse_sources(&output_directory::resolve_future(out), &options.sources)?;
    let mut output = OutputDirectory::resolve(out, manifest_name(options.deployed))?;
    output_directory::refuse_sources(&output.out, &options.sources)?;
    output.refuse_protected(protect)?;
    let lock = lock::Lock::acquire(&mut output)?;
    let set_aside = recover::recover(&output)?;
    let old = output.read_manifest(options.force)?;
    if !options.force && !options.own_output {
        refuse_other_digest(
            &output.out.display().to_string(),
            old.as_ref().and_then(|old| old.identity.as_ref()),
            options.identity.as_ref(),
        )?;
    }
    Stage::create(output, lock, old, set_aside, options)
}

/// Cleans up what a killed build left at `out`, as [`begin`] does too: for builds that may fail before they get that far.
/// If nothing was left, this changes nothing and takes no lock.
///
/// # Errors
/// Another build that is publishing to the same output, or a failure of the file system.
pub fn recover(out: &Path) -> Result<Vec<PathBuf>, Error> {
    let Some(mut output) = OutputDirectory::find(out, manifest_name(false)) else {
        return Ok(Vec::new());
    };
    if !recover::is_needed(&output) {
        return Ok(Vec::new());
    }
    let _lock = lock::Lock::acquire(&mut output)?;
    recover::recover(&output)
}

/// Refuses to replace the site of another digest at a place. A site of which that is not known may be replaced.
///
/// # Errors
/// The sites are of two digests.
pub fn refuse_other_digest(place: &str, old: Option<&SiteIdentity>, new: Option<&SiteIdentity>) -> Result<(), Error> {
    match (old, new) {
        (Some(old), Some(new)) if !old.is_of_same_digest(new) => Err(Error::OtherDigest {
            place: place.to_owned(),
            old: Box::new(old.clone()),
            new: Box::new(new.clone()),
        }),
        _ => Ok(()),
    }
}

fn manifest_name(deployed: bool) -> &'static str {
    if deployed {
        names::DEPLOYED_MANIFEST
    } else {
        names::MANIFEST
    }
}
