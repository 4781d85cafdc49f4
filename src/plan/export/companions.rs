//! Files that are made together with a page: an entry's data and citations. They have no line on the site map.

use super::files::has_citations;
use super::formats::CitationFormat;
use crate::digest::Digest;
use crate::plan::page::Page;
use crate::plan::site_map::SiteMap;

/// The file name of an entry's data, below its address.
pub const ENTRY_DATA: &str = "index.json";

/// The names of the files that are made together with a page, below its address.
pub fn companions_of(digest: &Digest, page: &Page) -> impl Iterator<Item = &'static str> + use<> {
    let data = matches!(page, Page::Entry(_)) && digest.config.pages.data;
    let citations = matches!(page, Page::Entry(_) | Page::Translation(_)) && has_citations(digest);
    let formats = CitationFormat::ALL
        .into_iter()
        .filter(move |_| citations)
        .map(CitationFormat::file);
    data.then_some(ENTRY_DATA).into_iter().chain(formats)
}

/// Whether a file of this name may be made together with a page.
pub fn is_companion_name(name: &str) -> bool {
    name == ENTRY_DATA || CitationFormat::ALL.iter().any(|format| format.file() == name)
}

/// The page together with which the file at this path is made.
pub fn page_with_companion<'a>(digest: &Digest, site: &'a SiteMap, path: &str) -> Option<&'a Page> {
    let (folder, name) = path.split_at(path.rfind('/')? + 1);
    let page = is_companion_name(name).then(|| site.at(folder))??;
    companions_of(digest, page).any(|file| file == name).then_some(page)
}
