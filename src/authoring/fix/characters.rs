//! Fixes of characters that no text may have, anywhere in a file.

use super::file::FixedFile;
use super::request::FixRequest;
use crate::authoring::edit::{Edit, apply_edits};
use crate::diagnostic::{Diagnostic, Target, rules};

/// Replaces or removes the characters of which it is certain what is meant. True if the file changed: what else was found in it
/// stands in other places then.
pub fn fix_characters(file: &mut FixedFile, found: &[Diagnostic], request: &FixRequest) -> bool {
    let edit = |diagnostic: &Diagnostic| {
        let is_asked = diagnostic.rule == &rules::CONTROL_CHARACTER && request.allows(diagnostic.rule);
        let fix = diagnostic.fix.as_ref().filter(|fix| is_asked && fix.is_certain)?;
        match &diagnostic.location.as_ref()?.target {
            Target::Bytes(range) => Some(Edit {
                range: range.clone(),
                text: fix.replacement.clone(),
            }),
            _ => None,
        }
    };
    let edits: Vec<Edit> = found.iter().filter_map(edit).collect();
    if edits.is_empty() {
        return false;
    }
    let changed = apply_edits(&file.text, edits);
    let is_changed = changed != file.text;
    file.text = changed;
    is_changed
}
