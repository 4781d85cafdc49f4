//! `chancery deploy` and `chancery diff`: where a site goes, and what became of the one before.

use super::args::{Deploy, Diff, DiffFormat};
use super::{Ending, fail};
use crate::deploy::{self, Branch, Built};
use crate::site_diff::{Build, Difference};
use crate::text::{count, thousands};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

pub fn run(root: &Path, options: &Deploy, quiet: bool) -> Ending {
    let built = match Built::read(&root.join(&options.from)) {
        Ok(built) => built,
        Err(error) => return fail(error),
    };
    let told = match (&options.dir, &options.branch) {
        (Some(dir), _) => directory(root, &built, dir, options.force),
        (None, name) => {
            let branch = Branch {
                name: name.clone().unwrap_or_default(),
                remote: options.remote.clone(),
                push: options.push,
                force: options.force,
            };
            deploy::to_branch(&built, root, &branch).map(|deployed| deployed.words(&branch))
        }
    };
    match told {
        Ok(words) => {
            if !quiet {
                eprintln!("{words}");
            }
            Ending::Clean
        }
        Err(error) => fail(error),
    }
}

fn directory(root: &Path, built: &Built, dir: &Path, force: bool) -> Result<String, deploy::Error> {
    let dir = root.join(dir);
    let published = deploy::to_directory(built, &dir, &[root], force)?;
    let mut words = format!(
        "{} in {}: {} new or changed, {} removed",
        count(published.files, "file", "files"),
        dir.display(),
        thousands(published.changed),
        thousands(published.removed)
    );
    for aside in &published.aside {
        words.push_str(&format!("\nwhat could not be moved over lies in {}", aside.display()));
    }
    Ok(words)
}

pub fn diff(root: &Path, options: &Diff) -> Ending {
    let read = |path: &Path| Build::read(&root.join(path));
    let (old, new) = match (read(&options.old), read(&options.new)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(error), _) | (_, Err(error)) => return fail(error),
    };
    let difference = old.until(&new);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = match options.format {
        DiffFormat::Human => human(&difference, &mut out),
        DiffFormat::Json => json(&difference, &mut out),
    };
    match written.and_then(|()| out.flush()) {
        // Whoever reads it has read enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => return fail(error),
        _ => {}
    }
    if difference.lost() > 0 {
        Ending::Mistakes
    } else {
        Ending::Clean
    }
}

fn human(difference: &Difference, out: &mut impl Write) -> io::Result<()> {
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

fn json(difference: &Difference, out: &mut impl Write) -> io::Result<()> {
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
