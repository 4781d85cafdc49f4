//! Arguments of `chancery links`.

use crate::links::LinkState;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum, value_parser};
use std::time::Duration;

#[derive(Debug, Args)]
pub struct LinksArgs {
    /// Request the linked pages and keep the results in links.json
    #[arg(long)]
    pub check: bool,
    /// Format of the report
    #[arg(long, value_enum, default_value = "human")]
    pub format: LinkReportFormat,
    /// Only links to this host
    #[arg(long, value_name = "HOST")]
    pub host: Option<String>,
    /// Only links in this state before the check; can be repeated
    #[arg(long, value_name = "STATE", value_parser = link_state())]
    pub state: Vec<LinkState>,
    /// Exit with status 1 if a link without an archived copy was broken on two days
    #[arg(long)]
    pub strict: bool,
    /// Maximum number of requests
    #[arg(long, value_name = "N", default_value_t = 500, requires = "check")]
    pub budget: usize,
    /// Recheck working links after N days; 0 rechecks all
    #[arg(long, value_name = "DAYS", default_value_t = 30, requires = "check")]
    pub max_age: u32,
    /// Maximum time to wait for a response
    #[arg(long, value_name = "SECONDS", default_value = "20", value_parser = seconds, requires = "check")]
    pub timeout: Duration,
    /// Minimum time between two requests to the same host
    #[arg(long, value_name = "SECONDS", default_value = "1", value_parser = seconds, requires = "check")]
    pub pause: Duration,
    /// Maximum duration of the check, in minutes
    #[arg(long, value_name = "MINUTES", default_value_t = 10, requires = "check", value_parser = value_parser!(u32).range(..=10_080))]
    pub minutes: u32,
    /// Also check links to private networks and to this machine
    #[arg(long, requires = "check")]
    pub allow_private: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LinkReportFormat {
    /// Text, grouped by state and host
    Human,
    /// One JSON object per line
    Json,
}

fn link_state() -> impl TypedValueParser<Value = LinkState> {
    PossibleValuesParser::new(LinkState::ALL.map(LinkState::name))
        .try_map(|name| LinkState::from_name(&name).ok_or("unknown state"))
}

/// Parses a duration of at most a day.
fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|seconds| (0.0..=86_400.0).contains(seconds));
    let duration = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    duration.ok_or_else(|| "expected a number of seconds from 0 to 86400".to_owned())
}
