//! `chancery clip`: a saved article becomes a draft entry and a saved copy.

use super::args::Clip;
use super::{Ending, fail};
use crate::clip::{self, Clipping};
use jiff::Timestamp;
use std::io::Write;
use std::path::Path;

/// Clips an article. The draft's path goes to standard output, or with `--dry-run` the draft itself.
pub fn run(root: &Path, options: Clip, now: Timestamp, quiet: bool) -> Ending {
    let file = Some(options.file).filter(|file| file != Path::new("-"));
    let bytes = match clip::read_article(file.as_deref()) {
        Ok(bytes) => bytes,
        Err(error) => return fail(error),
    };
    let clipping = Clipping {
        bytes,
        file,
        url: options.url,
        slug: options.slug,
        date: options.date,
        dry_run: options.dry_run,
    };
    let clipped = match clip::clip(root, &clipping, now) {
        Ok(clipped) => clipped,
        Err(error) => return fail(error),
    };
    let (entry, copy) = (clipped.entry.display(), clipped.copy.display());
    let printed = if clipping.dry_run {
        write!(std::io::stdout(), "{}", clipped.text)
    } else {
        writeln!(std::io::stdout(), "{entry}")
    };
    // Whoever reads it may have read enough.
    drop(printed);
    if !quiet {
        match (clipping.dry_run, clipped.copied_before) {
            (true, true) => eprintln!("This would become {entry}; the copy is {copy}. Nothing was written."),
            (true, false) => eprintln!("This would become {entry}, and the copy {copy}. Nothing was written."),
            (false, true) => eprintln!("The saved copy is {copy}."),
            (false, false) => eprintln!("The article was copied to {copy}."),
        }
    }
    Ending::Clean
}
