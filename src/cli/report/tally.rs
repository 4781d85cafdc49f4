//! How often each rule is broken, and the table of it.

use super::choose::{RuleAtLevel, rule_at_level};
use crate::diagnostic::Diagnostic;
use crate::text::thousands;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// How often one rule is broken at one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleTally {
    /// The level and the rule.
    pub rule: RuleAtLevel,
    /// How many findings there are.
    pub findings: usize,
    /// In how many files; 0 for what is about the digest as a whole.
    pub files: usize,
}

/// Counts findings by level and rule: errors first, then what is most frequent.
pub fn tally(all: &[&Diagnostic]) -> Vec<RuleTally> {
    let mut rules: BTreeMap<RuleAtLevel, (usize, HashSet<&str>)> = BTreeMap::new();
    for diagnostic in all {
        let (findings, files) = rules.entry(rule_at_level(diagnostic)).or_default();
        *findings += 1;
        files.extend(diagnostic.location.as_ref().map(|location| &*location.file));
    }
    let tallies = rules.into_iter().map(|(rule, (findings, files))| RuleTally {
        rule,
        findings,
        files: files.len(),
    });
    let mut tallies: Vec<RuleTally> = tallies.collect();
    tallies.sort_by_key(|it| (it.rule.0, Reverse(it.findings), it.rule.1));
    tallies
}

/// A table with a line for each rule, in columns; empty if there are none.
pub fn write_table(tallies: &[RuleTally]) -> String {
    if tallies.is_empty() {
        return String::new();
    }
    let head = ["level", "rule", "findings", "files"].map(str::to_owned);
    let rows = tallies.iter().map(|it| {
        let files = match it.files {
            0 => "-".to_owned(),
            files => thousands(files),
        };
        let (severity, rule) = it.rule;
        [
            severity.word().to_owned(),
            rule.to_owned(),
            thousands(it.findings),
            files,
        ]
    });
    let rows: Vec<[String; 4]> = [head].into_iter().chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or_default();
    let [level, rule, findings, files] = [0, 1, 2, 3].map(width);
    let line = |row: &[String; 4]| {
        let [a, b, c, d] = row;
        format!("{a:level$}  {b:rule$}  {c:>findings$}  {d:>files$}\n")
    };
    rows.iter().map(line).collect()
}
