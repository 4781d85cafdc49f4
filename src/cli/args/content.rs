//! Arguments of the commands that read or write the files of a digest.

use super::shared::{DiagnosticOptions, DigestOptions, base_url, rule};
use crate::authoring::Host;
use crate::diagnostic::Rule;
use crate::load::ContentKind;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct InitArgs {
    /// Folder of the digest: new or empty, or with --host an existing digest [default with --host: the digest you are in]
    #[arg(value_name = "DIR", required_unless_present = "host")]
    pub folder: Option<PathBuf>,
    /// Title of the digest [default: name of the folder]
    #[arg(long)]
    pub title: Option<String>,
    /// Where the site will be published; in an existing digest, only the files for this host are added [default: github]
    #[arg(long, value_enum)]
    pub host: Option<HostArg>,
    /// URL at which the site will be published, for a new digest; the ids in its feeds begin with the host and today's date
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// Git repository of Chancery, from which the host installs it [default: `repository` in chancery.yaml]
    #[arg(long, value_name = "URL")]
    pub repository: Option<String>,
    /// Allow a folder that contains other files; they are kept
    #[arg(long)]
    pub force: bool,
    /// List the files without writing anything
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HostArg {
    /// GitHub Pages, with a workflow
    Github,
    /// GitLab Pages, with a CI job
    Gitlab,
    /// Netlify
    Netlify,
    /// Cloudflare Workers, as static assets
    Cloudflare,
    /// Your own server with nginx
    Nginx,
}

impl From<HostArg> for Host {
    fn from(host: HostArg) -> Self {
        match host {
            HostArg::Github => Self::GitHub,
            HostArg::Gitlab => Self::GitLab,
            HostArg::Netlify => Self::Netlify,
            HostArg::Cloudflare => Self::Cloudflare,
            HostArg::Nginx => Self::Nginx,
        }
    }
}

#[derive(Debug, Args)]
pub struct NewArgs {
    /// Kind of file to create
    #[arg(value_enum)]
    pub kind: ContentKindArg,
    /// Title of the entry or page, or name of the topic, person, party or source
    #[arg(allow_hyphen_values = true)]
    pub title: String,
    /// Last part of the address [default: made from the title]
    #[arg(long)]
    pub slug: Option<String>,
    /// Date of the event, for an entry: 2021-10-30, 2021-10, 2021 or an interval such as 2021-10-30/2021-10-31 [default: today]
    #[arg(long)]
    pub date: Option<String>,
    /// Print the file without writing anything
    #[arg(long)]
    pub dry_run: bool,
}

#[cfg(feature = "clip")]
#[derive(Debug, Args)]
pub struct ClipArgs {
    /// The saved article, HTML or plain text, relative to the working directory; - reads standard input
    #[arg(value_name = "FILE|-")]
    pub file: PathBuf,
    /// Address of the article [default: the address in the page]
    #[arg(long)]
    pub url: Option<String>,
    /// Last part of the entry's address [default: made from the headline]
    #[arg(long)]
    pub slug: Option<String>,
    /// Date of the event, such as 2021-10-30 [default: the date found in the article]
    #[arg(long)]
    pub date: Option<String>,
    /// Print the draft without writing anything
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ContentKindArg {
    /// An event, meeting, statement or article
    Entry,
    /// A subject of entries
    Topic,
    /// A person who takes part in events
    Person,
    /// A state, organisation, bloc or other body
    Party,
    /// A publisher of reports, such as a newspaper or a ministry
    Source,
    /// A page of text, such as "About" or "Method"
    Page,
}

impl From<ContentKindArg> for ContentKind {
    fn from(kind: ContentKindArg) -> Self {
        match kind {
            ContentKindArg::Entry => Self::Entry,
            ContentKindArg::Topic => Self::Topic,
            ContentKindArg::Person => Self::Person,
            ContentKindArg::Party => Self::Party,
            ContentKindArg::Source => Self::Source,
            ContentKindArg::Page => Self::Page,
        }
    }
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub digest: DigestOptions,
    /// Report this rule only and show all that breaks it, such as stance-implied; can be repeated
    #[arg(long = "rule", value_name = "RULE", value_parser = rule)]
    pub rules: Vec<&'static Rule>,
    #[command(flatten)]
    pub diagnostics: DiagnosticOptions,
}

#[derive(Debug, Args)]
pub struct FixArgs {
    /// Files and folders to fix [default: the whole digest]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Apply the fixes of this rule only, such as bad-date; can be repeated
    #[arg(long = "rule", value_name = "RULE", value_parser = rule)]
    pub rules: Vec<&'static Rule>,
    /// Also put the fields of front matter in their usual order
    #[arg(long)]
    pub field_order: bool,
    #[command(flatten)]
    pub digest: DigestOptions,
    /// Apply without confirmation
    #[arg(long, short, conflicts_with = "dry_run")]
    pub yes: bool,
    /// Show the changes without writing anything
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct StatusArgs {
    #[command(flatten)]
    pub digest: DigestOptions,
}

/// Options of the commands that change what files are named by.
#[derive(Debug, Args)]
pub struct RetargetOptions {
    /// Show the changes without writing anything
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub digest: DigestOptions,
    #[command(flatten)]
    pub diagnostics: DiagnosticOptions,
}

#[derive(Debug, Args)]
pub struct RenameArgs {
    /// Kind of file to rename
    #[arg(value_enum)]
    pub kind: ContentKindArg,
    /// Current slug; of an entry also its date and slug, such as 2021-10-30/wang-lavrov-rome
    pub old: String,
    /// New slug
    pub new: String,
    #[command(flatten)]
    pub options: RetargetOptions,
}

#[derive(Debug, Args)]
pub struct SealArgs {
    /// Show the changes without writing anything
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub diagnostics: DiagnosticOptions,
}

#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Kind of files to join
    #[arg(value_enum)]
    pub kind: MergeKind,
    /// Slug of the file that goes; of an entry also its date and slug
    pub from: String,
    /// Slug of the file that stays
    pub into: String,
    #[command(flatten)]
    pub options: RetargetOptions,
}

/// The kinds of files of which two can be of one thing.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum MergeKind {
    Entry,
    Topic,
    Person,
    Party,
    Source,
}

impl From<MergeKind> for ContentKind {
    fn from(kind: MergeKind) -> Self {
        match kind {
            MergeKind::Entry => Self::Entry,
            MergeKind::Topic => Self::Topic,
            MergeKind::Person => Self::Person,
            MergeKind::Party => Self::Party,
            MergeKind::Source => Self::Source,
        }
    }
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Kind of file: entry, topic, person, party, source, issue, page, configuration, theme or wording
    #[arg(required_unless_present = "out")]
    pub kind: Option<String>,
    /// Write the schemas of all kinds to this folder instead, relative to the digest's folder
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    pub out: Option<PathBuf>,
    /// With --out, list the files without writing anything
    #[arg(long, requires = "out")]
    pub dry_run: bool,
}
