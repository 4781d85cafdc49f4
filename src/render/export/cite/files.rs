//! Files of citations: of the whole digest, and those beside the page of an entry.

use crate::digest::Item;
use crate::plan::export::{CitationFormat, has_citations};
use crate::render::context::Context;
use crate::render::export::cite::bibtex::write_bibtex;
use crate::render::export::cite::csl::write_csl;
use crate::render::export::cite::ris::write_ris;
use crate::render::export::cite::work::{Work, merge_by_key};
use crate::render::export::cite::works::{account_works, entry_work};
use crate::render::value::{Value, list, map, text};

/// Works in one format.
pub fn write_works(works: &[Work], style: CitationFormat) -> Vec<u8> {
    match style {
        CitationFormat::Csl => write_csl(works),
        CitationFormat::Bibtex => write_bibtex(works),
        CitationFormat::Ris => write_ris(works),
    }
}

/// Every entry, then every source that one of them digests, each once.
pub fn citations(context: &Context, style: CitationFormat) -> Vec<u8> {
    let mut works = Vec::new();
    let mut sources = Vec::new();
    for (entry, address) in context.digest.entries.iter().zip(&context.site.entries) {
        works.push(entry_work(context, entry, address));
        sources.extend(account_works(context, entry, address));
    }
    works.extend(merge_by_key(sources));
    write_works(&works, style)
}

/// An entry, and then the accounts that it digests.
pub fn entry_works<'a>(context: &Context<'a>, address: &str, item: Item) -> Vec<Work<'a>> {
    let entry = match item {
        Item::Entry(id) => context.digest.entry(id),
        Item::Translation(at) => &context.digest.translations[at],
        _ => return Vec::new(),
    };
    let mut works = vec![entry_work(context, entry, address)];
    works.extend(merge_by_key(account_works(context, entry, address)));
    works
}

/// The files with an entry's citation: their names, and where they are.
pub fn citation_links(context: &Context, address: &str) -> Value {
    let styles = CitationFormat::ALL
        .into_iter()
        .filter(|_| has_citations(context.digest));
    list(styles.map(|style| {
        let href = context.href(&format!("{address}{}", style.file()));
        map([("name", text(style.name())), ("href", text(&href))])
    }))
}
