//! Renders the pages of a site on several threads.

use super::Ready;
use crate::diagnostic::Diagnostic;
use crate::plan::{self, Page};
use crate::render::{self, Context, Output, Rendered};
use rayon::prelude::*;
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Renders every page on several threads and gives each to `sink` as soon as it is ready. Diagnostics of templates are
/// returned, one for each location. `done` counts the pages.
///
/// # Errors
/// The first one of `sink`.
pub fn render_all<E: Send>(
    ready: &Ready,
    done: &AtomicUsize,
    sink: impl Fn(&str, Output) -> Result<(), E> + Sync,
) -> Result<Vec<Diagnostic>, E> {
    each_page(ready, done, |context, address, page| {
        match render::render(context, address, page) {
            Ok(Rendered::File(output)) => sink(&plan::file_of(address), output)?,
            Ok(Rendered::Folder(files)) => {
                let write = |(name, bytes)| sink(&format!("{address}{name}"), Output::Bytes(bytes));
                files.into_par_iter().try_for_each(write)?;
            }
            Err(problems) => return Ok(problems),
        }
        Ok(Vec::new())
    })
}

/// Calls `make` for every page on several threads, and collects the diagnostics that it returns, one for each rule and
/// location: a mistake in a template is in every page that it makes.
pub(super) fn each_page<'r, E: Send>(
    ready: &'r Ready,
    done: &AtomicUsize,
    make: impl Fn(&Context<'r>, &str, &'r Page) -> Result<Vec<Diagnostic>, E> + Sync,
) -> Result<Vec<Diagnostic>, E> {
    let context = Context::new(&ready.digest, &ready.site, &ready.theme, &ready.templates);
    let problems = ready.site.pages.par_iter().map(|(address, page)| {
        let problems = make(&context, address, page)?;
        done.fetch_add(1, Ordering::Relaxed);
        Ok(problems)
    });
    let problems: Vec<Vec<Diagnostic>> = problems.collect::<Result<_, E>>()?;
    let mut seen = HashSet::new();
    Ok(problems
        .into_iter()
        .flatten()
        .filter(|diagnostic| seen.insert((diagnostic.rule.name, diagnostic.location.clone())))
        .collect())
}
