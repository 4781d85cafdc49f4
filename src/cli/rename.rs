//! `chancery rename`: the digest is clean, the slug changes everywhere, the digest is clean again; else nothing happened.

use super::args::Rename;
use super::{Ending, fail, report};
use crate::authoring::rename::{apply_rename, plan_rename, revert_rename};
use crate::diagnostic::any_error;
use crate::pipeline;
use crate::text::count;
use jiff::Timestamp;
use std::path::Path;

pub fn run(root: &Path, options: &Rename, now: Timestamp, quiet: bool) -> Ending {
    if !root.is_dir() {
        return fail(format_args!("there is no folder {}", root.display()));
    }
    let digest = options.digest.options(now);
    let before = pipeline::prepare(root, &digest, None);
    if any_error(&before.diagnostics) {
        return match report::print(&before, &[], &options.diagnostics, true) {
            Ok(_) => {
                eprintln!("nothing was renamed: mend these errors first");
                Ending::Mistakes
            }
            Err(error) => fail(error),
        };
    }
    let renamed = match plan_rename(
        &before.inputs,
        &before.parsed,
        options.kind.into(),
        &options.old,
        &options.new,
    ) {
        Ok(renamed) => renamed,
        Err(error) => return fail(error),
    };
    if let Err(error) = apply_rename(root, &renamed) {
        return fail(error);
    }
    let after = pipeline::prepare(root, &digest, None);
    if any_error(&after.diagnostics) {
        let told = report::print(&after, &[], &options.diagnostics, true);
        revert_rename(root, &renamed);
        eprintln!("nothing was renamed: the digest would have had these errors");
        return told.map_or_else(fail, |_| Ending::Mistakes);
    }
    if !quiet {
        let files = count(renamed.changed.len(), "file", "files");
        eprintln!(
            "{} is {} now; {files} changed, and the old address leads to the new one",
            options.old, options.new
        );
    }
    Ending::Clean
}
