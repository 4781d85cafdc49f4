//! The stage: the new site while it is written.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::compare::{fill, open_if_size, same_bytes};
use super::compress::Compress;
use super::error::{At, Error};
use super::lock::Lock;
use super::manifest::{Listing, Manifest, Record};
use super::names;
use super::place::Place;
use super::recover;

/// Files up to this size are copied through memory.
const SMALL: u64 = 1 << 20;

/// A site that is being written. Dropped without [`commit`](Self::commit), it leaves the old site as it was.
#[derive(Debug)]
pub struct Stage {
    /// What the old site lists as its own.
    pub(super) old: Listing,
    compress: Compress,
    directories: Mutex<HashSet<String>>,
    pub(super) made: Mutex<Vec<Made>>,
    pub(super) aside: Vec<PathBuf>,
    pub(super) scaffold: Scaffold,
    pub(super) place: Place,
    /// Last, so that it is released when all else is put away.
    _lock: Lock,
}

/// A file of the new site. Only one that differs from the old site's lies in the stage before the commit.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) record: Record,
    pub(super) same: bool,
}

/// Removes the stage when it is dropped, unless it has become a site.
#[derive(Debug)]
pub(super) struct Scaffold(pub(super) Option<PathBuf>);

impl Drop for Scaffold {
    fn drop(&mut self) {
        if let Some(stage) = &self.0 {
            let _ = recover::remove_stage(stage);
        }
    }
}

impl Stage {
    pub(super) fn open(
        place: Place,
        lock: Lock,
        old: Option<Manifest>,
        aside: Vec<PathBuf>,
        compress: Compress,
    ) -> Result<Self, Error> {
        fs::create_dir(&place.stage).at("create", &place.stage)?;
        Ok(Self {
            old: Listing::new(old.unwrap_or_default()),
            compress,
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
        let hash = blake3::hash(bytes);
        self.put(path, bytes, hash)?;
        let ways = self.compress.ways(path, bytes.len());
        if ways.is_empty() {
            return Ok(());
        }
        let record = self.old.record(path);
        let unchanged = record.is_some_and(|old| old.blake3 == hash.to_hex().as_str());
        for (way, compressed) in ways {
            // What was made of the same bytes before is the same again.
            let before = self.old.record(&compressed).filter(|_| unchanged);
            let bytes = match before.and_then(|before| self.whole(before)) {
                Some(bytes) => bytes,
                None => way.compress(bytes).at("compress", Path::new(path))?,
            };
            self.put(&compressed, &bytes, blake3::hash(&bytes))?;
        }
        Ok(())
    }

    fn put(&self, path: &str, bytes: &[u8], hash: blake3::Hash) -> Result<(), Error> {
        check(path)?;
        let size = bytes.len() as u64;
        let same = self
            .old_file(path, size)
            .is_some_and(|mut old| same_bytes(&mut &*bytes, &mut old, |_| {}).unwrap_or(false));
        if !same {
            let (mut file, staged) = self.create(path)?;
            file.write_all(bytes).at("write", &staged)?;
        }
        self.record(path, size, hash, same);
        Ok(())
    }

    /// Writes one file of the site: these bytes, and what another file has behind them.
    ///
    /// # Errors
    /// As [`write`](Self::write), or the file cannot be read.
    pub fn join(&self, path: &str, mut bytes: Vec<u8>, by: &Path) -> Result<(), Error> {
        bytes.extend(fs::read(by).at("read", by)?);
        self.write(path, &bytes)
    }

    /// Copies a file into the site.
    ///
    /// # Errors
    /// As [`write`](Self::write), or the file cannot be read.
    pub fn copy(&self, path: &str, from: &Path) -> Result<(), Error> {
        check(path)?;
        let mut source = File::open(from).at("read", from)?;
        let size = source.metadata().at("read", from)?.len();
        let length = usize::try_from(size).unwrap_or(usize::MAX);
        // What is compressed beforehand has to be in memory.
        if size <= SMALL || !self.compress.ways(path, length).is_empty() {
            let mut bytes = Vec::with_capacity(length);
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
        let (mut file, staged) = self.create(path)?;
        let mut chunk = vec![0; 128 * 1024];
        let mut size = 0;
        loop {
            let read = fill(&mut source, &mut chunk).at("read", from)?;
            if read == 0 {
                break;
            }
            hash.update(&chunk[..read]);
            file.write_all(&chunk[..read]).at("write", &staged)?;
            size += read as u64;
        }
        self.record(path, size, hash.finalize(), false);
        Ok(())
    }

    /// What we wrote at this path for the old site, if nobody changed it since.
    pub fn written_before(&self, path: &str) -> Option<Vec<u8>> {
        self.whole(self.old.record(path)?)
    }

    /// A file of the old site, if it is still what we made.
    fn whole(&self, record: &Record) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.old_file(&record.path, record.size)?.read_to_end(&mut bytes).ok()?;
        (blake3::hash(&bytes).to_hex().as_str() == record.blake3).then_some(bytes)
    }

    /// The file of the old site at this path, if we made one there and it has this size.
    fn old_file(&self, path: &str, size: u64) -> Option<File> {
        if self.old.has_file(path) {
            open_if_size(&self.place.out.join(path), size)
        } else {
            None
        }
    }

    /// Creates a file of the stage, in its directory; returns it with its path.
    pub(super) fn create(&self, path: &str) -> Result<(File, PathBuf), Error> {
        self.directory_of(path)?;
        let staged = self.place.stage.join(path);
        match File::create_new(&staged) {
            Ok(file) => Ok((file, staged)),
            Err(error) if is_in_the_way(&error) => Err(Error::Twice { path: path.to_owned() }),
            Err(error) => Err(error).at("create", &staged),
        }
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
}

/// Whether there is a file, or a file where a directory should be; in a stage, either is one that we have just made.
fn is_in_the_way(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory
    )
}

fn check(path: &str) -> Result<(), Error> {
    names::check(path).map_err(|why| Error::Address {
        path: path.to_owned(),
        why,
    })
}

/// A thread that died while it held the lock has left a set or a list that is still one.
pub(super) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
