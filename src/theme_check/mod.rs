//! Checks a theme: its name in, diagnostics out. Every kind of page of a made-up digest is rendered with it, by the
//! pipeline of every digest, and the pages are checked. Nothing is written.

mod content;
mod edition;
mod finding;
mod frame;
mod links;
mod markup;
mod names;
mod outline;
mod policy;
mod size;
mod templates;
mod text;

use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::digest::Digest;
use crate::lint::Levels;
use crate::load::{self, Inputs};
use crate::parse;
use crate::pipeline::{self, Prepared, Ready};
use crate::plan::{Page, SiteMap, export, file_of};
use crate::render::Output;
use crate::theme::{Theme, check_all_words};
use edition::{EDITIONS, Edition};
use finding::{Finding, PageFinding};
use markup::Markup;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::convert::Infallible;
use std::path::Path;
use std::sync::atomic::AtomicUsize;
use std::sync::mpsc;

/// The result of checking a theme.
pub struct ThemeReport {
    /// The theme's name.
    pub theme: String,
    /// The files that diagnostics are about.
    pub inputs: Inputs,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
    /// How many pages were checked.
    pub pages: usize,
    /// How many different templates made them.
    pub kinds: usize,
}

/// A page to check.
struct RenderedPage<'a> {
    address: &'a str,
    page: &'a Page,
    text: String,
    markup: Markup,
}

/// A site to check.
struct RenderedSite<'a> {
    digest: &'a Digest,
    map: &'a SiteMap,
    theme: &'a Theme,
    /// The pages that templates made.
    pages: Vec<RenderedPage<'a>>,
    /// The path of every file of the site.
    files: HashSet<String>,
    /// The index of each page in `pages`, by the path of its file.
    page_index: HashMap<String, usize>,
}

/// A group of checks, of one page at a time.
type Check = fn(&RenderedSite, &RenderedPage, &mut Vec<Finding>);

const CHECKS: [Check; 8] = [
    frame::check_frame,
    policy::check_policy,
    outline::check_outline,
    names::check_names,
    links::check_links,
    text::check_text,
    content::check_content,
    size::check_size,
];

/// A mail is read where neither policy nor style sheets are known, and is on no list of pages.
const MAIL_CHECKS: [Check; 5] = [
    frame::check_mail,
    names::check_names,
    links::check_links,
    text::check_text,
    size::check_size,
];

/// Checks a theme of the digest at `root`, or a built-in one; without a name, the theme of the digest.
pub fn check_theme(root: &Path, name: Option<&str>) -> ThemeReport {
    let inputs = load::load_settings(root);
    let own = parse::parse(&inputs, None, None);
    let name = name.unwrap_or(&own.config.theme).to_owned();
    let mut diagnostics: Vec<Diagnostic> = inputs.diagnostics.iter().chain(&own.diagnostics).cloned().collect();
    diagnostics.retain(Diagnostic::is_error);
    let (mut findings, mut pages, mut kinds) = (Vec::new(), 0, HashSet::new());
    let mut last = None;
    for edition in &EDITIONS {
        let prepared = edition.prepare(&inputs, &own.config, &name);
        // What is about the theme alone is the same in every edition.
        let of_theme = prepared
            .diagnostics
            .iter()
            .filter(|it| is_of_theme(it) && !WORD_RULES.contains(&it.rule));
        let new: Vec<Diagnostic> = of_theme.filter(|it| !diagnostics.contains(it)).cloned().collect();
        diagnostics.extend(new);
        if let Some(ready) = &prepared.ready {
            let (site, problems) = render_site(ready);
            pages += site.pages.len();
            kinds.extend(site.pages.iter().filter_map(|page| templates::template_of(page.page)));
            findings.extend(check_site(&site, edition, problems.is_empty()));
            diagnostics.extend(problems);
            last = Some(prepared);
        }
    }
    if let Some(Prepared { ready: Some(ready), .. }) = &last {
        let mut reported = finding::diagnostics(&ready.theme, &findings);
        reported.extend(check_all_words(&inputs, &ready.theme.chain, &ready.theme.templates));
        Levels::new(&own).apply(&mut reported);
        diagnostics.extend(reported);
    }
    ThemeReport {
        theme: name,
        inputs,
        diagnostics,
        pages,
        kinds: kinds.len(),
    }
}

/// Rules about words, which the editions check only in their own languages.
const WORD_RULES: [&Rule; 3] = [&rules::UNKNOWN_WORD, &rules::MISSING_WORDS, &rules::WORD_FORM];

/// Whether a diagnostic is about the theme, and not about the made-up digest.
fn is_of_theme(diagnostic: &Diagnostic) -> bool {
    let file = diagnostic.location.as_ref().map(|location| &*location.file);
    diagnostic.is_error() || file.is_some_and(|file| file.starts_with("themes/"))
}

/// Renders a site, and parses the pages that templates made.
fn render_site(ready: &Ready) -> (RenderedSite<'_>, Vec<Diagnostic>) {
    let (sender, receiver) = mpsc::channel();
    let keep = |path: &str, output: Output| {
        if let Output::Bytes(bytes) = output {
            // The receiver outlives the rendering.
            let _ = sender.send((path.to_owned(), bytes));
        }
        Ok::<(), Infallible>(())
    };
    let Ok(problems) = pipeline::render_all(ready, &AtomicUsize::new(0), keep);
    drop(sender);
    let texts: BTreeMap<String, Vec<u8>> = receiver.into_iter().collect();
    let from_templates: Vec<&(String, Page)> = ready
        .site
        .pages
        .iter()
        .filter(|(_, page)| templates::template_of(page).is_some())
        .collect();
    let pages: Vec<RenderedPage> = from_templates
        .into_par_iter()
        .filter_map(|(address, page)| {
            let text = String::from_utf8_lossy(texts.get(&file_of(address))?).into_owned();
            let markup = Markup::parse(&text);
            Some(RenderedPage {
                address,
                page,
                text,
                markup,
            })
        })
        .collect();
    let site = RenderedSite {
        digest: &ready.digest,
        map: &ready.site,
        theme: &ready.theme,
        files: list_files(ready),
        page_index: pages
            .iter()
            .enumerate()
            .map(|(at, page)| (file_of(page.address), at))
            .collect(),
        pages,
    };
    (site, problems)
}

/// The path of every file of the site, except for those of the search index.
fn list_files(ready: &Ready) -> HashSet<String> {
    let pages = ready.site.pages.iter();
    let beside = |(address, page): &(String, Page)| {
        let names = export::companions_of(&ready.digest, page);
        names.map(|name| format!("{address}{name}")).collect::<Vec<_>>()
    };
    pages
        .clone()
        .map(|(address, _)| file_of(address))
        .chain(pages.flat_map(beside))
        .collect()
}

/// The findings on all pages. Whether every page can be reached is only known if all of them were rendered, `is_whole`.
fn check_site(site: &RenderedSite, edition: &Edition, is_whole: bool) -> Vec<PageFinding> {
    let on = |page: &RenderedPage, finding| PageFinding::new(page.address, page.page, edition.difference, finding);
    let of_pages = site.pages.par_iter().flat_map_iter(|page| {
        let mut findings = Vec::new();
        let checks = match page.page {
            Page::IssueEmail(_) => &MAIL_CHECKS[..],
            _ => &CHECKS,
        };
        for check in checks {
            check(site, page, &mut findings);
        }
        findings.into_iter().map(move |finding| on(page, finding))
    });
    let mut findings: Vec<PageFinding> = of_pages.collect();
    if is_whole {
        let unreachable = links::find_unreachable(site).into_iter();
        findings.extend(unreachable.map(|(at, finding)| on(&site.pages[at], finding)));
    }
    findings
}
