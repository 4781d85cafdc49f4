//! What every page has: the site, the words, the assets; and the page itself.

use super::Renderer;
use super::template::{Value, dictionary, free, html, list, map, maybe, option, text};
use crate::digest::{Digest, Status};
use crate::language::text_direction;
use crate::plan::address::{self, FEED_LIST, ISSUES};
use crate::plan::export::{CALENDAR, DATA, has_calendar};
use crate::plan::{FeedFormat, FeedScope, HOME, SEARCH, SiteMap, archive_address, has_feeds};
use crate::theme::Theme;

/// What every template sees.
pub fn globals(digest: &Digest, site: &SiteMap, theme: &Theme) -> Vec<(&'static str, Value)> {
    let config = &digest.config;
    let href = |address: &str| format!("{}{address}", config.base_path);
    let word = |name: &'static str| theme.words.get(&[name]).unwrap_or(name).to_owned();
    let archive = site
        .periods
        .first()
        .map(|newest| archive_address(newest.year, None, None));
    let mut menu = Vec::new();
    let mut item = |title: &str, address: &str, section: &str| {
        menu.push(map([
            ("title", text(title)),
            ("href", text(&href(address))),
            ("section", text(section)),
        ]));
    };
    let kinds = &config.pages;
    for (on, name, address) in [
        (!digest.issues.is_empty(), "issues", ISSUES),
        (kinds.topics, "topics", "topics/"),
        (kinds.people, "people", "people/"),
        (kinds.parties, "parties", "parties/"),
        (kinds.pairs && !digest.pairs.is_empty(), "pairs", "pairs/"),
        (kinds.sources, "sources", "sources/"),
    ] {
        if on {
            item(&word(name), address, name);
        }
    }
    if let Some(archive) = &archive {
        item(&word("archive"), archive, "archive");
    }
    if kinds.search {
        item(&word("search"), SEARCH, "search");
    }
    if kinds.upcoming && digest.entries.iter().any(|entry| entry.status == Status::Scheduled) {
        item(&word("upcoming"), "upcoming/", "upcoming");
    }
    for page in digest
        .pages
        .iter()
        .filter(|page| page.menu.is_some() && page.slug != HOME)
    {
        item(&page.title, &format!("{}/", page.slug), &page.slug);
    }
    let licence = option(config.licence.as_ref(), |licence| {
        map([("name", text(&licence.name)), ("url", maybe(licence.url.as_deref()))])
    });
    let listed = |on: bool, address: &str| option(on.then(|| href(address)), |href| text(&href));
    let site = map([
        ("title", text(&config.title)),
        ("description", maybe(config.description.as_deref())),
        ("language", text(&config.language)),
        ("dir", text(text_direction(&config.language))),
        ("home", text(&config.base_path)),
        ("base_url", maybe(config.base_url.as_deref())),
        ("licence", licence),
        ("menu", Value::from(menu)),
        ("archive", option(archive, |archive| text(&href(&archive)))),
        ("feed", listed(has_feeds(digest), "atom.xml")),
        ("feeds", listed(has_feeds(digest), FEED_LIST)),
        ("search", option(kinds.search.then(|| href(SEARCH)), |href| text(&href))),
        ("corrections", listed(kinds.corrections, "corrections/")),
        ("upcoming", listed(kinds.upcoming, "upcoming/")),
        ("data", listed(kinds.data, DATA)),
        ("calendar", listed(has_calendar(digest), CALENDAR)),
        ("extra", option(config.extra.as_ref(), free)),
    ]);
    let assets = theme
        .assets
        .iter()
        .map(|asset| (asset.name.clone(), text(&href(&asset.address))));
    vec![
        ("site", site),
        ("strings", free(theme.words.value())),
        ("assets", dictionary(assets)),
        ("chancery", map([("version", text(env!("CARGO_PKG_VERSION")))])),
    ]
}

/// What a page says of itself.
pub struct Frame<'a> {
    pub kind: &'static str,
    pub title: &'a str,
    pub address: &'a str,
    pub description: Option<&'a str>,
    pub section: Option<&'a str>,
    pub language: Option<&'a str>,
    /// Titles and addresses of the pages above, without the home page.
    pub breadcrumbs: Vec<(String, String)>,
    /// The title of its own feed, and what that is of.
    pub feed: Option<(String, FeedScope)>,
    /// Languages and addresses of its translations.
    pub alternates: Vec<(String, String)>,
    /// The page of a list, from 1.
    pub number: usize,
    pub indexed: bool,
    /// What the page is about, as an object of JSON-LD.
    pub thing: Option<Vec<u8>>,
}

impl Default for Frame<'_> {
    fn default() -> Self {
        Self {
            kind: "page",
            title: "",
            address: "",
            description: None,
            section: None,
            language: None,
            breadcrumbs: Vec::new(),
            feed: None,
            alternates: Vec::new(),
            number: 1,
            indexed: true,
            thing: None,
        }
    }
}

impl Renderer<'_> {
    /// The variable `page`.
    pub(super) fn frame(&self, frame: &Frame) -> (&'static str, Value) {
        let config = &self.digest.config;
        let language = frame.language.unwrap_or(&config.language);
        let canonical = config
            .base_url
            .as_ref()
            .filter(|_| frame.indexed)
            .map(|base| format!("{base}{}", frame.address));
        let mut feeds = Vec::new();
        let mut feed = |title: &str, scope: FeedScope| {
            for format in FeedFormat::ALL {
                let address = address::feed(self.digest, scope, format);
                feeds.push(map([
                    ("title", text(title)),
                    ("href", text(&self.href(&address))),
                    ("type", text(format.media_type())),
                ]));
            }
        };
        if has_feeds(self.digest) {
            feed(&config.title, FeedScope::Site);
            if let Some((title, scope)) = &frame.feed {
                feed(title, *scope);
            }
        }
        let crumbs = frame.breadcrumbs.iter();
        let crumbs = crumbs.map(|(title, address)| map([("title", text(title)), ("href", text(&self.href(address)))]));
        let alternates = frame.alternates.iter();
        let alternates = alternates.map(|(language, address)| {
            let href = match &config.base_url {
                Some(base) => format!("{base}{address}"),
                None => self.href(address),
            };
            map([("language", text(language)), ("href", text(&href))])
        });
        let page = map([
            ("kind", text(frame.kind)),
            ("title", text(frame.title)),
            ("href", text(&self.href(frame.address))),
            ("canonical", maybe(canonical.as_deref())),
            ("description", maybe(frame.description)),
            ("language", text(language)),
            ("dir", text(text_direction(language))),
            ("section", maybe(frame.section)),
            ("feeds", Value::from(feeds)),
            ("breadcrumbs", list(crumbs)),
            ("alternates", list(alternates)),
            ("number", Value::from(frame.number)),
            ("indexed", Value::from(frame.indexed)),
            ("image", maybe(self.card_of(frame.address).as_deref())),
            ("linked_data", option(self.linked_data(frame), |json| html(&json))),
        ]);
        ("page", page)
    }
}
