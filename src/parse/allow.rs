//! `allow:`, the rules that are not reported for a file, each with a reason.

use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::fields::Fields;
use crate::suggest;
use std::sync::Arc;

/// A rule that is not reported for a file.
#[derive(Debug, Clone, Copy)]
pub struct Allowed {
    /// Its index in the list.
    pub at: usize,
    /// The id of the rule.
    pub rule: &'static str,
}

/// Reads the list. Only rules whose level the configuration can change can be allowed.
pub fn read_allowed(path: &Arc<str>, fields: &mut Fields, diagnostics: &mut Vec<Diagnostic>) -> Vec<Allowed> {
    let mut allowed = Vec::new();
    for (at, mut item) in fields.mappings("allow") {
        // The reason is for whoever reads the file.
        item.ignore("reason");
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
                    None => diagnostic.help("docs/rules.md lists the ids; errors in the content cannot be allowed"),
                });
            }
        }
    }
    allowed
}
