//! `chancery init`, `chancery new` and `chancery schema`: new files, and what to do with them.

use super::args::{Init, New, Schema};
use super::{Ending, fail};
use crate::authoring::{self, Host, NewFileRequest};
use crate::text::count;
use jiff::Timestamp;
use std::io::Write;
use std::path::Path;

/// Begins a digest and says what to type next.
pub fn init(root: &Path, options: &Init, quiet: bool) -> Ending {
    let folder = match options.folder.as_deref() {
        None => root.to_owned(),
        Some(folder) if root == Path::new(".") => folder.to_owned(),
        Some(folder) => root.join(folder),
    };
    let host = options.host.map(Host::from);
    if let Some(host) = host.filter(|_| options.folder.is_none() || authoring::is_digest(&folder)) {
        return add_host(&folder, host, quiet);
    }
    let begun = match authoring::init(&folder, options.title.as_deref(), host.unwrap_or(Host::GitHub)) {
        Ok(begun) => begun,
        Err(error) => return fail(error),
    };
    if !quiet {
        let shown = folder.display();
        let files = count(begun.file_count, "file", "files");
        eprintln!(
            "\"{}\" is begun: {files} in {shown}, with invented examples to look at and delete.\n",
            begun.title
        );
        eprintln!("Next:");
        if folder != Path::new(".") {
            eprintln!("  cd {}", for_shell(&folder.to_string_lossy()));
        }
        eprintln!("  chancery serve --open                  look at it, as you write");
        eprintln!("  chancery new entry \"What happened\"     write an entry");
        eprintln!("  chancery build                         make the site in public/");
        eprintln!("\nREADME.md says how to delete the examples and how to publish.");
    }
    Ending::Clean
}

/// Writes what a host needs into a digest that is there.
fn add_host(folder: &Path, host: Host, quiet: bool) -> Ending {
    let written = match authoring::add_host(folder, host) {
        Ok(written) => written,
        Err(error) => return fail(error),
    };
    if !quiet {
        match written.as_slice() {
            [] => eprintln!("Everything is there already."),
            files => eprintln!(
                "{} in {}: {}.",
                count(files.len(), "new file", "new files"),
                folder.display(),
                files.join(", ")
            ),
        }
        eprintln!("{}", host.advice());
    }
    Ending::Clean
}

/// Makes a file; its path goes to standard output, so that it can be handed to an editor.
pub fn new(root: &Path, options: New, now: Timestamp, quiet: bool) -> Ending {
    let request = NewFileRequest {
        kind: options.kind.into(),
        title: options.title,
        slug: options.slug,
        date: options.date,
    };
    match authoring::new(root, &request, now) {
        Ok(made) => {
            let _ = writeln!(std::io::stdout(), "{}", made.path.display());
            if let Some(note) = made.note.filter(|_| !quiet) {
                eprintln!("{note}");
            }
            Ending::Clean
        }
        Err(error) => fail(error),
    }
}

/// A path as a shell takes it.
fn for_shell(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+,@%".contains(c);
    if path.chars().all(plain) {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

/// Prints one schema, or writes all of them into a folder.
pub fn schema(root: &Path, options: &Schema, quiet: bool) -> Ending {
    let told = match (&options.kind, &options.out) {
        (Some(kind), _) => authoring::schema_of(root, kind).map(|schema| {
            // Whoever reads it may have read enough.
            let _ = std::io::stdout().write_all(schema.as_bytes());
        }),
        (None, out) => {
            let folder = root.join(out.as_deref().unwrap_or(Path::new(".")));
            authoring::write_schemas(root, &folder).map(|written| {
                if !quiet {
                    let files = count(written.len(), "schema", "schemas");
                    eprintln!("{files} in {}", folder.display());
                }
            })
        }
    };
    told.map_or_else(fail, |()| Ending::Clean)
}
