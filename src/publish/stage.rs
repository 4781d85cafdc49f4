//! The stage: the new site while it is being written.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Options;
use super::compare::{have_same_bytes, open_if_size, read_full};
use super::compress::CompressOptions;
use super::error::{Error, IoContext};
use super::identity::SiteIdentity;
use super::lock::Lock;
use super::manifest::{FileRecord, Manifest, ManifestIndex};
use super::names::{self, OLD_MARK};
use super::output_directory::OutputDirectory;
use super::page_record::PageRecord;

/// Files up to this size are copied through memory, larger ones in chunks.
const MAX_IN_MEMORY: u64 = 1 << 20;
/// The size of these chunks.
const CHUNK: usize = 128 * 1024;

/// A site that is being written. Dropped without [`commit`](super::commit), it leaves the old site as it was.
#[derive(Debug)]
pub struct Stage {
    /// The files of the old site.
    pub(super) old: ManifestIndex,
    /// Which digest the new site is of.
    pub(super) identity: Option<SiteIdentity>,
    compress: CompressOptions,
    pages: HashMap<String, PageRecord>,
    /// The directories of the stage that exist.
    directories: Mutex<HashSet<String>>,
    /// The files of the new site, in the order in which threads have finished them.
    files: Mutex<Vec<StagedFile>>,
    /// What was set aside when a killed build was cleaned up.
    pub(super) set_aside: Vec<PathBuf>,
    pub(super) cleanup: StageCleanup,
    pub(super) output: OutputDirectory,
    /// The last field, so that it is released after the stage is deleted.
    _lock: Lock,
}

/// A file of the new site. It is in the stage only if it differs from the old site's file, until the commit links the
/// others.
#[derive(Debug)]
pub(super) struct StagedFile {
    pub(super) record: FileRecord,
    pub(super) unchanged: bool,
}

/// Deletes the stage when it is dropped, unless the path was taken because the stage has become a site.
#[derive(Debug)]
pub(super) struct StageCleanup(pub(super) Option<PathBuf>);

impl Drop for StageCleanup {
    fn drop(&mut self) {
        if let Some(stage) = &self.0 {
            let _ = remove_stage(stage);
        }
    }
}

/// Deletes a stage; never an old site, which may contain foreign files.
pub(super) fn remove_stage(stage: &Path) -> Result<(), Error> {
    match fs::symlink_metadata(stage) {
        Err(_) => Ok(()),
        Ok(metadata) if !metadata.is_dir() => fs::remove_file(stage).context("remove", stage),
        Ok(_) if fs::symlink_metadata(stage.join(OLD_MARK)).is_ok() => Ok(()),
        Ok(_) => fs::remove_dir_all(stage).context("remove", stage),
    }
}

impl Stage {
    pub(super) fn create(
        output: OutputDirectory,
        lock: Lock,
        old: Option<Manifest>,
        set_aside: Vec<PathBuf>,
        options: &Options,
    ) -> Result<Self, Error> {
        fs::create_dir(&output.stage).context("create", &output.stage)?;
        Ok(Self {
            old: ManifestIndex::new(old.unwrap_or_default()),
            identity: options.identity.clone(),
            compress: options.compress.clone(),
            pages: options.pages.clone(),
            directories: Mutex::default(),
            files: Mutex::default(),
            set_aside,
            cleanup: StageCleanup(Some(output.stage.clone())),
            output,
            _lock: lock,
        })
    }

    /// Writes one file of the site; any thread may call this. The path is relative to the site, with `/` as separator.
    ///
    /// # Errors
    /// A path that is not valid or was written before, or a failure of the file system.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let hash = blake3::hash(bytes);
        self.write_one(path, bytes, hash)?;
        let encodings = self.compress.encodings(path, bytes.len());
        if encodings.is_empty() {
            return Ok(());
        }
        let record = self.old.record(path);
        let unchanged = record.is_some_and(|old| old.blake3 == hash.to_hex().as_str());
        for (encoding, compressed) in encodings {
            // The same bytes compress to the same bytes, so the old file is used again: compressing is slow.
            let before = self.old.record(&compressed).filter(|_| unchanged);
            let bytes = match before.and_then(|before| self.read_old(before)) {
                Some(bytes) => bytes,
                None => encoding.compress(bytes).context("compress", Path::new(path))?,
            };
            self.write_one(&compressed, &bytes, blake3::hash(&bytes))?;
        }
        Ok(())
    }

    fn write_one(&self, path: &str, bytes: &[u8], hash: blake3::Hash) -> Result<(), Error> {
        check_path(path)?;
        let size = bytes.len() as u64;
        let unchanged = self
            .open_old(path, size)
            .is_some_and(|mut old| have_same_bytes(&mut &*bytes, &mut old, |_| {}).unwrap_or(false));
        if !unchanged {
            let (mut file, staged) = self.create_file(path)?;
            file.write_all(bytes).context("write", &staged)?;
        }
        self.add_file(path, size, hash, unchanged);
        Ok(())
    }

    /// Copies a file into the site.
    ///
    /// # Errors
    /// As [`write`](Self::write), or the file cannot be read.
    pub fn copy(&self, path: &str, from: &Path) -> Result<(), Error> {
        check_path(path)?;
        let mut source = File::open(from).context("read", from)?;
        let size = source.metadata().context("read", from)?.len();
        let length = usize::try_from(size).unwrap_or(usize::MAX);
        // A file that is to be compressed has to be in memory anyway.
        if size <= MAX_IN_MEMORY || !self.compress.encodings(path, length).is_empty() {
            let mut bytes = Vec::with_capacity(length);
            source.read_to_end(&mut bytes).context("read", from)?;
            return self.write(path, &bytes);
        }
        let mut hash = blake3::Hasher::new();
        if let Some(mut old) = self.open_old(path, size) {
            let update_hash = |bytes: &[u8]| {
                hash.update(bytes);
            };
            if have_same_bytes(&mut source, &mut old, update_hash).unwrap_or(false) {
                self.add_file(path, size, hash.finalize(), true);
                return Ok(());
            }
            source.rewind().context("read", from)?;
            hash.reset();
        }
        let size = self.copy_chunks(path, &mut source, from, &mut hash)?;
        self.add_file(path, size, hash.finalize(), false);
        Ok(())
    }

    /// Copies a large file into the stage and hashes it. Returns its size: the file may have grown meanwhile.
    fn copy_chunks(&self, path: &str, source: &mut File, from: &Path, hash: &mut blake3::Hasher) -> Result<u64, Error> {
        let (mut file, staged) = self.create_file(path)?;
        let mut buffer = vec![0; CHUNK];
        let mut size = 0;
        loop {
            let read = read_full(source, &mut buffer).context("read", from)?;
            let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else {
                return Ok(size);
            };
            hash.update(bytes);
            file.write_all(bytes).context("write", &staged)?;
            size += read as u64;
        }
    }

    /// The paths of the files of the old site.
    pub fn old_files(&self) -> impl Iterator<Item = &str> {
        self.old.manifest().files.iter().map(|record| record.path.as_str())
    }

    /// The file of the old site at this path, if nobody changed it since it was published.
    pub fn written_before(&self, path: &str) -> Option<Vec<u8>> {
        self.read_old(self.old.record(path)?)
    }

    /// The bytes of a file of the old site, if they are still those that were published.
    fn read_old(&self, record: &FileRecord) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open_old(&record.path, record.size)?.read_to_end(&mut bytes).ok()?;
        (blake3::hash(&bytes).to_hex().as_str() == record.blake3).then_some(bytes)
    }

    /// Opens the file of the old site at this path, if the old site has one there and it has this size.
    fn open_old(&self, path: &str, size: u64) -> Option<File> {
        if self.old.has_file(path) {
            open_if_size(&self.output.out.join(path), size)
        } else {
            None
        }
    }

    /// Creates a file of the stage and its directory. Returns it with its path.
    pub(super) fn create_file(&self, path: &str) -> Result<(File, PathBuf), Error> {
        self.create_parent(path)?;
        let staged = self.output.stage.join(path);
        match File::create_new(&staged) {
            Ok(file) => Ok((file, staged)),
            Err(error) if is_in_the_way(&error) => Err(Error::Duplicate { path: path.to_owned() }),
            Err(error) => Err(error).context("create", &staged),
        }
    }

    /// Creates the directory of a file in the stage, and remembers it: most files share theirs, or its parent.
    pub(super) fn create_parent(&self, path: &str) -> Result<(), Error> {
        let Some(directory) = names::parent(path) else {
            return Ok(());
        };
        if lock(&self.directories).contains(directory) {
            return Ok(());
        }
        self.create_parent(directory)?;
        let staged = self.output.stage.join(directory);
        match fs::create_dir(&staged) {
            // Another thread was faster. If it is a file, whatever is written below it will fail and say so.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(Error::Duplicate {
                    path: directory.to_owned(),
                });
            }
            created => created.context("create", &staged)?,
        }
        lock(&self.directories).insert(directory.to_owned());
        Ok(())
    }

    fn add_file(&self, path: &str, size: u64, hash: blake3::Hash, unchanged: bool) {
        let record = FileRecord {
            path: path.to_owned(),
            size,
            blake3: hash.to_hex().to_string(),
            page: self.pages.get(path).cloned(),
        };
        lock(&self.files).push(StagedFile { record, unchanged });
    }

    /// The files that were written, at the end.
    pub(super) fn take_files(&mut self) -> Vec<StagedFile> {
        std::mem::take(&mut *lock(&self.files))
    }
}

/// Whether an error means that there is a file, or a file where a directory should be. In a stage, which was empty, this
/// is another file of the new site.
fn is_in_the_way(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory
    )
}

fn check_path(path: &str) -> Result<(), Error> {
    names::path_fault(path).map_or(Ok(()), |why| {
        Err(Error::Address {
            path: path.to_owned(),
            why,
        })
    })
}

/// Locks. If a thread panicked while it held the lock, the set or the list is still valid.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
