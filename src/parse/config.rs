//! `chancery.yaml`: the digest's configuration, complete with what holds where a field or the file is absent.

use super::front_matter;
use crate::diagnostic::{Diagnostic, FieldPath, Location, Severity, Target, rules};
use crate::fields::lists::{Cadence, Compression, Level};
use crate::fields::{FieldValue, PageKinds, host, tables};
use crate::load::{CONFIG, Inputs};
use crate::markdown::{self, RawHtml};
use crate::suggest;
use crate::yaml::Value;
use jiff::tz::TimeZone;
use std::sync::Arc;

/// The configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// The digest's title.
    pub title: String,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// Where it will be published: ends with `/`.
    pub base_url: Option<String>,
    /// The path part of `base_url`: begins and ends with `/`.
    pub base_path: String,
    /// BCP 47.
    pub language: String,
    /// The time zone of `publish_at`.
    pub timezone: TimeZone,
    /// The `host,date` of the feeds' ids (RFC 4151).
    pub feed_authority: Option<String>,
    /// The theme's name.
    pub theme: String,
    /// Whether the file names the theme, or it comes from elsewhere.
    pub theme_named: bool,
    /// The licence of the digest's text.
    pub licence: Option<Licence>,
    /// Which kinds of pages are made.
    pub pages: PageKinds,
    /// Of what an issue is.
    pub issues: Cadence,
    /// How many entries two parties have to meet in to be a pair.
    pub pairs_from: usize,
    /// The most parties with which an entry counts as a meeting of each two of them.
    pub pairs_up_to: usize,
    /// Entries on one page of a list.
    pub page_size: usize,
    /// Entries in a feed.
    pub feed_size: usize,
    /// What becomes of raw HTML.
    pub raw_html: RawHtml,
    /// Whether quotes and dashes are made typographic.
    pub smart_punctuation: bool,
    /// The formats in which text files are compressed beforehand.
    pub compress: Vec<Compression>,
    /// Rules whose severity is changed; none switches a rule off.
    pub lints: Vec<(&'static str, Option<Severity>)>,
    /// What a theme wants.
    pub extra: Option<Value>,
}

/// A licence.
#[derive(Debug, Clone)]
pub struct Licence {
    /// What it is called.
    pub name: String,
    /// Its address.
    pub url: Option<String>,
}

impl Config {
    /// A lasting id (RFC 4151) of what has this path; none without a `feed_authority`.
    pub fn tag(&self, path: &str) -> Option<String> {
        let authority = self.feed_authority.as_ref()?;
        Some(format!("tag:{authority}:/{path}"))
    }

    /// What stands before every address: `base_url`, or the path alone where there is none.
    pub fn base(&self) -> &str {
        self.base_url.as_deref().unwrap_or(&self.base_path)
    }

    /// How bodies are converted.
    pub fn markdown(&self) -> markdown::Options {
        markdown::Options {
            raw_html: self.raw_html,
            smart_punctuation: self.smart_punctuation,
        }
    }
}

pub fn parse(inputs: &Inputs, base_url: Option<&str>, diagnostics: &mut Vec<Diagnostic>) -> Config {
    let mut fields = crate::fields::Fields::default();
    let mut broken = false;
    let file: Arc<str> = CONFIG.into();
    match &inputs.config {
        Some(source) => {
            let range = 0..source.text.len();
            match front_matter(&source.path, &source.text, range, &tables::CONFIG, diagnostics) {
                Some(found) => fields = found,
                None => broken = true,
            }
        }
        None => {
            let diagnostic = Diagnostic::general(&rules::NO_CONFIGURATION, "there is no chancery.yaml");
            diagnostics.push(
                diagnostic.help(
                    "`chancery init` writes one; without a base_url there are no feeds, sitemap or canonical links",
                ),
            );
        }
    }
    let fields = &mut fields;
    let has_base_url = fields.has("base_url");
    let base_url = base_url.map(str::to_owned).or_else(|| fields.text("base_url"));
    let base_url = base_url.map(|url| {
        if let Some((message, help)) = base_url_fault(&url) {
            let diagnostic = Diagnostic::new(&rules::BAD_ADDRESS, Location::field(&file, "base_url"), message);
            diagnostics.push(diagnostic.help(help));
        }
        format!("{}/", url.trim_end_matches('/'))
    });
    if base_url.is_none() && inputs.config.is_some() && !has_base_url && !broken {
        let diagnostic = Diagnostic::new(
            &rules::NO_BASE_URL,
            Location::file(&file),
            "there is no base_url, so no feeds, sitemap or canonical links",
        );
        diagnostics.push(diagnostic.help("add `base_url: https://…/`"));
    }
    let base_path = base_url
        .as_deref()
        .and_then(|url| url.split_once("://"))
        .and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    let base_path = base_path.unwrap_or("/").to_owned();
    let timezone = match fields.text("timezone") {
        None => TimeZone::UTC,
        Some(name) => TimeZone::get(&name).unwrap_or_else(|_| {
            let location = Location::field(&file, "timezone");
            let diagnostic = Diagnostic::new(
                &rules::UNKNOWN_VALUE,
                location,
                format!("there is no time zone `{name}`"),
            );
            diagnostics.push(diagnostic.help("write an IANA name such as Europe/Rome"));
            TimeZone::UTC
        }),
    };
    let had_authority = fields.has("feed_authority");
    let feed_authority = fields.text("feed_authority").filter(|authority| {
        let well_formed = authority.split_once(',').is_some_and(|(name, date)| {
            let host = name.rsplit('@').next().unwrap_or_default();
            host.contains('.')
                && crate::fields::host(&format!("http://{host}")).is_some()
                && (date.len() == 4 && date.parse::<u16>().is_ok()
                    || date.len() == 7 && crate::date::parse_date(&format!("{date}-01")).is_ok()
                    || crate::date::parse_date(date).is_ok())
        });
        if !well_formed {
            let location = Location::field(&file, "feed_authority");
            let message = format!("`{authority}` is not a host and a date on which it was yours");
            diagnostics
                .push(Diagnostic::new(&rules::BAD_ADDRESS, location, message).help("write `example.org,2026-01-01`"));
        }
        well_formed
    });
    let mut pages = PageKinds::default();
    for (name, value) in fields.table("pages") {
        let FieldValue::Bool(on) = value else { continue };
        pages.switch(name, on);
    }
    if let Some(url) = &base_url
        && feed_authority.is_none()
        && !had_authority
        && pages.feeds
    {
        let host = host(url).unwrap_or_default();
        let location = if inputs.config.is_some() {
            Some(Location::file(&file))
        } else {
            None
        };
        let mut diagnostic = Diagnostic::general(&rules::NO_BASE_URL, "there is no feed_authority, so no feeds")
            .help(format!("add `feed_authority: {host},2026-01-01` with a day on which that host was yours; feeds' ids begin with it for good"));
        diagnostic.location = location;
        diagnostics.push(diagnostic);
    }
    let theme = fields.text("theme");
    let lints = fields
        .free("lints")
        .map(|value| lints(&value, &file, diagnostics))
        .unwrap_or_default();
    let size = |size: Option<u32>, usual: usize| size.and_then(|size| usize::try_from(size).ok()).unwrap_or(usual);
    let mut pairs = fields.record("pairs").unwrap_or_default();
    Config {
        title: fields.text("title").unwrap_or_else(|| inputs.name.clone()),
        description: fields.text("description"),
        base_path,
        base_url,
        language: fields.text("language").unwrap_or_else(|| "en".to_owned()),
        timezone,
        feed_authority,
        theme_named: theme.is_some(),
        theme: theme.unwrap_or_else(|| "gazette".to_owned()),
        licence: fields.record("licence").and_then(|mut licence| {
            Some(Licence {
                name: licence.text("name")?,
                url: licence.text("url"),
            })
        }),
        pages,
        issues: fields.choice("issues", Cadence::from_word).unwrap_or_default(),
        pairs_from: size(pairs.count("from"), 3),
        pairs_up_to: size(pairs.count("up_to"), 12),
        page_size: size(fields.count("page_size"), 50),
        feed_size: size(fields.count("feed_size"), 20),
        raw_html: fields.choice("raw_html", RawHtml::from_word).unwrap_or_default(),
        smart_punctuation: fields
            .record("markdown")
            .and_then(|mut markdown| markdown.bool("smart_punctuation"))
            .unwrap_or(true),
        compress: fields.choices("compress", Compression::from_word),
        lints,
        extra: fields.free("extra"),
    }
}

/// Why an http or https address cannot be that of a site, and the cure.
fn base_url_fault(url: &str) -> Option<(&'static str, &'static str)> {
    let (_, rest) = url.split_once("://")?;
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let port = authority.rsplit_once(':').map(|(_, port)| port);
    let badly_encoded = || {
        let mut parts = path.split('%').skip(1);
        parts.any(|part| {
            !part
                .as_bytes()
                .get(..2)
                .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
        })
    };
    if url.contains(['?', '#']) {
        Some(("base_url has a `?` or `#`", "write scheme, host and path only"))
    } else if authority.contains('@') {
        Some((
            "base_url has a user or a password",
            "take it out: every page would show it",
        ))
    } else if port.is_some_and(|port| port.parse::<u16>().is_err()) {
        Some((
            "base_url has a port that is none",
            "write a number up to 65535, or none",
        ))
    } else if !url.is_ascii() || badly_encoded() {
        let help = "write the host in its ASCII form (xn--…), and the path percent-encoded";
        Some(("base_url has characters that an address cannot have", help))
    } else if path
        .trim_end_matches('/')
        .split('/')
        .any(|part| matches!(part, "." | ".."))
        || path.contains("//")
        || path.starts_with('/')
    {
        // Below `//b/`, every link would lead to the host `b`.
        let message = "the path of base_url has `.`, `..` or nothing between two `/`";
        Some((message, "write the path that pages have in the end"))
    } else {
        None
    }
}

/// The rules whose severity `lints:` changes. An error of the content cannot be made less than one.
fn lints(value: &Value, file: &Arc<str>, diagnostics: &mut Vec<Diagnostic>) -> Vec<(&'static str, Option<Severity>)> {
    let top = FieldPath::root().key("lints");
    let Value::Map(pairs) = value else {
        let message = format!("`lints` is {}, and has to be `rule: level` lines", value.kind());
        diagnostics.push(Diagnostic::new(&rules::WRONG_TYPE, Location::value(file, top), message));
        return Vec::new();
    };
    let mut lints = Vec::new();
    for (name, level) in pairs {
        let changeable = rules::ALL.iter().filter(|rule| rule.is_changeable());
        let Some(rule) = changeable.clone().find(|rule| rule.name == name) else {
            let location = Location::at(file, Target::Key(top.key(name)));
            let message = format!("no rule named `{name}` can be changed");
            let near = suggest::nearest(name, changeable.map(|rule| rule.name));
            diagnostics.push(Diagnostic::new(&rules::UNKNOWN_FIELD, location, message).suggest(near));
            continue;
        };
        let level = match level {
            Value::Text(level) => Level::from_word(level),
            // What YAML 1.1 makes of a bare `off`.
            Value::Bool(false) => Some(Level::Off),
            _ => None,
        };
        match level {
            Some(level) => lints.push((rule.name, severity(level))),
            None => {
                let location = Location::value(file, top.key(name));
                let message = format!("unknown level for `{name}`");
                let help = format!("it is one of {}", Level::WORDS.join(", "));
                diagnostics.push(Diagnostic::new(&rules::UNKNOWN_VALUE, location, message).help(help));
            }
        }
    }
    lints
}

/// The severity of a level; none switches the rule off.
fn severity(level: Level) -> Option<Severity> {
    match level {
        Level::Off => None,
        Level::Note => Some(Severity::Note),
        Level::Warning => Some(Severity::Warning),
        Level::Error => Some(Severity::Error),
    }
}
