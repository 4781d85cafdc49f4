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
mod progress;
mod rename;
mod report;
mod seal;
#[cfg(feature = "serve")]
mod serve;
mod status;
mod theme;

use args::{Command, CommandLine, ThemeCommand};
use clap::{CommandFactory, Parser};
use clap_complete::Shell;
use jiff::Timestamp;
use outcome::{Outcome, fail};
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// Runs the command line of this process. `now` is the time of the run.
pub fn run(now: Timestamp) -> ExitCode {
    run_command(CommandLine::parse(), now).into()
}

fn run_command(command_line: CommandLine, now: Timestamp) -> Outcome {
    let CommandLine { root, quiet, command } = command_line;
    let root = root.as_path();
    if command.needs_digest() && !root.is_dir() {
        return fail(format_args!("the folder {} does not exist", root.display()));
    }
    match command {
        Command::Init(args) => authoring::init(root, &args, quiet),
        Command::New(args) => authoring::new(root, args, now, quiet),
        #[cfg(feature = "clip")]
        Command::Clip(args) => clip::run(root, args, now, quiet),
        Command::Build(args) => build::run(root, &args, now, quiet),
        Command::Deploy(args) => deploy::run(root, &args, quiet),
        Command::Diff(args) => diff::run(root, &args),
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

fn print_completions(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut CommandLine::command(), "chancery", &mut script);
    match std::io::stdout().write_all(&script) {
        // The reader has closed the pipe (`… | head`): it has read enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => fail(error),
        _ => Outcome::Success,
    }
}
