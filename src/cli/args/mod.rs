//! The command line as data: what clap parses, and every text that `--help` prints.

mod content;
#[cfg(feature = "links")]
mod links;
mod shared;
mod site;

#[cfg(feature = "clip")]
pub use content::ClipArgs;
pub use content::{
    CheckArgs, FixArgs, InitArgs, MergeArgs, NewArgs, RenameArgs, RetargetOptions, SchemaArgs, SealArgs, StatusArgs,
};
#[cfg(feature = "links")]
pub use links::{LinkReportFormat, LinksArgs};
pub use shared::DiagnosticOptions;
#[cfg(feature = "serve")]
pub use site::ServeArgs;
pub use site::{BuildArgs, DeployArgs, DiffArgs, DiffFormat, OUTPUT, ThemeCheckArgs, ThemeCommand};

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Static site generator for diplomatic digests: turns a folder of Markdown files into a website
#[derive(Debug, Parser)]
#[command(name = "chancery", version, arg_required_else_help = true, max_term_width = 100)]
pub struct CommandLine {
    /// Folder of the digest, or a folder in it
    ///
    /// The digest is the nearest folder upwards that has chancery.yaml, or an entry in content/entries/. Output directories
    /// are relative to it, other files to the working directory.
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
    /// Create a digest, or add the files for a host
    Init(InitArgs),
    /// Create a content file with every field explained
    New(NewArgs),
    #[cfg(feature = "clip")]
    /// Create a draft entry from a saved article
    ///
    /// A copy of the article is kept in archive/.
    Clip(ClipArgs),
    /// Check the digest and build the site
    ///
    /// Runs every rule whose level is error, and publishes nothing if one of them is broken; with --strict, all rules.
    Build(BuildArgs),
    /// Copy the built site to a directory or a branch
    ///
    /// Nothing is deployed while the digest has an error.
    Deploy(DeployArgs),
    /// Compare two builds and list added, changed and removed addresses
    ///
    /// The exit status is 1 if an address was removed and does not redirect to another one.
    Diff(DiffArgs),
    /// Check the digest without writing anything
    Check(CheckArgs),
    /// Apply the safe fixes
    ///
    /// Safe fixes are those that are certain: dates in words, bullets for list items, misspelled fields, values and topics, country names,
    /// curly quotes, tracking parameters. Only the lines that are fixed change.
    Fix(FixArgs),
    /// Show an overview: months, drafts, sources, quiet topics, problems
    Status(StatusArgs),
    #[cfg(feature = "links")]
    /// List external links, and check them with --check
    ///
    /// Without --check nothing is sent over the network: the report shows the results of earlier checks, which are kept in
    /// links.json in the digest's folder. The exit status is 0 even if links are broken, unless --strict is given.
    Links(LinksArgs),
    /// Change a slug in all files, and keep the old addresses
    ///
    /// The slug changes wherever it names the file, and links to the file follow. An alias is left, so that every old address
    /// redirects: pages, feeds, calendars, data. Nothing is written unless the digest has no errors before and after.
    Rename(RenameArgs),
    /// Join two files that are about the same thing
    ///
    /// Everything that names FROM names INTO afterwards. INTO gets the names of FROM, its addresses as aliases, its text, and the
    /// fields that INTO does not have; values that differ stay as INTO has them and are listed. Then FROM is removed.
    Merge(MergeArgs),
    /// Verify quotations against saved copies, and write evidence.lock
    ///
    /// Every quotation of every entry, drafts too, is looked for in the saved copies in archive/. evidence.lock has a line for
    /// each that was found; commit it, and `check` knows what was verified where the copies are not. Lines that still hold do
    /// not change. The exit status is 1 if a quotation differs from its source.
    Seal(SealArgs),
    #[cfg(feature = "serve")]
    /// Preview the site in a browser while you write
    Serve(ServeArgs),
    /// Work with themes
    Theme {
        #[command(subcommand)]
        command: ThemeCommand,
    },
    /// Print the JSON Schema of a kind of file, for editors
    Schema(SchemaArgs),
    /// Print a completion script for a shell
    Completions {
        /// Name of the shell
        shell: clap_complete::Shell,
    },
}

/// What a command does with the digest that the working directory is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DigestUse {
    /// It works on the digest, so that there must be one.
    Required,
    /// It takes names or relative paths from the digest, if there is one.
    Optional,
    /// It has nothing to do with it.
    None,
}

impl Command {
    /// Whether the command may write files of the digest or of the site.
    pub fn may_write(&self) -> bool {
        match self {
            Self::Init(args) => !args.dry_run,
            Self::New(args) => !args.dry_run,
            #[cfg(feature = "clip")]
            Self::Clip(args) => !args.dry_run,
            Self::Build(_) => true,
            Self::Deploy(args) => !args.dry_run,
            Self::Fix(args) => !args.dry_run,
            Self::Rename(args) => !args.options.dry_run,
            Self::Merge(args) => !args.options.dry_run,
            Self::Seal(args) => !args.dry_run,
            Self::Schema(args) => args.out.is_some() && !args.dry_run,
            #[cfg(feature = "links")]
            Self::Links(_) => true,
            #[cfg(feature = "serve")]
            Self::Serve(_) => false,
            Self::Diff(_) | Self::Check(_) | Self::Status(_) | Self::Theme { .. } | Self::Completions { .. } => false,
        }
    }

    /// What the command does with the digest that the working directory is in.
    pub fn digest_use(&self) -> DigestUse {
        match self {
            Self::New(_)
            | Self::Build(_)
            | Self::Deploy(_)
            | Self::Check(_)
            | Self::Fix(_)
            | Self::Status(_)
            | Self::Rename(_)
            | Self::Merge(_)
            | Self::Seal(_) => DigestUse::Required,
            #[cfg(feature = "clip")]
            Self::Clip(_) => DigestUse::Required,
            #[cfg(feature = "links")]
            Self::Links(_) => DigestUse::Required,
            #[cfg(feature = "serve")]
            Self::Serve(_) => DigestUse::Required,
            // Without a folder, it adds files to the digest.
            Self::Init(args) if args.folder.is_none() => DigestUse::Required,
            // Without a name, it checks the theme of the digest.
            Self::Theme {
                command: ThemeCommand::Check(args),
            } if args.name.is_none() => DigestUse::Required,
            Self::Diff(_) | Self::Schema(_) | Self::Theme { .. } => DigestUse::Optional,
            Self::Init(_) | Self::Completions { .. } => DigestUse::None,
        }
    }
}
