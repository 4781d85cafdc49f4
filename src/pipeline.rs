//! The stages in their order. In goes a folder, out come a digest that is ready to render and everything that is wrong.

use crate::diagnostic::{Diagnostic, any_error};
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

/// How a digest is made.
#[derive(Debug, Clone)]
pub struct Options {
    /// For which moment, and what is let through.
    pub resolve: resolve::Options,
    /// Takes the place of the configuration's `base_url`.
    pub base_url: Option<String>,
    /// Takes the place of the configuration's `theme`.
    pub theme: Option<String>,
}

/// A digest as far as it can be made.
pub struct Prepared {
    /// What was read.
    pub inputs: Inputs,
    /// Each file by itself.
    pub parsed: Parsed,
    /// What files allow themselves and did, each by its file and its place in the list.
    pub allowed: HashSet<(Arc<str>, usize)>,
    /// The rest; none where an error stands in its way.
    pub ready: Option<Ready>,
    /// Everything that is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// A digest without an error, planned and with its theme.
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

/// Runs every stage before rendering. What did not change since `previous` is neither read nor parsed again.
pub fn prepare(root: &Path, options: &Options, previous: Option<&Prepared>) -> Prepared {
    let inputs = load::load(root, previous.map(|previous| &previous.inputs));
    let mut parsed = parse::parse(
        &inputs,
        options.base_url.as_deref(),
        previous.map(|previous| &previous.parsed),
    );
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
    diagnostics.extend(inputs.diagnostics.iter().chain(&parsed.diagnostics).cloned());
    let (theme, wrong) = theme::resolve(&inputs, &parsed.config);
    diagnostics.extend(wrong);
    let templates = theme
        .as_ref()
        .map(Templates::new)
        .transpose()
        .map_err(|wrong| diagnostics.extend(wrong))
        .ok()
        .flatten();
    let ready = digest.zip(theme).and_then(|(digest, theme)| {
        let (site, wrong) = plan::plan(&digest, &theme);
        let valid = !any_error(&wrong);
        diagnostics.extend(wrong);
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

/// Runs the editor's lints on a digest that is ready, and adds what they find.
pub fn lint(prepared: &mut Prepared) {
    let Some(ready) = &prepared.ready else { return };
    let found = lint::run_lints(&prepared.inputs, &prepared.parsed, &ready.digest);
    prepared.add(found);
}

/// Runs the lints, and beside them renders every page that a mistake of a template can be on; those mistakes are returned.
/// `done` counts the pages.
pub fn check(prepared: &mut Prepared, done: &AtomicUsize) -> Vec<Diagnostic> {
    let Some(ready) = &prepared.ready else {
        return Vec::new();
    };
    let (found, wrong) = rayon::join(
        || lint::run_lints(&prepared.inputs, &prepared.parsed, &ready.digest),
        || {
            each_page(ready, done, |context, address, page| {
                let tried = page.template().map(|_| render::try_template(context, address, page));
                Ok::<_, Infallible>(tried.and_then(Result::err).unwrap_or_default())
            })
        },
    );
    prepared.add(found);
    let Ok(wrong) = wrong;
    wrong
}

impl Prepared {
    /// Adds what lints found, at the levels of the configuration, and what files allow for nothing.
    fn add(&mut self, mut found: Vec<Diagnostic>) {
        let levels = Levels::new(&self.parsed);
        self.allowed.extend(levels.apply(&mut found));
        let mut unused = levels.report_unused(&self.allowed);
        levels.apply(&mut unused);
        self.diagnostics.extend(found.into_iter().chain(unused));
    }
}

/// Renders every page and hands each to `sink` as it comes, from several threads. Mistakes of templates are returned,
/// once for each place. `done` counts the pages.
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
            Err(wrong) => return Ok(wrong),
        }
        Ok(Vec::new())
    })
}

/// Makes every page, on several threads; `make` returns the mistakes of its templates.
fn each_page<'r, E: Send>(
    ready: &'r Ready,
    done: &AtomicUsize,
    make: impl Fn(&Context<'r>, &str, &'r Page) -> Result<Vec<Diagnostic>, E> + Sync,
) -> Result<Vec<Diagnostic>, E> {
    let context = Context::new(&ready.digest, &ready.site, &ready.theme, &ready.templates);
    let wrong = ready.site.pages.par_iter().map(|(address, page)| {
        let wrong = make(&context, address, page)?;
        done.fetch_add(1, Ordering::Relaxed);
        Ok(wrong)
    });
    let wrong: Vec<Vec<Diagnostic>> = wrong.collect::<Result<_, E>>()?;
    let mut seen = std::collections::HashSet::new();
    Ok(wrong
        .into_iter()
        .flatten()
        .filter(|diagnostic| seen.insert((diagnostic.rule.name, diagnostic.location.clone())))
        .collect())
}
