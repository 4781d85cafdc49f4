//! The list of the files that a site will have.

use super::export::companions_of;
use super::site_map::{SiteMap, file_of};
use crate::digest::Digest;
use std::collections::BTreeSet;

/// The path of every file of a site, those beside the pages of entries included, but for the parts of the search index.
pub fn all_files(digest: &Digest, site: &SiteMap) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for (address, page) in &site.pages {
        files.extend(companions_of(digest, page).map(|name| format!("{address}{name}")));
        files.insert(file_of(address));
    }
    files
}
