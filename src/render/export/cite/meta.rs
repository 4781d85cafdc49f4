//! What an entry’s page says of itself to reference managers, in the tags of Highwire Press and of Dublin Core.
//!
//! Zotero’s “Embedded Metadata” takes Dublin Core first and lets Highwire’s tags replace it field by field; of several tags
//! for a field the last in its own list wins, so each is given once. Without `DC.type` the mere presence of `citation_title`
//! would make a journal article of the page.

use crate::digest::Digest;
use crate::digest::Entry;
use crate::render::parts::publication::published_on;
use crate::render::value::{Value, list, map, text};

/// The `<meta>` tags of an entry; none where it has no address to be cited by.
pub fn citation_meta(digest: &Digest, entry: &Entry, address: &str) -> Value {
    let config = &digest.config;
    let Some(base) = config.base_url.as_deref().filter(|_| config.pages.citations) else {
        return list(std::iter::empty());
    };
    let url = format!("{base}{address}");
    let language = digest.language_of(entry);
    let issued = published_on(digest, entry);
    let slashed = issued.map(|day| day.strftime("%Y/%m/%d").to_string());
    let dashed = issued.map(|day| day.to_string());
    let licence = config.licence.as_ref();
    let rights = licence.map(|licence| licence.url.as_deref().unwrap_or(&licence.name));
    let tags = [
        ("citation_title", Some(entry.title.as_str())),
        ("citation_publication_date", slashed.as_deref()),
        ("citation_journal_title", Some(&config.title)),
        ("citation_language", Some(language)),
        ("citation_public_url", Some(&url)),
        ("citation_fulltext_html_url", Some(&url)),
        ("DC.title", Some(&entry.title)),
        ("DC.date", dashed.as_deref()),
        ("DC.publisher", Some(&config.title)),
        ("DC.identifier", Some(&url)),
        ("DC.language", Some(language)),
        ("DC.rights", rights),
        ("DC.type", Some("webpage")),
    ];
    list(
        tags.into_iter()
            .filter_map(|(name, content)| Some(map([("name", text(name)), ("content", text(content?))]))),
    )
}
