//! The open record: the digest as data, citations of its entries and of the sources that they digest, calendars.

mod calendar;
mod cite;
mod column;
mod csv;
mod entries;
mod named;
mod page;
mod plover;
mod positions;
mod registries;
mod schema;
#[cfg(test)]
mod tests;
mod write;

use super::{Renderer, plain_text};
use crate::digest::{EntryId, Item};
use crate::plan::export::{CitationFormat, DataFormat, DataTable, ENTRY_DATA, SCHEMA, has_citations};
use column::{ColumnKind, Datum, Described, ExportContext, Field, always};

/// The version of the data's format. It is raised when a column is renamed, taken away or means something else; what is
/// only added does not raise it.
pub const VERSION: usize = 1;

/// What an entry's own file has besides its row.
const BODY: [Field; 2] = [
    always(
        "body_html",
        ColumnKind::Body,
        "its text as HTML, with absolute addresses",
    ),
    always("body_text", ColumnKind::Body, "the same as plain text"),
];

/// What a table is.
fn of(table: DataTable) -> &'static dyn Described {
    match table {
        DataTable::Entries => &entries::ENTRIES,
        DataTable::Positions => &positions::POSITIONS,
        DataTable::People => &registries::PEOPLE,
        DataTable::Offices => &registries::OFFICES,
        DataTable::Parties => &registries::PARTIES,
        DataTable::Topics => &registries::TOPICS,
        DataTable::Sources => &registries::SOURCES,
    }
}

impl<'a> Renderer<'a> {
    fn open(&self) -> ExportContext<'a> {
        ExportContext {
            digest: self.digest,
            site: self.site,
        }
    }

    pub(in crate::render) fn data_table(&self, table: DataTable, form: DataFormat) -> Vec<u8> {
        write::table(self.open(), table, of(table), form)
    }

    pub(super) fn data_schema(&self) -> Vec<u8> {
        schema::document(&self.open().url(SCHEMA))
    }

    /// An entry's page with what stands beside it.
    pub(super) fn with_record(&self, page: Vec<u8>, address: &str, item: Item) -> Vec<(String, Vec<u8>)> {
        let mut files = vec![("index.html".to_owned(), page)];
        if let Item::Entry(id) = item
            && self.digest.config.pages.data
        {
            files.push((ENTRY_DATA.to_owned(), self.entry_data(address, id)));
        }
        if has_citations(self.digest) {
            let works = self.works_of(address, item);
            let styles = CitationFormat::ALL.into_iter();
            files.extend(styles.map(|style| (style.file().to_owned(), cite::write(&works, style))));
        }
        files
    }

    /// An entry's row with its text.
    fn entry_data(&self, address: &str, id: EntryId) -> Vec<u8> {
        let open = self.open();
        let entry = self.digest.entry(id);
        let html = self.absolute_once(id, entry, address);
        // In plain text a note's mark is its number alone.
        let own = format!("<a href=\"{}#", open.url(address));
        let text = plain_text::of_html(&html.replace(&own, "<a href=\"#"));
        let html = Datum::Text(html);
        let body = BODY.into_iter().zip([html, Datum::owned(text)]);
        let mut out = Vec::with_capacity(8 << 10);
        write::object(entries::ENTRIES.values(open, id).chain(body), &mut out);
        out.push(b'\n');
        out
    }
}
