//! The command line: what can be asked for, and how the answer ends.

mod args;
mod authoring;
mod build;
mod check;
#[cfg(feature = "clip")]
mod clip;
mod deploy;
mod fix;
#[cfg(feature = "links")]
mod links;
mod progress;
mod rename;
mod report;
#[cfg(feature = "serve")]
mod serve;
mod status;
mod theme;

use args::{Arguments, Command, ThemeCommand};
use clap::{CommandFactory, Parser};
use jiff::Timestamp;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Nothing was wrong.
    Clean,
    /// There are mistakes in the content or the theme.
    Mistakes,
    /// The command was used wrongly, or the system refused.
    Failed,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Clean => Self::from(0),
            Ending::Mistakes => Self::from(1),
            Ending::Failed => Self::from(2),
        }
    }
}

/// Runs the command line of this process. `now` is the moment of the run.
pub fn run(now: Timestamp) -> ExitCode {
    let arguments = Arguments::parse();
    let root = arguments.root.as_path();
    let ending = match arguments.command {
        Command::Init(options) => authoring::init(root, &options, arguments.quiet),
        Command::New(options) => authoring::new(root, options, now, arguments.quiet),
        #[cfg(feature = "clip")]
        Command::Clip(options) => clip::run(root, options, now, arguments.quiet),
        Command::Build(options) => build::run(root, &options, now, arguments.quiet),
        Command::Deploy(options) => deploy::run(root, &options, arguments.quiet),
        Command::Diff(options) => deploy::diff(root, &options),
        Command::Check(options) => check::run(root, &options, now, arguments.quiet),
        #[cfg(feature = "serve")]
        Command::Serve(options) => serve::run(root, &options, now, arguments.quiet),
        Command::Status(options) => status::run(root, &options, now),
        #[cfg(feature = "links")]
        Command::Links(options) => links::run(root, &options, now, arguments.quiet),
        Command::Rename(options) => rename::run(root, &options, now, arguments.quiet),
        Command::Fix(options) => fix::run(root, &options, now, arguments.quiet),
        Command::Theme {
            command: ThemeCommand::Check(options),
        } => theme::check(root, &options, arguments.quiet),
        Command::Schema(options) => authoring::schema(root, &options, arguments.quiet),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "chancery", &mut script);
            match std::io::stdout().write_all(&script) {
                // Whoever reads it has read enough.
                Err(error) if error.kind() != ErrorKind::BrokenPipe => fail(error),
                _ => Ending::Clean,
            }
        }
    };
    ending.into()
}

/// Says why a command could not be carried out.
pub(crate) fn fail(message: impl std::fmt::Display) -> Ending {
    eprintln!("chancery: {message}");
    Ending::Failed
}
