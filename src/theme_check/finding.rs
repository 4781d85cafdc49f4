//! What checks find on pages, put together to diagnostics: the same thing on many pages is said once, at the template
//! that made it as far as that is known.

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
    /// The cure.
    pub help: String,
    /// A piece of text by which the place in the template is known.
    pub sign: Option<String>,
}

impl Finding {
    pub fn new(rule: &'static Rule, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            help: help.into(),
            sign: None,
        }
    }

    /// With what its place in the template begins with.
    pub fn sign(mut self, sign: impl Into<String>) -> Self {
        self.sign = Some(sign.into());
        self
    }
}

/// A finding and where it was made.
#[derive(Debug)]
pub struct Found {
    pub finding: Finding,
    /// The page's address.
    pub address: String,
    /// The page's template.
    pub template: Option<&'static str>,
    /// What is special about the digest that the page is of.
    pub only: Option<&'static str>,
}

impl Found {
    pub fn on(address: &str, page: &Page, only: Option<&'static str>, finding: Finding) -> Self {
        Self {
            finding,
            address: address.to_owned(),
            template: template_of(page),
            only,
        }
    }
}

/// The diagnostics of all findings, in the order in which they were first made.
pub fn diagnostics(theme: &Theme, found: &[Found]) -> Vec<Diagnostic> {
    let mut groups: Vec<Vec<&Found>> = Vec::new();
    for one in found {
        let same = |group: &&mut Vec<&Found>| {
            let first = &group[0].finding;
            (first.rule, &first.message) == (one.finding.rule, &one.finding.message)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups.iter().map(|group| diagnostic(theme, group)).collect()
}

fn diagnostic(theme: &Theme, group: &[&Found]) -> Diagnostic {
    let first = group[0];
    let message = format!("{} ({})", first.finding.message, pages(group));
    let mut diagnostic = Diagnostic::general(first.finding.rule, message).help(first.finding.help.clone());
    diagnostic.location = location(theme, group);
    diagnostic
}

/// `on /404.html`, `on 12 pages such as /topics/, in a digest without content`
fn pages(group: &[&Found]) -> String {
    let first = group[0];
    let different: BTreeSet<&str> = group.iter().map(|found| found.address.as_str()).collect();
    let only = match first.only {
        Some(only) if group.iter().all(|found| found.only == first.only) => format!(", {only}"),
        _ => String::new(),
    };
    match different.len() {
        1 => format!("on /{}{only}", first.address),
        number => format!("on {number} pages such as /{}{only}", first.address),
    }
}

/// Where the sign of a finding stands, in a template that all of the pages are made with. Without a sign, or where it is
/// in none, the pages' template, where it is one.
fn location(theme: &Theme, group: &[&Found]) -> Option<Location> {
    let mut templates: Vec<&str> = group.iter().filter_map(|found| found.template).collect();
    templates.sort_unstable();
    templates.dedup();
    let mut made_with = templates.iter().map(|name| templates::made_with(theme, name));
    let mut common = made_with.next()?;
    made_with.for_each(|others| common.retain(|source| others.contains(source)));
    let sign = group[0].finding.sign.as_deref();
    let spot = |source: &&TextFile| {
        let sign = sign?;
        let at = source.text.find(sign)?;
        Some(Location::bytes(&source.path, at..at + sign.len()))
    };
    let whole = || match templates[..] {
        [_] => common.first().map(|source| Location::file(&source.path)),
        _ => None,
    };
    common.iter().find_map(spot).or_else(whole)
}
