//! `chancery fix`: applies the safe fixes. In goes a digest with its diagnostics, out come the changed files; writing them is a separate
//! step, so that the changes can be shown first.

mod order;
mod slugs;

use super::Error;
use super::changed_file::ChangedFile;
use super::edit::{Edit, apply_edits, inline_value};
use super::write::replace_file;
use crate::diagnostic::{Diagnostic, Severity, Target};
use crate::load::Inputs;
use crate::locate::locate_all;
use crate::parse::{Parsed, table_of};
use slugs::Slugs;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The files that `fix` would change, Markdown files first, with all changes applied.
pub fn find_fixes(inputs: &Inputs, parsed: &Parsed, diagnostics: &[Diagnostic]) -> Vec<ChangedFile> {
    let mut edits = edits_of_diagnostics(inputs, diagnostics);
    let slugs = Slugs::new(parsed);
    let mut changed = Vec::new();
    for document in &inputs.documents {
        let path = &document.file.path;
        let Some(before) = inputs.text(path) else { continue };
        let corrected = apply_edits(&before, edits.remove(path).unwrap_or_default());
        let mapping = table_of(document.kind);
        let named = apply_edits(&corrected, slugs::edits_to_slugs(&corrected, mapping, &slugs));
        let after = order::in_table_order(&named, mapping);
        if *after != *before {
            changed.push(ChangedFile {
                path: Arc::clone(path),
                before,
                after,
            });
        }
    }
    // What is left is in no Markdown file: it is the configuration's.
    for (path, edits) in edits {
        if let Some(before) = inputs.text(&path) {
            let after = apply_edits(&before, edits);
            changed.push(ChangedFile { path, before, after });
        }
    }
    changed
}

/// The edits that diagnostics suggest and that are safe, by file.
fn edits_of_diagnostics(inputs: &Inputs, diagnostics: &[Diagnostic]) -> BTreeMap<Arc<str>, Vec<Edit>> {
    let mut edits: BTreeMap<Arc<str>, Vec<Edit>> = BTreeMap::new();
    let safe: Vec<Diagnostic> = diagnostics
        .iter()
        .filter(|diagnostic| is_safe(diagnostic))
        .cloned()
        .collect();
    for located in locate_all(&safe, &|path| inputs.text(path)) {
        let (Some(location), Some(span), Some(fix)) =
            (&located.diagnostic.location, &located.span, &located.diagnostic.fix)
        else {
            continue;
        };
        let text = match location.target {
            Target::Key(_) => fix.replacement.clone(),
            _ => inline_value(&fix.replacement),
        };
        let range = span.bytes.clone();
        edits
            .entry(Arc::clone(&location.file))
            .or_default()
            .push(Edit { range, text });
    }
    edits
}

/// Whether the suggested fix is the only one that makes sense: a misspelt word of the program or of the registries. A name that nearly matches
/// a registered one is left alone, since it may be somebody else's.
fn is_safe(diagnostic: &Diagnostic) -> bool {
    let location = diagnostic.location.as_ref();
    let in_front_matter = location.is_some_and(|location| matches!(location.target, Target::Value(_) | Target::Key(_)));
    diagnostic.fix.is_some()
        && in_front_matter
        && (diagnostic.rule.lint || diagnostic.rule.severity == Severity::Error)
        && location
            .is_some_and(|location| location.file.starts_with("content/") || &*location.file == crate::load::CONFIG)
}

/// Writes the changed files.
///
/// # Errors
/// A file cannot be written; those before it are written then.
pub fn write(root: &Path, files: &[ChangedFile]) -> Result<(), Error> {
    for file in files {
        replace_file(&root.join(&*file.path), &file.after)?;
    }
    Ok(())
}
