//! Tables as JSON, as JSON Lines and as CSV, each written once into one buffer.

use crate::plan::export::{DataFormat, DataTable, SCHEMA};
use crate::render::context::Context;
use crate::render::export::column::{AnyTable, Column, Datum};
use crate::render::export::csv::{format_cell, write_record};
use crate::render::export::tables::VERSION;
use serde::Serialize;

/// A table as a file.
pub fn write_table(context: &Context, table: DataTable, described: &dyn AnyTable, form: DataFormat) -> Vec<u8> {
    let mut out = Vec::with_capacity(64 << 10);
    match form {
        DataFormat::Json => {
            write_head(context, &mut out);
            write_key(table.name(), &mut out);
            out.extend(b"[\n");
            let start = out.len();
            described.each(context, &mut |row| {
                if out.len() > start {
                    out.extend(b",\n");
                }
                write_object(row, &mut out);
            });
            out.extend(b"\n]}\n");
        }
        DataFormat::Lines => described.each(context, &mut |row| {
            write_object(row, &mut out);
            out.push(b'\n');
        }),
        DataFormat::Csv => {
            write_record(described.fields().iter().map(|field| field.name), &mut out);
            let mut cells: Vec<String> = Vec::new();
            described.each(context, &mut |row| {
                cells.clear();
                cells.extend(row.map(|(field, value)| format_cell(&field, &value)));
                write_record(cells.iter().map(String::as_str), &mut out);
            });
        }
    }
    out
}

/// The beginning of a JSON file: what it is, whose, and under which licence.
fn write_head(context: &Context, out: &mut Vec<u8>) {
    let config = &context.digest.config;
    let updated = context.digest.entries.iter().map(|entry| entry.updated).max();
    let licence = config.licence.as_ref().map_or(Datum::Nothing, |licence| {
        Datum::Object(vec![
            ("name", Datum::text(&licence.name)),
            ("url", Datum::optional(licence.url.as_deref())),
        ])
    });
    out.push(b'{');
    for (name, value) in [
        ("$schema", Datum::owned(context.absolute_url(SCHEMA))),
        ("version", Datum::Number(VERSION)),
        ("title", Datum::text(&config.title)),
        ("base_url", Datum::optional(config.base_url.as_deref())),
        ("licence", licence),
        ("updated", updated.map_or(Datum::Nothing, Datum::Moment)),
        (
            "generator",
            Datum::text(concat!("Chancery ", env!("CARGO_PKG_VERSION"))),
        ),
    ] {
        write_key(name, out);
        write_json(&value, out);
        out.extend(b",\n");
    }
}

/// A row as a JSON object.
pub fn write_object<'a>(row: impl Iterator<Item = (Column, Datum<'a>)>, out: &mut Vec<u8>) {
    out.push(b'{');
    for (at, (field, value)) in row.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        write_key(field.name, out);
        write_json(&value, out);
    }
    out.push(b'}');
}

/// A key of an object. Those of ours need no escapes.
pub fn write_key(name: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    out.extend(name.bytes());
    out.extend(b"\":");
}

/// A value as JSON.
pub fn write_json(value: &impl Serialize, out: &mut Vec<u8>) {
    serde_json::to_writer(out, value).expect("a buffer takes everything, and keys are texts");
}
