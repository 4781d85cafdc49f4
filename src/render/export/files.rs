//! The files of the open data: of whole tables, and those that stand beside the page of an entry.

use crate::digest::{EntryId, Item};
use crate::plan::export::{CitationFormat, DataFormat, DataTable, ENTRY_DATA, SCHEMA, has_citations};
use crate::render::context::Context;
use crate::render::export::cite::files::{entry_works, write_works};
use crate::render::export::column::Datum;
use crate::render::export::entries::ENTRIES;
use crate::render::export::schema::schema_document;
use crate::render::export::tables::{BODY_COLUMNS, table_of};
use crate::render::export::write::{write_object, write_table};
use crate::render::parts::absolute_body::absolute_body;
use crate::render::plain_text::html_to_text;

pub fn table_file(context: &Context, table: DataTable, form: DataFormat) -> Vec<u8> {
    write_table(context, table, table_of(table), form)
}

pub fn schema_file(context: &Context) -> Vec<u8> {
    schema_document(&context.absolute_url(SCHEMA))
}

/// An entry's page with what stands beside it.
pub fn with_companions(context: &Context, page: Vec<u8>, address: &str, item: Item) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![("index.html".to_owned(), page)];
    if let Item::Entry(id) = item
        && context.digest.config.pages.data
    {
        files.push((ENTRY_DATA.to_owned(), entry_data(context, address, id)));
    }
    if has_citations(context.digest) {
        let works = entry_works(context, address, item);
        let styles = CitationFormat::ALL.into_iter();
        files.extend(styles.map(|style| (style.file().to_owned(), write_works(&works, style))));
    }
    files
}

/// An entry's row with its text.
fn entry_data(context: &Context, address: &str, id: EntryId) -> Vec<u8> {
    let entry = context.digest.entry(id);
    let html = absolute_body(context, id, entry, address);
    // In plain text a note's mark is its number alone.
    let own = format!("<a href=\"{}#", context.absolute_url(address));
    let text = html_to_text(&html.replace(&own, "<a href=\"#"));
    let html = Datum::Text(html);
    let body = BODY_COLUMNS.into_iter().zip([html, Datum::owned(text)]);
    let mut out = Vec::with_capacity(8 << 10);
    write_object(ENTRIES.values(context, id).chain(body), &mut out);
    out.push(b'\n');
    out
}
