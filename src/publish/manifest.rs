//! The manifest: the list of the files that Chancery wrote to an output. It says which files are ours; what their bytes are
//! now, only the files themselves say.

use std::collections::HashSet;
use std::io::{self, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::identity::SiteIdentity;
use super::names;
use super::os;
use super::page_record::PageRecord;

/// The version of the format; other versions cannot be read.
const FORMAT: u32 = 1;

/// The files of a site, as written to `.chancery-manifest.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Which digest the site is of; unknown if an earlier version of Chancery wrote the manifest.
    pub identity: Option<SiteIdentity>,
    /// Sorted by path, without the manifest itself.
    pub files: Vec<FileRecord>,
}

/// One file of a site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileRecord {
    /// The path, relative to the site, with `/` as separator.
    pub path: String,
    /// The size in bytes.
    pub size: u64,
    /// The BLAKE3 hash of its bytes, in hexadecimal.
    pub blake3: String,
    /// What it is about, if it is the page of something that has a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<PageRecord>,
}

#[derive(Deserialize)]
struct Document {
    format: u32,
    #[serde(default)]
    digest: Option<SiteIdentity>,
    files: Vec<FileRecord>,
}

impl Manifest {
    /// The manifest as JSON, one file per line, so that two manifests can be compared with `diff`.
    ///
    /// # Errors
    /// None: all of it can be written as JSON.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut json = format!("{{\"format\":{FORMAT},").into_bytes();
        if let Some(identity) = &self.identity {
            json.extend_from_slice(b"\"digest\":");
            serde_json::to_writer(&mut json, identity)?;
            json.push(b',');
        }
        json.extend_from_slice(b"\"files\":[");
        for (index, record) in self.files.iter().enumerate() {
            json.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
            serde_json::to_writer(&mut json, record)?;
        }
        json.extend_from_slice(b"\n]}\n");
        Ok(json)
    }

    fn from_json(json: &[u8]) -> Result<Self, String> {
        let document: Document = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        let Document {
            format,
            digest,
            mut files,
        } = document;
        if format != FORMAT {
            return Err(format!(
                "its format is {format}, but this version of chancery only reads {FORMAT}"
            ));
        }
        // Files are deleted by this list, so no path may lead out of the site.
        for FileRecord { path, .. } in &files {
            if let Some(why) = names::path_fault(path) {
                return Err(format!("its path `{path}` is invalid: {why}"));
            }
        }
        files.sort();
        files.dedup_by(|a, b| a.path == b.path);
        Ok(Self {
            identity: digest,
            files,
        })
    }
}

/// Reads a manifest; `None` if there is none.
///
/// # Errors
/// The file cannot be read, is not a manifest, or has another format.
pub fn read(file: &Path) -> Result<Option<Manifest>, String> {
    let mut json = Vec::new();
    match os::open_no_follow(file).and_then(|mut file| file.read_to_end(&mut json)) {
        Ok(_) => Manifest::from_json(&json).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

/// A manifest with fast look-up of files and directories.
#[derive(Debug, Default)]
pub struct ManifestIndex {
    manifest: Manifest,
    directories: HashSet<String>,
}

impl ManifestIndex {
    /// Indexes a manifest. Its files must be sorted by path.
    pub fn new(manifest: Manifest) -> Self {
        let mut directories = HashSet::new();
        for record in &manifest.files {
            for directory in names::ancestors(&record.path) {
                if directories.contains(directory) {
                    break; // and so are the directories above it
                }
                directories.insert(directory.to_owned());
            }
        }
        Self { manifest, directories }
    }

    /// The manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Whether the site has this file.
    pub fn has_file(&self, path: &str) -> bool {
        self.record(path).is_some()
    }

    /// The record of a file, by its path.
    pub fn record(&self, path: &str) -> Option<&FileRecord> {
        let files = &self.manifest.files;
        let at = files.binary_search_by(|record| record.path.as_str().cmp(path)).ok()?;
        files.get(at)
    }

    /// Whether the site has a file in this directory or below it.
    pub fn has_directory(&self, path: &str) -> bool {
        self.directories.contains(path)
    }

    /// A file in this directory or below it.
    pub fn file_below(&self, directory: &str) -> Option<&str> {
        let prefix = format!("{directory}/");
        let first = self.manifest.files.partition_point(|record| *record.path < *prefix);
        let path = self.manifest.files.get(first)?.path.as_str();
        path.starts_with(&prefix).then_some(path)
    }
}
