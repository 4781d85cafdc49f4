//! Reads `chancery.yaml`, and completes it with the defaults of what is absent.

use super::config::{Config, DEFAULT_THEME, Licence};
use super::front_matter::read_fields;
use super::lint_levels::read_lint_levels;
use crate::date::parse_date;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::fields::lists::{Cadence, Compression};
use crate::fields::{FieldValue, Fields, PageKinds, host, read_site_url, tables};
use crate::load::{CONFIG, Inputs};
use crate::markdown::RawHtml;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::sync::Arc;

const DEFAULT_LANGUAGE: &str = "en";
const DEFAULT_PAGE_SIZE: usize = 50;
const DEFAULT_FEED_SIZE: usize = 20;
const DEFAULT_PAIRS_FROM: usize = 3;
const DEFAULT_PAIRS_UP_TO: usize = 12;

/// Where the configuration comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// There is no `chancery.yaml`.
    Defaults,
    /// It is not YAML, so nobody knows what it says.
    Unreadable,
    /// It was read.
    File,
}

/// The configuration. A `base_url` replaces that of the file.
pub fn read_config(inputs: &Inputs, base_url: Option<&str>, diagnostics: &mut Vec<Diagnostic>) -> Config {
    let file: Arc<str> = CONFIG.into();
    let (mut fields, origin) = config_fields(inputs, diagnostics);
    let fields = &mut fields;
    let base_url = read_base_url(fields, base_url, origin, &file, diagnostics);
    let timezone = read_timezone(fields, &file, diagnostics);
    let had_authority = fields.has("feed_authority");
    let feed_authority = read_feed_authority(fields, &file, diagnostics);
    let pages = read_page_kinds(fields);
    if let Some(url) = &base_url
        && feed_authority.is_none()
        && !had_authority
        && pages.feeds
    {
        diagnostics.push(no_authority_diagnostic(url, origin, &file));
    }
    let theme = fields.text("theme");
    let lints = fields
        .free("lints")
        .map(|value| read_lint_levels(&value, &file, diagnostics))
        .unwrap_or_default();
    let mut pairs = fields.mapping("pairs").unwrap_or_default();
    let mut markdown = fields.mapping("markdown").unwrap_or_default();
    Config {
        title: fields.text("title").unwrap_or_else(|| inputs.name.clone()),
        description: fields.text("description"),
        base_path: path_of(base_url.as_deref()),
        base_url,
        language: fields.text("language").unwrap_or_else(|| DEFAULT_LANGUAGE.to_owned()),
        timezone,
        feed_authority,
        repository: fields.text("repository"),
        removed: fields
            .texts("removed")
            .into_iter()
            .map(|(_, address)| address)
            .collect(),
        theme_named: theme.is_some(),
        theme: theme.unwrap_or_else(|| DEFAULT_THEME.to_owned()),
        licence: fields.mapping("licence").and_then(licence),
        pages,
        issues: fields.choice("issues", Cadence::from_word).unwrap_or_default(),
        pairs_from: size(&mut pairs, "from", DEFAULT_PAIRS_FROM),
        pairs_up_to: size(&mut pairs, "up_to", DEFAULT_PAIRS_UP_TO),
        page_size: size(fields, "page_size", DEFAULT_PAGE_SIZE),
        feed_size: size(fields, "feed_size", DEFAULT_FEED_SIZE),
        raw_html: fields.choice("raw_html", RawHtml::from_word).unwrap_or_default(),
        smart_punctuation: markdown.bool("smart_punctuation").unwrap_or(true),
        compress: fields.choices("compress", Compression::from_word),
        lints,
        strict: fields.bool("strict").unwrap_or(false),
        extra: fields.free("extra"),
    }
}

fn config_fields(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> (Fields, Origin) {
    let Some(file) = &inputs.config else {
        // Entries alone need none.
        if !inputs.has_only_entries() {
            let diagnostic = Diagnostic::general(&rules::NO_CONFIGURATION, "there is no chancery.yaml");
            let help = "create it, with `title:` and `base_url:`; without a base_url there are no feeds, sitemap or canonical links";
            diagnostics.push(diagnostic.help(help));
        }
        return (Fields::default(), Origin::Defaults);
    };
    match read_fields(&file.path, &file.text, 0..file.text.len(), &tables::CONFIG, diagnostics) {
        Some(fields) => (fields, Origin::File),
        None => (Fields::default(), Origin::Unreadable),
    }
}

fn read_base_url(
    fields: &mut Fields,
    replacement: Option<&str>,
    origin: Origin,
    file: &Arc<str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let has_base_url = fields.has("base_url");
    let written = fields.text("base_url");
    let Some(url) = replacement.map(str::to_owned).or(written) else {
        if origin == Origin::File && !has_base_url {
            let message = "there is no base_url, so no feeds, sitemap or canonical links";
            let diagnostic = Diagnostic::new(&rules::NO_BASE_URL, Location::file(file), message);
            diagnostics.push(diagnostic.help("add `base_url: https://…/`"));
        }
        return None;
    };
    let url = match read_site_url(&url) {
        Ok(url) => url,
        Err(fault) => {
            // That of the command line was checked where it was read.
            if replacement.is_none() {
                let message = format!("`{url}` cannot be the address of a site: {}", fault.why);
                let diagnostic = Diagnostic::new(&rules::BAD_ADDRESS, Location::field(file, "base_url"), message);
                let diagnostic = diagnostic.help(fault.help);
                diagnostics.push(match fault.meant {
                    Some(meant) => diagnostic.certain_text(meant),
                    None => diagnostic,
                });
            }
            url
        }
    };
    Some(format!("{}/", url.trim_end_matches('/')))
}

/// The path of a URL that ends with `/`; `/` if there is no URL.
fn path_of(url: Option<&str>) -> String {
    let path = url
        .and_then(|url| url.split_once("://"))
        .and_then(|(_, rest)| rest.split_once('/'))
        .map(|(_, path)| format!("/{path}"));
    path.unwrap_or_else(|| "/".to_owned())
}

fn read_timezone(fields: &mut Fields, file: &Arc<str>, diagnostics: &mut Vec<Diagnostic>) -> TimeZone {
    let Some(name) = fields.text("timezone") else {
        return TimeZone::UTC;
    };
    TimeZone::get(&name).unwrap_or_else(|_| {
        let message = format!("unknown time zone `{name}`");
        let diagnostic = Diagnostic::new(&rules::UNKNOWN_VALUE, Location::field(file, "timezone"), message);
        diagnostics.push(diagnostic.help("write an IANA name such as Europe/Rome"));
        TimeZone::UTC
    })
}

fn read_feed_authority(fields: &mut Fields, file: &Arc<str>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let authority = fields.text("feed_authority")?;
    if is_tagging_entity(&authority) {
        return Some(authority);
    }
    let message = format!("`{authority}` must be a host and a date on which you owned it");
    let diagnostic = Diagnostic::new(&rules::BAD_ADDRESS, Location::field(file, "feed_authority"), message);
    diagnostics.push(diagnostic.help("for example `example.org,2026-01-01`"));
    None
}

/// The `feed_authority` of a site that is begun on a day; none if its host is not one that somebody owns, such as `localhost`.
pub fn feed_authority_of(base_url: &str, today: Date) -> Option<String> {
    let authority = format!("{},{today}", host(base_url)?);
    is_tagging_entity(&authority).then_some(authority)
}

/// Whether a text is a `taggingEntity` of RFC 4151: a host or an e-mail address, and a year, a month or a day.
fn is_tagging_entity(text: &str) -> bool {
    let Some((name, date)) = text.split_once(',') else {
        return false;
    };
    let domain = name.rsplit('@').next().unwrap_or_default();
    let is_date = match date.len() {
        4 => date.parse::<u16>().is_ok(),
        7 => parse_date(&format!("{date}-01")).is_ok(),
        _ => parse_date(date).is_ok(),
    };
    domain.contains('.') && host(&format!("http://{domain}")).is_some() && is_date
}

fn no_authority_diagnostic(base_url: &str, origin: Origin, file: &Arc<str>) -> Diagnostic {
    let host = host(base_url).unwrap_or_default();
    let help = format!(
        "add `feed_authority: {host},2026-01-01`, with a day on which that host was yours, before the first readers subscribe, and keep it"
    );
    let message =
        "there is no feed_authority, so feed readers will show every entry again if the site's address ever changes";
    let mut diagnostic = Diagnostic::general(&rules::NO_FEED_AUTHORITY, message).help(help);
    diagnostic.location = (origin != Origin::Defaults).then(|| Location::file(file));
    diagnostic
}

fn read_page_kinds(fields: &mut Fields) -> PageKinds {
    let mut pages = PageKinds::default();
    for (name, value) in fields.table("pages") {
        if let FieldValue::Bool(on) = value {
            pages.switch(name, on);
        }
    }
    pages
}

fn licence(mut fields: Fields) -> Option<Licence> {
    let (name, url) = (fields.text("name"), fields.text("url"));
    Some(Licence { name: name?, url })
}

fn size(fields: &mut Fields, name: &str, default: usize) -> usize {
    let size = fields.count(name).and_then(|size| usize::try_from(size).ok());
    size.unwrap_or(default)
}

#[cfg(test)]
mod tests {
    use super::{is_tagging_entity, path_of, read_config};
    use crate::fields::{samples::samples, tables};
    use crate::load::Inputs;
    use crate::text_file::TextFile;

    /// Every field of the table is read: a value that is left panics when it is dropped.
    #[test]
    fn every_field_is_read() {
        for sample in samples(&tables::CONFIG) {
            let crate::yaml::Value::Map(pairs) = sample else {
                panic!("a table is a mapping")
            };
            let mut text = String::new();
            for (name, _) in pairs {
                let field = tables::CONFIG.field(&name).expect("a field of the table");
                text.push_str(&format!("{name}: {}\n", field.example));
            }
            let inputs = Inputs {
                config: Some(TextFile::new("chancery.yaml", text)),
                ..Inputs::default()
            };
            let mut diagnostics = Vec::new();
            let config = read_config(&inputs, Some("https://other.example/"), &mut diagnostics);
            assert_eq!(diagnostics, []);
            assert_eq!(config.base_url.as_deref(), Some("https://other.example/"));
        }
    }

    #[test]
    fn the_path_of_a_site() {
        assert_eq!(path_of(Some("https://example.org/digest/")), "/digest/");
        assert_eq!(path_of(Some("https://example.org/")), "/");
        assert_eq!(path_of(None), "/");
    }

    #[test]
    fn tagging_entities() {
        for good in ["example.org,2026", "example.org,2026-01", "ed@example.org,2026-01-31"] {
            assert!(is_tagging_entity(good), "{good}");
        }
        for bad in [
            "example.org",
            "example,2026",
            "example.org,26",
            "example.org,2026-13",
            "é,2026-01-01",
        ] {
            assert!(!is_tagging_entity(bad), "{bad}");
        }
    }
}
