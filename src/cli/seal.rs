//! `chancery seal`: compares all quotations with the saved copies, and writes down in `evidence.lock` which of them were verified.

use super::args::SealArgs;
use super::outcome::{Outcome, fail};
use super::output::{self, say};
use super::report::{self, Extent};
use crate::authoring::ChangedFile;
use crate::authoring::seal::{SealPlan, apply_seal, plan_seal};
use crate::diagnostic::any_error;
use crate::lint::{Levels, verify_quotations};
use crate::pipeline::{self, Prepared};
use crate::resolve;
use crate::text::count;
use jiff::Timestamp;
use similar::{ChangeTag, TextDiff};
use std::io;
use std::path::Path;

/// Verifies the quotations and writes `evidence.lock`.
pub fn run(root: &Path, args: &SealArgs, now: Timestamp, quiet: bool) -> Outcome {
    let mut prepared = prepare(root, now, true);
    // A draft with errors must not keep everything else from being sealed.
    if prepared.ready.is_none() {
        prepared = prepare(root, now, false);
    }
    let Some(ready) = prepared.ready.as_ref() else {
        return match report::print(&prepared, &[], &args.diagnostics, quiet) {
            Ok(_) => {
                say("not sealed: fix these errors first");
                Outcome::ProblemsFound
            }
            Err(error) => fail(error),
        };
    };
    let (entries, mut found) = verify_quotations(&prepared.inputs, &prepared.parsed, &ready.digest);
    Levels::new(&prepared.parsed).apply(&mut found);
    let plan = plan_seal(&prepared.inputs, &prepared.parsed, &entries, ready.digest.today());
    if let Err(error) = report::print_all(
        &prepared.inputs,
        found.iter(),
        &args.diagnostics,
        Extent::of_all_rules(quiet),
    ) {
        return fail(error);
    }
    if args.dry_run {
        for file in plan.lock.iter().chain(&plan.attributes) {
            if let Err(error) = print_changed_lines(file) {
                return fail(error);
            }
        }
    } else if let Err(error) = apply_seal(root, &plan) {
        return fail(error);
    }
    if !quiet {
        say(summary(&plan, args.dry_run));
        print_notes(&plan, args.dry_run);
    }
    if any_error(&found) {
        Outcome::ProblemsFound
    } else {
        Outcome::Success
    }
}

/// The digest with all of its entries: those of a later day too, and drafts.
fn prepare(root: &Path, now: Timestamp, drafts: bool) -> Prepared {
    let options = pipeline::Options {
        resolve: resolve::Options::unpublished(now, drafts),
        base_url: None,
        theme: None,
    };
    pipeline::prepare(root, &options, None)
}

/// The numbers of lines of a file that are new and that are removed.
fn changed_lines(file: &ChangedFile) -> (usize, usize) {
    let diff = TextDiff::from_lines(&*file.before, file.after.as_str());
    let tags = diff.iter_all_changes().map(|change| change.tag());
    tags.fold((0, 0), |(new, removed), tag| match tag {
        ChangeTag::Insert => (new + 1, removed),
        ChangeTag::Delete => (new, removed + 1),
        ChangeTag::Equal => (new, removed),
    })
}

fn print_changed_lines(file: &ChangedFile) -> io::Result<()> {
    let diff = TextDiff::from_lines(&*file.before, file.after.as_str());
    let mut unified = diff.unified_diff();
    let unified = unified.context_radius(0).header(&file.path, &file.path);
    output::print(|out| write!(out, "{unified}"))
}

/// `evidence.lock: 12 quotations verified in 3 saved copies; 2 lines new, 1 removed`.
fn summary(plan: &SealPlan, is_dry_run: bool) -> String {
    let quotations = count(plan.quotations, "quotation", "quotations");
    let copies = count(plan.copies, "saved copy", "saved copies");
    let changes = match plan.lock.as_ref().map(changed_lines) {
        None => "no changes".to_owned(),
        Some((new, removed)) => format!("{} new, {removed} removed", count(new, "line", "lines")),
    };
    let nothing = if is_dry_run { "; nothing was written" } else { "" };
    format!("evidence.lock: {quotations} verified in {copies}; {changes}{nothing}")
}

fn print_notes(plan: &SealPlan, is_dry_run: bool) {
    if plan.attributes.is_some() && !is_dry_run {
        say(".gitattributes: git now merges evidence.lock line by line; commit both files.");
    }
    if plan.commits_archive {
        say("archive/ is not in .gitignore: saved copies usually must not be published.");
    }
}
