//! `chancery rename`: a topic, person, party or source gets another slug, everywhere in the content, and an alias leads from
//! the old address. In go a digest without errors and the two slugs; every file as it would be comes out.

use super::edit::{Edit, apply, front_matter, value, values};
use super::fix::Fixed;
use super::{Error, write};
use crate::diagnostic::FieldPath;
use crate::fields::Vocabulary;
use crate::fields::names::find_names;
use crate::load::{ContentKind, Inputs};
use crate::parse::{Parsed, ParsedFile, table_of};
use crate::text::slug_fault;
use crate::yaml;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// What a rename changes.
#[derive(Debug)]
pub struct Renamed {
    /// The file before and afterwards; the same, where its slug stands in its front matter.
    pub file: (Arc<str>, String),
    /// Files whose text changes, by their path before.
    pub changed: Vec<Fixed>,
}

/// The folder of a kind that can be renamed, below `content/` and on the site, and what names mean it.
fn location(kind: ContentKind) -> Option<(&'static str, &'static [Vocabulary])> {
    match kind {
        ContentKind::Topic => Some(("topics", &[Vocabulary::Topic])),
        ContentKind::Person => Some(("people", &[Vocabulary::Person, Vocabulary::Actor])),
        ContentKind::Party => Some(("parties", &[Vocabulary::Party, Vocabulary::Actor])),
        ContentKind::Source => Some(("sources", &[Vocabulary::Source])),
        ContentKind::Entry | ContentKind::Issue | ContentKind::Page => None,
    }
}

/// Works out a rename.
///
/// # Errors
/// The kind cannot be renamed, there is no such file, or the new slug is none or taken.
pub fn rename(inputs: &Inputs, parsed: &Parsed, kind: ContentKind, old: &str, new: &str) -> Result<Renamed, Error> {
    let Some((folder, vocabularies)) = location(kind) else {
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
        return Err(Error::Taken {
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
    let links = Links::new(&file.path, &path_after, folder, old, new);
    let mut changed = Vec::new();
    for document in &inputs.documents {
        let path = &document.file.path;
        let Some(before) = inputs.text(path) else { continue };
        let mut edits = mentions(&before, table_of(document.kind), vocabularies, old, new);
        if *path == file.path {
            edits.extend(own(&before, folder, old, new));
        }
        let body = front_matter(&before).map_or(0, |front| front.end);
        edits.extend(links.edits(path, &before, body));
        let after = apply(&before, edits);
        if after != *before {
            changed.push(Fixed {
                path: Arc::clone(path),
                before,
                after,
            });
        }
    }
    Ok(Renamed {
        file: (Arc::clone(&file.path), path_after),
        changed,
    })
}

/// Where the file is afterwards: a slug in its front matter changes there, any other is the file's name.
fn path_after(path: &str, text: &str, old: &str, new: &str) -> String {
    let has_slug = front_matter(text)
        .and_then(|front| yaml::parse(&text[front]).ok())
        .is_some_and(|front| front.get("slug").is_some());
    match path.rsplit_once(old).filter(|_| !has_slug) {
        Some((before, after)) => format!("{before}{new}{after}"),
        None => path.to_owned(),
    }
}

/// Names in front matter that are the old slug.
fn mentions(
    text: &str,
    record: &'static crate::fields::Mapping,
    vocabularies: &[Vocabulary],
    old: &str,
    new: &str,
) -> Vec<Edit> {
    let Some(front) = front_matter(text) else {
        return Vec::new();
    };
    let Ok(front) = yaml::parse(&text[front]) else {
        return Vec::new();
    };
    let found = find_names(&front, record).into_iter();
    let found = found.filter(|named| named.text == old && vocabularies.contains(&named.of));
    let paths: Vec<FieldPath> = found.map(|named| named.path).collect();
    let ranges = values(text, false, &paths).into_iter().flatten();
    ranges
        .map(|range| Edit {
            range,
            text: value(new),
        })
        .collect()
}

/// What changes in the file itself: a slug of its own, and the alias that leads from the old address.
fn own(text: &str, folder: &str, old: &str, new: &str) -> Vec<Edit> {
    let Some(front) = front_matter(text) else {
        return Vec::new();
    };
    let parsed = yaml::parse(&text[front.clone()]).unwrap_or(yaml::Value::Null);
    let path = |key: &str| FieldPath::root().key(key);
    let mut edits = Vec::new();
    if parsed.get("slug").is_some() {
        let range = values(text, false, &[path("slug")]).into_iter().flatten();
        edits.extend(range.map(|range| Edit {
            range,
            text: value(new),
        }));
    }
    let alias = format!("/{folder}/{old}/");
    let aliases = match parsed.get("aliases") {
        Some(yaml::Value::List(items)) => items.len(),
        _ => 0,
    };
    let last = aliases.checked_sub(1).map(|last| path("aliases").index(last));
    let last = last.and_then(|last| values(text, false, &[last]).into_iter().flatten().next());
    edits.push(match last {
        // After the last item, in the form that the list has.
        Some(last) => {
            let line = text[..last.start].rfind('\n').map_or(0, |at| at + 1);
            let begins = &text[line..last.start];
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

/// Links in bodies to the file and to its address.
struct Links {
    changes: Vec<(String, String)>,
}

impl Links {
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
            for (found, _) in text[body..].match_indices(old.as_str()) {
                let start = body + found;
                let ends = text[start + old.len()..].chars().next();
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

/// Writes a rename. Whatever fails, every file is put back.
///
/// # Errors
/// The file system refuses.
pub fn carry_out(root: &Path, renamed: &Renamed) -> Result<(), Error> {
    let (before, after) = &renamed.file;
    let done = (|| {
        for file in &renamed.changed {
            write::replace(&root.join(&*file.path), &file.after)?;
        }
        move_file(root, before, after)
    })();
    if done.is_err() {
        take_back(root, renamed);
    }
    done
}

/// Puts every file back as it was.
pub fn take_back(root: &Path, renamed: &Renamed) {
    let (before, after) = &renamed.file;
    if root.join(after).exists() {
        let _ = move_file(root, after, before);
    }
    for file in &renamed.changed {
        let _ = write::replace(&root.join(&*file.path), &file.before);
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
