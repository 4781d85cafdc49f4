//! `chancery schema`: the JSON Schema of each kind of file, with the digest's own names.

use super::Error;
use super::proof::ReadFile;
use crate::fields::reference::KINDS;
use crate::fields::schema::{Names, schema};
use crate::load;
use crate::parse::{self, Front, slug_in_name};
use crate::transaction::{self, FileChange};
use crate::yaml;
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

/// Writes the schema of every kind into a folder, as `entry.schema.json` and so on, over those of an earlier run.
/// Returns their paths. With `dry_run` nothing is written.
///
/// # Errors
/// A file cannot be written.
pub fn write_schemas(root: &Path, folder: &Path, dry_run: bool) -> Result<Vec<PathBuf>, Error> {
    let (mut written, mut changes) = (Vec::new(), Vec::new());
    for (name, text) in schema_files(&registered_names(root)) {
        written.push(folder.join(&name));
        changes.extend(FileChange::write(folder, name, text).map_err(Error::Write)?);
    }
    if !dry_run {
        transaction::apply(folder, "schema", &changes).map_err(Error::Write)?;
    }
    Ok(written)
}

/// The name and the text of the schema of every kind.
pub fn schema_files(names: &Names) -> impl Iterator<Item = (String, String)> {
    KINDS.iter().map(|(title, _, mapping)| {
        let name = format!("{}.schema.json", title.to_lowercase());
        (name, to_text(&schema(title, mapping, names)))
    })
}

/// The slugs and names of the files of a new digest, by their paths and texts.
pub fn starter_names<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Names {
    let mut names = Names::default();
    for (path, text) in files {
        let folder = path.strip_prefix("content/").and_then(|below| below.split('/').next());
        let (list, title) = match folder {
            Some("topics") => (&mut names.topics, "title"),
            Some("people") => (&mut names.people, "name"),
            Some("parties") => (&mut names.parties, "name"),
            Some("sources") => (&mut names.sources, "name"),
            _ => continue,
        };
        let front = ReadFile::new(text).front;
        let field = |key| front.as_ref().and_then(|front| front.get(key));
        let others = field("also_known_as")
            .and_then(yaml::Value::as_list)
            .unwrap_or_default();
        let written = field(title).into_iter().chain(others);
        list.push(slug_in_name(path).to_owned());
        list.extend(written.filter_map(yaml::Value::as_text).map(str::to_owned));
    }
    in_order(names)
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
    in_order(names)
}

/// Each list sorted, with each name once.
fn in_order(mut names: Names) -> Names {
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
