//! Adds a page that redirects for every earlier address.

use super::address;
use super::lists;
use super::page::Page;
use super::site_map::SiteMap;
use crate::digest::Digest;
use std::collections::HashSet;
use std::sync::Arc;

/// Adds the aliases of entries, translations, pages, and of everything that has a list.
pub fn add_aliases(digest: &Digest, site: &mut SiteMap) {
    let mut added: Vec<(String, Page)> = Vec::new();
    let mut add = |aliases: &[String], file: &Arc<str>, to: &str| {
        // One address may be written twice in a list, which was reported.
        let mut seen = HashSet::with_capacity(aliases.len());
        for alias in aliases.iter().filter(|alias| seen.insert(alias_address(alias))) {
            let page = Page::Alias {
                to: to.to_owned(),
                file: Arc::clone(file),
            };
            added.push((alias_address(alias), page));
        }
    };
    let entries = digest.entries.iter().zip(&site.entries);
    let translations = digest.translations.iter().zip(&site.translations);
    for (entry, address) in entries.chain(translations) {
        add(&entry.aliases, &entry.file, address);
    }
    for list in lists::all_lists(digest) {
        if let Some(file) = list.file {
            add(list.aliases, file, &address::of(digest, list.scope));
        }
    }
    for page in &digest.pages {
        add(&page.aliases, &page.file, &format!("{}/", page.slug));
    }
    site.pages.extend(added);
}

/// The address of an alias: a folder, unless its last part has a dot and so is the name of a file.
fn alias_address(alias: &str) -> String {
    let path = alias.trim_start_matches('/');
    let path = path
        .strip_suffix("index.html")
        .filter(|folder| folder.ends_with('/'))
        .unwrap_or(path);
    let is_file_name = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if path.ends_with('/') || is_file_name {
        path.to_owned()
    } else {
        format!("{path}/")
    }
}
