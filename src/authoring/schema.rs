//! `chancery schema`: the JSON Schema of each kind of file, with the digest's own names.

use super::Error;
use super::write::replace_file;
use crate::fields::reference::KINDS;
use crate::fields::schema::{Names, schema};
use crate::load;
use crate::parse::{self, Front};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The schema of one kind of file, by its name in lower case (`entry`), as indented JSON.
///
/// # Errors
/// The kind is unknown.
pub fn schema_of(root: &Path, kind: &str) -> Result<String, Error> {
    let names = registered_names(root);
    let found = KINDS.iter().find(|(title, ..)| title.to_lowercase() == kind);
    let (title, _, mapping) = found.ok_or_else(|| Error::UnknownKind {
        kind: kind.to_owned(),
        known: KINDS.iter().map(|(title, ..)| title.to_lowercase()).collect(),
    })?;
    Ok(to_text(&schema(title, mapping, &names)))
}

/// Writes the schema of every kind into a folder, as `entry.schema.json` and so on, over those of an earlier run. Returns their
/// paths.
///
/// # Errors
/// A file cannot be written.
pub fn write_schemas(root: &Path, folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let names = registered_names(root);
    let mut written = Vec::new();
    for (title, _, mapping) in KINDS {
        let path = folder.join(format!("{}.schema.json", title.to_lowercase()));
        replace_file(&path, &to_text(&schema(title, mapping, &names)))?;
        written.push(path);
    }
    Ok(written)
}

fn to_text(schema: &Value) -> String {
    format!("{schema:#}\n")
}

/// The slugs and names of the digest's topics, people, parties and sources. A digest with errors has them as well.
fn registered_names(root: &Path) -> Names {
    let parsed = parse::parse(&load::load(root, None), None, None);
    let mut names = Names::default();
    for file in &parsed.files {
        let (list, name, others) = match &file.front {
            Front::Topic(front) => (&mut names.topics, &front.title, &front.also_known_as),
            Front::Person(front) => (&mut names.people, &front.name, &front.also_known_as),
            Front::Party(front) => (&mut names.parties, &front.name, &front.also_known_as),
            Front::Source(front) => (&mut names.sources, &front.name, &front.also_known_as),
            _ => continue,
        };
        list.push(file.slug.clone());
        list.extend(name.clone());
        list.extend(others.iter().map(|(_, other)| other.clone()));
    }
    for list in [
        &mut names.topics,
        &mut names.people,
        &mut names.parties,
        &mut names.sources,
    ] {
        list.retain(|name| !name.is_empty());
        list.sort();
        list.dedup();
    }
    names
}
