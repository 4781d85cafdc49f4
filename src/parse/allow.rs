//! The rules that a file allows itself to break, each with a reason.

use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::fields::Fields;
use crate::suggest;
use std::sync::Arc;

/// A rule that a file may break.
#[derive(Debug, Clone, Copy)]
pub struct Allowed {
    /// Its place in the list.
    pub at: usize,
    /// The rule's name.
    pub rule: &'static str,
}

/// Reads `allow:`. What can be allowed is what the configuration could change too.
pub fn read(path: &Arc<str>, fields: &mut Fields, diagnostics: &mut Vec<Diagnostic>) -> Vec<Allowed> {
    let mut allowed = Vec::new();
    for (at, mut item) in fields.records("allow") {
        let Some(name) = item.text("rule") else { continue };
        let mut known = rules::ALL.iter().filter(|rule| rule.is_changeable());
        match known.clone().find(|rule| rule.name == name) {
            Some(rule) => allowed.push(Allowed { at, rule: rule.name }),
            None => {
                let location = Location::value(path, FieldPath::root().key("allow").index(at).key("rule"));
                let near = suggest::nearest(&name, known.by_ref().map(|rule| rule.name));
                let message = format!("no rule named `{name}` can be allowed");
                let diagnostic = Diagnostic::new(&rules::UNKNOWN_VALUE, location, message);
                diagnostics.push(match near {
                    Some(near) => diagnostic.suggest(Some(near)),
                    None => diagnostic.help("docs/rules.md has their names; an error of the content cannot be allowed"),
                });
            }
        }
    }
    allowed
}
