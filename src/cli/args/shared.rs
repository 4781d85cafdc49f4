//! Options that several commands share, and parsers of their values.

use crate::diagnostic::{Format, Rule, rules};
use crate::pipeline;
use crate::resolve::{self, Drafts};
use crate::suggest;
use clap::{Args, ValueEnum};
use jiff::Timestamp;

/// How errors and warnings are reported.
#[derive(Debug, Args)]
pub struct DiagnosticOptions {
    /// Format of errors and warnings
    #[arg(long, value_enum, default_value = "human")]
    pub format: DiagnosticFormat,
    /// Show every error, warning and note, also where a rule has more than five
    #[arg(long)]
    pub all: bool,
    /// Show at most N errors, warnings and notes; the summary still counts all
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum DiagnosticFormat {
    /// Text with excerpts of the files
    Human,
    /// One line each: file:line:column: message
    Short,
    /// One JSON object per line
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0 log, for code scanning
    Sarif,
}

impl From<DiagnosticFormat> for Format {
    fn from(format: DiagnosticFormat) -> Self {
        match format {
            DiagnosticFormat::Human => Self::Human,
            DiagnosticFormat::Short => Self::Short,
            DiagnosticFormat::Json => Self::Json,
            DiagnosticFormat::Github => Self::Github,
            DiagnosticFormat::Sarif => Self::Sarif,
        }
    }
}

/// Options of every command that reads a digest.
#[derive(Debug, Clone, Args)]
pub struct DigestOptions {
    /// Include drafts
    #[arg(long)]
    pub drafts: bool,
    /// Include entries whose `publish_at` is in the future
    #[arg(long)]
    pub future: bool,
    /// Time to use instead of the current time, such as 2021-11-01T06:00:00Z [default: SOURCE_DATE_EPOCH, or the system clock]
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub now: Option<Timestamp>,
    /// Use this base URL instead of `base_url` in chancery.yaml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// Use this theme instead of `theme` in chancery.yaml
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
}

impl DigestOptions {
    /// The options of a preview: with drafts without errors, and entries of a later moment.
    pub fn preview(&self, now: Timestamp) -> pipeline::Options {
        let mut options = self.pipeline(now);
        options.resolve.drafts = Drafts::Sound;
        options.resolve.future = true;
        options
    }

    /// The options of the pipeline. `now` is used where `--now` is not given.
    pub fn pipeline(&self, now: Timestamp) -> pipeline::Options {
        pipeline::Options {
            resolve: resolve::Options {
                drafts: if self.drafts { Drafts::All } else { Drafts::Withheld },
                future: self.future,
                ..resolve::Options::published(self.now.unwrap_or(now))
            },
            base_url: self.base_url.clone(),
            theme: self.theme.clone(),
        }
    }
}

/// Parses a point in time; a date alone is the start of that day in UTC.
fn time(text: &str) -> Result<Timestamp, String> {
    if let Ok(day) = text.parse::<jiff::civil::Date>() {
        let zoned = day
            .to_zoned(jiff::tz::TimeZone::UTC)
            .map_err(|error| error.to_string())?;
        return Ok(zoned.timestamp());
    }
    text.parse()
        .map_err(|_| "expected a time such as 2021-11-01T06:00:00Z, or a date such as 2021-11-01".to_owned())
}

/// Parses the address of a site.
pub fn base_url(text: &str) -> Result<String, String> {
    match crate::fields::url_fault(text) {
        Some(why) => Err(why.to_owned()),
        None if text.contains(['?', '#']) => Err("expected scheme, host and path only, without `?` and `#`".to_owned()),
        None => Ok(text.to_owned()),
    }
}

/// A rule by its name, for options.
pub fn rule(name: &str) -> Result<&'static Rule, String> {
    let known = rules::ALL.iter().find(|rule| rule.name == name).copied();
    known.ok_or_else(|| {
        let near = suggest::nearest(name, rules::ALL.iter().map(|rule| rule.name));
        let advice = near.map_or_else(
            || "docs/rules.md lists them".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        format!("no rule has this name; {advice}")
    })
}
