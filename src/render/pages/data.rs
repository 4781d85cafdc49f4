//! The page that describes the open data: its files, its licence, every column.

use crate::plan::export::{
    CALENDAR, CitationFormat, DataFormat, DataTable, SCHEMA, has_calendar, has_citations, table_address,
};
use crate::render::context::Context;
use crate::render::export::column::ColumnKind;
use crate::render::export::describe::{ColumnLine, column_lines, kind_word};
use crate::render::export::tables::{BODY_COLUMNS, VERSION, table_of};
use crate::render::linked_data::dataset::describe_dataset;
use crate::render::output::PageResult;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, list, map, text, text_or_none, value_or_none};

pub fn render(context: &Context, address: &str) -> PageResult {
    let digest = context.digest;
    let meta = PageMeta {
        kind: "data",
        title: context.word("data"),
        address,
        section: Some("data"),
        subject: describe_dataset(context.digest, context.word("data"), VERSION),
        ..PageMeta::default()
    };
    let file = |name: &str, address: &str| map([("name", text(name)), ("href", text(&context.href(address)))]);
    let tables = DataTable::ALL.into_iter().map(|table| {
        let described = table_of(table);
        let forms = DataFormat::ALL.into_iter();
        map([
            ("name", text(table.name())),
            ("about", text(described.about())),
            ("count", Value::from(described.count(digest))),
            (
                "files",
                list(forms.map(|form| file(form.ending(), &table_address(table, form)))),
            ),
            (
                "columns",
                list(column_lines(&described.fields()).iter().map(column_value)),
            ),
        ])
    });
    let styles = CitationFormat::ALL.into_iter().filter(|_| has_citations(digest));
    let value = map([
        ("version", Value::from(VERSION)),
        ("schema", text(&context.href(SCHEMA))),
        ("tables", list(tables)),
        ("body", list(column_lines(&BODY_COLUMNS).iter().map(column_value))),
        (
            "citations",
            list(styles.map(|style| file(style.name(), &style.address()))),
        ),
        (
            "calendar",
            value_or_none(has_calendar(digest).then_some(CALENDAR), |address| {
                text(&context.href(address))
            }),
        ),
    ]);
    context
        .templates
        .render("data.html", vec![page_variable(context, &meta), ("data", value)])
}

/// A column as the page shows it.
fn column_value(line: &ColumnLine) -> Value {
    let (kind, of_table) = kind_word(line.field.kind);
    let values: &[&str] = match line.field.kind {
        ColumnKind::Choice(values) => values,
        _ => &[],
    };
    map([
        ("name", text(&line.name)),
        ("kind", text(kind)),
        ("of", text_or_none(of_table)),
        ("values", list(values.iter().map(|value| text(value)))),
        ("always", Value::from(line.field.required)),
        ("about", text(line.field.about)),
    ])
}
