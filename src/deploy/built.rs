//! A built site: its folder and its files.

use super::error::Error;
use crate::publish::{self, FileRecord, MANIFEST, Manifest, SiteIdentity};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// A built site.
#[derive(Debug)]
pub struct Built {
    /// Its folder.
    pub(super) folder: PathBuf,
    /// Which digest it is of.
    pub(super) identity: Option<SiteIdentity>,
    /// The files of its manifest, sorted by path.
    pub(super) files: Vec<FileRecord>,
}

impl Built {
    /// Reads the manifest of a site, and makes sure that nobody has changed the files since the build.
    ///
    /// # Errors
    /// There is no manifest, or the files are not those of the manifest.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let not_built = || Error::NotBuilt {
            folder: folder.to_owned(),
        };
        let folder = folder.canonicalize().map_err(|_| not_built())?;
        let manifest = publish::read_manifest(&folder.join(MANIFEST)).map_err(|why| Error::Manifest {
            path: folder.join(MANIFEST),
            why,
        })?;
        let Manifest { identity, files } = manifest.ok_or_else(not_built)?;
        if identity.as_ref().is_some_and(|identity| identity.preview) {
            return Err(Error::Preview { folder });
        }
        let differs = |record: &&FileRecord| !is_as_recorded(&folder.join(&record.path), record);
        let changed: Vec<String> = files.par_iter().filter(differs).map(|it| it.path.clone()).collect();
        if !changed.is_empty() {
            return Err(Error::Changed { folder, files: changed });
        }
        Ok(Self {
            folder,
            identity,
            files,
        })
    }

    /// The number of pages.
    pub fn page_count(&self) -> usize {
        self.files.iter().filter(|file| is_page(&file.path)).count()
    }

    /// Whether it has a file at this path.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).is_ok()
    }
}

/// Whether a file of a site is a page.
pub fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

fn is_as_recorded(path: &Path, record: &FileRecord) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() == record.size)
        && fs::read(path).is_ok_and(|bytes| blake3::hash(&bytes).to_hex().as_str() == record.blake3)
}
