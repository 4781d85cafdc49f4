//! `chancery rename` and `chancery merge`: change what files are named by. The digest must have no errors before and after, which is
//! tried in memory; else nothing is written.

use super::args::{MergeArgs, RenameArgs, RetargetOptions};
use super::changes::{file_count, print_plan};
use super::outcome::{Outcome, fail};
use super::output::say;
use super::report;
use crate::authoring::merge::plan_merge;
use crate::authoring::rename::plan_rename;
use crate::authoring::{FilePlan, apply_plan};
use crate::diagnostic::any_error;
use crate::pipeline::{self, Prepared};
use crate::plan::all_files;
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::path::Path;

/// What a run is asked for.
struct Invocation<'a> {
    root: &'a Path,
    /// The name of the command, and what it does as a participle.
    command: [&'static str; 2],
    options: &'a RetargetOptions,
    quiet: bool,
    now: Timestamp,
}

/// Gives a file another slug.
pub fn run(root: &Path, args: &RenameArgs, now: Timestamp, quiet: bool) -> Outcome {
    let run = Invocation {
        root,
        command: ["rename", "renamed"],
        options: &args.options,
        quiet,
        now,
    };
    let before = match prepare(&run) {
        Ok(before) => before,
        Err(outcome) => return outcome,
    };
    match plan_rename(&before, args.kind.into(), &args.old, &args.new) {
        Ok(plan) => finish(
            &run,
            before,
            &plan,
            &format!("renamed {} to {}", args.old, args.new),
            "and the old addresses redirect to the new ones",
        ),
        Err(error) => fail(error),
    }
}

/// Joins two files.
pub fn merge(root: &Path, args: &MergeArgs, now: Timestamp, quiet: bool) -> Outcome {
    let run = Invocation {
        root,
        command: ["merge", "merged"],
        options: &args.options,
        quiet,
        now,
    };
    let before = match prepare(&run) {
        Ok(before) => before,
        Err(outcome) => return outcome,
    };
    let merge = match plan_merge(&before, args.kind.into(), &args.from, &args.into) {
        Ok(merge) => merge,
        Err(error) => return fail(error),
    };
    let what = format!("merged {} into {}", args.from, args.into);
    let outcome = finish(&run, before, &merge.files, &what, "and the old addresses redirect");
    if matches!(outcome, Outcome::Success) {
        for left in &merge.left_out {
            let kept = left
                .kept
                .as_deref()
                .map_or(String::new(), |kept| format!("; kept: {kept}"));
            say(format_args!(
                "not taken over from {}: {}{kept}",
                merge.from_path, left.source
            ));
        }
    }
    outcome
}

/// The digest, if it has no errors.
fn prepare(run: &Invocation) -> Result<Prepared, Outcome> {
    let before = pipeline::prepare(run.root, &run.options.digest.pipeline(run.now), None);
    if !any_error(&before.diagnostics) {
        return Ok(before);
    }
    Err(match report::print(&before, &[], &run.options.diagnostics, true) {
        Ok(_) => {
            say(format_args!("not {}: fix these errors first", run.command[1]));
            Outcome::ProblemsFound
        }
        Err(error) => fail(error),
    })
}

/// Tries a plan in memory, and writes it.
fn finish(run: &Invocation, before: Prepared, plan: &FilePlan, what: &str, addresses: &str) -> Outcome {
    let files_before = files_of(&before);
    let mut inputs = before.inputs;
    plan.make_in_memory(&mut inputs);
    let after = pipeline::prepare_inputs(inputs, &run.options.digest.pipeline(run.now), None);
    if any_error(&after.diagnostics) {
        return match report::print(&after, &[], &run.options.diagnostics, true) {
            Ok(_) => {
                say(format_args!(
                    "not {}: the digest would have these errors afterwards; nothing was written",
                    run.command[1]
                ));
                Outcome::ProblemsFound
            }
            Err(error) => fail(error),
        };
    }
    if run.options.dry_run
        && let Err(error) = print_plan(plan)
    {
        return fail(error);
    }
    let lost: Vec<String> = files_before.difference(&files_of(&after)).cloned().collect();
    for path in &lost {
        say(format_args!("warning: /{path} goes without a redirect"));
    }
    let files = file_count(plan);
    if run.options.dry_run {
        say(format_args!("{files} would change; nothing was written"));
        return Outcome::Success;
    }
    match apply_plan(run.root, run.command[0], plan) {
        Ok(()) => {
            if !run.quiet {
                say(format_args!("{what}: {files} changed, {addresses}"));
            }
            Outcome::Success
        }
        Err(error) => fail(error),
    }
}

fn files_of(prepared: &Prepared) -> BTreeSet<String> {
    let ready = prepared.checkable();
    ready.map_or_else(BTreeSet::new, |ready| all_files(&ready.digest, &ready.site))
}
