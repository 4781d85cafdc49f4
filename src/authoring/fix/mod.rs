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
mod request;
mod safe;
mod syntax;

use super::aliases::add_aliases;
use super::changed_file::ChangedFile;
use super::proof::fault_of_order;
use crate::diagnostic::{Diagnostic, rules};
use crate::fields::{Mapping, tables};
use crate::load::{CONFIG, Inputs};
use crate::parse::{Parsed, front_matter_diagnostics, table_of};
use crate::pipeline::LostAddress;
use characters::fix_characters;
use guesses::delete_guesses;
use known::KnownNames;
use safe::changes_of;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub(super) use change::{Change, NewValue, apply_changes, value_at};
pub(super) use file::FixedFile;
pub(super) use order::field_blocks;
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
    /// The addresses of the last site that are lost.
    pub lost: Vec<LostAddress>,
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
        for file in checked.lost.iter().filter_map(|lost| lost.file.as_ref()) {
            found.entry(Arc::clone(file)).or_default();
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
            let is_whole = fix_file(&mut file, diagnostics, request, &known);
            if !is_whole || !keep_addresses(&mut file, &checked, request) {
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
        put_in_order(&mut checked.inputs, request, &mut before, &mut left);
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

/// Adds the addresses that are lost to the aliases of the file that took their place, where that is certain. False if it could not.
fn keep_addresses(file: &mut FixedFile, checked: &Checked, request: &FixRequest) -> bool {
    if !request.includes(&file.path) || !request.allows(&rules::LOST_ADDRESS) {
        return true;
    }
    let lost = checked.lost.iter();
    let lost = lost.filter(|lost| lost.is_certain && lost.file.as_ref() == Some(&file.path));
    let aliases: Vec<String> = lost.map(|lost| lost.address.clone()).collect();
    let document = checked.inputs.documents.iter().find(|it| it.file.path == file.path);
    let Some(kind) = document.map(|document| document.kind).filter(|_| !aliases.is_empty()) else {
        return true;
    };
    match add_aliases(&file.path, &file.text, kind, &aliases) {
        Ok(text) => {
            file.text = text;
            true
        }
        Err(_) => false,
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
fn put_in_order(
    inputs: &mut Inputs,
    request: &FixRequest,
    before: &mut BTreeMap<Arc<str>, Arc<str>>,
    left: &mut BTreeSet<Arc<str>>,
) {
    let files: Vec<_> = inputs
        .documents
        .iter()
        .filter(|document| request.includes(&document.file.path))
        .map(|document| (Arc::clone(&document.file.path), table_of(document.kind)))
        .collect();
    for (path, table) in files {
        let Some(text) = inputs.text(&path) else { continue };
        let ordered = order::in_table_order(&text, table);
        if *ordered != *text && fault_of_order(&text, &ordered).is_some() {
            left.insert(Arc::clone(&path));
        } else if *ordered != *text {
            before.entry(Arc::clone(&path)).or_insert(text);
            inputs.set_text(&path, &ordered);
        }
    }
}
