//! `chancery build`: check, render, publish. Nothing is published while an error stands.

use super::args::Build;
use super::{Ending, fail, progress, report};
use crate::draw::Picture;
use crate::fields::lists::Compression;
use crate::pipeline::{Prepared, Ready, prepare, render_all};
use crate::publish::{self, Compress, How, Stage};
use crate::render::Output;
use crate::text::{count, thousands};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;
use std::time::Instant;

pub fn run(root: &Path, options: &Build, now: Timestamp, quiet: bool) -> Ending {
    let start = Instant::now();
    if !root.is_dir() {
        return fail(format_args!("there is no folder {}", root.display()));
    }
    let out = if options.out.is_relative() {
        root.join(&options.out)
    } else {
        options.out.clone()
    };
    if let Err(error) = publish::recover(&out) {
        return fail(error);
    }
    let mut prepared = prepare(root, &options.digest.options(now), None);
    prepared.inputs.forget_texts();
    let strict_fault = options.diagnostics.strict
        && prepared
            .diagnostics
            .iter()
            .any(|it| it.severity == crate::diagnostic::Severity::Warning);
    let Some(ready) = prepared.ready.as_ref().filter(|_| !strict_fault) else {
        return refused(&prepared, &[], options, quiet, &out);
    };
    let publishing = publish::Options {
        force: options.force,
        compress: compress(ready),
        deployed: false,
    };
    let stage = match publish::begin(&out, &[root], &publishing) {
        Ok(stage) => stage,
        Err(error) => {
            let _ = report::print(&prepared, &[], &options.diagnostics, quiet);
            return fail(error);
        }
    };
    let done = AtomicUsize::new(0);
    let rendered = progress::watch(ready.site.pages.len(), &done, quiet, || {
        render_all(ready, &done, |path, output| match output {
            Output::Bytes(bytes) => stage.write(path, &bytes),
            Output::Shared(bytes) => stage.write(path, bytes),
            Output::Copy(from) => stage.copy(path, from),
            Output::Followed(bytes, by) => stage.join(path, bytes, by),
            Output::Picture(picture) => stage.write(path, &drawn(&stage, path, &picture)?),
        })
    });
    let wrong = match rendered {
        Ok(wrong) => wrong,
        Err(error) => return fail(error),
    };
    if !wrong.is_empty() {
        drop(stage);
        return refused(&prepared, &wrong, options, quiet, &out);
    }
    let counts = match report::print(&prepared, &[], &options.diagnostics, quiet) {
        Ok(counts) => counts,
        Err(error) => return fail(error),
    };
    match stage.commit() {
        Ok(published) => {
            if !quiet {
                closing(ready, &published, counts, start, options, &out, root);
            }
            // The process ends here; taking a large digest apart first would only take time.
            std::mem::forget(prepared);
            Ending::Clean
        }
        Err(error) => fail(error),
    }
}

/// How text files are compressed; what the digest has compressed itself stays.
fn compress(ready: &Ready) -> Compress {
    let wanted = &ready.digest.config.compress;
    let addresses = ready.site.pages.iter().map(|(address, _)| address);
    let given = addresses.filter(|it| it.ends_with(".gz") || it.ends_with(".br"));
    Compress {
        gz: wanted.contains(&Compression::Gzip),
        br: wanted.contains(&Compression::Brotli),
        given: given.cloned().collect(),
    }
}

/// A picture as PNG. One that was drawn before is not drawn again.
fn drawn(stage: &Stage, path: &str, picture: &Picture) -> Result<Vec<u8>, publish::Error> {
    let before = stage.written_before(path).filter(|png| picture.is(png));
    before
        .map_or_else(|| picture.png(), Ok)
        .map_err(|why| publish::Error::Picture {
            path: path.to_owned(),
            why,
        })
}

/// What is wrong is told, and the old site stays.
fn refused(
    prepared: &Prepared,
    wrong: &[crate::diagnostic::Diagnostic],
    options: &Build,
    quiet: bool,
    out: &Path,
) -> Ending {
    match report::print(prepared, wrong, &options.diagnostics, quiet) {
        Ok(counts) => {
            let entries = super::check::entries(prepared);
            let words = counts.words().unwrap_or_else(|| "something wrong".to_owned());
            eprintln!("{words} in {entries}; {} is unchanged", shown(out));
            Ending::Mistakes
        }
        Err(error) => fail(error),
    }
}

fn shown(out: &Path) -> String {
    let path: PathBuf = out
        .components()
        .filter(|part| !matches!(part, std::path::Component::CurDir))
        .collect();
    format!("{}/", path.display())
}

fn closing(
    ready: &Ready,
    published: &publish::Published,
    counts: report::Counts,
    start: Instant,
    options: &Build,
    out: &Path,
    root: &Path,
) {
    let entries = count(ready.digest.entries.len(), "entry", "entries");
    let files = count(published.files, "file", "files");
    let mut line = format!(
        "{entries}, {files} in {:.2} s; {} has ",
        start.elapsed().as_secs_f64(),
        shown(out)
    );
    match (published.changed, published.removed) {
        (0, 0) => line.push_str("not changed"),
        (changed, 0) => line.push_str(&format!("{} new or changed", thousands(changed))),
        (changed, removed) => line.push_str(&format!(
            "{} new or changed and {} fewer",
            thousands(changed),
            thousands(removed)
        )),
    }
    if ready.digest.withheld > 0 {
        line.push_str(&format!("; {} withheld", thousands(ready.digest.withheld)));
    }
    if let Some(words) = counts.words() {
        line.push_str(&format!("; {words}"));
    }
    eprintln!("{line}");
    if published.how == How::FileByFile {
        eprintln!(
            "The site was written file by file: {} allows no exchange at once.",
            shown(out)
        );
    }
    for aside in &published.aside {
        eprintln!(
            "Something that is not the site's was kept aside at {}.",
            aside.display()
        );
    }
    if options.out == Path::new("public") {
        let root = if root == Path::new(".") {
            String::new()
        } else {
            format!("-C {} ", root.display())
        };
        eprintln!("To look at it: chancery {root}serve --open");
    }
}
