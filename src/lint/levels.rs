//! Levels of diagnostics: the configuration changes them or switches rules off, and a file may allow a rule with a reason.

use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::parse::{Allowed, Config, Parsed};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The levels that the configuration sets, and the rules that files allow.
pub struct Levels<'a> {
    config: &'a Config,
    /// The rules that each file allows; files without any are left out.
    allowed: HashMap<&'a Arc<str>, &'a [Allowed]>,
}

impl<'a> Levels<'a> {
    /// Gathers the levels and allowances of a digest.
    pub fn new(parsed: &'a Parsed) -> Self {
        let files = parsed.files.iter().filter(|file| !file.allowed.is_empty());
        Self {
            config: &parsed.config,
            allowed: files.map(|file| (&file.path, file.allowed.as_slice())).collect(),
        }
    }

    /// Changes levels, and removes diagnostics whose rule is off or allowed. Returns the allowances that were used, each as
    /// its file and its place in the file's list.
    pub fn apply(&self, diagnostics: &mut Vec<Diagnostic>) -> HashSet<(Arc<str>, usize)> {
        let mut used = HashSet::new();
        if self.config.lints.is_empty() && self.allowed.is_empty() {
            return used;
        }
        diagnostics.retain_mut(|diagnostic| {
            if !diagnostic.rule.is_changeable() {
                return true;
            }
            if let Some(allowance) = self.allowance(diagnostic) {
                used.insert(allowance);
                return false;
            }
            let mut levels = self.config.lints.iter();
            match levels.find(|(rule, _)| *rule == diagnostic.rule.name) {
                Some((_, None)) => false,
                Some((_, Some(severity))) => {
                    diagnostic.severity = *severity;
                    true
                }
                None => true,
            }
        });
        used
    }

    fn allowance(&self, diagnostic: &Diagnostic) -> Option<(Arc<str>, usize)> {
        let file = &diagnostic.location.as_ref()?.file;
        let mut allowed = self.allowed.get(file)?.iter();
        let allowed = allowed.find(|allowed| allowed.rule == diagnostic.rule.name)?;
        Some((Arc::clone(file), allowed.at))
    }

    /// A note for each allowance that was not used.
    pub fn report_unused(&self, used: &HashSet<(Arc<str>, usize)>) -> Vec<Diagnostic> {
        let all = self
            .allowed
            .iter()
            .flat_map(|(file, allowed)| allowed.iter().map(|allowed| (*file, allowed)));
        let unused = all.filter(|(file, allowed)| !used.contains(&(Arc::clone(file), allowed.at)));
        let unused = unused.map(|(file, allowed)| {
            let location = Location::value(file, FieldPath::root().key("allow").index(allowed.at));
            let message = format!("nothing in this file breaks `{}`", allowed.rule);
            Diagnostic::new(&rules::UNUSED_ALLOW, location, message).help("remove it")
        });
        unused.collect()
    }
}
