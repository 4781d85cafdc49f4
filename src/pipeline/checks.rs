//! What is checked besides the stages: the lints, and every page that a template makes.

use super::drafts::DraftFiles;
use super::pages::each_page;
use super::{Prepared, Ready};
use crate::diagnostic::{Diagnostic, remove_consequences};
use crate::lint::{self, Levels, Selection};
use crate::render;
use rayon::join;
use std::convert::Infallible;
use std::sync::atomic::AtomicUsize;

/// Runs the selected lints on whatever could be read, and adds what they find.
pub fn lint(prepared: &mut Prepared, selection: &Selection) {
    if let Some(ready) = prepared.checkable() {
        let found = find(prepared, ready, selection);
        add_lints(prepared, found, selection);
    }
}

/// Runs the lints that a build runs, and adds what they find: all with `strict` (or if the configuration has it), else those whose
/// level is error. Returns whether that were all.
pub fn lint_for_build(prepared: &mut Prepared, strict: bool) -> bool {
    let selection = Selection::of_build(&prepared.parsed.config, strict);
    lint(prepared, &selection);
    selection.reports_all()
}

/// Runs the selected lints, and at the same time renders every page that has a template, of which the diagnostics are returned.
/// `done` counts the pages.
pub fn check(prepared: &mut Prepared, done: &AtomicUsize, selection: &Selection) -> Vec<Diagnostic> {
    let Some(ready) = prepared.checkable() else {
        return Vec::new();
    };
    let (found, problems) = join(|| find(prepared, ready, selection), || try_templates(ready, done));
    add_lints(prepared, found, selection);
    problems
}

/// Renders every page that has a template, and returns the mistakes of the templates. `done` counts the pages.
pub fn try_templates(ready: &Ready, done: &AtomicUsize) -> Vec<Diagnostic> {
    let Ok(problems) = each_page(ready, done, |context, address, page| {
        let outcome = page.template().map(|_| render::try_template(context, address, page));
        Ok::<_, Infallible>(outcome.and_then(Result::err).unwrap_or_default())
    });
    problems
}

fn find(prepared: &Prepared, ready: &Ready, selection: &Selection) -> Vec<Diagnostic> {
    let faulty = prepared.faulty_parts();
    lint::run_lints(&prepared.inputs, &prepared.parsed, &ready.digest, selection, &faulty)
}

/// Adds what lints found, at the levels of the configuration. If all of them ran, it reports the items of `allow:` that were of
/// no use.
fn add_lints(prepared: &mut Prepared, mut found: Vec<Diagnostic>, selection: &Selection) {
    let levels = Levels::new(&prepared.parsed);
    prepared.allowed.extend(levels.apply(&mut found));
    DraftFiles::new(&prepared.parsed, prepared.drafts).soften_all(&mut found);
    if selection.is_complete() {
        let mut unused = levels.report_unused(&prepared.allowed);
        let faulty = prepared.faulty_parts();
        // Lints that read a field with an error did not run, so what would be allowed there is not known.
        unused.retain(|it| {
            !it.location
                .as_ref()
                .is_some_and(|location| faulty.has_file(&location.file))
        });
        levels.apply(&mut unused);
        found.extend(unused);
    }
    found.retain(|it| selection.is_reported(it.rule));
    prepared.diagnostics.extend(found);
    remove_consequences(&mut prepared.diagnostics);
}
