//! The tables of the open data, and the version of their format.

use crate::plan::export::DataTable;
use crate::render::export::column::{AnyTable, Column, ColumnKind, required};
use crate::render::export::{entries, positions, registries};

/// The version of the data's format. It is raised when a column is renamed, taken away or means something else; what is
/// only added does not raise it.
pub const VERSION: usize = 2;

/// The columns that an entry's own file has besides its row.
pub const BODY_COLUMNS: [Column; 2] = [
    required(
        "body_html",
        ColumnKind::Body,
        "its text as HTML, with absolute addresses",
    ),
    required("body_text", ColumnKind::Body, "the same as plain text"),
];

/// The definition of a table.
pub fn table_of(table: DataTable) -> &'static dyn AnyTable {
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
