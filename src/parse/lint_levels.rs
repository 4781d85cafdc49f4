//! `lints:` in `chancery.yaml`: rules with another level than their own.

use crate::diagnostic::{Diagnostic, FieldPath, Location, Severity, Target, rules};
use crate::fields::lists::Level;
use crate::suggest;
use crate::yaml::Value;
use std::sync::Arc;

/// Rules and their severities; none if a rule is off.
pub type LintLevels = Vec<(&'static str, Option<Severity>)>;

/// Reads the levels. An error of the content cannot be turned into less than an error.
pub fn read_lint_levels(value: &Value, file: &Arc<str>, diagnostics: &mut Vec<Diagnostic>) -> LintLevels {
    let path = FieldPath::root().key("lints");
    let Value::Map(pairs) = value else {
        let message = format!("`lints` is {}, but must be `rule: level` lines", value.kind());
        diagnostics.push(Diagnostic::new(
            &rules::WRONG_TYPE,
            Location::value(file, path),
            message,
        ));
        return Vec::new();
    };
    let mut levels = Vec::new();
    for (name, level) in pairs {
        let mut changeable = rules::ALL.iter().filter(|rule| rule.is_changeable());
        let Some(rule) = changeable.clone().find(|rule| rule.name == name) else {
            let location = Location::at(file, Target::Key(path.key(name)));
            let message = format!("no rule named `{name}` can be changed");
            let near = suggest::nearest(name, changeable.by_ref().map(|rule| rule.name));
            diagnostics.push(Diagnostic::new(&rules::UNKNOWN_FIELD, location, message).suggest(near));
            continue;
        };
        let level = match level {
            Value::Text(level) => Level::from_word(level),
            // What YAML makes of a bare `off`.
            Value::Bool(false) => Some(Level::Off),
            _ => None,
        };
        match level {
            Some(level) => levels.push((rule.name, severity_of(level))),
            None => {
                let location = Location::value(file, path.key(name));
                let message = format!("unknown level for `{name}`");
                let help = format!("use one of {}", Level::WORDS.join(", "));
                diagnostics.push(Diagnostic::new(&rules::UNKNOWN_VALUE, location, message).help(help));
            }
        }
    }
    levels
}

/// The severity of a level; none if the rule is off.
fn severity_of(level: Level) -> Option<Severity> {
    match level {
        Level::Off => None,
        Level::Note => Some(Severity::Note),
        Level::Warning => Some(Severity::Warning),
        Level::Error => Some(Severity::Error),
    }
}
