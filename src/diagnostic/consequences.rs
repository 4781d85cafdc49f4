//! The table of findings that follow from others: one mistake is reported once, where it was made. What has an error of its
//! own is never taken for a consequence of something less severe, nor is anything whose cause is switched off or allowed.

use super::{Diagnostic, FieldPath, PathStep, Rule, Severity, Target, rules};
use std::collections::HashMap;
use std::sync::Arc;

/// Where a consequence is, seen from its cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// In the same file.
    File,
    /// In the same field of the front matter, or the same item of a list.
    Item,
    /// In the same file, with the name in its message that the cause suggests.
    Suggested,
}

/// The table: a cause, its consequence, and where that is.
static CONSEQUENCES: [(&Rule, &Rule, Scope); 14] = [
    // Both versions of a template are in it.
    (&rules::CONFLICT_MARKER, &rules::TEMPLATE_SYNTAX, Scope::File),
    // The text has the right spelling, and the participant the wrong one.
    (&rules::NEAR_MISS, &rules::UNLISTED_NAME, Scope::Suggested),
    (&rules::NEAR_MISS, &rules::POSITION_BY_OUTSIDER, Scope::Suggested),
    (&rules::NEAR_MISS, &rules::PARTICIPANT_UNNAMED, Scope::Item),
    (&rules::NAME_SPELT_TWICE, &rules::PARTICIPANT_UNNAMED, Scope::Item),
    // The text cannot have a name that is not one.
    (&rules::UNCLEAR_NAME, &rules::PARTICIPANT_UNNAMED, Scope::Item),
    // Two spellings of one name often have one address.
    (&rules::NAMES_COLLIDE, &rules::NAME_SPELT_TWICE, Scope::Item),
    // A role that is nearly `mentioned` is not yet it.
    (&rules::ROLE_MISSPELT, &rules::PARTICIPANT_UNNAMED, Scope::Item),
    // The date of the entry is wrong, in both.
    (&rules::PUBLISHED_BEFORE_EVENT, &rules::FUTURE_EVENT, Scope::File),
    // Its labels lead to the runs.
    (&rules::COPIED_SHARE, &rules::COPIED_RUN, Scope::File),
    // A source that is only a name is not described yet, and how many there are is the next question.
    (&rules::NO_URL, &rules::SINGLE_SOURCE, Scope::Item),
    // One file is a copy of the other.
    (&rules::DUPLICATE_SLUG, &rules::DUPLICATE_ENTRY, Scope::File),
    (&rules::DUPLICATE_SLUG, &rules::SAME_SOURCE, Scope::File),
    (&rules::DUPLICATE_SLUG, &rules::DUPLICATE_ADDRESS, Scope::File),
];

/// The most names that a file's causes suggest and that are looked for in the messages of others.
const MAX_SUGGESTED: usize = 50;

/// What is known of a cause: its rule, its file and, where that matters, the item of the front matter.
type Cause = (&'static str, Arc<str>, Option<FieldPath>);

/// Removes what follows from another finding.
pub fn remove_consequences(diagnostics: &mut Vec<Diagnostic>) {
    let mut causes: HashMap<Cause, Severity> = HashMap::new();
    let mut suggested: HashMap<Cause, Vec<(String, Severity)>> = HashMap::new();
    for diagnostic in diagnostics.iter() {
        let scopes = CONSEQUENCES.iter().filter(|(cause, ..)| *cause == diagnostic.rule);
        for scope in scopes.map(|(.., scope)| *scope) {
            let Some(cause) = cause_at(diagnostic.rule, scope, diagnostic) else {
                continue;
            };
            if scope == Scope::Suggested {
                let names = suggested.entry(cause).or_default();
                let name = diagnostic.fix.as_ref().map(|fix| fix.replacement.clone());
                names.extend(
                    name.filter(|_| names.len() < MAX_SUGGESTED)
                        .map(|name| (name, diagnostic.severity)),
                );
            } else {
                let severity = causes.entry(cause).or_insert(diagnostic.severity);
                *severity = diagnostic.severity.min(*severity);
            }
        }
    }
    if causes.is_empty() && suggested.is_empty() {
        return;
    }
    diagnostics.retain(|diagnostic| {
        let mut known = CONSEQUENCES.iter().filter(|(_, effect, _)| *effect == diagnostic.rule);
        !known.any(|(rule, _, scope)| {
            let Some(cause) = cause_at(rule, *scope, diagnostic) else {
                return false;
            };
            let names = suggested.get(&cause).into_iter().flatten();
            let named = names.filter(|(name, _)| diagnostic.message.contains(name.as_str()));
            let mut severities = named.map(|(_, severity)| severity).chain(causes.get(&cause));
            severities.any(|severity| *severity <= diagnostic.severity)
        })
    });
}

/// The cause of a rule that a finding is, or of which it may be a consequence.
fn cause_at(rule: &'static Rule, scope: Scope, diagnostic: &Diagnostic) -> Option<Cause> {
    let location = diagnostic.location.as_ref()?;
    let item = match (scope, &location.target) {
        (Scope::Item, Target::Value(path) | Target::Key(path)) => Some(item_of(path)),
        (Scope::Item, _) => return None,
        _ => None,
    };
    Some((rule.name, Arc::clone(&location.file), item))
}

/// The field or the item of a list at the top of the front matter that a path is in.
fn item_of(path: &FieldPath) -> FieldPath {
    match path.steps() {
        [PathStep::Key(field), PathStep::Index(at), ..] => FieldPath::root().key(field).index(*at),
        [PathStep::Key(field), ..] => FieldPath::root().key(field),
        _ => FieldPath::root(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Location;

    fn at(rule: &'static Rule, path: &[&str], message: &str) -> Diagnostic {
        let path = path.iter().fold(FieldPath::root(), |path, step| match step.parse() {
            Ok(at) => path.index(at),
            Err(_) => path.key(step),
        });
        Diagnostic::new(rule, Location::value(&"a.md".into(), path), message)
    }

    fn left(mut diagnostics: Vec<Diagnostic>) -> Vec<&'static str> {
        remove_consequences(&mut diagnostics);
        diagnostics.iter().map(|it| it.rule.name).collect()
    }

    #[test]
    fn a_misspelt_name_is_one_finding() {
        let cause =
            at(&rules::NEAR_MISS, &["participants", "1", "person"], "`Anna Lindh` …").suggest(Some("Anna Lind"));
        let text = Location::bytes(&"a.md".into(), 90..99);
        let named = Diagnostic::new(&rules::UNLISTED_NAME, text.clone(), "Anna Lind is named here");
        let other = Diagnostic::new(&rules::UNLISTED_NAME, text, "Per Holm is named here");
        let unnamed = at(
            &rules::PARTICIPANT_UNNAMED,
            &["participants", "1"],
            "Anna Lindh is a participant",
        );
        let neighbour = at(
            &rules::PARTICIPANT_UNNAMED,
            &["participants", "2"],
            "Per Holm is a participant",
        );
        let mut elsewhere = named.clone();
        elsewhere.location = Some(Location::bytes(&"b.md".into(), 1..2));
        let all = vec![named, cause, other, unnamed, neighbour, elsewhere];
        assert_eq!(
            left(all),
            ["near-miss", "unlisted-name", "participant-unnamed", "unlisted-name"]
        );
    }

    #[test]
    fn what_is_more_severe_than_its_cause_stays() {
        let share = at(&rules::COPIED_SHARE, &[], "a tenth");
        let run = at(&rules::COPIED_RUN, &[], "nine words");
        assert_eq!(left(vec![run.clone(), share.clone()]), ["copied-share"]);
        let mut error = run.clone();
        error.severity = Severity::Error;
        assert_eq!(left(vec![error, share]), ["copied-run", "copied-share"]);
        assert_eq!(left(vec![run]), ["copied-run"]);
    }
}
