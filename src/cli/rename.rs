//! `chancery rename`: changes a slug in all files. The digest must have no errors before and after; else nothing changes.

use super::args::RenameArgs;
use super::outcome::{Outcome, fail};
use super::output::say;
use super::report;
use crate::authoring::rename::{apply_rename, plan_rename, revert_rename};
use crate::diagnostic::any_error;
use crate::pipeline;
use crate::text::count;
use jiff::Timestamp;
use std::path::Path;

/// Renames a topic, person, party or source.
pub fn run(root: &Path, args: &RenameArgs, now: Timestamp, quiet: bool) -> Outcome {
    let digest = args.digest.pipeline(now);
    let before = pipeline::prepare(root, &digest, None);
    if any_error(&before.diagnostics) {
        return match report::print(&before, &[], &args.diagnostics, true) {
            Ok(_) => {
                say("not renamed: fix these errors first");
                Outcome::ProblemsFound
            }
            Err(error) => fail(error),
        };
    }
    let renamed = match plan_rename(&before.inputs, &before.parsed, args.kind.into(), &args.old, &args.new) {
        Ok(renamed) => renamed,
        Err(error) => return fail(error),
    };
    if let Err(error) = apply_rename(root, &renamed) {
        return fail(error);
    }
    let after = pipeline::prepare(root, &digest, None);
    if any_error(&after.diagnostics) {
        let printed = report::print(&after, &[], &args.diagnostics, true);
        revert_rename(root, &renamed);
        say("not renamed: the new slug would cause these errors");
        return printed.map_or_else(fail, |_| Outcome::ProblemsFound);
    }
    if !quiet {
        let files = count(renamed.changed.len(), "file", "files");
        say(format_args!(
            "renamed {} to {}: {files} changed, and the old address redirects to the new one",
            args.old, args.new
        ));
    }
    Outcome::Success
}
