//! The command line as data: what clap parses, and every text that `--help` prints.

mod content;
mod links;
mod shared;
mod site;

pub use content::{CheckArgs, ClipArgs, FixArgs, InitArgs, NewArgs, RenameArgs, SchemaArgs, StatusArgs};
pub use links::{LinkReportFormat, LinksArgs};
pub use shared::DiagnosticOptions;
pub use site::{BuildArgs, DeployArgs, DiffArgs, DiffFormat, ServeArgs, ThemeCheckArgs, ThemeCommand};

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Static site generator for diplomatic digests: turns a folder of Markdown files into a website
#[derive(Debug, Parser)]
#[command(name = "chancery", version, arg_required_else_help = true, max_term_width = 100)]
pub struct CommandLine {
    /// Folder of the digest
    #[arg(long, short = 'C', global = true, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// Print only errors and warnings
    #[arg(long, short, global = true)]
    pub quiet: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Create a digest with examples, settings and a theme; or, with --host, add a host's files to an existing digest
    Init(InitArgs),
    /// Create a file with every field explained: an entry, topic, person, party, source or page
    New(NewArgs),
    /// Create a draft entry from a saved article, and keep a copy of the article in archive/
    Clip(ClipArgs),
    /// Check the digest and build the site
    Build(BuildArgs),
    /// Copy the built site to a directory, or commit it to a branch
    Deploy(DeployArgs),
    /// Compare two builds; the exit status is 1 if an address was removed without a redirect
    Diff(DiffArgs),
    /// Check the digest without writing anything
    Check(CheckArgs),
    /// Apply the safe fixes: misspelled names and fields, slugs, order of fields
    Fix(FixArgs),
    /// Show an overview: entries by month, drafts, sources, topics without recent entries, problems
    Status(StatusArgs),
    /// List external links and what earlier checks found; with --check, check them now
    ///
    /// Without --check nothing is sent over the network: the report shows the results of earlier checks, which are kept in
    /// links.json in the digest's folder. The exit status is 0 whatever the report says, unless --strict is given.
    Links(LinksArgs),
    /// Change the slug of a topic, person, party or source in all files, and redirect its old address
    Rename(RenameArgs),
    /// Preview the site in a browser; the preview updates when a file changes
    Serve(ServeArgs),
    /// Work with themes
    Theme {
        #[command(subcommand)]
        command: ThemeCommand,
    },
    /// Print the JSON Schema of a kind of file, for use in an editor
    Schema(SchemaArgs),
    /// Print a completion script for a shell
    Completions {
        /// Name of the shell
        shell: clap_complete::Shell,
    },
}

impl Command {
    /// Whether the command works on an existing digest, so that its folder must exist.
    pub fn needs_digest(&self) -> bool {
        match self {
            Self::Build(_)
            | Self::Check(_)
            | Self::Fix(_)
            | Self::Status(_)
            | Self::Links(_)
            | Self::Rename(_)
            | Self::Serve(_)
            | Self::Theme { .. } => true,
            Self::Init(_)
            | Self::New(_)
            | Self::Clip(_)
            | Self::Deploy(_)
            | Self::Diff(_)
            | Self::Schema(_)
            | Self::Completions { .. } => false,
        }
    }
}
