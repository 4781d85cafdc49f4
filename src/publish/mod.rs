//! The only writer of a site: pages come in from many threads, a whole site stands at the output at the end, or the old
//! one does. It knows nothing of entries, themes or pages; it never deletes or overwrites what it did not make.
//!
//! ```text
//!  begin        resolve the output, refuse dangerous ones, lock, mend what a killed build left
//!    │
//!  write, copy  into the stage, a directory beside the output; what is as in the old site is only noted
//!    │
//!  commit       survey     what in the output is ours, what is foreign, what is in our way
//!               carry      unchanged and foreign files are linked into the stage
//!               swap       stage and output change places in one step, or in two renames …
//!               clear      … then foreign directories move over, and the old site goes
//!               piecemeal  where no swap is possible: assets, pages, removals, one by one
//! ```
//!
//! What lies beside an output `public` while a build runs, or after one was killed:
//!
//! | name | is |
//! |---|---|
//! | `.public.chancery-lock` | the lock; only its `flock` counts, the file may stay behind |
//! | `.public.chancery-stage` | the new site; after the exchange the old one, which then holds `.chancery-old-site` |
//! | `.public.chancery-old` | the old site, where two renames stand in for the exchange |
//! | `.public.chancery-kept` | what could be neither moved over nor deleted; never touched again |
//!
//! The mark `.chancery-old-site` is put into the old site just before the swap and travels with it. So a directory at
//! the stage's name that has no mark is a stage (links and copies only, safe to delete), and one that has it is an old
//! site (emptied of what its manifest lists; everything else moves over).

// Files are touched here by design; everywhere else clippy.toml forbids it.
#![allow(clippy::disallowed_methods)]

mod carry;
mod clear;
mod commit;
mod compare;
mod compress;
mod error;
mod lock;
mod manifest;
mod names;
mod os;
mod parallel;
mod piecemeal;
mod place;
mod recover;
mod stage;
mod survey;
mod swap;

#[cfg(test)]
mod tests;

pub use compress::Compress;
pub use error::{Clash, Error};
pub use manifest::{Manifest, Record, read as read_manifest};
pub use names::{MANIFEST, RECORD};
pub use stage::Stage;

use std::path::{Path, PathBuf};

/// How to publish.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Publish into a directory that holds things and has no manifest; what is in there is foreign and stays.
    pub force: bool,
    /// How text files are compressed beforehand.
    pub compress: Compress,
    /// Whether a site that was built is brought to where it is served, and says so: its files are listed in a record of
    /// that, and not in a manifest.
    pub deployed: bool,
}

/// What a publication did. All numbers count files, except that a foreign directory counts as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Files of the new site, without the manifest.
    pub files: usize,
    /// Of these: new, or with other bytes than on disk before.
    pub changed: usize,
    /// Of these: the same bytes as before, with the modification time of before.
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    /// Files and directories in the output that we did not make, and that are still there.
    pub foreign: usize,
    /// How the new site came to its place.
    pub how: How,
    /// Where things of the old site lie that could be neither moved over, as something else stands in their place, nor
    /// deleted. Normally empty; whoever prints this should say so if it is not.
    pub aside: Vec<PathBuf>,
}

/// How a new site came to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// In one atomic exchange with the old site.
    Exchanged,
    /// By renaming: nothing stood there before, or the old site was renamed first.
    Renamed,
    /// Assets, then pages, then removals: the file system or a mount point allows nothing better.
    FileByFile,
    /// Not at all: every file was the same as on disk, and nothing was touched.
    Untouched,
}

/// Opens a stage for `out`, which is created if it does not exist.
///
/// `protect` names what must not be lost, such as the digest's root: an `out` that is one of these, or holds one, is
/// refused, as are `/` and the home directory. Whatever a killed build left behind is mended first.
///
/// # Errors
/// A refused output, another build that is publishing to the same one, or a failure of the file system.
pub fn begin(out: &Path, protect: &[&Path], options: &Options) -> Result<Stage, Error> {
    let mut place = place::Place::resolve(out, list(options.deployed))?;
    place.guard(protect)?;
    let lock = lock::Lock::take(&mut place)?;
    let aside = recover::recover(&place)?;
    let old = place.admit(options.force)?;
    Stage::open(place, lock, old, aside, options.compress.clone())
}

/// Mends what a killed build left at `out`, as [`begin`] does too; for builds that may fail before they get that far.
/// Touches nothing, takes no lock and asks no questions where nothing was left.
///
/// # Errors
/// Another build that is publishing to the same output, or a failure of the file system.
pub fn recover(out: &Path) -> Result<Vec<PathBuf>, Error> {
    let Some(mut place) = place::Place::find(out, list(false)) else {
        return Ok(Vec::new());
    };
    if !recover::is_needed(&place) {
        return Ok(Vec::new());
    }
    let _lock = lock::Lock::take(&mut place)?;
    recover::recover(&place)
}

fn list(deployed: bool) -> &'static str {
    if deployed { names::RECORD } else { names::MANIFEST }
}
