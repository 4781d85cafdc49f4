//! `chancery init`, `chancery new` and `chancery schema`: commands that create files.

use super::args::{InitArgs, NewArgs, SchemaArgs};
use super::outcome::{Outcome, fail};
use super::output::{self, say};
use crate::authoring::{self, Host, NewFileRequest};
use crate::text::count;
use jiff::Timestamp;
use std::path::Path;

/// Creates a digest and prints the next steps; or, in an existing digest, adds the files for a host.
pub fn init(root: &Path, args: &InitArgs, quiet: bool) -> Outcome {
    let folder = match args.folder.as_deref() {
        None => root.to_owned(),
        Some(folder) if root == Path::new(".") => folder.to_owned(),
        Some(folder) => root.join(folder),
    };
    let host = args.host.map(Host::from);
    if let Some(host) = host.filter(|_| args.folder.is_none() || authoring::is_digest(&folder)) {
        return add_host(&folder, host, quiet);
    }
    let begun = match authoring::init(&folder, args.title.as_deref(), host.unwrap_or(Host::GitHub)) {
        Ok(begun) => begun,
        Err(error) => return fail(error),
    };
    if !quiet {
        let files = count(begun.file_count, "file", "files");
        say(format_args!(
            "Created the digest \"{}\": {files} in {}, with invented examples that you can delete.\n",
            begun.title,
            folder.display()
        ));
        print_next_steps(&folder);
    }
    Outcome::Success
}

fn print_next_steps(folder: &Path) {
    say("Next steps:");
    if folder != Path::new(".") {
        say(format_args!("  cd {}", quote_for_shell(&folder.to_string_lossy())));
    }
    say("  chancery serve --open                  preview the site while you write");
    say("  chancery new entry \"What happened\"     write an entry");
    say("  chancery build                         build the site in public/");
    say("\nREADME.md explains how to delete the examples and how to publish.");
}

/// Adds the files for a host to an existing digest.
fn add_host(folder: &Path, host: Host, quiet: bool) -> Outcome {
    let written = match authoring::add_host(folder, host) {
        Ok(written) => written,
        Err(error) => return fail(error),
    };
    if !quiet {
        match written.as_slice() {
            [] => say("Nothing to add: all files for this host exist."),
            files => say(format_args!(
                "Added {} to {}: {}.",
                count(files.len(), "file", "files"),
                folder.display(),
                files.join(", ")
            )),
        }
        say(format_args!("{}", host.advice()));
    }
    Outcome::Success
}

/// Creates a content file. Its path is printed to standard output, so that a script can open it in an editor.
pub fn new(root: &Path, args: NewArgs, now: Timestamp, quiet: bool) -> Outcome {
    let request = NewFileRequest {
        kind: args.kind.into(),
        title: args.title,
        slug: args.slug,
        date: args.date,
    };
    match authoring::new(root, &request, now) {
        Ok(made) => {
            if let Err(error) = output::print(|out| writeln!(out, "{}", made.path.display())) {
                return fail(error);
            }
            if let Some(note) = made.note.filter(|_| !quiet) {
                say(note);
            }
            Outcome::Success
        }
        Err(error) => fail(error),
    }
}

/// Quotes a path for a POSIX shell, if it needs quotes.
fn quote_for_shell(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,@%".contains(c);
    if path.chars().all(is_plain) {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

/// Prints one schema, or writes all of them to a folder.
pub fn schema(root: &Path, args: &SchemaArgs, quiet: bool) -> Outcome {
    if let Some(kind) = &args.kind {
        return match authoring::schema_of(root, kind) {
            Ok(schema) => output::print_text(schema.as_bytes()).map_or_else(fail, |()| Outcome::Success),
            Err(error) => fail(error),
        };
    }
    let folder = root.join(args.out.as_deref().unwrap_or(Path::new(".")));
    match authoring::write_schemas(root, &folder) {
        Ok(written) => {
            if !quiet {
                let schemas = count(written.len(), "schema", "schemas");
                say(format_args!("Wrote {schemas} to {}", folder.display()));
            }
            Outcome::Success
        }
        Err(error) => fail(error),
    }
}
