//! Columns as lines of a description, for the page of the open data and for `docs/open-data.md`.

use crate::render::export::column::{Column, ColumnKind};

/// A column, or a field of an object in one, as a line of a description.
pub struct ColumnLine {
    /// The path of the column: `sources`, or `sources[].title`.
    pub name: String,
    /// The column itself.
    pub field: Column,
}

/// Every column of a table with the fields of the objects in it.
pub fn column_lines(fields: &[Column]) -> Vec<ColumnLine> {
    let mut out = Vec::new();
    add_lines("", fields, &mut out);
    out
}

fn add_lines(before: &str, fields: &[Column], out: &mut Vec<ColumnLine>) {
    for field in fields {
        let name = format!("{before}{}", field.name);
        let within = format!("{name}[].");
        out.push(ColumnLine { name, field: *field });
        if let ColumnKind::Objects(fields) = field.kind {
            add_lines(&within, fields, out);
        }
    }
}

/// The name of what a column holds, as the theme's strings have it, and the table whose rows it names.
pub fn kind_word(kind: ColumnKind) -> (&'static str, Option<&'static str>) {
    match kind {
        ColumnKind::Text | ColumnKind::Body => ("text", None),
        ColumnKind::Number => ("number", None),
        ColumnKind::Bool => ("yes", None),
        ColumnKind::Day => ("day", None),
        ColumnKind::Date => ("date", None),
        ColumnKind::Moment => ("moment", None),
        ColumnKind::Url => ("url", None),
        ColumnKind::Language => ("language", None),
        ColumnKind::Choice(_) => ("choice", None),
        ColumnKind::Slug(table) => ("slug", Some(table)),
        ColumnKind::Slugs(table) => ("slugs", Some(table)),
        ColumnKind::Texts => ("texts", None),
        ColumnKind::Objects(_) => ("objects", None),
    }
}
