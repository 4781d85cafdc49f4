//! `chancery fix`: shows the safe fixes line by line, asks for confirmation, and applies them.

use super::args::{FixArgs, OUTPUT};
use super::changes::print_changed_lines;
use super::last_site;
use super::outcome::{Outcome, fail};
use super::output::{self, say};
use crate::authoring::fix::{Checked, FixRequest, Fixes, find_fixes};
use crate::authoring::{Error, FilePlan, apply_plan, path_below};
use crate::diagnostic::Severity;
use crate::lint::Selection;
use crate::pipeline::{self, Prepared};
use crate::text::count;
use jiff::Timestamp;
use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

/// Applies the safe fixes.
pub fn run(root: &Path, args: &FixArgs, now: Timestamp, quiet: bool) -> Outcome {
    let request = match request(root, args) {
        Ok(request) => request,
        Err(error) => return fail(error),
    };
    let options = args.digest.pipeline(now);
    let last = last_site::read_last(&root.join(OUTPUT));
    let checked = |mut prepared: Prepared| {
        let lost = last_site::find_lost(&prepared, last.as_ref());
        pipeline::report_lost_addresses(&mut prepared, &lost);
        let selection = Selection::all(&prepared.parsed.config, &[]);
        pipeline::lint(&mut prepared, &selection);
        Checked {
            inputs: prepared.inputs,
            parsed: prepared.parsed,
            diagnostics: prepared.diagnostics,
            lost,
        }
    };
    let check_again = |inputs| checked(pipeline::prepare_inputs(inputs, &options, None));
    let fixes = find_fixes(checked(pipeline::prepare(root, &options, None)), &check_again, &request);
    for file in &fixes.left {
        say(format_args!(
            "{file}: a fix did not give what it should, and was left out"
        ));
    }
    let remaining = remaining(&fixes, &request);
    if fixes.changed.is_empty() {
        if !quiet {
            say(format_args!("no safe fixes to apply{remaining}"));
        }
        return Outcome::Success;
    }
    if (!quiet || args.dry_run || !args.yes)
        && let Err(error) = print_changed_lines(&fixes.changed)
    {
        return fail(error);
    }
    let files = count(fixes.changed.len(), "file", "files");
    if args.dry_run {
        say(format_args!("{files} would change; nothing was written{remaining}"));
        return Outcome::Success;
    }
    if !args.yes && !confirm(&files) {
        say("nothing was written");
        return Outcome::Success;
    }
    let plan = FilePlan {
        changed: fixes.changed,
        ..FilePlan::default()
    };
    match apply_plan(root, "fix", &plan) {
        Ok(()) => {
            if !quiet {
                say(format_args!("{files} changed{remaining}"));
            }
            Outcome::Success
        }
        Err(error) => fail(error),
    }
}

fn request(root: &Path, args: &FixArgs) -> Result<FixRequest, Error> {
    let paths = args.paths.iter().map(|path| path_below(root, path));
    Ok(FixRequest {
        paths: paths.collect::<Result<_, _>>()?,
        rules: args.rules.clone(),
        field_order: args.field_order,
    })
}

/// How much is left that cannot be fixed for certain, as the end of a sentence.
fn remaining(fixes: &Fixes, request: &FixRequest) -> String {
    let is_asked = |file: &str| request.includes(file);
    let of = |severity| {
        let found = fixes.remaining.iter().filter(|it| it.severity == severity);
        found
            .filter(|it| it.location.as_ref().is_some_and(|location| is_asked(&location.file)))
            .count()
    };
    let kinds = [
        (of(Severity::Error), "error", "errors"),
        (of(Severity::Warning), "warning", "warnings"),
        (of(Severity::Note), "note", "notes"),
    ];
    let counts: Vec<String> = kinds
        .iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| count(*number, one, many))
        .collect();
    if counts.is_empty() {
        return String::new();
    }
    format!(
        "; {} cannot be fixed for certain: run `chancery check`",
        counts.join(", ")
    )
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
