//! Turns what checks find on pages into diagnostics: the same finding on many pages is reported once, at the template that
//! made it if that is known.

use super::templates::{self, template_of};
use crate::diagnostic::{Diagnostic, Location, Rule};
use crate::plan::Page;
use crate::text_file::TextFile;
use crate::theme::Theme;
use std::collections::BTreeSet;

/// Something that does not hold on a page.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that it breaks.
    pub rule: &'static Rule,
    /// One sentence without a full stop, the same on every page that has it.
    pub message: String,
    /// How to fix it.
    pub help: String,
    /// Text that the template has where the finding comes from; `None` if there is none to search for.
    pub template_text: Option<String>,
}

impl Finding {
    pub fn new(rule: &'static Rule, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            help: help.into(),
            template_text: None,
        }
    }

    /// The same with the text to search for in the template.
    pub fn at(mut self, template_text: impl Into<String>) -> Self {
        self.template_text = Some(template_text.into());
        self
    }
}

/// A finding and the page that it is about.
#[derive(Debug)]
pub struct PageFinding {
    pub finding: Finding,
    /// The page's address.
    pub address: String,
    /// The page's template; `None` if the page is not made by one.
    pub template: Option<&'static str>,
    /// How the edition of the digest differs, as in [`Edition::difference`](super::edition::Edition::difference).
    pub difference: Option<&'static str>,
}

impl PageFinding {
    pub fn new(address: &str, page: &Page, difference: Option<&'static str>, finding: Finding) -> Self {
        Self {
            finding,
            address: address.to_owned(),
            template: template_of(page),
            difference,
        }
    }
}

/// The diagnostics of all findings, in the order in which they were first made.
pub fn diagnostics(theme: &Theme, findings: &[PageFinding]) -> Vec<Diagnostic> {
    let mut groups: Vec<Vec<&PageFinding>> = Vec::new();
    for one in findings {
        let same = |group: &&mut Vec<&PageFinding>| {
            let first = &group[0].finding;
            (first.rule, &first.message) == (one.finding.rule, &one.finding.message)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups.iter().map(|group| to_diagnostic(theme, group)).collect()
}

fn to_diagnostic(theme: &Theme, group: &[&PageFinding]) -> Diagnostic {
    let first = group[0];
    let message = format!("{} ({})", first.finding.message, describe_pages(group));
    let mut diagnostic = Diagnostic::general(first.finding.rule, message).help(first.finding.help.clone());
    diagnostic.location = location(theme, group);
    diagnostic
}

/// `on /404.html`, `on 12 pages such as /topics/, in a digest without content`
fn describe_pages(group: &[&PageFinding]) -> String {
    let first = group[0];
    let different: BTreeSet<&str> = group.iter().map(|one| one.address.as_str()).collect();
    let difference = match first.difference {
        Some(difference) if group.iter().all(|one| one.difference == first.difference) => format!(", {difference}"),
        _ => String::new(),
    };
    match different.len() {
        1 => format!("on /{}{difference}", first.address),
        count => format!("on {count} pages such as /{}{difference}", first.address),
    }
}

/// Where the text of a finding stands, in a template that all of the pages are made with. Without a text, or if none has it,
/// the template of the pages, if all have the same.
fn location(theme: &Theme, group: &[&PageFinding]) -> Option<Location> {
    let mut templates: Vec<&str> = group.iter().filter_map(|one| one.template).collect();
    templates.sort_unstable();
    templates.dedup();
    let mut files = templates.iter().map(|name| templates::with_dependencies(theme, name));
    let mut common = files.next()?;
    files.for_each(|others| common.retain(|file| others.contains(file)));
    let template_text = group[0].finding.template_text.as_deref();
    let place = |file: &&TextFile| {
        let text = template_text?;
        let at = file.text.find(text)?;
        Some(Location::bytes(&file.path, at..at + text.len()))
    };
    let whole = || match templates[..] {
        [_] => common.first().map(|file| Location::file(&file.path)),
        _ => None,
    };
    common.iter().find_map(place).or_else(whole)
}
