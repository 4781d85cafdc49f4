//! The command line: reads the arguments, runs the command and sets the exit status.

mod args;
mod authoring;
mod build;
mod check;
#[cfg(feature = "clip")]
mod clip;
mod deploy;
mod diff;
mod fix;
#[cfg(feature = "links")]
mod links;
mod outcome;
mod output;
mod progress;
mod rename;
mod report;
mod seal;
#[cfg(feature = "serve")]
mod serve;
mod shell;
mod status;
mod theme;
mod withheld;

use crate::authoring::Error::NoDigest;
use crate::load::find_digest;
use args::{Command, CommandLine, DigestUse, ThemeCommand};
use clap::{CommandFactory, Parser};
use clap_complete::Shell;
use jiff::Timestamp;
use outcome::{Outcome, fail};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs the command line of this process. `now` is the time of the run.
pub fn run(now: Timestamp) -> ExitCode {
    run_command(CommandLine::parse(), now).into()
}

/// Ends a process that cannot even begin, and says why.
pub fn refuse(why: &str) -> ExitCode {
    fail(why).into()
}

fn run_command(command_line: CommandLine, now: Timestamp) -> Outcome {
    let CommandLine {
        root: folder,
        quiet,
        command,
    } = command_line;
    let root = match find_root(&folder, command.digest_use(), quiet) {
        Ok(root) => root,
        Err(outcome) => return outcome,
    };
    let root = root.as_path();
    match command {
        Command::Init(args) => authoring::init(root, &args, now, quiet),
        Command::New(args) => authoring::new(root, args, now, quiet),
        #[cfg(feature = "clip")]
        Command::Clip(args) => clip::run(root, args, now, quiet),
        Command::Build(args) => build::run(root, &args, now, quiet),
        Command::Deploy(args) => deploy::run(root, &args, now, quiet),
        Command::Diff(args) => diff::run([&folder, root], &args),
        Command::Check(args) => check::run(root, &args, now, quiet),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(root, &args, now, quiet),
        Command::Status(args) => status::run(root, &args, now),
        #[cfg(feature = "links")]
        Command::Links(args) => links::run(root, &args, now, quiet),
        Command::Rename(args) => rename::run(root, &args, now, quiet),
        Command::Seal(args) => seal::run(root, &args, now, quiet),
        Command::Fix(args) => fix::run(root, &args, now, quiet),
        Command::Theme {
            command: ThemeCommand::Check(args),
        } => theme::check(root, &args, quiet),
        Command::Schema(args) => authoring::schema(root, &args, quiet),
        Command::Completions { shell } => print_completions(shell),
    }
}

/// The folder that a command works on: that of the nearest digest at or above the given one.
fn find_root(folder: &Path, digest_use: DigestUse, quiet: bool) -> Result<PathBuf, Outcome> {
    if digest_use == DigestUse::None {
        return Ok(folder.to_owned());
    }
    if !folder.is_dir() {
        return Err(fail(format_args!("the folder {} does not exist", folder.display())));
    }
    match find_digest(folder) {
        Some(found) => {
            if found.is_above && !quiet {
                output::say(format_args!("digest: {}", found.root.display()));
            }
            Ok(found.root)
        }
        None if digest_use == DigestUse::Optional => Ok(folder.to_owned()),
        None => Err(fail(NoDigest {
            folder: folder.to_owned(),
        })),
    }
}

fn print_completions(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut CommandLine::command(), "chancery", &mut script);
    output::print_text(&script).map_or_else(fail, |()| Outcome::Success)
}
