//! Arguments of the commands that make, show, compare or deploy a site.

use super::shared::{DiagnosticOptions, DigestOptions};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct BuildArgs {
    #[command(flatten)]
    pub digest: DigestOptions,
    #[command(flatten)]
    pub diagnostics: DiagnosticOptions,
    /// Output directory, relative to the digest's folder [default: public, or preview with --preview]
    #[arg(long, short, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Build a preview for colleagues: with drafts and later entries, marked as such, and closed to search engines
    #[arg(long, conflicts_with_all = ["drafts", "future"])]
    pub preview: bool,
    /// Allow an output directory that contains other files, which are kept, or the site of another digest
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("to").required(true).args(["dir", "branch"]))]
pub struct DeployArgs {
    /// Copy the site to this directory, relative to the digest's folder; other files in it are kept
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Commit the site to this branch of the git repository, such as gh-pages; your working tree is not touched
    #[arg(long, value_name = "NAME")]
    pub branch: Option<String>,
    /// Remote repository of the branch
    #[arg(
        long,
        value_name = "NAME",
        default_value = "origin",
        conflicts_with = "dir",
        allow_hyphen_values = false
    )]
    pub remote: String,
    /// Push the branch to the remote repository
    #[arg(long, conflicts_with = "dir")]
    pub push: bool,
    /// The built site, relative to the digest's folder
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub from: PathBuf,
    /// Allow a directory that contains other files (they are kept), replace other people's commits on the branch or the site of
    /// another digest, and remove more than half of the pages
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub diagnostics: DiagnosticOptions,
}

#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The earlier build: a directory such as public/, or a copy of its .chancery-manifest.json; a path that does not exist in the
    /// working directory is relative to the digest's folder
    pub old: PathBuf,
    /// The later build
    pub new: PathBuf,
    /// Format of the comparison
    #[arg(long, value_enum, default_value = "human")]
    pub format: DiffFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum DiffFormat {
    /// Text, one address per line
    Human,
    /// One JSON object
    Json,
}

#[cfg(feature = "serve")]
#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    pub digest: DigestOptions,
    /// Port on this machine [default: the first free port from 8765]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Open the site in a browser
    #[arg(long)]
    pub open: bool,
    /// Serve only what would be published now [default: drafts and later entries as well, marked as such]
    #[arg(long, conflicts_with_all = ["drafts", "future"])]
    pub published: bool,
}

#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// Check a theme by rendering a sample digest with it
    Check(ThemeCheckArgs),
}

#[derive(Debug, Args)]
pub struct ThemeCheckArgs {
    /// Name of the theme [default: the theme of the digest]
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    #[command(flatten)]
    pub diagnostics: DiagnosticOptions,
}
