//! What every template sees: the site, the words of the interface, the addresses of assets.

use crate::digest::Digest;
use crate::language::text_direction;
use crate::plan::address::{FEED_LIST, ISSUES};
use crate::plan::export::{CALENDAR, DATA, has_calendar};
use crate::plan::{HOME, SEARCH, SiteMap, archive_address, has_feeds};
use crate::render::value::{Value, dictionary, list, map, text, text_or_none, value_or_none, yaml_value};
use crate::theme::Theme;

/// The variables of every template.
pub fn globals(digest: &Digest, site: &SiteMap, theme: &Theme) -> Vec<(&'static str, Value)> {
    let href = |address: &str| text(&format!("{}{address}", digest.config.base_path));
    let assets = theme
        .assets
        .iter()
        .map(|asset| (asset.name.clone(), href(&asset.address)));
    vec![
        ("site", site_value(digest, site, theme)),
        ("strings", yaml_value(theme.words.value())),
        ("assets", dictionary(assets)),
        ("chancery", map([("version", text(env!("CARGO_PKG_VERSION")))])),
    ]
}

/// The variable `site`.
fn site_value(digest: &Digest, site: &SiteMap, theme: &Theme) -> Value {
    let config = &digest.config;
    let kinds = &config.pages;
    let archive = newest_year(site);
    let href_if = |is_on: bool, address: &str| {
        let href = is_on.then(|| format!("{}{address}", config.base_path));
        text_or_none(href.as_deref())
    };
    let licence = value_or_none(config.licence.as_ref(), |licence| {
        map([
            ("name", text(&licence.name)),
            ("url", text_or_none(licence.url.as_deref())),
        ])
    });
    map([
        ("title", text(&config.title)),
        ("description", text_or_none(config.description.as_deref())),
        ("language", text(&config.language)),
        ("dir", text(text_direction(&config.language))),
        ("home", text(&config.base_path)),
        ("base_url", text_or_none(config.base_url.as_deref())),
        ("licence", licence),
        ("menu", list(menu(digest, site, theme).into_iter())),
        ("archive", href_if(archive.is_some(), &archive.unwrap_or_default())),
        ("feed", href_if(has_feeds(digest), "atom.xml")),
        ("feeds", href_if(has_feeds(digest), FEED_LIST)),
        ("search", href_if(kinds.search, SEARCH)),
        (
            "corrections",
            href_if(kinds.corrections && digest.has_corrections(), "corrections/"),
        ),
        (
            "upcoming",
            href_if(kinds.upcoming && digest.has_announcements(), "upcoming/"),
        ),
        ("data", href_if(kinds.data, DATA)),
        ("calendar", href_if(has_calendar(digest), CALENDAR)),
        ("preview", Value::from(digest.is_preview)),
        ("extra", value_or_none(config.extra.as_ref(), yaml_value)),
    ])
}

/// The items of the menu: the lists that the site has, and then the editor's pages that want to be in it.
fn menu(digest: &Digest, site: &SiteMap, theme: &Theme) -> Vec<Value> {
    let kinds = &digest.config.pages;
    let item = |title: &str, address: &str, section: &str| {
        map([
            ("title", text(title)),
            ("href", text(&format!("{}{address}", digest.config.base_path))),
            ("section", text(section)),
        ])
    };
    let archive = newest_year(site);
    let lists = [
        (!digest.issues.is_empty(), "issues", ISSUES),
        (kinds.topics, "topics", "topics/"),
        (kinds.people, "people", "people/"),
        (kinds.parties, "parties", "parties/"),
        (kinds.pairs && !digest.pairs.is_empty(), "pairs", "pairs/"),
        (kinds.sources, "sources", "sources/"),
        (archive.is_some(), "archive", archive.as_deref().unwrap_or_default()),
        (kinds.search, "search", SEARCH),
        (kinds.upcoming && digest.has_announcements(), "upcoming", "upcoming/"),
    ];
    let lists = lists.into_iter().filter(|(is_on, ..)| *is_on);
    let lists = lists.map(|(_, name, address)| item(theme.words.get(&[name]).unwrap_or(name), address, name));
    let pages = digest
        .pages
        .iter()
        .filter(|page| page.menu.is_some() && page.slug != HOME);
    let pages = pages.map(|page| item(&page.title, &format!("{}/", page.slug), &page.slug));
    lists.chain(pages).collect()
}

/// The address of the newest year in the archive, to which links to the archive lead.
fn newest_year(site: &SiteMap) -> Option<String> {
    let newest = site.periods.first()?;
    Some(archive_address(newest.year, None, None))
}
