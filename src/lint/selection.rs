//! Which lints are run: all of them, or those whose findings keep a site from being published.

use crate::diagnostic::{Rule, Severity, rules};
use crate::parse::Config;
use std::collections::HashSet;

/// The rules whose findings can be errors although their level is lower: the share of a text that is copied is a warning, and
/// from a fifth on an error.
const ESCALATING: [&Rule; 1] = [&rules::COPIED_SHARE];

/// Which lints are run.
#[derive(Debug)]
pub struct Selection {
    /// The rules that are checked.
    rules: HashSet<&'static str>,
    /// The rules of which it is told what breaks them: all of those, if this is none.
    reported: Option<HashSet<&'static str>>,
    is_complete: bool,
}

impl Selection {
    /// All lints that are not off, and of the rules that only report on request those that are `requested` or have a level in
    /// the configuration.
    pub fn all(config: &Config, requested: &[&Rule]) -> Self {
        let is_selected = |rule: &Rule| match level_of(config, rule) {
            Some(level) => level.is_some(),
            None => !rule.on_request || requested.contains(&rule),
        };
        Self {
            rules: lints(is_selected),
            reported: None,
            is_complete: true,
        }
    }

    /// The lints whose level is error, by default or in the configuration. What is allowed in vain is known only after all of them
    /// have run.
    fn errors(config: &Config) -> Self {
        let is_selected = |rule: &Rule| match level_of(config, rule) {
            Some(level) => level == Some(Severity::Error),
            None => !rule.on_request && (rule.severity == Severity::Error || ESCALATING.contains(&rule)),
        };
        let rules = lints(is_selected);
        if rules.contains(rules::UNUSED_ALLOW.name) {
            return Self {
                reported: Some(rules),
                ..Self::all(config, &[])
            };
        }
        Self {
            rules,
            reported: None,
            is_complete: false,
        }
    }

    /// The lints that a build runs: all if warnings are errors, by `strict` or by the configuration, else those whose level is error.
    pub fn of_build(config: &Config, strict: bool) -> Self {
        match strict || config.strict {
            true => Self::all(config, &[]),
            false => Self::errors(config),
        }
    }

    /// Whether a rule is checked.
    pub fn has(&self, rule: &Rule) -> bool {
        self.rules.contains(rule.name)
    }

    /// Whether it is told what breaks a rule that is checked.
    pub fn is_reported(&self, rule: &Rule) -> bool {
        let reported = self.reported.as_ref();
        reported.is_none_or(|reported| reported.contains(rule.name))
    }

    /// Whether everything is told that lints find.
    pub fn reports_all(&self) -> bool {
        self.is_complete && self.reported.is_none()
    }

    /// Whether any of some rules is checked.
    pub fn has_any(&self, rules: &[&Rule]) -> bool {
        rules.iter().any(|rule| self.has(rule))
    }

    /// Whether every lint is run, so that what is allowed and not found is allowed in vain.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }
}

/// The level that the configuration gives a rule: `None` if it gives none, `Some(None)` if it is off.
fn level_of(config: &Config, rule: &Rule) -> Option<Option<Severity>> {
    let levels = config.lints.iter();
    levels
        .filter(|(name, _)| *name == rule.name)
        .map(|(_, level)| *level)
        .next()
}

fn lints(is_selected: impl Fn(&Rule) -> bool) -> HashSet<&'static str> {
    let selected = rules::ALL.iter().filter(|rule| rule.lint && is_selected(rule));
    selected.map(|rule| rule.name).collect()
}
