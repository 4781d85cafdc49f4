//! The stages in their order. In goes a folder, out come a digest that is ready to render, and all diagnostics.

use crate::diagnostic::{Diagnostic, Rule, any_error, rules};
use crate::digest::Digest;
use crate::lint::{self, Levels};
use crate::load::{self, Inputs};
use crate::parse::{self, Config, Parsed};
use crate::plan::{self, Page, SiteMap};
use crate::render::{self, Context, Output, Rendered, Templates};
use crate::resolve;
use crate::theme::{self, Theme};
use rayon::prelude::*;
use std::collections::HashSet;
use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How a digest is built.
#[derive(Debug, Clone)]
pub struct Options {
    /// For which moment it is built, and what of it is published.
    pub resolve: resolve::Options,
    /// Replaces the `base_url` of the configuration.
    pub base_url: Option<String>,
    /// Replaces the `theme` of the configuration.
    pub theme: Option<String>,
}

/// A digest, as far as the stages before rendering could make it.
pub struct Prepared {
    /// What was read.
    pub inputs: Inputs,
    /// What was parsed, each file by itself.
    pub parsed: Parsed,
    /// The items of `allow:` that were of use, each by its file and its index.
    pub allowed: HashSet<(Arc<str>, usize)>,
    /// Everything that rendering needs; none if there is an error.
    pub ready: Option<Ready>,
    /// All diagnostics.
    pub diagnostics: Vec<Diagnostic>,
}

/// A digest without errors, with its addresses and its theme.
pub struct Ready {
    /// The model.
    pub digest: Digest,
    /// Its addresses.
    pub site: SiteMap,
    /// Its theme.
    pub theme: Theme,
    /// The theme's templates.
    pub templates: Templates,
}

/// Runs every stage before rendering. Files that did not change since `previous` are neither read nor parsed again.
pub fn prepare(root: &Path, options: &Options, previous: Option<&Prepared>) -> Prepared {
    let inputs = load::load(root, previous.map(|previous| &previous.inputs));
    prepare_inputs(inputs, options, previous.map(|previous| &previous.parsed))
}

/// Runs the stages between loading and rendering.
pub fn prepare_inputs(inputs: Inputs, options: &Options, previous: Option<&Parsed>) -> Prepared {
    let mut parsed = parse::parse(&inputs, options.base_url.as_deref(), previous);
    if let Some(theme) = &options.theme {
        parsed.config = Arc::new(Config {
            theme: theme.clone(),
            theme_named: false,
            ..Config::clone(&parsed.config)
        });
    }
    finish(inputs, parsed, &options.resolve)
}

/// Runs the stages between parsing and rendering.
pub fn finish(inputs: Inputs, parsed: Parsed, options: &resolve::Options) -> Prepared {
    let (digest, mut diagnostics) = resolve::resolve(&inputs, &parsed, options);
    // Of a file that is not copied, a link to it says enough.
    let told = resolve::told_by_links(&diagnostics);
    let is_told = |it: &&Diagnostic| {
        let is_of_file_type = [&rules::REFUSED_FILE, &rules::STRAY_FILE].contains(&it.rule);
        is_of_file_type
            && it
                .location
                .as_ref()
                .is_some_and(|location| told.contains(&location.file))
    };
    let of_inputs = inputs.diagnostics.iter().filter(|it| !is_told(it));
    diagnostics.extend(of_inputs.chain(&parsed.diagnostics).cloned());
    let (theme, problems) = theme::resolve(&inputs, &parsed.config);
    diagnostics.extend(problems);
    let templates = theme
        .as_ref()
        .map(Templates::new)
        .transpose()
        .map_err(|problems| diagnostics.extend(problems))
        .ok()
        .flatten();
    let ready = digest.zip(theme).and_then(|(digest, theme)| {
        let (site, problems) = plan::plan(&digest, &theme);
        let valid = !any_error(&problems);
        diagnostics.extend(problems);
        Some(Ready {
            digest,
            site,
            theme,
            templates: templates.filter(|_| valid)?,
        })
    });
    let allowed = Levels::new(&parsed).apply(&mut diagnostics);
    Prepared {
        inputs,
        parsed,
        allowed,
        ready: ready.filter(|_| !any_error(&diagnostics)),
        diagnostics,
    }
}

/// Runs the lints on a digest without errors, and adds what they find.
pub fn lint(prepared: &mut Prepared) {
    let Some(ready) = &prepared.ready else { return };
    let found = lint::run_lints(&prepared.inputs, &prepared.parsed, &ready.digest, &[]);
    prepared.add_lints(found);
}

/// Runs the lints, and at the same time renders every page that has a template, of which the diagnostics are returned.
/// `done` counts the pages. Rules that only report on request do so if they are `requested`.
pub fn check(prepared: &mut Prepared, done: &AtomicUsize, requested: &[&Rule]) -> Vec<Diagnostic> {
    let Some(ready) = &prepared.ready else {
        return Vec::new();
    };
    let (found, problems) = rayon::join(
        || lint::run_lints(&prepared.inputs, &prepared.parsed, &ready.digest, requested),
        || {
            each_page(ready, done, |context, address, page| {
                let outcome = page.template().map(|_| render::try_template(context, address, page));
                Ok::<_, Infallible>(outcome.and_then(Result::err).unwrap_or_default())
            })
        },
    );
    prepared.add_lints(found);
    let Ok(problems) = problems;
    problems
}

impl Prepared {
    /// Adds what lints found, at the levels of the configuration, and reports the items of `allow:` that were of no use.
    fn add_lints(&mut self, mut found: Vec<Diagnostic>) {
        let levels = Levels::new(&self.parsed);
        self.allowed.extend(levels.apply(&mut found));
        let mut unused = levels.report_unused(&self.allowed);
        levels.apply(&mut unused);
        self.diagnostics.extend(found.into_iter().chain(unused));
    }
}

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
fn each_page<'r, E: Send>(
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
