//! The manifest: what we made in an output. It says which paths are ours, and never what their bytes are now.

use std::collections::HashSet;
use std::io::{self, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::names::{self, MANIFEST};
use super::os;

/// The format that is written; another number is not understood.
const FORMAT: u32 = 1;

/// What a site consists of, as written in `.chancery-manifest.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Sorted by path, without the manifest itself.
    pub files: Vec<Record>,
}

/// One file of a site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Record {
    /// Relative to the site, '/'-separated.
    pub path: String,
    /// In bytes.
    pub size: u64,
    /// The BLAKE3 hash of its bytes, in hexadecimal.
    pub blake3: String,
}

#[derive(Deserialize)]
struct Document {
    format: u32,
    files: Vec<Record>,
}

impl Manifest {
    /// The JSON text, one file a line, so that two manifests can be compared with `diff`.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut json = format!("{{\"format\":{FORMAT},\"files\":[").into_bytes();
        for (index, record) in self.files.iter().enumerate() {
            json.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
            serde_json::to_writer(&mut json, record)?;
        }
        json.extend_from_slice(b"\n]}\n");
        Ok(json)
    }

    fn from_json(json: &[u8]) -> Result<Self, String> {
        let Document { format, mut files } = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        if format != FORMAT {
            return Err(format!(
                "it has format {format}, and this chancery understands {FORMAT}"
            ));
        }
        // Files are deleted by what stands here, so it must not lead out of the site.
        for Record { path, .. } in &files {
            names::check(path).map_err(|why| format!("its path `{path}` is not valid: {why}"))?;
        }
        files.sort();
        files.dedup_by(|a, b| a.path == b.path);
        Ok(Self { files })
    }
}

/// Reads the manifest of a site: `None` if it has none, and why if that cannot be read.
pub fn read(site: &Path) -> Result<Option<Manifest>, String> {
    let mut json = Vec::new();
    match os::open_plain(&site.join(MANIFEST)).and_then(|mut file| file.read_to_end(&mut json)) {
        Ok(_) => Manifest::from_json(&json).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

/// A manifest that can be asked.
#[derive(Debug, Default)]
pub struct Listing {
    manifest: Manifest,
    directories: HashSet<String>,
}

impl Listing {
    /// The files must be sorted by path.
    pub fn new(manifest: Manifest) -> Self {
        let mut directories = HashSet::new();
        for record in &manifest.files {
            for directory in names::ancestors(&record.path) {
                if directories.contains(directory) {
                    break; // and so are its own ancestors
                }
                directories.insert(directory.to_owned());
            }
        }
        Self { manifest, directories }
    }

    /// What it was made from.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Whether this is one of the files.
    pub fn has_file(&self, path: &str) -> bool {
        self.record(path).is_some()
    }

    /// One of the files, by its path.
    pub fn record(&self, path: &str) -> Option<&Record> {
        let files = &self.manifest.files;
        let at = files.binary_search_by(|record| record.path.as_str().cmp(path)).ok()?;
        Some(&files[at])
    }

    /// Whether one of the files lies in this directory, however deep.
    pub fn has_directory(&self, path: &str) -> bool {
        self.directories.contains(path)
    }

    /// A file that lies in this directory.
    pub fn file_below(&self, directory: &str) -> Option<&str> {
        let prefix = format!("{directory}/");
        let first = self.manifest.files.partition_point(|record| *record.path < *prefix);
        let path = self.manifest.files.get(first)?.path.as_str();
        path.starts_with(&prefix).then_some(path)
    }
}
