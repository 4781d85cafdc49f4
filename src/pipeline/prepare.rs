//! The stages before rendering.

use super::consequences::Consequences;
use super::drafts::DraftFiles;
use super::faulty::faulty_parts;
use super::missing::MissingPages;
use super::{Options, Prepared, Ready, anchors};
use crate::diagnostic::{Diagnostic, FaultyParts, any_error, remove_consequences, rules};
use crate::lint::Levels;
use crate::load::{self, Inputs};
use crate::parse::{self, Config, Parsed};
use crate::plan;
use crate::render::Templates;
use crate::resolve::{self, FaultyDrafts};
use crate::theme;
use std::path::Path;
use std::sync::Arc;

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

/// Runs the stages between parsing and rendering. Each runs on what the ones before could make, so that all mistakes are found
/// at once; what may only follow from a mistake of an earlier stage is not reported.
///
/// A preview leaves out drafts with errors. Which they are is known only at the end, so then it starts again without them.
pub fn finish(inputs: Inputs, parsed: Parsed, options: &resolve::Options) -> Prepared {
    let drafts = DraftFiles::new(&parsed, options.drafts);
    let mut faulty_drafts = drafts.faulty_alone(&parsed);
    let mut round = 0;
    let (ready, mut diagnostics) = loop {
        let (ready, diagnostics) = run_stages(&inputs, &parsed, options, &drafts, &faulty_drafts);
        round += 1;
        if !drafts.add_faulty(round, &diagnostics, &mut faulty_drafts) {
            break (ready, diagnostics);
        }
    };
    let allowed = Levels::new(&parsed).apply(&mut diagnostics);
    drafts.soften_all(&mut diagnostics);
    remove_consequences(&mut diagnostics);
    let (ready, incomplete) = match any_error(&diagnostics) {
        false => (Some(ready), None),
        true => (None, Some(ready)),
    };
    Prepared {
        drafts: options.drafts,
        inputs,
        parsed,
        allowed,
        ready,
        incomplete,
        diagnostics,
    }
}

/// Runs the stages without some drafts.
fn run_stages(
    inputs: &Inputs,
    parsed: &Parsed,
    options: &resolve::Options,
    drafts: &DraftFiles,
    faulty_drafts: &FaultyDrafts,
) -> (Ready, Vec<Diagnostic>) {
    let (digest, mut diagnostics) = resolve::resolve(inputs, parsed, options, faulty_drafts);
    drafts.soften(faulty_drafts, &mut diagnostics);
    // Of a file that is not copied, a link to it says enough.
    let told = resolve::told_by_links(&diagnostics);
    let is_told = |it: &&Diagnostic| {
        let location = it
            .location
            .as_ref()
            .filter(|_| [&rules::REFUSED_FILE, &rules::STRAY_FILE].contains(&it.rule));
        location.is_some_and(|location| told.contains(&location.file))
    };
    let of_inputs = inputs.diagnostics.iter().filter(|it| !is_told(it));
    diagnostics.extend(of_inputs.chain(&parsed.diagnostics).cloned());
    let (theme, problems) = theme::resolve(inputs, &parsed.config);
    diagnostics.extend(problems);
    let (templates, problems) = Templates::new(&theme);
    diagnostics.extend(problems);
    let consequences = find_consequences(inputs, parsed, &diagnostics);
    let mut kept = consequences.into_iter().map(|follows| !follows);
    diagnostics.retain(|_| kept.next().unwrap_or(true));
    let faulty = faulty_parts(&diagnostics, parsed);
    let missing = MissingPages::new(inputs, parsed, &faulty);
    let (site, mut problems) = plan::plan(&digest, &theme, &|path| missing.may_have_been(path));
    let ready = Ready {
        digest,
        site,
        theme,
        templates,
    };
    problems.extend(anchors::check_anchors(&ready, &faulty));
    problems.retain(|problem| !faulty.may_cause(problem) && !is_of_faulty_address(problem, &faulty));
    diagnostics.extend(problems);
    (ready, diagnostics)
}

/// For each diagnostic whether it may only follow from another.
fn find_consequences(inputs: &Inputs, parsed: &Parsed, diagnostics: &[Diagnostic]) -> Vec<bool> {
    let faulty = faulty_parts(diagnostics, parsed);
    let missing = MissingPages::new(inputs, parsed, &faulty);
    let consequences = Consequences::new(inputs, parsed, &faulty, &missing);
    diagnostics.iter().map(|it| consequences.has(it)).collect()
}

/// The fields that the address of a page is made of.
const ADDRESS_FIELDS: [&str; 4] = ["slug", "date", "period", "aliases"];

/// Whether two pages have one address only because that of one of them is not known.
fn is_of_faulty_address(problem: &Diagnostic, faulty: &FaultyParts) -> bool {
    let labels = problem.labels.iter().map(|label| &label.location);
    let mut files = problem.location.iter().chain(labels).map(|location| &*location.file);
    problem.rule == &rules::DUPLICATE_ADDRESS && files.any(|file| faulty.affects(file, &ADDRESS_FIELDS))
}
