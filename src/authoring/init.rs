//! `chancery init`: a working digest to begin with, in a folder that has none of its files.

use super::hosts::Host;
use super::quote::title_fault;
use super::{Error, starter, write, write_schemas};
use crate::load::{self, CONFIG};
use crate::parse;
use crate::text::percent_decode;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A digest that was begun.
#[derive(Debug)]
pub struct Begun {
    /// Its title.
    pub title: String,
    /// How many files were written.
    pub files: usize,
}

/// Where the editor settings of a new digest look for schemas.
const SCHEMAS: &str = ".vscode/chancery";

/// Begins a digest in a folder, which is made if it is not there. Without a title it takes the folder's name.
///
/// # Errors
/// One of its files is there already, the title cannot be one, or the file system refuses; nothing is written then.
pub fn init(folder: &Path, title: Option<&str>, host: Host) -> Result<Begun, Error> {
    if folder.exists() && !folder.is_dir() {
        return Err(Error::NotAFolder {
            path: folder.to_owned(),
        });
    }
    let title = match title {
        Some(title) => title.trim().to_owned(),
        None => title_of(folder),
    };
    if let Some(why) = title_fault(&title) {
        return Err(Error::Title { why });
    }
    let files = starter::files(&title, host);
    refuse_clashes(folder, &files)?;
    let mut new = write::New::default();
    for (path, text) in &files {
        new.file(&folder.join(path), text)?;
    }
    let schemas = write_schemas(folder, &folder.join(SCHEMAS))?;
    new.keep();
    Ok(Begun {
        title,
        files: files.len() + schemas.len(),
    })
}

/// Whether there is a digest in a folder already.
pub fn is_digest(folder: &Path) -> bool {
    folder.join(CONFIG).is_file() || folder.join("content").is_dir()
}

/// Writes what a host needs into a digest that is there already. What stands there as it would be written stays.
///
/// # Errors
/// There is no digest, another file stands where one would be written, or the file system refuses; nothing is written then.
pub fn add_host(root: &Path, host: Host) -> Result<Vec<&'static str>, Error> {
    if !is_digest(root) {
        return Err(Error::NoDigest { root: root.to_owned() });
    }
    let sources = load::load(root, None);
    let parsed = parse::parse(&sources, None, None);
    let path = percent_decode(&parsed.config.base_path);
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '/' | ' ');
    if host == Host::Nginx && !path.chars().all(is_plain) {
        return Err(Error::NginxPath { path });
    }
    let mut files = host.files(Some(&parsed.config));
    files.retain(|(path, text)| fs::read(root.join(path)).ok().as_deref() != Some(text.as_bytes()));
    refuse_clashes(root, &files)?;
    let mut new = write::New::default();
    for (path, text) in &files {
        new.file(&root.join(path), text)?;
    }
    new.keep();
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// Names everything that stands where files would be written.
fn refuse_clashes(folder: &Path, files: &[starter::File]) -> Result<(), Error> {
    let clashes: BTreeSet<PathBuf> = files.iter().filter_map(|(path, _)| in_the_way(folder, path)).collect();
    if clashes.is_empty() {
        return Ok(());
    }
    Err(Error::Clash {
        folder: folder.to_owned(),
        files: clashes.into_iter().collect(),
    })
}

/// What stands where a file would be written: that path, or one above it that is no folder; below the digest's folder.
fn in_the_way(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut at = PathBuf::new();
    for part in Path::new(path) {
        at.push(part);
        let found = folder.join(&at);
        match found.symlink_metadata() {
            Err(_) => return None,
            Ok(_) if at == Path::new(path) || !found.is_dir() => return Some(at),
            Ok(_) => {}
        }
    }
    None
}

/// A folder's name as a title: `the-lantern` is "The lantern".
fn title_of(folder: &Path) -> String {
    let name = match folder.file_name() {
        Some(name) => Some(name.to_owned()),
        None => folder
            .canonicalize()
            .ok()
            .and_then(|folder| folder.file_name().map(ToOwned::to_owned)),
    };
    let name = name.unwrap_or_default().to_string_lossy().replace(['-', '_'], " ");
    let words: Vec<&str> = name.split_whitespace().collect();
    let words = words.join(" ");
    let mut characters = words.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => "Digest".to_owned(),
    }
}
