//! The stage: the new site while it is written, and its publication.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::compare::{fill, open_if_size, same_bytes};
use super::error::{At, Error};
use super::lock::Lock;
use super::manifest::{Listing, Manifest, Record};
use super::names::{self, MANIFEST};
use super::place::Place;
use super::survey::{Found, survey};
use super::{How, Published, carry, clear, os, piecemeal, recover, swap};

/// Files up to this size are copied through memory.
const SMALL: u64 = 1 << 20;

/// A site that is being written. Dropped without [`commit`](Self::commit), it leaves the old site as it was.
#[derive(Debug)]
pub struct Stage {
    /// What the old site lists as its own.
    old: Listing,
    directories: Mutex<HashSet<String>>,
    made: Mutex<Vec<Made>>,
    aside: Vec<PathBuf>,
    scaffold: Scaffold,
    place: Place,
    /// Last, so that it is released when all else is put away.
    _lock: Lock,
}

/// A file of the new site. Only one that differs from the old site's lies in the stage before the commit.
#[derive(Debug)]
struct Made {
    record: Record,
    same: bool,
}

/// Removes the stage when it is dropped, unless it has become a site.
#[derive(Debug)]
struct Scaffold(Option<PathBuf>);

impl Drop for Scaffold {
    fn drop(&mut self) {
        if let Some(stage) = &self.0 {
            let _ = recover::remove_stage(stage);
        }
    }
}

impl Stage {
    pub(super) fn open(place: Place, lock: Lock, old: Option<Manifest>, aside: Vec<PathBuf>) -> Result<Self, Error> {
        fs::create_dir(&place.stage).at("create", &place.stage)?;
        Ok(Self {
            old: Listing::new(old.unwrap_or_default()),
            directories: Mutex::default(),
            made: Mutex::default(),
            aside,
            scaffold: Scaffold(Some(place.stage.clone())),
            place,
            _lock: lock,
        })
    }

    /// Writes one file of the site; any thread may. The path is relative to the site and '/'-separated.
    ///
    /// # Errors
    /// A path that is not valid or was written before, or a failure of the file system.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        check(path)?;
        let size = bytes.len() as u64;
        let same = self
            .old_file(path, size)
            .is_some_and(|mut old| same_bytes(&mut &*bytes, &mut old, |_| {}).unwrap_or(false));
        if !same {
            self.create(path)?
                .write_all(bytes)
                .at("write", &self.place.stage.join(path))?;
        }
        self.record(path, size, blake3::hash(bytes), same);
        Ok(())
    }

    /// Copies a file into the site.
    ///
    /// # Errors
    /// As [`write`](Self::write), or the file cannot be read.
    pub fn copy(&self, path: &str, from: &Path) -> Result<(), Error> {
        check(path)?;
        let mut source = File::open(from).at("read", from)?;
        let size = source.metadata().at("read", from)?.len();
        if size <= SMALL {
            let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
            source.read_to_end(&mut bytes).at("read", from)?;
            return self.write(path, &bytes);
        }
        let mut hash = blake3::Hasher::new();
        if let Some(mut old) = self.old_file(path, size) {
            let hash_too = |bytes: &[u8]| {
                hash.update(bytes);
            };
            if same_bytes(&mut source, &mut old, hash_too).unwrap_or(false) {
                self.record(path, size, hash.finalize(), true);
                return Ok(());
            }
            source.rewind().at("read", from)?;
            hash.reset();
        }
        let mut file = self.create(path)?;
        let mut chunk = vec![0; 128 * 1024];
        let mut size = 0;
        loop {
            let read = fill(&mut source, &mut chunk).at("read", from)?;
            if read == 0 {
                break;
            }
            hash.update(&chunk[..read]);
            file.write_all(&chunk[..read])
                .at("write", &self.place.stage.join(path))?;
            size += read as u64;
        }
        self.record(path, size, hash.finalize(), false);
        Ok(())
    }

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
        let mut same: Vec<String> = same.iter().map(|made| made.record.path.clone()).collect();
        let mut changed: Vec<String> = changed.iter().map(|made| made.record.path.clone()).collect();
        changed.sort_unstable();
        let new = listing(made)?;
        let found = survey(&self.place.out, &self.old, &new)?;
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
        let same_manifest = open_if_size(&self.place.out.join(MANIFEST), json.len() as u64)
            .is_some_and(|mut old| same_bytes(&mut &*json, &mut old, |_| {}).unwrap_or(false));
        if published.changed == 0 && published.removed == 0 && same_manifest {
            return Ok(published);
        }

        if way != How::FileByFile && self.is_swappable(&found) {
            // The manifest comes last: a stage that has one is complete.
            carry::keep(&self, &same)?;
            let to_move = carry::carry(&self, &found)?;
            if same_manifest {
                same = vec![MANIFEST.to_owned()];
                carry::keep(&self, &same)?;
            } else {
                self.create(MANIFEST)?
                    .write_all(&json)
                    .at("write", &self.place.stage.join(MANIFEST))?;
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

    /// The file of the old site at this path, if we made one there and it has this size.
    fn old_file(&self, path: &str, size: u64) -> Option<File> {
        if self.old.has_file(path) {
            open_if_size(&self.place.out.join(path), size)
        } else {
            None
        }
    }

    fn create(&self, path: &str) -> Result<File, Error> {
        self.directory_of(path)?;
        let staged = self.place.stage.join(path);
        File::create_new(&staged).map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => Error::Twice { path: path.to_owned() },
            _ => Error::Io {
                doing: "create",
                path: staged,
                source,
            },
        })
    }

    /// Makes the directory that a file of the stage lies in, and remembers it: most files share theirs, or its parent.
    pub(super) fn directory_of(&self, path: &str) -> Result<(), Error> {
        let Some(directory) = names::parent(path) else {
            return Ok(());
        };
        if held(&self.directories).contains(directory) {
            return Ok(());
        }
        self.directory_of(directory)?;
        let staged = self.place.stage.join(directory);
        match fs::create_dir(&staged) {
            // By another thread. If it is a file, whatever is written below it will fail and say so.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(Error::Twice {
                    path: directory.to_owned(),
                });
            }
            made => made.at("create", &staged)?,
        }
        held(&self.directories).insert(directory.to_owned());
        Ok(())
    }

    fn record(&self, path: &str, size: u64, hash: blake3::Hash, same: bool) {
        let record = Record {
            path: path.to_owned(),
            size,
            blake3: hash.to_hex().to_string(),
        };
        held(&self.made).push(Made { record, same });
    }

    /// The output and the names around it.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }
}

fn check(path: &str) -> Result<(), Error> {
    names::check(path).map_err(|why| Error::Address {
        path: path.to_owned(),
        why,
    })
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

/// A thread that died while it held the lock has left a set or a list that is still one.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
