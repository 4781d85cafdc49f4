//! Tables as JSON, as JSON Lines and as CSV, each written once into one buffer.

use super::column::{Datum, Described, ExportContext, Field};
use super::{VERSION, csv};
use crate::plan::export::{DataFormat, DataTable, SCHEMA};
use serde::Serialize;

/// A table as a file.
pub fn table(open: ExportContext, table: DataTable, described: &dyn Described, form: DataFormat) -> Vec<u8> {
    let mut out = Vec::with_capacity(64 << 10);
    match form {
        DataFormat::Json => {
            head(open, &mut out);
            key(table.name(), &mut out);
            out.extend(b"[\n");
            let start = out.len();
            described.each(open, &mut |row| {
                if out.len() > start {
                    out.extend(b",\n");
                }
                object(row, &mut out);
            });
            out.extend(b"\n]}\n");
        }
        DataFormat::Lines => described.each(open, &mut |row| {
            object(row, &mut out);
            out.push(b'\n');
        }),
        DataFormat::Csv => {
            csv::record(described.fields().iter().map(|field| field.name), &mut out);
            let mut cells: Vec<String> = Vec::new();
            described.each(open, &mut |row| {
                cells.clear();
                cells.extend(row.map(|(field, value)| csv::cell(&field, &value)));
                csv::record(cells.iter().map(String::as_str), &mut out);
            });
        }
    }
    out
}

/// The beginning of a JSON file: what it is, whose, and under which licence.
fn head(open: ExportContext, out: &mut Vec<u8>) {
    let config = &open.digest.config;
    let updated = open.digest.entries.iter().map(|entry| entry.updated).max();
    let licence = config.licence.as_ref().map_or(Datum::Nothing, |licence| {
        Datum::Object(vec![
            ("name", Datum::text(&licence.name)),
            ("url", Datum::maybe(licence.url.as_deref())),
        ])
    });
    out.push(b'{');
    for (name, value) in [
        ("$schema", Datum::owned(open.url(SCHEMA))),
        ("version", Datum::Number(VERSION)),
        ("title", Datum::text(&config.title)),
        ("base_url", Datum::maybe(config.base_url.as_deref())),
        ("licence", licence),
        ("updated", updated.map_or(Datum::Nothing, Datum::Moment)),
        (
            "generator",
            Datum::text(concat!("Chancery ", env!("CARGO_PKG_VERSION"))),
        ),
    ] {
        key(name, out);
        json(&value, out);
        out.extend(b",\n");
    }
}

/// A row as a JSON object.
pub fn object<'a>(row: impl Iterator<Item = (Field, Datum<'a>)>, out: &mut Vec<u8>) {
    out.push(b'{');
    for (at, (field, value)) in row.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        key(field.name, out);
        json(&value, out);
    }
    out.push(b'}');
}

/// A key of an object. Those of ours need no escapes.
pub fn key(name: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    out.extend(name.bytes());
    out.extend(b"\":");
}

/// A value as JSON.
pub fn json(value: &impl Serialize, out: &mut Vec<u8>) {
    serde_json::to_writer(out, value).expect("a buffer takes everything, and keys are texts");
}
