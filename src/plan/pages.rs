//! Every address by its rule.

use super::hosting::takes_more;
use super::{POSITIONS_LIMIT, Page, SITEMAP_LIMIT, SiteMap, address, lists, page_count};
use crate::digest::{Digest, EntryId, Issue, IssueId, PageId, TopicId};
use crate::theme::Theme;
use std::sync::Arc;

/// The page whose text introduces the home page instead of having an address.
pub const HOME: &str = "home";

/// The address of the search page.
pub const SEARCH: &str = "search/";
/// The folder of the search index.
pub const SEARCH_INDEX: &str = "search/index/";

pub fn add(digest: &Digest, theme: &Theme, site: &mut SiteMap) {
    let config = &digest.config;
    let size = config.page_size;
    let kinds = &config.pages;
    let mut list = |base: String, entries: usize, page: &dyn Fn(usize) -> Page| {
        for number in 1..=page_count(entries, size) {
            site.pages.push((address::nth(&base, number), page(number)));
        }
    };
    for (index, period) in site.periods.iter().enumerate() {
        list(period.address(), period.entries.len(), &|number| {
            Page::Archive(index, number)
        });
    }
    let topics = digest.topics.iter().enumerate().filter(|_| kinds.topics);
    for (id, topic) in topics.filter(|(_, topic)| topic.positions.len() > POSITIONS_LIMIT) {
        let id = TopicId::new(id);
        list(address::positions(digest, id), topic.positions.len(), &|number| {
            Page::Positions(id, number)
        });
    }
    if kinds.corrections {
        let all = digest.entries.iter().chain(&digest.translations);
        let corrections = all.map(|entry| entry.corrections.len()).sum();
        list("corrections/".to_owned(), corrections, &Page::Corrections);
    }
    lists::add(digest, site);
    let mut put = |address: &str, page: Page| site.pages.push((address.to_owned(), page));
    for (on, address, page) in [
        (kinds.topics, "topics/", Page::Topics),
        (kinds.people, "people/", Page::People),
        (kinds.parties, "parties/", Page::Parties),
        (kinds.sources, "sources/", Page::Sources),
        (kinds.upcoming, "upcoming/", Page::Upcoming),
        (kinds.pairs && !digest.pairs.is_empty(), "pairs/", Page::Pairs),
        (kinds.search, SEARCH, Page::Search),
        (kinds.search, SEARCH_INDEX, Page::SearchIndex),
        (true, "404.html", Page::NotFound),
    ] {
        if on {
            put(address, page);
        }
    }
    for (index, page) in digest.pages.iter().enumerate().filter(|(_, page)| page.slug != HOME) {
        put(&format!("{}/", page.slug), Page::Text(PageId::new(index)));
    }
    for (index, asset) in digest.assets.iter().enumerate() {
        // What the digest has of these is added to ours.
        if let Some(address) = asset.address.as_ref().filter(|it| !kinds.hosting || !takes_more(it)) {
            put(address, Page::Asset(index));
        }
    }
    for (index, asset) in theme.assets.iter().enumerate() {
        put(&asset.address, Page::ThemeAsset(index));
    }
    if kinds.sitemap {
        put("robots.txt", Page::Robots);
    }
    for index in 0..site.entries.len() {
        let address = site.entries[index].clone();
        site.pages.push((address, Page::Entry(EntryId::new(index))));
    }
    for index in 0..site.translations.len() {
        let address = site.translations[index].clone();
        site.pages.push((address, Page::Translation(index)));
    }
    issues(digest, site);
    super::export::add(digest, site);
    aliases(digest, site);
}

/// The issues, each with its mails.
fn issues(digest: &Digest, site: &mut SiteMap) {
    let mut put = |address: String, page: Page| site.pages.push((address, page));
    for (index, issue) in digest.issues.iter().enumerate() {
        let id = IssueId::new(index);
        let address = address::issue(digest, id);
        if has_mail(digest, issue) {
            put(format!("{address}email.html"), Page::IssueEmail(id));
            put(format!("{address}email.txt"), Page::IssueText(id));
        }
        put(address, Page::Issue(id));
    }
}

/// Whether an issue can be sent by mail: its links need absolute addresses, and it changes no more.
pub fn has_mail(digest: &Digest, issue: &Issue) -> bool {
    digest.config.base_url.is_some() && issue.complete
}

/// Whether there are feeds: they need lasting ids and absolute addresses.
pub fn has_feeds(digest: &Digest) -> bool {
    let config = &digest.config;
    config.pages.feeds && config.base_url.is_some() && config.feed_authority.is_some()
}

fn aliases(digest: &Digest, site: &mut SiteMap) {
    let entries = digest
        .entries
        .iter()
        .zip(&site.entries)
        .chain(digest.translations.iter().zip(&site.translations));
    let mut found: Vec<(String, Page)> = Vec::new();
    let mut stubs = |aliases: &[String], file: Option<&Arc<str>>, to: String| {
        let Some(file) = file else { return };
        for alias in aliases {
            let path = alias.trim_start_matches('/');
            let is_file = path.ends_with('/') || path.rsplit('/').next().is_some_and(|name| name.contains('.'));
            let address = if is_file { path.to_owned() } else { format!("{path}/") };
            let page = Page::Alias {
                to: to.clone(),
                file: Arc::clone(file),
            };
            found.push((address, page));
        }
    };
    for (entry, address) in entries {
        stubs(&entry.aliases, Some(&entry.file), address.clone());
    }
    for list in lists::lists(digest) {
        stubs(list.aliases, list.file, address::of(digest, list.scope));
    }
    for page in &digest.pages {
        stubs(&page.aliases, Some(&page.file), format!("{}/", page.slug));
    }
    site.pages.extend(found);
}

/// The pages that a sitemap lists: all that people read on the site.
pub fn is_in_sitemap(page: &Page) -> bool {
    let is_html = page.template().is_some_and(|template| template.ends_with(".html"));
    is_html && !matches!(page, Page::NotFound | Page::IssueEmail(_))
}

/// One sitemap, or an index and several where there are more addresses than one may list.
pub fn sitemaps(digest: &Digest, site: &mut SiteMap) {
    if !digest.config.pages.sitemap || digest.config.base_url.is_none() {
        return;
    }
    let listed = site.pages.iter().filter(|(_, page)| is_in_sitemap(page)).count();
    site.pages.push(("sitemap.xml".to_owned(), Page::Sitemap));
    if listed > SITEMAP_LIMIT {
        for number in 1..=listed.div_ceil(SITEMAP_LIMIT) {
            site.pages
                .push((format!("sitemap-{number}.xml"), Page::SitemapPart(number)));
        }
    }
}
