//! What every template sees: the site, the words of the interface, the addresses of assets.

use crate::digest::{Digest, Status};
use crate::language::text_direction;
use crate::plan::address::{FEED_LIST, ISSUES};
use crate::plan::export::{CALENDAR, DATA, has_calendar};
use crate::plan::{HOME, SEARCH, SiteMap, archive_address, has_feeds};
use crate::render::value::{Value, dictionary, map, text, text_or_none, value_or_none, yaml_value};
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
    let licence = value_or_none(config.licence.as_ref(), |licence| {
        map([
            ("name", text(&licence.name)),
            ("url", text_or_none(licence.url.as_deref())),
        ])
    });
    let listed = |on: bool, address: &str| value_or_none(on.then(|| href(address)), |href| text(&href));
    let site = map([
        ("title", text(&config.title)),
        ("description", text_or_none(config.description.as_deref())),
        ("language", text(&config.language)),
        ("dir", text(text_direction(&config.language))),
        ("home", text(&config.base_path)),
        ("base_url", text_or_none(config.base_url.as_deref())),
        ("licence", licence),
        ("menu", Value::from(menu)),
        ("archive", value_or_none(archive, |archive| text(&href(&archive)))),
        ("feed", listed(has_feeds(digest), "atom.xml")),
        ("feeds", listed(has_feeds(digest), FEED_LIST)),
        (
            "search",
            value_or_none(kinds.search.then(|| href(SEARCH)), |href| text(&href)),
        ),
        ("corrections", listed(kinds.corrections, "corrections/")),
        ("upcoming", listed(kinds.upcoming, "upcoming/")),
        ("data", listed(kinds.data, DATA)),
        ("calendar", listed(has_calendar(digest), CALENDAR)),
        ("extra", value_or_none(config.extra.as_ref(), yaml_value)),
    ]);
    let assets = theme
        .assets
        .iter()
        .map(|asset| (asset.name.clone(), text(&href(&asset.address))));
    vec![
        ("site", site),
        ("strings", yaml_value(theme.words.value())),
        ("assets", dictionary(assets)),
        ("chancery", map([("version", text(env!("CARGO_PKG_VERSION")))])),
    ]
}
