//! `chancery diff`: compares two builds.

use super::args::{DiffArgs, DiffFormat};
use super::outcome::{Outcome, fail};
use super::output;
use crate::site_diff::{Build, Difference};
use crate::text::{count, thousands};
use std::io::{self, Write};
use std::path::Path;

/// Prints what changed between two builds. An address that was removed without a redirect is a problem.
/// Relative paths are those of the first folder in which they exist.
pub fn run(folders: [&Path; 2], args: &DiffArgs) -> Outcome {
    let read = |path: &Path| {
        let [first, _] = folders;
        let existing = folders
            .iter()
            .map(|folder| folder.join(path))
            .find(|path| path.exists());
        Build::read(&existing.unwrap_or_else(|| first.join(path)))
    };
    let (old, new) = match (read(&args.old), read(&args.new)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(error), _) | (_, Err(error)) => return fail(error),
    };
    let difference = old.compare_with(&new);
    let written = output::print(|out| match args.format {
        DiffFormat::Human => write_text(&difference, out),
        DiffFormat::Json => write_json(&difference, out),
    });
    if let Err(error) = written {
        return fail(error);
    }
    if difference.lost() > 0 {
        Outcome::ProblemsFound
    } else {
        Outcome::Success
    }
}

fn write_text(difference: &Difference, out: &mut dyn Write) -> io::Result<()> {
    for address in &difference.added {
        writeln!(out, "added    {address}")?;
    }
    for address in &difference.changed {
        writeln!(out, "changed  {address}")?;
    }
    for (address, to) in &difference.removed {
        match to {
            Some(to) => writeln!(out, "removed  {address} → {to}")?,
            None => writeln!(out, "removed  {address} (no redirect)")?,
        }
    }
    let lost = match difference.lost() {
        0 => String::new(),
        lost => format!(", {} of them without a redirect", thousands(lost)),
    };
    writeln!(
        out,
        "{} added, {} changed, {} removed{lost}",
        count(difference.added.len(), "address", "addresses"),
        thousands(difference.changed.len()),
        thousands(difference.removed.len())
    )
}

fn write_json(difference: &Difference, out: &mut dyn Write) -> io::Result<()> {
    let removed = difference.removed.iter();
    let removed: Vec<_> = removed
        .map(|(address, to)| serde_json::json!({ "address": address, "to": to }))
        .collect();
    let value = serde_json::json!({
        "counts": {
            "added": difference.added.len(),
            "changed": difference.changed.len(),
            "removed": difference.removed.len(),
            "lost": difference.lost(),
        },
        "added": difference.added,
        "changed": difference.changed,
        "removed": removed,
    });
    serde_json::to_writer_pretty(&mut *out, &value)?;
    writeln!(out)
}
