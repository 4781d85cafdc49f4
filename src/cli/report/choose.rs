//! Picks the findings that are printed. Lines and columns cost time, since files are read again for them, so that they are
//! looked for only in what may be printed.

use crate::diagnostic::{Diagnostic, LocatedDiagnostic, Severity};
use crate::locate::locate_all;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Gives the text of a file by its path below the digest's root.
pub type TextOf<'a> = &'a dyn Fn(&str) -> Option<Arc<str>>;

/// How many findings of one rule are printed before the others are only counted.
pub const MAX_OF_RULE: usize = 5;

/// A rule at a level: a rule has two where the configuration or the finding itself changes it.
pub type RuleAtLevel = (Severity, &'static str);

/// The findings that are printed.
pub struct Chosen<'a> {
    /// They themselves, by severity, file and line; those without a file are the last ones of their severity.
    pub findings: Vec<LocatedDiagnostic<'a>>,
    /// How many more each rule has that are folded, for rules whose first ones are all printed.
    pub folded: BTreeMap<RuleAtLevel, usize>,
    /// How many the limit leaves out.
    pub left_out: usize,
}

/// The level and rule of a finding.
pub fn rule_at_level(diagnostic: &Diagnostic) -> RuleAtLevel {
    (diagnostic.severity, diagnostic.rule.name)
}

/// The findings, each once.
pub fn distinct<'a>(all: impl Iterator<Item = &'a Diagnostic>) -> Vec<&'a Diagnostic> {
    let mut seen = HashSet::new();
    all.filter(|it| seen.insert((it.rule.name, &it.location, &it.message)))
        .collect()
}

/// Picks the findings: with `folds` the first of each rule, and of those at most `limit`.
pub fn choose<'a>(mut all: Vec<&'a Diagnostic>, folds: bool, limit: Option<usize>, text_of: TextOf<'_>) -> Chosen<'a> {
    all.sort_by_key(|it| by_file(it));
    let mut folded: BTreeMap<RuleAtLevel, usize> = BTreeMap::new();
    let total = all.len();
    if folds {
        for diagnostic in &all {
            *folded.entry(rule_at_level(diagnostic)).or_default() += 1;
        }
        all = first_of_rules(&all);
    } else if let Some(limit) = limit {
        let last = limit.checked_sub(1).and_then(|last| Some(by_file(all.get(last)?)));
        all.truncate(all.partition_point(|it| last.is_none_or(|last| by_file(it) <= last)));
    }
    let mut findings = locate_all(all, text_of);
    if folds {
        let mut kept: HashMap<RuleAtLevel, usize> = HashMap::new();
        findings.retain(|it| {
            let kept = kept.entry(rule_at_level(it.diagnostic)).or_default();
            *kept += 1;
            *kept <= MAX_OF_RULE
        });
        folded.retain(|_, number| {
            *number = number.saturating_sub(MAX_OF_RULE);
            *number > 0
        });
    }
    if let Some(limit) = limit.filter(|limit| *limit < findings.len()) {
        for it in findings.drain(limit..) {
            folded.remove(&rule_at_level(it.diagnostic));
        }
    }
    let told: usize = folded.values().sum();
    Chosen {
        left_out: total - findings.len() - told,
        findings,
        folded,
    }
}

/// The order of findings before their lines are known.
fn by_file(diagnostic: &Diagnostic) -> (Severity, bool, Option<&str>) {
    let file = diagnostic.location.as_ref().map(|location| &*location.file);
    (diagnostic.severity, file.is_none(), file)
}

/// Of findings in the order of files those that may be among the first of their rule: in the file that has the last of
/// them, all of the rule.
fn first_of_rules<'a>(all: &[&'a Diagnostic]) -> Vec<&'a Diagnostic> {
    let mut seen: HashMap<RuleAtLevel, (usize, Option<&str>)> = HashMap::new();
    let may_be_first = |it: &&&'a Diagnostic| {
        let file = by_file(it).2;
        let (number, last) = seen.entry(rule_at_level(it)).or_default();
        if *number < MAX_OF_RULE {
            (*number, *last) = (*number + 1, file);
            return true;
        }
        *last == file
    };
    all.iter().filter(may_be_first).copied().collect()
}
