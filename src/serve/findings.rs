//! What is wrong with the page that is open: the findings in the files that it is made from.

use super::generation::Generation;
use super::route::{Route, find_route};
use crate::diagnostic::{Diagnostic, any_error};
use crate::digest::Digest;
use crate::load::Inputs;
use crate::locate::locate_all;
use crate::plan::Page;
use crate::text::count;

/// The findings of the page at a path as text for the panel beside it; none if there are none. Errors of other files are
/// counted, since they keep the site from being published all the same.
pub fn findings_of_page(good: &Generation, path: &str) -> Option<String> {
    let prepared = good.prepared();
    let ready = prepared.ready.as_ref()?;
    let page = match find_route(path, good.base_path(), good.pages()) {
        Route::Page(page) | Route::FileOfPage(page, _) => good.pages().get(page).map(|(_, page)| page),
        _ => None,
    };
    let files = page.map(|page| files_of(page, &ready.digest)).unwrap_or_default();
    let is_of_page = |it: &&Diagnostic| {
        it.location
            .as_ref()
            .is_some_and(|location| files.contains(&&*location.file))
    };
    let (own, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) = prepared.diagnostics.iter().partition(is_of_page);
    let elsewhere = others.iter().filter(|it| it.is_error()).count();
    let own: Vec<Diagnostic> = own.into_iter().cloned().collect();
    if own.is_empty() && elsewhere == 0 {
        return None;
    }
    let mut text = list_findings(&own, &prepared.inputs);
    if elsewhere > 0 {
        let what = count(elsewhere, "error", "errors");
        text.push_str(&format!("{what} in other files; see the terminal.\n\n"));
    }
    if elsewhere > 0 || any_error(&own) {
        text.push_str("Nothing is published while there is an error.\n");
    }
    Some(text)
}

/// The most findings that are listed; the terminal shows all of them.
const MAX_FINDINGS: usize = 50;

/// Findings with their lines and what to do about them, the worst first. They stand in a narrow column and are wrapped, so that
/// excerpts of the files would fall apart.
pub fn list_findings(findings: &[Diagnostic], inputs: &Inputs) -> String {
    let mut located = locate_all(findings, &|path| inputs.text(path));
    located.sort_by_key(|located| located.diagnostic.severity);
    let mut out = String::new();
    let mut file = "";
    for located in located.iter().take(MAX_FINDINGS) {
        let Diagnostic {
            rule,
            severity,
            message,
            location,
            help,
            ..
        } = located.diagnostic;
        let own = location.as_ref().map_or("", |location| &*location.file);
        if own != file {
            out.push_str(&format!("{own}\n\n"));
            file = own;
        }
        let line = located
            .span
            .as_ref()
            .map_or_else(String::new, |span| format!("line {}: ", span.line));
        out.push_str(&format!("{line}{}[{}]: {message}\n", severity.word(), rule.name));
        if let Some(help) = help {
            out.push_str(&format!("help: {help}\n"));
        }
        out.push('\n');
    }
    if located.len() > MAX_FINDINGS {
        out.push_str(&format!(
            "… and {} more in the terminal\n\n",
            located.len() - MAX_FINDINGS
        ));
    }
    out
}

/// The files that a page is made from: those that only its text comes from, not the entries that it lists.
fn files_of<'a>(page: &Page, digest: &'a Digest) -> Vec<&'a str> {
    let text = digest.text_of(page.item());
    text.map(|(file, _)| &**file).into_iter().collect()
}
