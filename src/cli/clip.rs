//! `chancery clip`: makes a draft entry from a saved article, and keeps a copy of the article.

use super::args::ClipArgs;
use super::outcome::{Outcome, fail};
use super::output::{self, say};
use crate::clip::{self, Clipping};
use jiff::Timestamp;
use std::path::Path;

/// Clips an article. The path of the draft is printed to standard output, or with `--dry-run` the draft itself.
pub fn run(root: &Path, args: ClipArgs, now: Timestamp, quiet: bool) -> Outcome {
    let file = Some(args.file).filter(|file| file != Path::new("-"));
    let bytes = match clip::read_article(file.as_deref()) {
        Ok(bytes) => bytes,
        Err(error) => return fail(error),
    };
    let clipping = Clipping {
        bytes,
        file,
        url: args.url,
        slug: args.slug,
        date: args.date,
        dry_run: args.dry_run,
    };
    let clipped = match clip::clip(root, &clipping, now) {
        Ok(clipped) => clipped,
        Err(error) => return fail(error),
    };
    let (entry, copy) = (clipped.entry.display(), clipped.copy.display());
    let printed = output::print(|out| match clipping.dry_run {
        true => write!(out, "{}", clipped.text),
        false => writeln!(out, "{entry}"),
    });
    if let Err(error) = printed {
        return fail(error);
    }
    if !quiet {
        match (clipping.dry_run, clipped.copied_before) {
            (true, true) => say(format_args!(
                "Dry run: nothing was written. The entry would be {entry}; the article is already saved as {copy}."
            )),
            (true, false) => {
                say(format_args!(
                    "Dry run: nothing was written. The entry would be {entry}, and the saved copy {copy}."
                ));
            }
            (false, true) => say(format_args!("The article was already saved as {copy}.")),
            (false, false) => say(format_args!("Saved a copy of the article as {copy}.")),
        }
    }
    Outcome::Success
}
