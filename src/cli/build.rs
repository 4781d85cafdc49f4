//! `chancery build`: checks the digest, renders the site and publishes it. Nothing is published while there is an error.

use super::args::BuildArgs;
use super::outcome::{Outcome, fail};
use super::output::say;
use super::shell::quote_for_shell;
use super::withheld::withheld_words;
use super::{check, progress, report};
use crate::diagnostic::Diagnostic;
use crate::draw::Picture;
use crate::fields::lists::Compression;
use crate::load::{is_in_digest, source_folders};
use crate::pipeline::{self, Prepared, Ready, prepare, render_all};
use crate::publish::{self, CompressOptions, PublishMethod, SiteIdentity, Stage};
use crate::render::Output;
use crate::text::{count, thousands};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;
use std::time::Instant;

/// Builds the site.
pub fn run(root: &Path, args: &BuildArgs, now: Timestamp, quiet: bool) -> Outcome {
    let start = Instant::now();
    let out = root.join(out_folder(args));
    if let Err(error) = publish::recover(&out) {
        return fail(error);
    }
    let mut prepared = prepare(root, &options(args, now), None);
    let strict = args.diagnostics.strict || prepared.parsed.config.strict;
    let has_all = pipeline::lint_for_build(&mut prepared, strict);
    // The texts are needed again only to show an excerpt, and are then read from disk: memory is better used for pages.
    prepared.inputs.forget_texts();
    let Some(ready) = prepared.publishable(strict) else {
        let faults = try_templates(&prepared, quiet);
        return refuse(&prepared, &faults, args, quiet, &out);
    };
    let stage = match publish::begin(&out, &[root], &publish_options(args, ready, root, &out)) {
        Ok(stage) => stage,
        Err(error) => {
            let _ = report::print(&prepared, &[], &args.diagnostics, quiet);
            return fail(error);
        }
    };
    let faults = match render_into(&stage, ready, quiet) {
        Ok(faults) => faults,
        Err(error) => return fail(error),
    };
    if !faults.is_empty() {
        drop(stage);
        return refuse(&prepared, &faults, args, quiet, &out);
    }
    let counts = match report::print(&prepared, &[], &args.diagnostics, quiet) {
        Ok(counts) => counts,
        Err(error) => return fail(error),
    };
    let published = match publish::commit(stage) {
        Ok(published) => published,
        Err(error) => return fail(error),
    };
    if !quiet {
        say(format_args!("{}", summary(ready, &published, counts, start, &out)));
        if !has_all {
            say(format_args!("`chancery check` has warnings and notes"));
        }
        print_notes(&published, args, &out, root);
    }
    // The process ends here: to free a large digest first would only take time.
    std::mem::forget(prepared);
    Outcome::Success
}

/// The output directory, relative to the digest's folder. A preview has one of its own: `deploy` publishes what is in public/.
fn out_folder(args: &BuildArgs) -> &Path {
    let default = if args.preview { "preview" } else { "public" };
    args.out.as_deref().unwrap_or(Path::new(default))
}

fn options(args: &BuildArgs, now: Timestamp) -> pipeline::Options {
    if !args.preview {
        return args.digest.pipeline(now);
    }
    let mut options = args.digest.preview(now);
    options.resolve.preview = true;
    options
}

/// The mistakes of templates in a digest that is not published because of others.
fn try_templates(prepared: &Prepared, quiet: bool) -> Vec<Diagnostic> {
    let Some(ready) = prepared.checkable() else {
        return Vec::new();
    };
    let done = AtomicUsize::new(0);
    progress::show_pages(ready.site.pages.len(), &done, quiet, || {
        pipeline::try_templates(ready, &done)
    })
}

fn publish_options(args: &BuildArgs, ready: &Ready, root: &Path, out: &Path) -> publish::Options {
    let config = &ready.digest.config;
    let compress = &config.compress;
    let addresses = ready.site.pages.iter().map(|(address, _)| address);
    // Files that the digest has compressed itself are published as they are.
    let precompressed = addresses.filter(|it| it.ends_with(".gz") || it.ends_with(".br"));
    publish::Options {
        force: args.force,
        identity: Some(SiteIdentity {
            title: config.title.clone(),
            base_url: config.base_url.clone(),
            feed_authority: config.feed_authority.clone(),
            preview: ready.digest.is_preview,
        }),
        own_output: is_in_digest(root, out),
        sources: source_folders(root),
        compress: CompressOptions {
            gz: compress.contains(&Compression::Gzip),
            br: compress.contains(&Compression::Brotli),
            precompressed: precompressed.cloned().collect(),
        },
        deployed: false,
    }
}

/// Renders every page and writes it to the stage. Returns the errors of templates.
fn render_into(stage: &Stage, ready: &Ready, quiet: bool) -> Result<Vec<Diagnostic>, publish::Error> {
    let done = AtomicUsize::new(0);
    progress::show_pages(ready.site.pages.len(), &done, quiet, || {
        render_all(ready, &done, |path, output| match output {
            Output::Bytes(bytes) => stage.write(path, &bytes),
            Output::Shared(bytes) => stage.write(path, bytes),
            Output::Copy(from) => stage.copy(path, from),
            Output::Followed(bytes, by) => stage.write_and_append(path, bytes, by),
            Output::Picture(picture) => stage.write(path, &png(stage, path, &picture)?),
        })
    })
}

/// A picture as PNG. Drawing is slow, so the file of the last build is used again if it shows the same picture.
fn png(stage: &Stage, path: &str, picture: &Picture) -> Result<Vec<u8>, publish::Error> {
    let before = stage.written_before(path).filter(|png| picture.is_source_of(png));
    before
        .map_or_else(|| picture.png(), Ok)
        .map_err(|why| publish::Error::Picture {
            path: path.to_owned(),
            why,
        })
}

/// Reports the errors, and says that the old site stays.
fn refuse(prepared: &Prepared, faults: &[Diagnostic], args: &BuildArgs, quiet: bool, out: &Path) -> Outcome {
    match report::print(prepared, faults, &args.diagnostics, quiet) {
        Ok(counts) => {
            let words = check::summary(counts, prepared);
            say(format_args!("{words}; {} is unchanged", display_directory(out)));
            Outcome::ProblemsFound
        }
        Err(error) => fail(error),
    }
}

/// The path of a directory, with a slash at its end and without `./`.
fn display_directory(out: &Path) -> String {
    let path: PathBuf = out
        .components()
        .filter(|part| !matches!(part, std::path::Component::CurDir))
        .collect();
    format!("{}/", path.display())
}

/// One line about the finished build.
fn summary(
    ready: &Ready,
    published: &publish::Published,
    counts: report::Counts,
    start: Instant,
    out: &Path,
) -> String {
    let entries = count(ready.digest.entries.len(), "entry", "entries");
    let files = count(published.files, "file", "files");
    let seconds = start.elapsed().as_secs_f64();
    let mut line = format!("{entries}, {files} in {seconds:.2} s; {}: ", display_directory(out));
    match (published.changed, published.removed) {
        (0, 0) => line.push_str("no changes"),
        (changed, 0) => line.push_str(&format!("{} new or changed", thousands(changed))),
        (changed, removed) => line.push_str(&format!(
            "{} new or changed, {} removed",
            thousands(changed),
            thousands(removed)
        )),
    }
    if let Some(words) = withheld_words(&ready.digest) {
        line.push_str(&format!("; {words}"));
    }
    if let Some(words) = counts.words() {
        line.push_str(&format!("; {words}"));
    }
    line
}

/// What else the user should know after a build.
fn print_notes(published: &publish::Published, args: &BuildArgs, out: &Path, root: &Path) {
    if published.method == PublishMethod::FileByFile {
        say(format_args!(
            "The site was replaced file by file, because {} cannot be replaced in one step.",
            display_directory(out)
        ));
    }
    for path in &published.set_aside {
        say(format_args!(
            "Files that do not belong to the site were moved to {}.",
            path.display()
        ));
    }
    if out_folder(args) == Path::new("public") {
        let root = if root == Path::new(".") {
            String::new()
        } else {
            format!("-C {} ", quote_for_shell(&root.to_string_lossy()))
        };
        say(format_args!("To preview the site: chancery {root}serve --open"));
    }
}
