//! `chancery rename`: gives a topic, person, party or source another slug, everywhere in the content, and an alias that
//! redirects the old address. In go a digest without errors and the two slugs; out come the changed files.

use super::changed_file::ChangedFile;
use super::edit::{Edit, apply_edits, front_matter_range, value_ranges};
use super::{Error, write};
use crate::diagnostic::FieldPath;
use crate::fields::names::find_names;
use crate::fields::{Mapping, Vocabulary};
use crate::load::{ContentKind, Inputs};
use crate::parse::{Parsed, ParsedFile, table_of};
use crate::text::slice;
use crate::text::slug_fault;
use crate::yaml::{self, inline_value};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The changes that a rename makes.
#[derive(Debug)]
pub struct RenamePlan {
    /// The path of the file before and after; the same if its front matter has the slug.
    pub file: (Arc<str>, String),
    /// Files whose text changes, by their paths before.
    pub changed: Vec<ChangedFile>,
}

/// The folder of a kind of file, below `content/` and on the site, and the fields that name it; `None` if the kind
/// cannot be renamed.
fn folder_and_vocabularies(kind: ContentKind) -> Option<(&'static str, &'static [Vocabulary])> {
    match kind {
        ContentKind::Topic => Some(("topics", &[Vocabulary::Topic])),
        ContentKind::Person => Some(("people", &[Vocabulary::Person, Vocabulary::Actor])),
        ContentKind::Party => Some(("parties", &[Vocabulary::Party, Vocabulary::Actor])),
        ContentKind::Source => Some(("sources", &[Vocabulary::Source])),
        ContentKind::Entry | ContentKind::Issue | ContentKind::Page => None,
    }
}

/// Plans a rename.
///
/// # Errors
/// The kind cannot be renamed, no file has the old slug, or the new one is invalid or taken.
pub fn plan_rename(
    inputs: &Inputs,
    parsed: &Parsed,
    kind: ContentKind,
    old: &str,
    new: &str,
) -> Result<RenamePlan, Error> {
    let Some((folder, vocabularies)) = folder_and_vocabularies(kind) else {
        return Err(Error::CannotRename);
    };
    if let Some(why) = slug_fault(new) {
        let slug = new.to_owned();
        return Err(Error::BadSlug { slug, why });
    }
    let below = format!("content/{folder}/");
    let files: Vec<&Arc<ParsedFile>> = parsed
        .files
        .iter()
        .filter(|file| file.path.starts_with(&below))
        .collect();
    if let Some(taken) = files.iter().find(|file| file.slug == new) {
        let slug = new.to_owned();
        return Err(Error::NewSlugTaken {
            slug,
            file: (&*taken.path).into(),
        });
    }
    let Some(file) = files.iter().find(|file| file.slug == old) else {
        let near = crate::suggest::nearest(old, files.iter().map(|file| file.slug.as_str()));
        return Err(Error::NoSuchFile {
            folder,
            slug: old.to_owned(),
            near: near.map(str::to_owned),
        });
    };
    let text = inputs.text(&file.path).unwrap_or_default();
    let path_after = path_after(&file.path, &text, old, new);
    let links = LinkChanges::new(&file.path, &path_after, folder, old, new);
    let mut changed = Vec::new();
    for document in &inputs.documents {
        let path = &document.file.path;
        let Some(before) = inputs.text(path) else { continue };
        let mut edits = edits_of_names(&before, table_of(document.kind), vocabularies, old, new);
        if *path == file.path {
            edits.extend(edits_of_file(&before, folder, old, new));
        }
        let body = front_matter_range(&before).map_or(0, |front| front.end);
        edits.extend(links.edits(path, &before, body));
        let after = apply_edits(&before, edits);
        if after != *before {
            changed.push(ChangedFile {
                path: Arc::clone(path),
                before,
                after,
            });
        }
    }
    Ok(RenamePlan {
        file: (Arc::clone(&file.path), path_after),
        changed,
    })
}

/// The path of the file after the rename: a slug in its front matter changes there, any other is part of the file's name.
fn path_after(path: &str, text: &str, old: &str, new: &str) -> String {
    let has_slug = front_matter_range(text)
        .and_then(|front| yaml::parse(slice(text, front)).ok())
        .is_some_and(|front| front.get("slug").is_some());
    match path.rsplit_once(old).filter(|_| !has_slug) {
        Some((before, after)) => format!("{before}{new}{after}"),
        None => path.to_owned(),
    }
}

/// The edits of names in front matter that are the old slug.
fn edits_of_names(
    text: &str,
    mapping: &'static Mapping,
    vocabularies: &[Vocabulary],
    old: &str,
    new: &str,
) -> Vec<Edit> {
    let Some(front) = front_matter_range(text) else {
        return Vec::new();
    };
    let Ok(front) = yaml::parse(slice(text, front)) else {
        return Vec::new();
    };
    let found = find_names(&front, mapping).into_iter();
    let found = found.filter(|named| named.text == old && vocabularies.contains(&named.of));
    let paths: Vec<FieldPath> = found.map(|named| named.path).collect();
    let ranges = value_ranges(text, &paths).into_iter().flatten();
    ranges
        .map(|range| Edit {
            range,
            text: inline_value(new),
        })
        .collect()
}

/// The edits of the renamed file itself: its slug, and the alias that redirects the old address.
fn edits_of_file(text: &str, folder: &str, old: &str, new: &str) -> Vec<Edit> {
    let Some(front) = front_matter_range(text) else {
        return Vec::new();
    };
    let parsed = yaml::parse(slice(text, front.clone())).unwrap_or(yaml::Value::Null);
    let path = |key: &str| FieldPath::root().key(key);
    let mut edits = Vec::new();
    if parsed.get("slug").is_some() {
        let range = value_ranges(text, &[path("slug")]).into_iter().flatten();
        edits.extend(range.map(|range| Edit {
            range,
            text: inline_value(new),
        }));
    }
    let alias = format!("/{folder}/{old}/");
    let aliases = match parsed.get("aliases") {
        Some(yaml::Value::List(items)) => items.len(),
        _ => 0,
    };
    let last = aliases.checked_sub(1).map(|last| path("aliases").index(last));
    let last = last.and_then(|last| value_ranges(text, &[last]).into_iter().flatten().next());
    edits.push(match last {
        // After the last item, in the form of the list: on a line of its own, or after a comma.
        Some(last) => {
            let before = slice(text, ..last.start);
            let begins = before.rsplit('\n').next().unwrap_or_default();
            let text = match begins.trim_start().starts_with('-') {
                true => format!("\n{begins}{alias}"),
                false => format!(", {alias}"),
            };
            Edit {
                range: last.end..last.end,
                text,
            }
        }
        None => Edit {
            range: front.end..front.end,
            text: format!("aliases: [{alias}]\n"),
        },
    });
    edits
}

/// The changes of links in bodies to the file and to its address.
struct LinkChanges {
    /// Old and new text.
    changes: Vec<(String, String)>,
}

impl LinkChanges {
    fn new(before: &str, after: &str, folder: &str, old: &str, new: &str) -> Self {
        let name = |path: &str| path.strip_prefix("content/").unwrap_or(path).to_owned();
        let mut changes = vec![(format!("/{folder}/{old}/"), format!("/{folder}/{new}/"))];
        if before != after {
            changes.push((format!("/{}", name(before)), format!("/{}", name(after))));
            let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
            // From a file of the same folder.
            changes.push((format!("({}", last(before)), format!("({}", last(after))));
        }
        Self { changes }
    }

    fn edits(&self, path: &str, text: &str, body: usize) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (at, (old, new)) in self.changes.iter().enumerate() {
            // The third is relative to the folder of the file itself.
            let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
            let own = self.changes.get(1).map(|(old, _)| format!("content{old}"));
            if at == 2 && own.as_deref().and_then(folder) != folder(path) {
                continue;
            }
            for (found, _) in slice(text, body..).match_indices(old.as_str()) {
                let start = body + found;
                let ends = slice(text, start + old.len()..).chars().next();
                if ends.is_none_or(|next| !next.is_alphanumeric() && next != '-') || old.ends_with('/') {
                    edits.push(Edit {
                        range: start..start + old.len(),
                        text: new.clone(),
                    });
                }
            }
        }
        edits
    }
}

/// Applies a rename. If anything fails, every file is restored.
///
/// # Errors
/// A file cannot be written or moved.
pub fn apply_rename(root: &Path, renamed: &RenamePlan) -> Result<(), Error> {
    let (before, after) = &renamed.file;
    let done = (|| {
        for file in &renamed.changed {
            write::replace_file(&root.join(&*file.path), &file.after)?;
        }
        move_file(root, before, after)
    })();
    if done.is_err() {
        revert_rename(root, renamed);
    }
    done
}

/// Restores every file, as far as that succeeds.
pub fn revert_rename(root: &Path, renamed: &RenamePlan) {
    let (before, after) = &renamed.file;
    if root.join(after).exists() {
        let _ = move_file(root, after, before);
    }
    for file in &renamed.changed {
        let _ = write::replace_file(&root.join(&*file.path), &file.before);
    }
}

fn move_file(root: &Path, from: &str, to: &str) -> Result<(), Error> {
    if from == to {
        return Ok(());
    }
    let (from, to) = (root.join(from), root.join(to));
    fs::rename(&from, &to).map_err(|source| Error::Io {
        doing: "move",
        path: from,
        source,
    })
}
