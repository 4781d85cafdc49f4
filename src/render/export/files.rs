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

/// A table of the open data as a file.
pub fn table_file(context: &Context, table: DataTable, format: DataFormat) -> Vec<u8> {
    write_table(context, table, table_of(table), format)
}

/// The schema of the open data.
pub fn schema_file(context: &Context) -> Vec<u8> {
    schema_document(&context.absolute_url(SCHEMA))
}

/// The page of an entry or a translation with its companion files: the entry as data, and citations.
pub fn with_companions(context: &Context, page: Vec<u8>, address: &str, item: Item) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![("index.html".to_owned(), page)];
    if let Item::Entry(id) = item
        && context.digest.config.pages.data
    {
        files.push((ENTRY_DATA.to_owned(), entry_data(context, address, id)));
    }
    if has_citations(context.digest) {
        let works = entry_works(context, address, item);
        let formats = CitationFormat::ALL.into_iter();
        files.extend(formats.map(|format| (format.file().to_owned(), write_works(&works, format))));
    }
    files
}

/// One of the files beside the page of an entry or a translation; none of this name for others.
pub fn companion(context: &Context, address: &str, item: Item, name: &str) -> Option<Vec<u8>> {
    let files = with_companions(context, Vec::new(), address, item).into_iter();
    files.skip(1).find_map(|(file, bytes)| (file == name).then_some(bytes))
}

/// An entry as data: its row in the table of entries, and its body.
fn entry_data(context: &Context, address: &str, id: EntryId) -> Vec<u8> {
    let entry = context.digest.entry(id);
    let html = absolute_body(context, id, entry, address);
    // Links within the body become short again, so that plain text has the number of a footnote and no address.
    let own = format!("<a href=\"{}#", context.absolute_url(address));
    let text = html_to_text(&html.replace(&own, "<a href=\"#"));
    let html = Datum::Text(html);
    let body = BODY_COLUMNS.into_iter().zip([html, Datum::owned(text)]);
    let mut out = Vec::with_capacity(8 << 10);
    write_object(ENTRIES.values(context, id).chain(body), &mut out);
    out.push(b'\n');
    out
}
