//! The page that describes the open data: its files, its licence, every column.

use super::column::{ColumnKind, Field};
use super::{BODY, VERSION, of};
use crate::diagnostic::Diagnostic;
use crate::plan::export::{
    CALENDAR, CitationFormat, DataFormat, DataTable, SCHEMA, has_calendar, has_citations, table_address,
};
use crate::render::Renderer;
use crate::render::frame::Frame;
use crate::render::template::{Value, list, map, maybe, option, text};

/// A column, or a field of an object in one, as a line of a description.
pub struct Line {
    /// `sources`, or `sources[].title`
    pub name: String,
    pub field: Field,
}

/// Every column of a table with the fields of the objects in it.
pub fn lines(fields: &[Field]) -> Vec<Line> {
    let mut out = Vec::new();
    add("", fields, &mut out);
    out
}

fn add(before: &str, fields: &[Field], out: &mut Vec<Line>) {
    for field in fields {
        let name = format!("{before}{}", field.name);
        let within = format!("{name}[].");
        out.push(Line { name, field: *field });
        if let ColumnKind::Objects(fields) = field.kind {
            add(&within, fields, out);
        }
    }
}

/// The word of the interface's table for what a column holds, and the table that it names rows of.
pub fn word(kind: ColumnKind) -> (&'static str, Option<&'static str>) {
    match kind {
        ColumnKind::Text | ColumnKind::Body => ("text", None),
        ColumnKind::Number => ("number", None),
        ColumnKind::Yes => ("yes", None),
        ColumnKind::Day => ("day", None),
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

impl Renderer<'_> {
    pub(in crate::render) fn data_page(&self, at: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let digest = self.digest;
        let frame = Frame {
            kind: "data",
            title: self.word("data"),
            address: at,
            section: Some("data"),
            thing: self.dataset(self.word("data"), VERSION),
            ..Frame::default()
        };
        let file = |name: &str, address: &str| map([("name", text(name)), ("href", text(&self.href(address)))]);
        let tables = DataTable::ALL.into_iter().map(|table| {
            let described = of(table);
            let forms = DataFormat::ALL.into_iter();
            map([
                ("name", text(table.name())),
                ("about", text(described.about())),
                ("count", Value::from(described.count(digest))),
                (
                    "files",
                    list(forms.map(|form| file(form.ending(), &table_address(table, form)))),
                ),
                ("columns", list(lines(&described.fields()).iter().map(column))),
            ])
        });
        let styles = CitationFormat::ALL.into_iter().filter(|_| has_citations(digest));
        let value = map([
            ("version", Value::from(VERSION)),
            ("schema", text(&self.href(SCHEMA))),
            ("tables", list(tables)),
            ("body", list(lines(&BODY).iter().map(column))),
            (
                "citations",
                list(styles.map(|style| file(style.name(), &style.address()))),
            ),
            (
                "calendar",
                option(has_calendar(digest).then_some(CALENDAR), |at| text(&self.href(at))),
            ),
        ]);
        self.templates
            .render("data.html", vec![self.frame(&frame), ("data", value)])
    }
}

fn column(line: &Line) -> Value {
    let (kind, of) = word(line.field.kind);
    let values: &[&str] = match line.field.kind {
        ColumnKind::Choice(values) => values,
        _ => &[],
    };
    map([
        ("name", text(&line.name)),
        ("kind", text(kind)),
        ("of", maybe(of)),
        ("values", list(values.iter().map(|value| text(value)))),
        ("always", Value::from(line.field.always)),
        ("about", text(line.field.about)),
    ])
}
