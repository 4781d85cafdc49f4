//! Adds the pages of the site to the site map, each kind on the conditions that the configuration sets.

use super::address;
use super::export;
use super::hosting::{ROBOTS, is_merged_with_ours, replaces_ours};
use super::lists;
use super::page::Page;
use super::positions;
use super::site_map::{SiteMap, page_count};
use crate::digest::{Digest, EntryId, Issue, IssueId, PageId};
use crate::theme::Theme;

/// Adds all pages but aliases, social cards, sitemaps and the files for hosts.
pub fn add_pages(digest: &Digest, theme: &Theme, site: &mut SiteMap) {
    add_paged_lists(digest, site);
    lists::add_lists(digest, site);
    positions::add_position_pages(digest, site);
    let kinds = &digest.config.pages;
    for (address, page) in Page::with_fixed_address(kinds) {
        if !replaces_ours(digest, address) {
            site.add(address, page);
        }
    }
    if kinds.pairs && !digest.pairs.is_empty() {
        site.add("pairs/", Page::Pairs);
    }
    for (index, page) in digest
        .pages
        .iter()
        .enumerate()
        .filter(|(_, page)| page.slug != address::HOME)
    {
        site.add(format!("{}/", page.slug), Page::Text(PageId::new(index)));
    }
    add_files(digest, theme, site);
    // A preview is closed to search engines, whatever the digest's own file says.
    if digest.is_preview || kinds.sitemap && !replaces_ours(digest, ROBOTS) {
        site.add(ROBOTS, Page::Robots);
    }
    add_entries(site);
    add_issues(digest, site);
    export::add_exports(digest, site);
}

/// Lists of something else than entries of one thing: archives and corrections.
fn add_paged_lists(digest: &Digest, site: &mut SiteMap) {
    let config = &digest.config;
    let pages = &mut site.pages;
    let mut add = |base: String, length: usize, page: &dyn Fn(usize) -> Page| {
        for number in 1..=page_count(length, config.page_size) {
            pages.push((address::nth(&base, number), page(number)));
        }
    };
    for (index, period) in site.periods.iter().enumerate() {
        add(period.address(), period.entries.len(), &|number| {
            Page::Archive(index, number)
        });
    }
    if config.pages.corrections {
        let corrections = digest
            .corrections
            .iter()
            .map(|(_, corrections)| corrections.len())
            .sum();
        add("corrections/".to_owned(), corrections, &Page::Corrections);
    }
}

/// Files of `content/static/` and of the theme.
fn add_files(digest: &Digest, theme: &Theme, site: &mut SiteMap) {
    let has_host_files = digest.config.pages.hosting;
    for (index, asset) in digest.assets.iter().enumerate() {
        let Some(address) = &asset.address else { continue };
        let is_replaced = has_host_files && is_merged_with_ours(address) || digest.is_preview && address == ROBOTS;
        if !is_replaced {
            site.add(address.as_str(), Page::Asset(index));
        }
    }
    for (index, asset) in theme.assets.iter().enumerate() {
        site.add(asset.address.as_str(), Page::ThemeAsset(index));
    }
}

fn add_entries(site: &mut SiteMap) {
    let entries = site.entries.iter().enumerate();
    let entries = entries.map(|(index, address)| (address.clone(), Page::Entry(EntryId::new(index))));
    let translations = site.translations.iter().enumerate();
    let translations = translations.map(|(index, address)| (address.clone(), Page::Translation(index)));
    site.pages.extend(entries.chain(translations));
}

/// The issues, each with its emails.
fn add_issues(digest: &Digest, site: &mut SiteMap) {
    for (index, issue) in digest.issues.iter().enumerate() {
        let id = IssueId::new(index);
        let address = address::issue(digest, id);
        if has_mail(digest, issue) {
            site.add(format!("{address}email.html"), Page::IssueEmail(id));
            site.add(format!("{address}email.txt"), Page::IssueText(id));
        }
        site.add(address, Page::Issue(id));
    }
}

/// Whether an issue can be sent by email: its links need absolute addresses, and it must not change any more.
pub fn has_mail(digest: &Digest, issue: &Issue) -> bool {
    digest.config.base_url.is_some() && issue.complete
}
