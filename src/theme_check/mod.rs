//! Looks at a theme: in goes its name, every kind of page of a made-up digest is rendered with it by the pipeline that
//! every digest goes through, and out comes what does not hold on them. Nothing is written.

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

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::lint::Levels;
use crate::load::{self, Inputs};
use crate::parse;
use crate::pipeline::{self, Prepared, Ready};
use crate::plan::{Page, SiteMap, export, file_of};
use crate::render::Output;
use crate::theme::Theme;
use edition::{EDITIONS, Edition};
use finding::{Finding, Found};
use markup::Markup;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::convert::Infallible;
use std::path::Path;
use std::sync::atomic::AtomicUsize;
use std::sync::mpsc;

/// What became of looking at a theme.
pub struct Inspected {
    /// The theme's name.
    pub theme: String,
    /// The texts that diagnostics are about.
    pub inputs: Inputs,
    /// What does not hold.
    pub diagnostics: Vec<Diagnostic>,
    /// How many pages were looked at.
    pub pages: usize,
    /// How many different templates made them.
    pub kinds: usize,
}

/// A page to look at.
struct Rendered<'a> {
    address: &'a str,
    page: &'a Page,
    text: String,
    markup: Markup,
}

/// A site to look at.
struct Site<'a> {
    digest: &'a Digest,
    map: &'a SiteMap,
    theme: &'a Theme,
    /// The pages that templates made.
    pages: Vec<Rendered<'a>>,
    /// Every file of the site.
    files: HashSet<String>,
    /// Each page's place in `pages`, by its file.
    page_at: HashMap<String, usize>,
}

/// A family of checks, of one page at a time.
type Check = fn(&Site, &Rendered, &mut Vec<Finding>);

const CHECKS: [Check; 8] = [
    frame::check,
    policy::check,
    outline::check,
    names::check,
    links::check,
    text::check,
    content::check,
    size::check,
];

/// A mail is read where neither policy nor style sheets are known, and stands on no list of pages.
const CHECKS_OF_MAILS: [Check; 5] = [frame::check_mail, names::check, links::check, text::check, size::check];

/// Looks at a theme of the digest at `root`, or at a built-in one; without a name, at the digest's own.
pub fn theme(root: &Path, name: Option<&str>) -> Inspected {
    let looks = load::load_settings(root);
    let own = parse::parse(&looks, None, None);
    let name = name.unwrap_or(&own.config.theme).to_owned();
    let mut diagnostics: Vec<Diagnostic> = looks.diagnostics.iter().chain(&own.diagnostics).cloned().collect();
    diagnostics.retain(Diagnostic::is_error);
    let (mut found, mut pages, mut kinds) = (Vec::new(), 0, HashSet::new());
    let mut last = None;
    for edition in &EDITIONS {
        let prepared = edition.prepare(&looks, &own.config, &name);
        diagnostics.extend(prepared.diagnostics.iter().filter(|it| is_of_theme(it)).cloned());
        if let Some(ready) = &prepared.ready {
            let (site, wrong) = render(ready);
            pages += site.pages.len();
            kinds.extend(site.pages.iter().filter_map(|page| templates::template_of(page.page)));
            found.extend(look(&site, edition, wrong.is_empty()));
            diagnostics.extend(wrong);
            last = Some(prepared);
        }
    }
    if let Some(Prepared { ready: Some(ready), .. }) = &last {
        let mut wrong = finding::diagnostics(&ready.theme, &found);
        Levels::new(&own).apply(&mut wrong);
        diagnostics.extend(wrong);
    }
    Inspected {
        theme: name,
        inputs: looks,
        diagnostics,
        pages,
        kinds: kinds.len(),
    }
}

/// Whether a diagnostic is about the theme, and not about the digest that it is shown with.
fn is_of_theme(diagnostic: &Diagnostic) -> bool {
    let file = diagnostic.location.as_ref().map(|location| &*location.file);
    diagnostic.is_error() || file.is_some_and(|file| file.starts_with("themes/"))
}

/// Renders everything, and reads the pages that templates made.
fn render(ready: &Ready) -> (Site<'_>, Vec<Diagnostic>) {
    let (sender, receiver) = mpsc::channel();
    let keep = |path: &str, output: Output| {
        if let Output::Bytes(bytes) = output {
            // The receiver outlives the rendering.
            let _ = sender.send((path.to_owned(), bytes));
        }
        Ok::<(), Infallible>(())
    };
    let Ok(wrong) = pipeline::render_all(ready, &AtomicUsize::new(0), keep);
    drop(sender);
    let texts: BTreeMap<String, Vec<u8>> = receiver.into_iter().collect();
    let made: Vec<&(String, Page)> = ready
        .site
        .pages
        .iter()
        .filter(|(_, page)| templates::template_of(page).is_some())
        .collect();
    let pages: Vec<Rendered> = made
        .into_par_iter()
        .filter_map(|(address, page)| {
            let text = String::from_utf8_lossy(texts.get(&file_of(address))?).into_owned();
            let markup = Markup::read(&text);
            Some(Rendered {
                address,
                page,
                text,
                markup,
            })
        })
        .collect();
    let site = Site {
        digest: &ready.digest,
        map: &ready.site,
        theme: &ready.theme,
        files: files(ready),
        page_at: pages
            .iter()
            .enumerate()
            .map(|(at, page)| (file_of(page.address), at))
            .collect(),
        pages,
    };
    (site, wrong)
}

/// Every file of the site but for those of the search index.
fn files(ready: &Ready) -> HashSet<String> {
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

/// What does not hold on any page. Whether every page can be reached is only known where all of them are there.
fn look(site: &Site, edition: &Edition, is_whole: bool) -> Vec<Found> {
    let on = |page: &Rendered, finding| Found::on(page.address, page.page, edition.only, finding);
    let of_pages = site.pages.par_iter().flat_map_iter(|page| {
        let mut findings = Vec::new();
        let checks = match page.page {
            Page::IssueEmail(_) => &CHECKS_OF_MAILS[..],
            _ => &CHECKS,
        };
        checks.iter().for_each(|check| check(site, page, &mut findings));
        findings.into_iter().map(move |finding| on(page, finding))
    });
    let mut found: Vec<Found> = of_pages.collect();
    if is_whole {
        let unreachable = links::unreachable(site).into_iter();
        found.extend(unreachable.map(|(at, finding)| on(&site.pages[at], finding)));
    }
    found
}
