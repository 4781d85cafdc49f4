//! `chancery fix`: applies the safe fixes. In goes a digest and a way to check it, out come the changed files; writing them is a
//! separate step, so that the changes can be shown first.
//!
//! A fix may be what another one waits for: `tags: a, b` becomes `topics: a, b` and then a list. So the digest is checked again
//! after each round, in memory, until nothing is left that is certain.

mod bullets;
mod change;
mod characters;
mod file;
mod guesses;
mod known;
mod order;
mod raw;
mod request;
mod safe;
mod syntax;

use super::Error;
use super::changed_file::ChangedFile;
use super::write::replace_file;
use crate::diagnostic::{Diagnostic, rules};
use crate::fields::{Mapping, tables};
use crate::load::{CONFIG, Inputs};
use crate::parse::{Parsed, front_matter_diagnostics, table_of};
use change::apply_changes;
use characters::fix_characters;
use file::FixedFile;
use guesses::delete_guesses;
use known::KnownNames;
use safe::changes_of;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

pub use raw::changed_lines;
pub use request::FixRequest;

/// The most rounds: each makes what the last one made possible, and three were the most that were seen.
const MAX_ROUNDS: usize = 16;

/// A digest that was checked.
pub struct Checked {
    /// What was read.
    pub inputs: Inputs,
    /// What was parsed.
    pub parsed: Parsed,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// What `fix` would do.
pub struct Fixes {
    /// The files that change.
    pub changed: Vec<ChangedFile>,
    /// The files in which a fix did not give what it should, so that it was left out.
    pub left: BTreeSet<Arc<str>>,
    /// What is found after the fixes.
    pub remaining: Vec<Diagnostic>,
}

/// Finds the fixes of a digest. `check` runs the pipeline and the lints on texts that are not on the disk.
pub fn find_fixes(checked: Checked, check: &dyn Fn(Inputs) -> Checked, request: &FixRequest) -> Fixes {
    let mut checked = checked;
    let mut before: BTreeMap<Arc<str>, Arc<str>> = BTreeMap::new();
    let mut left = BTreeSet::new();
    for _ in 0..MAX_ROUNDS {
        let known = KnownNames::new(&checked.parsed);
        let mut found: BTreeMap<Arc<str>, Vec<Diagnostic>> = BTreeMap::new();
        for diagnostic in &checked.diagnostics {
            let file = diagnostic.location.as_ref().map(|location| Arc::clone(&location.file));
            if let Some(file) = file.filter(|file| request.includes(file) && request.allows(diagnostic.rule)) {
                found.entry(file).or_default().push(diagnostic.clone());
            }
        }
        let mut after: Vec<(Arc<str>, String)> = Vec::new();
        for (path, diagnostics) in found {
            let Some(table) = table_at(&checked.inputs, &path) else {
                continue;
            };
            let Some(text) = checked.inputs.text(&path) else {
                continue;
            };
            let mut file = FixedFile {
                path: Arc::clone(&path),
                text: text.to_string(),
                table,
            };
            if !fix_file(&mut file, diagnostics, request, &known) {
                left.insert(Arc::clone(&path));
            }
            if *file.text != *text {
                before.entry(Arc::clone(&path)).or_insert(text);
                after.push((path, file.text));
            }
        }
        if after.is_empty() {
            break;
        }
        for (path, text) in after {
            checked.inputs.set_text(&path, &text);
        }
        checked = check(checked.inputs);
    }
    if request.field_order {
        put_in_order(&mut checked.inputs, request, &mut before);
    }
    let changed = before.into_iter().filter_map(|(path, before)| {
        let after = checked.inputs.text(&path)?.to_string();
        (*after != *before).then_some(ChangedFile { path, before, after })
    });
    Fixes {
        changed: changed.collect(),
        left,
        remaining: checked.diagnostics,
    }
}

/// The table of a file's fields; `None` if it is neither a Markdown file of the content nor the configuration.
fn table_at(inputs: &Inputs, path: &str) -> Option<&'static Mapping> {
    if path == CONFIG {
        return Some(&tables::CONFIG);
    }
    let documents = &inputs.documents;
    let at = documents
        .binary_search_by(|document| (*document.file.path).cmp(path))
        .ok()?;
    documents
        .get(at)
        .filter(|document| document.readable)
        .map(|document| table_of(document.kind))
}

/// Applies what is certain in one file, until what is wrong with the file by itself is fixed. False if a fix had to be left out.
fn fix_file(file: &mut FixedFile, found: Vec<Diagnostic>, request: &FixRequest, known: &KnownNames) -> bool {
    /// The most rounds in one file: enough for a long list, each item of which is another mistake of syntax.
    const MAX_FILE_ROUNDS: usize = 400;
    // What a text with two versions should be is not known.
    if found
        .iter()
        .any(|diagnostic| diagnostic.rule == &rules::CONFLICT_MARKER)
    {
        return true;
    }
    if fix_characters(file, &found, request) || delete_guesses(file, &found, request) {
        return true;
    }
    let mut is_whole = syntax::fix_syntax(file, &found, request, MAX_FILE_ROUNDS);
    let mut diagnostics = found;
    for _ in 0..MAX_ROUNDS {
        let (text, is_complete) = apply_changes(file, &changes_of(file, &diagnostics, known));
        is_whole &= is_complete;
        if text == file.text || file.is_config() {
            file.text = text;
            break;
        }
        file.text = text;
        diagnostics = front_matter_diagnostics(&file.path, &file.text, file.table);
        diagnostics.retain(|diagnostic| request.allows(diagnostic.rule));
    }
    is_whole
}

/// Puts the fields of the files that are asked for in the order of their tables.
fn put_in_order(inputs: &mut Inputs, request: &FixRequest, before: &mut BTreeMap<Arc<str>, Arc<str>>) {
    let files: Vec<_> = inputs
        .documents
        .iter()
        .filter(|document| request.includes(&document.file.path))
        .map(|document| (Arc::clone(&document.file.path), table_of(document.kind)))
        .collect();
    for (path, table) in files {
        let Some(text) = inputs.text(&path) else { continue };
        let ordered = order::in_table_order(&text, table);
        if *ordered != *text {
            before.entry(Arc::clone(&path)).or_insert(text);
            inputs.set_text(&path, &ordered);
        }
    }
}

/// Writes the changed files. Lines that do not change keep their bytes, ends of lines and a byte order mark included.
///
/// # Errors
/// A file cannot be read or written, or is not what it was when it was checked; those before it are written then.
pub fn write(root: &Path, files: &[ChangedFile]) -> Result<(), Error> {
    for file in files {
        let path = root.join(&*file.path);
        let bytes = fs::read(&path).map_err(|source| Error::Io {
            doing: "read",
            path: path.clone(),
            source,
        })?;
        let Some(text) = raw::with_changes(&bytes, file) else {
            return Err(Error::ChangedMeanwhile { path });
        };
        replace_file(&path, &text)?;
    }
    Ok(())
}
