//! `chancery fix`: shows the safe fixes as a diff, asks for confirmation, and applies them.

use super::args::FixArgs;
use super::outcome::{Outcome, fail};
use super::output::{self, say};
use crate::authoring::ChangedFile;
use crate::authoring::fix::{find_fixes, write};
use crate::lint::Selection;
use crate::pipeline;
use crate::text::count;
use jiff::Timestamp;
use similar::TextDiff;
use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

/// Applies the safe fixes.
pub fn run(root: &Path, args: &FixArgs, now: Timestamp, quiet: bool) -> Outcome {
    let mut prepared = pipeline::prepare(root, &args.digest.pipeline(now), None);
    let selection = Selection::all(&prepared.parsed.config, &[]);
    pipeline::lint(&mut prepared, &selection);
    let fixed = find_fixes(&prepared.inputs, &prepared.parsed, &prepared.diagnostics);
    if fixed.is_empty() {
        if !quiet {
            say("no safe fixes to apply");
        }
        return Outcome::Success;
    }
    if (!quiet || args.dry_run || !args.yes)
        && let Err(error) = print_diff(&fixed)
    {
        return fail(error);
    }
    let files = count(fixed.len(), "file", "files");
    if args.dry_run {
        say(format_args!("{files} would change; nothing was written"));
        return Outcome::Success;
    }
    if !args.yes && !confirm(&files) {
        say("nothing was written");
        return Outcome::Success;
    }
    match write(root, &fixed) {
        Ok(()) => {
            if !quiet {
                say(format_args!(
                    "{files} changed; run `chancery check` for the remaining problems"
                ));
            }
            Outcome::Success
        }
        Err(error) => fail(error),
    }
}

/// Prints the changes as a unified diff.
fn print_diff(fixed: &[ChangedFile]) -> io::Result<()> {
    output::print(|out| {
        fixed.iter().try_for_each(|file| {
            let diff = TextDiff::from_lines(&*file.before, file.after.as_str());
            let mut unified = diff.unified_diff();
            let unified = unified.context_radius(2).header(&file.path, &file.path);
            write!(out, "{unified}")
        })
    })
}

/// Asks at the terminal. Without a terminal, the answer is no.
fn confirm(files: &str) -> bool {
    if !io::stdin().is_terminal() {
        say(format_args!(
            "no terminal to confirm the change of {files}; use `--yes`"
        ));
        return false;
    }
    output::print_log(|_, out| write!(out, "change {files}? [y/N] "));
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}
