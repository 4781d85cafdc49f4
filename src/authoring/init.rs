//! `chancery init`: creates a working digest, in a folder that has none of its files.

use super::Error;
use super::hosts::{Host, incomplete_file};
use super::new::create_files;
use super::new_digest::NewDigestRequest;
use super::quote::title_problem;
use super::schema::{schema_files, starter_names};
use super::starter::starter_files;
use super::template_file::TemplateFile;
use crate::fields::url_fault;
use crate::load;
use crate::parse;
use crate::text::percent_decode;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A digest that was created.
#[derive(Debug)]
pub struct NewDigest {
    /// The title that was given, or the one made of the folder's name.
    pub title: String,
    /// The paths of the files that were written, or would be, below its folder.
    pub files: Vec<String>,
    /// A file in which the repository of Chancery must still be filled in.
    pub incomplete: Option<&'static str>,
}

/// The files of a host that were added to a digest.
#[derive(Debug)]
pub struct AddedHost {
    /// The paths of the new files, below the root.
    pub files: Vec<&'static str>,
    /// One of them in which the repository of Chancery must still be filled in.
    pub incomplete: Option<&'static str>,
}

/// The folder in which the editor settings of a new digest look for schemas.
const SCHEMAS: &str = ".vscode/chancery";

/// Creates a digest in a folder, and the folder if it does not exist. The default title is made of the folder's name.
///
/// # Errors
/// One of its files exists already, the folder contains other things (and `force` is not set), the title or an address is
/// invalid, or a file cannot be written; nothing is left behind then.
pub fn init(folder: &Path, request: &NewDigestRequest) -> Result<NewDigest, Error> {
    if folder.exists() && !folder.is_dir() {
        return Err(Error::NotAFolder {
            path: folder.to_owned(),
        });
    }
    let title = match &request.title {
        Some(title) => title.trim().to_owned(),
        None => title_of(folder),
    };
    if let Some(why) = title_problem(&title) {
        return Err(Error::Title { why });
    }
    refuse_repository(request.repository.as_deref())?;
    let files = starter_files(&title, request);
    refuse_clashes(folder, &files)?;
    if !request.force {
        refuse_other_files(folder)?;
    }
    let all = starter_and_schemas(&files);
    let paths: Vec<String> = all.iter().map(|(path, _)| path.clone()).collect();
    if !request.dry_run {
        create_files(folder, "init", all)?;
    }
    Ok(NewDigest {
        title,
        files: paths,
        incomplete: incomplete_file(&files),
    })
}

/// The files of a new digest, and the schemas of its names.
fn starter_and_schemas(files: &[TemplateFile]) -> Vec<(String, Vec<u8>)> {
    let texts = files.iter().map(|file| (file.path, file.text.as_str()));
    let names = starter_names(texts);
    let schemas = schema_files(&names);
    let schemas = schemas.map(|(name, text)| (format!("{SCHEMAS}/{name}"), text.into_bytes()));
    let files = files
        .iter()
        .map(|file| (file.path.to_owned(), file.text.clone().into_bytes()));
    files.chain(schemas).collect()
}

/// Writes the files that a host needs into an existing digest. Files that exist with the same text are not written again.
/// The host installs Chancery from `repository`, or else from that of the configuration.
///
/// # Errors
/// The folder is not a digest, an address is invalid, other files exist where new ones would be written, or a file cannot
/// be written; nothing is left behind then.
pub fn add_host(root: &Path, host: Host, repository: Option<&str>, dry_run: bool) -> Result<AddedHost, Error> {
    if !load::is_digest(root) {
        return Err(Error::NoDigest {
            folder: root.to_owned(),
        });
    }
    let parsed = parse::parse(&load::load(root, None), None, None);
    let path = percent_decode(&parsed.config.base_path);
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '/' | ' ');
    if host == Host::Nginx && !path.chars().all(is_plain) {
        return Err(Error::NginxPath { path });
    }
    let repository = repository.or(parsed.config.repository.as_deref());
    refuse_repository(repository)?;
    let mut files = host.files(Some(&parsed.config), repository);
    files.retain(|file| fs::read(root.join(file.path)).ok().as_deref() != Some(file.text.as_bytes()));
    refuse_clashes(root, &files)?;
    if !dry_run {
        let new = files
            .iter()
            .map(|file| (file.path.to_owned(), file.text.clone().into_bytes()));
        create_files(root, "init", new)?;
    }
    Ok(AddedHost {
        incomplete: incomplete_file(&files),
        files: files.into_iter().map(|file| file.path).collect(),
    })
}

/// Fails if a host could not install Chancery from this address, or if the address could mean something else to a shell.
fn refuse_repository(repository: Option<&str>) -> Result<(), Error> {
    let Some(url) = repository else { return Ok(()) };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:%+".contains(c);
    let why = match url_fault(url) {
        Some(why) => why,
        None if url.contains('@') => "it has a user or a password, which everybody could read",
        None if !url.chars().all(is_plain) => "it has a character other than letters, digits and `-._~/:%+`",
        None => return Ok(()),
    };
    Err(Error::BadUrl {
        url: url.to_owned(),
        why,
    })
}

/// Fails if a folder contains anything but files whose names begin with a dot, such as those of git.
fn refuse_other_files(folder: &Path) -> Result<(), Error> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name());
    let mut others: Vec<PathBuf> = names
        .filter(|name| !name.as_encoded_bytes().starts_with(b"."))
        .map(PathBuf::from)
        .collect();
    others.sort();
    match others.first() {
        Some(first) => Err(Error::NotEmpty {
            folder: folder.to_owned(),
            first: first.clone(),
            more: others.len() - 1,
        }),
        None => Ok(()),
    }
}

/// Fails if anything exists where files would be written, and names all of it.
fn refuse_clashes(folder: &Path, files: &[TemplateFile]) -> Result<(), Error> {
    let clashes: BTreeSet<PathBuf> = files
        .iter()
        .filter_map(|file| existing_obstacle(folder, file.path))
        .collect();
    if clashes.is_empty() {
        return Ok(());
    }
    Err(Error::Clash {
        folder: folder.to_owned(),
        files: clashes.into_iter().collect(),
    })
}

/// What exists where a file would be written: the file itself, or a part of its path that is not a folder. Relative to
/// the digest's folder.
fn existing_obstacle(folder: &Path, path: &str) -> Option<PathBuf> {
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
