//! Makes everything that names or links to one thing name and link to another: what `rename` and `merge` have in common. In goes
//! a parsed file, out comes its new text, proven to say the same but for that.

mod links;
mod names;
mod target;

pub use names::is_of as may_name;
pub use target::{dated_name, files_of, find_file, folded, names_of, place_of};

use super::Error;
use super::changed_file::ChangedFile;
use super::edit::{Edit, apply_edits};
use super::fix::{Change, FixedFile, NewValue, apply_changes, value_at};
use super::proof::{ReadFile, fault_of_body, fault_of_front};
use crate::diagnostic::FieldPath;
use crate::language::fold_name;
use crate::load::ContentKind;
use crate::markdown::{self, Body, definitions, destination};
use crate::parse::{Config, ParsedFile, table_of};
use crate::text::slice;
use crate::yaml::Value;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

/// Where something is, and how files name it.
#[derive(Debug, Clone)]
pub struct Place {
    /// The path of its file.
    pub path: String,
    /// Its slug.
    pub slug: String,
    /// Its slug with its date before it, of an entry.
    pub dated: Option<String>,
    /// The address of its page, such as `topics/brics/`; none if it has no page.
    pub address: Option<String>,
}

/// What is named and linked to in place of what.
#[derive(Debug)]
pub struct Retarget<'a> {
    /// What it is.
    pub kind: ContentKind,
    /// The place before.
    pub from: Place,
    /// The place after.
    pub to: Place,
    /// How other files name it afterwards.
    pub new_name: String,
    /// Whether the slug alone named it before: another entry may have the same.
    pub is_slug_unique: bool,
    /// Its names before, folded: what is written as one of these stays.
    pub names: HashSet<String>,
    /// The names of what is named afterwards, folded.
    pub names_after: HashSet<String>,
    /// The configuration.
    pub config: &'a Config,
}

impl Retarget<'_> {
    /// Whether a name is one of what was named before.
    pub fn names_from(&self, written: &str) -> bool {
        names::is_meant(self, written) || self.names.contains(&fold_name(written))
    }

    /// Whether a name is one of what is named afterwards.
    pub fn names_to(&self, written: &str) -> bool {
        let is_slug = written == self.new_name || self.to.dated.as_deref() == Some(written);
        is_slug || self.kind != ContentKind::Entry && self.names_after.contains(&fold_name(written))
    }

    /// The changed text of a file; `None` if nothing in it changes. `own` are changes of its front matter besides.
    ///
    /// # Errors
    /// The new text does not say what it should.
    pub fn changed_file(
        &self,
        file: &ParsedFile,
        kind: ContentKind,
        text: &Arc<str>,
        own: Vec<Change>,
    ) -> Result<Option<ChangedFile>, Error> {
        let front = ReadFile::new(text).front;
        let mut changes = own;
        if let Some(front) = &front {
            changes.extend(names::changes_of_names(self, front, table_of(kind)));
            changes.extend(self.changes_of_notes(file, front)?);
        }
        let with_front = change_front(&file.path, text, kind, &changes)?;
        let after = self.change_body(file, &with_front)?;
        Ok((*after != **text).then(|| ChangedFile {
            path: Arc::clone(&file.path),
            before: Arc::clone(text),
            after,
        }))
    }

    /// The changes of the notes of corrections, which are Markdown too.
    fn changes_of_notes(&self, file: &ParsedFile, front: &Value) -> Result<Vec<Change>, Error> {
        let mut changes = Vec::new();
        for correction in file.corrections.iter() {
            let path = FieldPath::root().key("corrections").index(correction.index).key("note");
            let Some(text) = value_at(front, &path).and_then(Value::as_text) else {
                continue;
            };
            let changed = self.link_edits(&file.path, &correction.note, text);
            if changed.edits.is_empty() {
                continue;
            }
            let after = apply_edits(text, changed.edits);
            self.prove_body(file, &correction.note, &after, &changed.targets)?;
            changes.push(Change {
                path,
                new: NewValue::Text(after),
            });
        }
        Ok(changes)
    }

    /// Makes sure that a changed body shows the same, with links to these targets.
    fn prove_body(&self, file: &ParsedFile, before: &Body, after: &str, targets: &[String]) -> Result<(), Error> {
        match fault_of_body(before, after, targets, &self.config.markdown()) {
            None => Ok(()),
            Some(why) => Err(Error::NotProven {
                file: file.path.to_string(),
                why,
            }),
        }
    }

    /// The text with the links of its body changed.
    fn change_body(&self, file: &ParsedFile, text: &str) -> Result<String, Error> {
        let before = ReadFile::new(text).body;
        let changed = self.link_edits(&file.path, &file.body, before);
        if changed.edits.is_empty() {
            return Ok(text.to_owned());
        }
        let after = apply_edits(before, changed.edits);
        self.prove_body(file, &file.body, &after, &changed.targets)?;
        let front = slice(text, ..text.len() - before.len());
        Ok(format!("{front}{after}"))
    }

    /// The changes of the links of a body or a note.
    fn link_edits(&self, file: &str, body: &Body, text: &str) -> LinkEdits {
        let mut found = LinkEdits {
            edits: Vec::new(),
            targets: body.links.iter().map(|link| link.target.clone()).collect(),
        };
        let is_concerned = |target: &String| links::retarget(self, file, target, target).is_some();
        if !found.targets.iter().any(is_concerned) {
            return found;
        }
        let options: markdown::Options = self.config.markdown();
        let defined = definitions(text, options.smart_punctuation);
        // Links of one definition share it.
        let mut edits: BTreeMap<usize, Edit> = BTreeMap::new();
        for (link, target) in body.links.iter().zip(&mut found.targets) {
            let of_definition = || {
                let mut defined = defined.iter().filter(|(meant, _)| *meant == link.target);
                defined.next().map(|(_, range)| range.clone())
            };
            let range: Option<Range<usize>> = destination(text, link).or_else(of_definition);
            let Some(range) = range else { continue };
            let written = text.get(range.clone()).unwrap_or_default();
            let Some(new) = links::retarget(self, file, written, &link.target) else {
                continue;
            };
            *target = new.target;
            edits.insert(
                range.start,
                Edit {
                    range,
                    text: new.written,
                },
            );
        }
        found.edits = edits.into_values().collect();
        found
    }
}

/// The changes of the links of a text.
struct LinkEdits {
    edits: Vec<Edit>,
    /// The targets of all links afterwards.
    targets: Vec<String>,
}

/// The text with changed values in its front matter.
///
/// # Errors
/// The changed text does not have the values that it should.
pub fn change_front(path: &Arc<str>, text: &str, kind: ContentKind, changes: &[Change]) -> Result<String, Error> {
    let file = FixedFile {
        path: Arc::clone(path),
        text: text.to_owned(),
        table: table_of(kind),
    };
    let (after, is_complete) = apply_changes(&file, changes);
    if is_complete && ReadFile::new(&after).body == ReadFile::new(text).body {
        return Ok(after);
    }
    Err(Error::NotProven {
        file: path.to_string(),
        why: "its front matter would have other values than it should",
    })
}

/// The text with lines at the end of its front matter, which add these fields.
///
/// # Errors
/// The changed text does not have the values that it should.
pub fn add_fields(path: &str, text: &str, lines: &str, fields: &[(String, Value)]) -> Result<String, Error> {
    let not_proven = |why| Error::NotProven {
        file: path.to_owned(),
        why,
    };
    let (Some(front), Some(found)) = (ReadFile::new(text).front, crate::yaml::front_matter(text)) else {
        return Err(not_proven("it has no front matter"));
    };
    let mut expected = match front {
        Value::Map(pairs) => pairs,
        _ => Vec::new(),
    };
    expected.extend(fields.iter().cloned());
    let edit = Edit {
        range: found.yaml.end..found.yaml.end,
        text: lines.to_owned(),
    };
    let after = apply_edits(text, vec![edit]);
    match fault_of_front(text, &after, &Value::Map(expected)) {
        None => Ok(after),
        Some(why) => Err(not_proven(why)),
    }
}
