//! The arguments, as data.

use crate::authoring::Host;
use crate::diagnostic::Format;
use crate::load::ContentKind;
use crate::pipeline;
use crate::resolve;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;
use std::path::PathBuf;
#[cfg(feature = "links")]
use {
    crate::links::State,
    clap::builder::{PossibleValuesParser, TypedValueParser},
    clap::value_parser,
    std::time::Duration,
};

/// Turns a folder of Markdown entries into a diplomatic digest.
#[derive(Debug, Parser)]
#[command(name = "chancery", version, arg_required_else_help = true, max_term_width = 100)]
pub struct Arguments {
    /// The digest's folder
    #[arg(long, short = 'C', global = true, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// Say only what is wrong
    #[arg(long, short, global = true)]
    pub quiet: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a digest: examples, settings, a theme of its own and what publishes it; or, with --host, add that to a digest
    Init(Init),
    /// Make a file with every field explained: an entry, or what entries name
    New(New),
    #[cfg(feature = "clip")]
    /// Make a draft entry of a saved article, and keep a copy of it in archive/
    Clip(Clip),
    /// Check the digest, render it and publish it into a folder
    Build(Build),
    /// Bring the site that was built into a directory, or onto a branch of the repository
    Deploy(Deploy),
    /// Compare two builds: which addresses came, changed and went; 1 if one went and leads nowhere
    Diff(Diff),
    /// Find everything that build would find, and write nothing
    Check(Check),
    /// Make the cures that are certain: slips in names and fields, slugs, the order of fields
    Fix(Fix),
    /// What an editor wants to see in the morning: months, drafts, sources, quiet topics, lints
    Status(Status),
    #[cfg(feature = "links")]
    /// Where the digest leads to, and which of those links do not work any more
    ///
    /// Without --check nothing is sent anywhere: links.json, in the digest's folder, says how links were found when they were
    /// last looked at. It ends with 0 whatever it finds, unless --strict is given.
    Links(Links),
    /// Give a topic, person, party or source another slug, everywhere
    Rename(Rename),
    #[cfg(feature = "serve")]
    /// Show the site in a browser while it is being written
    Serve(Serve),
    /// Look after themes
    Theme {
        #[command(subcommand)]
        command: ThemeCommand,
    },
    /// Print the JSON Schema of a kind of file, for editors
    Schema(Schema),
    /// Print a completion script for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
pub struct Init {
    /// The folder: new or empty, or with --host that of a digest
    #[arg(value_name = "DIR", required_unless_present = "host")]
    pub folder: Option<PathBuf>,
    /// The digest's title [default: the folder's name]
    #[arg(long)]
    pub title: Option<String>,
    /// Where it is published; a digest that is there gets the files for that, and nothing else [default: github]
    #[arg(long, value_enum)]
    pub host: Option<HostName>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HostName {
    /// GitHub Pages, by a workflow
    Github,
    /// GitLab Pages, by a job
    Gitlab,
    /// Netlify
    Netlify,
    /// Cloudflare, as a Worker's static assets
    Cloudflare,
    /// A server with nginx
    Nginx,
}

impl From<HostName> for Host {
    fn from(name: HostName) -> Self {
        match name {
            HostName::Github => Self::GitHub,
            HostName::Gitlab => Self::GitLab,
            HostName::Netlify => Self::Netlify,
            HostName::Cloudflare => Self::Cloudflare,
            HostName::Nginx => Self::Nginx,
        }
    }
}

#[derive(Debug, Args)]
pub struct New {
    /// What to make
    #[arg(value_enum)]
    pub kind: KindName,
    /// Its title or name
    #[arg(allow_hyphen_values = true)]
    pub title: String,
    /// The last part of its address [default: made of the title]
    #[arg(long)]
    pub slug: Option<String>,
    /// When an entry's event was: 2021-10-30, 2021-10-30/2021-10-31 or 2021-10 [default: today]
    #[arg(long)]
    pub date: Option<String>,
}

#[cfg(feature = "clip")]
#[derive(Debug, Args)]
pub struct Clip {
    /// The article, as HTML or plain text; - reads standard input
    #[arg(value_name = "FILE|-")]
    pub file: PathBuf,
    /// The article's address [default: what the page says it is]
    #[arg(long)]
    pub url: Option<String>,
    /// The last part of the entry's address [default: made of the headline]
    #[arg(long)]
    pub slug: Option<String>,
    /// The day of the event, such as 2021-10-30 [default: what the article says]
    #[arg(long)]
    pub date: Option<String>,
    /// Print the draft and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum KindName {
    /// An event, meeting, statement or article
    Entry,
    /// What entries are about
    Topic,
    /// Somebody who takes part
    Person,
    /// A state, organisation, bloc or the like
    Party,
    /// Who publishes accounts
    Source,
    /// A text such as about or method
    Page,
}

impl From<KindName> for ContentKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Entry => Self::Entry,
            KindName::Topic => Self::Topic,
            KindName::Person => Self::Person,
            KindName::Party => Self::Party,
            KindName::Source => Self::Source,
            KindName::Page => Self::Page,
        }
    }
}

#[derive(Debug, Args)]
pub struct Fix {
    #[command(flatten)]
    pub digest: Digest,
    /// Do not ask
    #[arg(long, short, conflicts_with = "dry_run")]
    pub yes: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct Status {
    #[command(flatten)]
    pub digest: Digest,
}

#[cfg(feature = "links")]
#[derive(Debug, Args)]
pub struct Links {
    /// Ask the hosts, politely, and keep the answers in links.json
    #[arg(long)]
    pub check: bool,
    /// How the report is printed
    #[arg(long, value_enum, default_value = "human")]
    pub format: LinkFormat,
    /// Only links to this host
    #[arg(long, value_name = "HOST")]
    pub host: Option<String>,
    /// Only links that are in this state before anything is asked; several may be given
    #[arg(long, value_name = "STATE", value_parser = link_state())]
    pub state: Vec<State>,
    /// End with 1 if a link without an archived copy was gone on two days
    #[arg(long)]
    pub strict: bool,
    /// Send at most so many requests
    #[arg(long, value_name = "N", default_value_t = 500, requires = "check")]
    pub budget: usize,
    /// Ask again for what works once it was looked at so many days ago; 0 asks for everything
    #[arg(long, value_name = "DAYS", default_value_t = 30, requires = "check")]
    pub max_age: u32,
    /// Wait so long for an answer
    #[arg(long, value_name = "SECONDS", default_value = "20", value_parser = seconds, requires = "check")]
    pub timeout: Duration,
    /// Wait so long between two requests of one host
    #[arg(long, value_name = "SECONDS", default_value = "1", value_parser = seconds, requires = "check")]
    pub pause: Duration,
    /// Ask for nothing more after so many minutes
    #[arg(long, value_name = "N", default_value_t = 10, requires = "check", value_parser = value_parser!(u32).range(..=10_080))]
    pub minutes: u32,
    /// Follow links into private networks and to this machine as well
    #[arg(long, requires = "check")]
    pub allow_private: bool,
}

#[cfg(feature = "links")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LinkFormat {
    /// By state and host, for people
    Human,
    /// One JSON object a line
    Json,
}

#[derive(Debug, Args)]
pub struct Rename {
    /// What it is: topic, person, party or source
    #[arg(value_enum)]
    pub kind: KindName,
    /// The slug that it has
    pub old: String,
    /// The slug that it gets
    pub new: String,
    #[command(flatten)]
    pub digest: Digest,
    #[command(flatten)]
    pub diagnostics: Diagnostics,
}

#[derive(Debug, Args)]
pub struct Schema {
    /// Whose schema: entry, topic, person, party, source, issue, page, configuration or theme
    #[arg(required_unless_present = "out")]
    pub kind: Option<String>,
    /// Write those of all kinds into this folder instead
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    pub digest: Digest,
    #[command(flatten)]
    pub diagnostics: Diagnostics,
    /// Where to publish the site
    #[arg(long, short, value_name = "DIR", default_value = "public")]
    pub out: PathBuf,
    /// Publish into a folder that holds other things (they stay)
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("to").required(true).args(["dir", "branch"]))]
pub struct Deploy {
    /// Into this directory, as a whole; what others put there stays
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Onto this branch of the repository, such as gh-pages; the work tree is not touched
    #[arg(long, value_name = "NAME")]
    pub branch: Option<String>,
    /// The remote repository of the branch
    #[arg(
        long,
        value_name = "NAME",
        default_value = "origin",
        conflicts_with = "dir",
        allow_hyphen_values = false
    )]
    pub remote: String,
    /// Push the branch there
    #[arg(long, conflicts_with = "dir")]
    pub push: bool,
    /// The site, as it was built
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub from: PathBuf,
    /// Begin in a directory that holds other things (they stay), or replace what others committed to the branch
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct Diff {
    /// The earlier build: a folder such as public/, or a copy of its .chancery-manifest.json
    pub old: PathBuf,
    /// The later build
    pub new: PathBuf,
    /// How the difference is printed
    #[arg(long, value_enum, default_value = "human")]
    pub format: DiffFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum DiffFormat {
    /// An address a line, for people
    Human,
    /// One JSON object
    Json,
}

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub digest: Digest,
    #[command(flatten)]
    pub diagnostics: Diagnostics,
}

#[cfg(feature = "serve")]
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub digest: Digest,
    /// The port on this machine [default: the first free one from 8765 on]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Open the site in a browser
    #[arg(long)]
    pub open: bool,
}

#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// Render every kind of page of a made-up digest with a theme, and find what does not hold
    Check(ThemeCheck),
}

#[derive(Debug, Args)]
pub struct ThemeCheck {
    /// The theme [default: the digest's own]
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    #[command(flatten)]
    pub diagnostics: Diagnostics,
}

/// How mistakes are told.
#[derive(Debug, Args)]
pub struct Diagnostics {
    /// How mistakes are printed
    #[arg(long, value_enum, default_value = "human")]
    pub format: FormatName,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum FormatName {
    /// With the line that is meant, for people
    Human,
    /// file:line:column: message, one a line
    Short,
    /// One JSON object a line
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// A SARIF 2.1.0 log, for code scanning
    Sarif,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Human => Self::Human,
            FormatName::Short => Self::Short,
            FormatName::Json => Self::Json,
            FormatName::Github => Self::Github,
            FormatName::Sarif => Self::Sarif,
        }
    }
}

/// What belongs to build, check and serve alike.
#[derive(Debug, Clone, Args)]
pub struct Digest {
    /// Include drafts
    #[arg(long)]
    pub drafts: bool,
    /// Include entries whose `publish_at` is still to come
    #[arg(long)]
    pub future: bool,
    /// The moment for which the digest is made, such as 2021-11-01T06:00:00Z [default: SOURCE_DATE_EPOCH, else the clock]
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub now: Option<Timestamp>,
    /// Take this instead of the configuration's base_url
    #[arg(long, value_name = "URL", value_parser = address)]
    pub base_url: Option<String>,
    /// Take this instead of the configuration's theme
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
}

impl Digest {
    /// The pipeline's options.
    pub fn options(&self, now: Timestamp) -> pipeline::Options {
        pipeline::Options {
            resolve: resolve::Options {
                now: self.now.unwrap_or(now),
                drafts: self.drafts,
                future: self.future,
            },
            base_url: self.base_url.clone(),
            theme: self.theme.clone(),
        }
    }
}

fn moment(text: &str) -> Result<Timestamp, String> {
    if let Ok(day) = text.parse::<jiff::civil::Date>() {
        let zoned = day
            .to_zoned(jiff::tz::TimeZone::UTC)
            .map_err(|error| error.to_string())?;
        return Ok(zoned.timestamp());
    }
    text.parse()
        .map_err(|_| "write a moment such as 2021-11-01T06:00:00Z, or a day".to_owned())
}

#[cfg(feature = "links")]
fn link_state() -> impl TypedValueParser<Value = State> {
    PossibleValuesParser::new(State::ALL.map(State::name)).try_map(|name| State::from_name(&name).ok_or("no state"))
}

#[cfg(feature = "links")]
fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|seconds| (0.0..=86_400.0).contains(seconds));
    let duration = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    duration.ok_or_else(|| "write a number of seconds, at most a day".to_owned())
}

fn address(text: &str) -> Result<String, String> {
    match crate::fields::url_fault(text) {
        Some(why) => Err(why.to_owned()),
        None if text.contains(['?', '#']) => Err("write scheme, host and path only".to_owned()),
        None => Ok(text.to_owned()),
    }
}
