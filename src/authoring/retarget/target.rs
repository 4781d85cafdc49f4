//! Finds the file that a command names by its kind and slug, and its place.

use super::Place;
use crate::authoring::Error;
use crate::digest::{Entry, EntryId, dated_slug};
use crate::load::ContentKind;
use crate::parse::{Front, ParsedFile};
use crate::pipeline::{Prepared, Ready};
use crate::plan::HOME;
use std::collections::HashSet;
use std::sync::Arc;

/// The folder of a kind of file, below `content/`.
pub fn folder_of(kind: ContentKind) -> &'static str {
    let found = ContentKind::FOLDERS.iter().find(|(_, known)| *known == kind);
    found.map_or("", |(folder, _)| folder)
}

/// The files of a kind.
pub fn files_of(prepared: &Prepared, kind: ContentKind) -> impl Iterator<Item = &Arc<ParsedFile>> {
    let below = format!("content/{}/", folder_of(kind));
    let files = prepared.parsed.files.iter();
    files.filter(move |file| file.path.starts_with(&below))
}

/// The file that a slug names. An entry may be named by its date and its slug.
///
/// # Errors
/// No file has the slug, or several entries have it.
pub fn find_file<'a>(prepared: &'a Prepared, kind: ContentKind, name: &str) -> Result<&'a Arc<ParsedFile>, Error> {
    let found: Vec<&Arc<ParsedFile>> = files_of(prepared, kind)
        .filter(|file| file.slug == name || dated_name(file).as_deref() == Some(name))
        .collect();
    match found.as_slice() {
        [file] => Ok(file),
        [] => {
            let known = files_of(prepared, kind).map(|file| file.slug.as_str());
            Err(Error::NoSuchFile {
                folder: folder_of(kind),
                slug: name.to_owned(),
                near: crate::suggest::nearest(name, known).map(str::to_owned),
            })
        }
        several => Err(Error::SeveralFiles {
            slug: name.to_owned(),
            names: several.iter().filter_map(|file| dated_name(file)).collect(),
        }),
    }
}

/// The date and the slug of an entry, as they name it where several have the slug.
pub fn dated_name(file: &ParsedFile) -> Option<String> {
    match &file.front {
        Front::Entry(front) => Some(dated_slug(front.date?, &file.slug)),
        _ => None,
    }
}

/// The place of a file.
pub fn place_of(prepared: &Prepared, kind: ContentKind, file: &ParsedFile) -> Place {
    let folder = folder_of(kind);
    let address = match kind {
        ContentKind::Entry => prepared
            .ready
            .as_ref()
            .and_then(|ready| entry_address(ready, &file.path)),
        ContentKind::Page if file.slug == HOME => None,
        ContentKind::Page => Some(format!("{}/", file.slug)),
        _ => Some(format!("{folder}/{}/", file.slug)),
    };
    Place {
        path: file.path.to_string(),
        slug: file.slug.clone(),
        dated: dated_name(file),
        address,
    }
}

/// The address of an entry or a translation that is published.
fn entry_address(ready: &Ready, path: &str) -> Option<String> {
    let at = |entries: &[Entry]| entries.iter().position(|entry| &*entry.file == path);
    let entry = at(&ready.digest.entries).map(|at| &ready.site.entries[EntryId::new(at).index()]);
    let translation = || at(&ready.digest.translations).map(|at| &ready.site.translations[at]);
    entry.or_else(translation).cloned()
}

/// The names of what a file describes, its title among them.
pub fn names_of(file: &ParsedFile) -> Vec<String> {
    let (name, others) = match &file.front {
        Front::Topic(front) => (&front.title, &front.also_known_as),
        Front::Person(front) => (&front.name, &front.also_known_as),
        Front::Party(front) => (&front.name, &front.also_known_as),
        Front::Source(front) => (&front.name, &front.also_known_as),
        _ => return Vec::new(),
    };
    name.iter()
        .chain(others.iter().map(|(_, other)| other))
        .cloned()
        .collect()
}

/// Names as they are compared.
pub fn folded(names: &[String]) -> HashSet<String> {
    names.iter().map(|name| crate::language::fold_name(name)).collect()
}
