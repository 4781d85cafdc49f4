//! Shows what a command changes in files, or would change.

use super::outcome::{Outcome, fail};
use super::output::{self, say};
use crate::authoring::{ChangedFile, FilePlan, changed_lines};
use crate::language::characters::is_unsafe_to_display;
use crate::language::typing::is_unseen;
use crate::text::count;
use crate::transaction::Recovered;
use std::fmt::Display;
use std::io;
use std::path::Path;

/// Prints each line that changes: `file:line: before → after`.
///
/// # Errors
/// It cannot be printed.
pub fn print_changed_lines(files: &[ChangedFile]) -> io::Result<()> {
    output::print(|out| {
        for file in files {
            for lines in changed_lines(file) {
                let [before, after] = [&lines.before, &lines.after].map(|lines| shown(lines));
                writeln!(out, "{}:{}: {before} → {after}", file.path, lines.line)?;
            }
        }
        Ok(())
    })
}

/// Prints everything that becomes of files: lines that change, files that are moved, files that are removed.
///
/// # Errors
/// It cannot be printed.
pub fn print_plan(plan: &FilePlan) -> io::Result<()> {
    print_changed_lines(&plan.changed)?;
    output::print(|out| {
        for (from, to) in &plan.moved {
            writeln!(out, "{from} → {to}")?;
        }
        for path in &plan.removed {
            writeln!(out, "{path} → (removed)")?;
        }
        Ok(())
    })
}

/// How many files a plan changes, in words.
pub fn file_count(plan: &FilePlan) -> String {
    let moved = plan.moved.iter().filter(|(from, _)| !is_changed(plan, from)).count();
    let removed = plan.removed.iter().filter(|path| !is_changed(plan, path)).count();
    count(plan.changed.len() + moved + removed, "file", "files")
}

fn is_changed(plan: &FilePlan, path: &str) -> bool {
    plan.changed.iter().any(|file| &*file.path == path)
}

/// Prints the files that would be written, by their paths in a folder.
pub fn print_new_files<T: Display>(folder: &Path, files: impl Iterator<Item = T>) -> Outcome {
    let files: Vec<String> = files
        .map(|file| folder.join(file.to_string()).display().to_string())
        .collect();
    let printed = output::print(|out| files.iter().try_for_each(|file| writeln!(out, "{file}")));
    if let Err(error) = printed {
        return fail(error);
    }
    let files = count(files.len(), "file", "files");
    say(format_args!("{files} would be written; nothing was written"));
    Outcome::Success
}

/// Says what was finished of a command that was killed.
pub fn say_recovered(recovered: &Recovered) {
    let command = &recovered.command;
    if recovered.finished > 0 {
        let files = count(recovered.finished, "file", "files");
        say(format_args!(
            "`chancery {command}` had been interrupted; it was finished now: {files} changed"
        ));
    }
    for path in &recovered.left {
        say(format_args!(
            "`chancery {command}` had been interrupted before it changed {path}, which was edited since and stays as it is"
        ));
    }
}

/// Lines on one line, without their indentation.
fn shown(lines: &[&str]) -> String {
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .collect();
    match lines.is_empty() {
        true => "(nothing)".to_owned(),
        false => lines.join(" ⏎ ").chars().map(shown_character).collect(),
    }
}

/// A character as a terminal can show it: one that cannot be seen may be all that changes.
fn shown_character(c: char) -> String {
    match is_unseen(c) || is_unsafe_to_display(c) {
        true => format!("<U+{:04X}>", u32::from(c)),
        false => c.to_string(),
    }
}
