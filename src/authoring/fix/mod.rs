//! `chancery fix`: the cures that are certain, made in the files themselves. In goes a digest with its diagnostics, out come
//! the files as they would be; writing them is another step, so that somebody can look first.

mod order;
mod slugs;

use super::Error;
use super::edit::{Edit, apply, value};
use super::write::replace;
use crate::diagnostic::{Diagnostic, Severity, Target, locate_all};
use crate::load::Inputs;
use crate::parse::{Parsed, table_of};
use slugs::Slugs;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A file that would change.
#[derive(Debug)]
pub struct Fixed {
    /// Its path below the digest's root.
    pub path: Arc<str>,
    /// Its text.
    pub before: Arc<str>,
    /// Its text afterwards.
    pub after: String,
}

/// What `fix` would change, by file.
pub fn fixes(inputs: &Inputs, parsed: &Parsed, diagnostics: &[Diagnostic]) -> Vec<Fixed> {
    let mut edits: BTreeMap<Arc<str>, Vec<Edit>> = BTreeMap::new();
    let certain: Vec<Diagnostic> = diagnostics
        .iter()
        .filter(|diagnostic| is_certain(diagnostic))
        .cloned()
        .collect();
    for located in locate_all(&certain, &|path| inputs.text(path)) {
        let (Some(location), Some(span), Some(fix)) =
            (&located.diagnostic.location, &located.span, &located.diagnostic.fix)
        else {
            continue;
        };
        let text = match location.target {
            Target::Key(_) => fix.replacement.clone(),
            _ => value(&fix.replacement),
        };
        let range = span.bytes.clone();
        edits
            .entry(Arc::clone(&location.file))
            .or_default()
            .push(Edit { range, text });
    }
    let slugs = Slugs::new(parsed);
    let mut fixed = Vec::new();
    for document in &inputs.documents {
        let path = &document.file.path;
        let Some(before) = inputs.text(path) else { continue };
        let cured = apply(&before, edits.remove(path).unwrap_or_default());
        let record = table_of(document.kind);
        let named = apply(&cured, slugs::by_slug(&cured, record, &slugs));
        let after = order::in_order(&named, record);
        if *after != *before {
            fixed.push(Fixed {
                path: Arc::clone(path),
                before,
                after,
            });
        }
    }
    // What is left is of no Markdown file: the configuration's.
    for (path, edits) in edits {
        if let Some(before) = inputs.text(&path) {
            let after = apply(&before, edits);
            fixed.push(Fixed { path, before, after });
        }
    }
    fixed
}

/// Whether a cure is the only one that makes sense: a slip in a word of ours or of the registries. What is nearly the name of
/// somebody may be somebody else.
fn is_certain(diagnostic: &Diagnostic) -> bool {
    let location = diagnostic.location.as_ref();
    let in_front_matter = location.is_some_and(|location| matches!(location.target, Target::Value(_) | Target::Key(_)));
    diagnostic.fix.is_some()
        && in_front_matter
        && (diagnostic.rule.lint || diagnostic.rule.severity == Severity::Error)
        && location
            .is_some_and(|location| location.file.starts_with("content/") || &*location.file == crate::load::CONFIG)
}

/// Writes the files.
///
/// # Errors
/// The file system refuses.
pub fn write(root: &Path, fixed: &[Fixed]) -> Result<(), Error> {
    for file in fixed {
        replace(&root.join(&*file.path), &file.after)?;
    }
    Ok(())
}
