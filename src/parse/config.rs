//! The configuration of a digest.

use crate::diagnostic::Severity;
use crate::fields::PageKinds;
use crate::fields::lists::{Cadence, Compression};
use crate::markdown::{self, RawHtml};
use crate::yaml::Value;
use jiff::tz::TimeZone;

/// The theme of a digest that names none.
pub const DEFAULT_THEME: &str = "gazette";

/// The configuration of a digest, complete with defaults.
#[derive(Debug, Clone)]
pub struct Config {
    /// The digest's title.
    pub title: String,
    /// What the digest is, in a sentence.
    pub description: Option<String>,
    /// The URL at which it is published, which ends with `/`.
    pub base_url: Option<String>,
    /// The path of `base_url`, which begins and ends with `/`; `/` if there is no `base_url`.
    pub base_path: String,
    /// The language of the digest and its interface (BCP 47).
    pub language: String,
    /// The time zone of the digest: of `publish_at`, and of what is today.
    pub timezone: TimeZone,
    /// The host and the date, as `host,date`, that permanent ids begin with (RFC 4151).
    pub feed_authority: Option<String>,
    /// The git repository from which hosts install Chancery.
    pub repository: Option<String>,
    /// The name of the theme.
    pub theme: String,
    /// Whether `chancery.yaml` names the theme; not if it is the default or an option of the command line.
    pub theme_named: bool,
    /// The licence of the digest's text.
    pub licence: Option<Licence>,
    /// Which kinds of pages and files are made.
    pub pages: PageKinds,
    /// Whether an issue covers a week or a month.
    pub issues: Cadence,
    /// The number of entries in which two parties must meet to be a pair.
    pub pairs_from: usize,
    /// The largest number of parties with which an entry counts as a meeting of each two of them.
    pub pairs_up_to: usize,
    /// The number of entries on one page of a list.
    pub page_size: usize,
    /// The number of entries in a feed.
    pub feed_size: usize,
    /// What is done with raw HTML in bodies.
    pub raw_html: RawHtml,
    /// Whether straight quotes and hyphens become typographic quotes and dashes.
    pub smart_punctuation: bool,
    /// The formats in which text files are compressed beforehand.
    pub compress: Vec<Compression>,
    /// The rules with another severity than their own; none if the rule is off.
    pub lints: Vec<(&'static str, Option<Severity>)>,
    /// Whether warnings are errors, as with `--strict`.
    pub strict: bool,
    /// Values for a theme.
    pub extra: Option<Value>,
}

/// A licence.
#[derive(Debug, Clone)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// Its URL.
    pub url: Option<String>,
}

impl Config {
    /// The id that what had this path first keeps: a permanent one (RFC 4151), or without `feed_authority` its first address.
    pub fn lasting_id(&self, path: &str) -> String {
        match &self.feed_authority {
            Some(authority) => format!("tag:{authority}:/{path}"),
            None => format!("{}{path}", self.base()),
        }
    }

    /// What every address of the site begins with: `base_url`, or only its path if there is none.
    pub fn base(&self) -> &str {
        self.base_url.as_deref().unwrap_or(&self.base_path)
    }

    /// The options with which bodies are converted.
    pub fn markdown(&self) -> markdown::Options {
        markdown::Options {
            frame_ids: &[],
            raw_html: self.raw_html,
            smart_punctuation: self.smart_punctuation,
        }
    }
}
