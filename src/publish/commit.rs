//! The end of a stage: it becomes the site, or, if no byte would change, goes away.

use std::io::{self, Write};

use super::compare::{open_if_size, same_bytes};
use super::error::{At, Error};
use super::manifest::{Listing, Manifest, Record};
use super::stage::{Made, Stage, held};
use super::survey::{Found, survey};
use super::{How, Published, carry, clear, os, piecemeal, swap};

impl Stage {
    /// Puts the new site into the place of the old one.
    ///
    /// # Errors
    /// Foreign things in the way, or a failure of the file system. The old site then stands as it was, except where it
    /// was being replaced file by file: there some files are new, and the next build completes them.
    pub fn commit(self) -> Result<Published, Error> {
        self.commit_by(How::Exchanged)
    }

    /// Commits, but begins with the given way, so that the lesser ones can be tested where the better ones work.
    pub(super) fn commit_by(mut self, way: How) -> Result<Published, Error> {
        let made = std::mem::take(&mut *held(&self.made));
        let (same, changed): (Vec<_>, Vec<_>) = made.iter().partition(|made| made.same);
        let same: Vec<String> = same.iter().map(|made| made.record.path.clone()).collect();
        let mut changed: Vec<String> = changed.iter().map(|made| made.record.path.clone()).collect();
        changed.sort_unstable();
        let new = listing(made)?;
        let found = survey(&self.place.out, self.place.list, &self.old, &new)?;
        let mut published = Published {
            files: new.manifest().files.len(),
            changed: changed.len(),
            unchanged: same.len(),
            removed: found.ours.iter().filter(|path| !new.has_file(path)).count(),
            foreign: found.files.len() + found.directories.len(),
            how: How::Untouched,
            aside: std::mem::take(&mut self.aside),
        };
        let json = new
            .manifest()
            .to_json()
            .map_err(io::Error::from)
            .at("write", &self.place.stage)?;
        let same_manifest = open_if_size(&self.place.out.join(self.place.list), json.len() as u64)
            .is_some_and(|mut old| same_bytes(&mut &*json, &mut old, |_| {}).unwrap_or(false));
        if published.changed == 0 && published.removed == 0 && same_manifest {
            return Ok(published);
        }

        if way != How::FileByFile && self.is_swappable(&found) {
            // The manifest comes last: a stage that has one is complete.
            carry::keep(&self, &same)?;
            let to_move = carry::carry(&self, &found)?;
            if same_manifest {
                carry::keep(&self, &[self.place.list.to_owned()])?;
            } else {
                let (mut file, staged) = self.create(self.place.list)?;
                file.write_all(&json).at("write", &staged)?;
            }
            // From here on the stage's name may stand for the old site, with foreign things in it.
            let scaffold = self.scaffold.0.take();
            let swapped = swap::swap(&self.place, way);
            if let Ok(Some((how, old))) = swapped {
                published.how = how;
                if let Some(old) = old {
                    published
                        .aside
                        .extend(clear::clear(&self.place, old, &self.old, &to_move)?);
                }
                return Ok(published);
            }
            self.scaffold.0 = scaffold;
            swapped?;
        }
        piecemeal::publish(&self.place, &self.old, &new, &changed, &found)?;
        published.how = How::FileByFile;
        Ok(published)
    }

    fn is_swappable(&self, found: &Found) -> bool {
        !self.place.inside
            && found
                .directories
                .iter()
                .all(|path| os::can_move(&self.place.out.join(path)))
    }
}

/// The files of the new site. Two that are in each other's way show here where both are the same as in the old site,
/// else already when they are written.
fn listing(made: Vec<Made>) -> Result<Listing, Error> {
    let mut files: Vec<Record> = made.into_iter().map(|made| made.record).collect();
    files.sort_unstable();
    let twice = files
        .windows(2)
        .find(|pair| pair[0].path == pair[1].path)
        .map(|pair| pair[0].path.clone());
    let listing = Listing::new(Manifest { files });
    let is_both = |record: &&Record| listing.has_directory(&record.path);
    let twice = twice.or_else(|| {
        listing
            .manifest()
            .files
            .iter()
            .find(is_both)
            .map(|record| record.path.clone())
    });
    match twice {
        Some(path) => Err(Error::Twice { path }),
        None => Ok(listing),
    }
}
