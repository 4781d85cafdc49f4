//! The layout of a report for people. Each error and warning is shown with its excerpt as long as that is a few screens,
//! notes by rule; a longer report has fewer excerpts, and at last one line for each rule.

use super::choose::{Chosen, RuleAtLevel, TextOf, rule_at_level};
use crate::diagnostic::{Format, LocatedDiagnostic, Severity, render, write_place};
use crate::text::{count, thousands};
use std::collections::HashMap;
use std::io::{self, Write};

/// The most lines of a report in which rules are folded, if fewer excerpts can make it so short.
const MAX_LINES: usize = 180;

/// How a report is drawn.
pub struct Layout<'a> {
    /// The texts that excerpts are taken from.
    pub text_of: TextOf<'a>,
    /// Whether it has colours.
    pub colour: bool,
    /// Whether the command can report one rule only.
    pub takes_rules: bool,
}

/// How much of the findings of one rule is shown, in the forms that group them.
#[derive(Debug, Clone, Copy)]
struct Detail {
    /// Whether the first one has an excerpt.
    excerpt: bool,
    /// How many are shown.
    places: usize,
}

/// From the most to the least.
const DETAILS: [Detail; 4] = [
    Detail {
        excerpt: true,
        places: 5,
    },
    Detail {
        excerpt: true,
        places: 3,
    },
    Detail {
        excerpt: false,
        places: 3,
    },
    Detail {
        excerpt: false,
        places: 1,
    },
];

/// Writes the findings, the number of those that are left out, and the table of rules.
pub fn write_report(
    chosen: &Chosen<'_>,
    folds: bool,
    layout: &Layout<'_>,
    table: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    if folds {
        let rest = MAX_LINES.saturating_sub(table.lines().count());
        let mut drawn = Vec::new();
        write_errors_and_warnings_each(chosen, layout, &mut drawn)?;
        for detail in DETAILS {
            if String::from_utf8_lossy(&drawn).lines().count() <= rest {
                break;
            }
            drawn.clear();
            write_grouped(chosen, &chosen.findings, detail, layout, &mut drawn)?;
        }
        out.write_all(&drawn)?;
    } else {
        write_each(chosen, &chosen.findings, layout, out)?;
    }
    if chosen.left_out > 0 {
        let blank = if chosen.findings.is_empty() { "" } else { "\n" };
        writeln!(out, "{blank}{}", left_out(chosen))?;
    }
    if !table.is_empty() {
        writeln!(out, "\n{table}")?;
    }
    Ok(())
}

/// The line about the findings that the limit leaves out.
pub fn left_out(chosen: &Chosen<'_>) -> String {
    format!("--limit leaves out {}", count(chosen.left_out, "finding", "findings"))
}

/// One line for each finding.
pub fn write_lines(chosen: &Chosen<'_>, takes_rules: bool, out: &mut dyn Write) -> io::Result<()> {
    for (finding, more) in with_folded(chosen, &chosen.findings) {
        write_short(finding, out)?;
        if let Some(more) = more {
            writeln!(out, "{}", folded(finding, more, takes_rules))?;
        }
    }
    if chosen.left_out > 0 {
        writeln!(out, "{}", left_out(chosen))?;
    }
    Ok(())
}

/// Errors and warnings each with its excerpt, and the notes of each rule below the first.
fn write_errors_and_warnings_each(chosen: &Chosen<'_>, layout: &Layout<'_>, out: &mut dyn Write) -> io::Result<()> {
    let is_no_note = |finding: &LocatedDiagnostic<'_>| finding.diagnostic.severity != Severity::Note;
    let (others, notes) = chosen.findings.split_at(chosen.findings.partition_point(is_no_note));
    write_each(chosen, others, layout, out)?;
    if !others.is_empty() && !notes.is_empty() {
        writeln!(out)?;
    }
    write_grouped(chosen, notes, DETAILS[0], layout, out)
}

/// These findings each with its excerpt, in order.
fn write_each(
    chosen: &Chosen<'_>,
    findings: &[LocatedDiagnostic<'_>],
    layout: &Layout<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (at, (finding, more)) in with_folded(chosen, findings).enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        write_excerpt(finding, layout, out)?;
        if let Some(more) = more {
            writeln!(out, "\n{}", folded(finding, more, layout.takes_rules))?;
        }
    }
    Ok(())
}

/// These findings, those of a rule below its first one.
fn write_grouped(
    chosen: &Chosen<'_>,
    findings: &[LocatedDiagnostic<'_>],
    detail: Detail,
    layout: &Layout<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (at, group) in groups(findings).iter().enumerate() {
        let Some((first, others)) = group.split_first() else {
            continue;
        };
        if detail.excerpt {
            if at > 0 {
                writeln!(out)?;
            }
            write_excerpt(first, layout, out)?;
        } else {
            write_short(first, out)?;
        }
        let shown = others.len().min(detail.places - 1);
        for other in &others[..shown] {
            write!(out, "  ")?;
            write_place(other, first.diagnostic, out)?;
        }
        let folded_away = chosen.folded.get(&rule_at_level(first.diagnostic)).copied();
        match folded_away.unwrap_or_default() + others.len() - shown {
            0 => {}
            more => writeln!(out, "  {}", folded(first, more, layout.takes_rules))?,
        }
    }
    Ok(())
}

/// The findings by rule, in the order of the first ones.
fn groups<'c, 'a>(findings: &'c [LocatedDiagnostic<'a>]) -> Vec<Vec<&'c LocatedDiagnostic<'a>>> {
    let mut index: HashMap<RuleAtLevel, usize> = HashMap::new();
    let mut groups: Vec<Vec<&LocatedDiagnostic<'_>>> = Vec::new();
    for finding in findings {
        let at = *index.entry(rule_at_level(finding.diagnostic)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

/// The findings, and after the last one of a rule that is folded how many more there are.
fn with_folded<'c, 'a>(
    chosen: &'c Chosen<'a>,
    findings: &'c [LocatedDiagnostic<'a>],
) -> impl Iterator<Item = (&'c LocatedDiagnostic<'a>, Option<usize>)> {
    let last: HashMap<RuleAtLevel, usize> = findings
        .iter()
        .enumerate()
        .map(|(at, finding)| (rule_at_level(finding.diagnostic), at))
        .collect();
    findings.iter().enumerate().map(move |(at, finding)| {
        let rule = rule_at_level(finding.diagnostic);
        let more = chosen.folded.get(&rule).filter(|_| last.get(&rule) == Some(&at));
        (finding, more.copied())
    })
}

/// How many more findings a rule has, and how to see them.
fn folded(finding: &LocatedDiagnostic<'_>, more: usize, takes_rules: bool) -> String {
    let (more, rule) = (thousands(more), finding.diagnostic.rule.name);
    let option = match takes_rules {
        true => format!("--rule {rule}"),
        false => "--all".to_owned(),
    };
    format!("and {more} more of `{rule}` ({option} shows them)")
}

fn write_excerpt(finding: &LocatedDiagnostic<'_>, layout: &Layout<'_>, out: &mut dyn Write) -> io::Result<()> {
    let finding = std::slice::from_ref(finding);
    render(finding, layout.text_of, Format::Human, layout.colour, out)
}

fn write_short(finding: &LocatedDiagnostic<'_>, out: &mut dyn Write) -> io::Result<()> {
    render(std::slice::from_ref(finding), &|_| None, Format::Short, false, out)
}
