//! `chancery init`, `chancery new` and `chancery schema`: commands that create files.

use super::args::{InitArgs, NewArgs, SchemaArgs};
use super::changes;
use super::outcome::{Outcome, fail};
use super::output::{self, say};
use super::shell::quote_for_shell;
use crate::authoring::{self, Host, NewDigestRequest, NewFileRequest};
use crate::load::is_digest;
use crate::text::count;
use crate::transaction;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::Path;

/// Creates a digest and prints the next steps; or, in an existing digest, adds the files for a host.
pub fn init(root: &Path, args: &InitArgs, now: Timestamp, quiet: bool) -> Outcome {
    let folder = match args.folder.as_deref() {
        None => root.to_owned(),
        Some(folder) if root == Path::new(".") => folder.to_owned(),
        Some(folder) => root.join(folder),
    };
    if !args.dry_run {
        match transaction::recover(&folder) {
            Ok(recovered) => recovered.iter().for_each(changes::say_recovered),
            Err(error) => return fail(error),
        }
    }
    let host = args.host.map(Host::from);
    if let Some(host) = host.filter(|_| args.folder.is_none() || is_digest(&folder)) {
        if args.title.is_some() || args.base_url.is_some() {
            let advice = "set `title` and `base_url` in its chancery.yaml";
            return fail(format_args!("{} is a digest already; {advice}", folder.display()));
        }
        return add_host(&folder, host, args, quiet);
    }
    let timezone = system_timezone();
    let request = NewDigestRequest {
        title: args.title.clone(),
        base_url: args.base_url.clone(),
        today: now.to_zoned(timezone.clone().unwrap_or(TimeZone::UTC)).date(),
        timezone: timezone.and_then(|zone| zone.iana_name().map(str::to_owned)),
        host: host.unwrap_or(Host::GitHub),
        repository: args.repository.clone(),
        force: args.force,
        dry_run: args.dry_run,
    };
    let begun = match authoring::init(&folder, &request) {
        Ok(begun) => begun,
        Err(error) => return fail(error),
    };
    if args.dry_run {
        return changes::print_new_files(&folder, begun.files.iter());
    }
    if !quiet {
        let files = count(begun.files.len(), "file", "files");
        say(format_args!(
            "Created the digest \"{}\": {files} in {}, with invented examples that you can delete.\n",
            begun.title,
            folder.display()
        ));
        print_next_steps(&folder);
    }
    print_incomplete(begun.incomplete, quiet);
    Outcome::Success
}

/// The time zone of this computer, if it has a name that digests can have.
fn system_timezone() -> Option<TimeZone> {
    let zone = TimeZone::try_system().ok()?;
    let name = match zone.iana_name()? {
        "Etc/UTC" => "UTC",
        name => name,
    };
    TimeZone::get(name).ok().filter(|zone| !zone.is_unknown())
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

/// Says in which file the repository of Chancery must be filled in. Until then the host cannot build, and says so, too.
fn print_incomplete(file: Option<&str>, quiet: bool) {
    if let Some(file) = file.filter(|_| !quiet) {
        say(format_args!(
            "{file} does not say from where the host installs Chancery: write the address of its git repository into that file \
             (next time: `--repository URL`, or `repository:` in chancery.yaml)."
        ));
    }
}

/// Adds the files for a host to an existing digest.
fn add_host(folder: &Path, host: Host, args: &InitArgs, quiet: bool) -> Outcome {
    let added = match authoring::add_host(folder, host, args.repository.as_deref(), args.dry_run) {
        Ok(added) => added,
        Err(error) => return fail(error),
    };
    if args.dry_run {
        return changes::print_new_files(folder, added.files.iter());
    }
    if !quiet {
        match added.files.as_slice() {
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
    print_incomplete(added.incomplete, quiet);
    Outcome::Success
}

/// Creates a content file. Its path is printed to standard output, so that a script can open it in an editor.
pub fn new(root: &Path, args: NewArgs, now: Timestamp, quiet: bool) -> Outcome {
    let request = NewFileRequest {
        kind: args.kind.into(),
        title: args.title,
        slug: args.slug,
        date: args.date,
        dry_run: args.dry_run,
    };
    match authoring::new(root, &request, now) {
        Ok(made) => {
            let printed = output::print(|out| match args.dry_run {
                true => write!(out, "{}", made.text),
                false => writeln!(out, "{}", made.path.display()),
            });
            if let Err(error) = printed {
                return fail(error);
            }
            if args.dry_run && !quiet {
                say(format_args!(
                    "Dry run: nothing was written. The file would be {}.",
                    made.path.display()
                ));
            }
            if let Some(note) = made.note.filter(|_| !quiet) {
                say(note);
            }
            Outcome::Success
        }
        Err(error) => fail(error),
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
    match authoring::write_schemas(root, &folder, args.dry_run) {
        Ok(written) if args.dry_run => {
            changes::print_new_files(Path::new(""), written.iter().map(|path| path.display()))
        }
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
