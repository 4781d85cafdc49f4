//! What `docs/open-data.md` says of the tables, held to them.

use crate::plan::export::DataTable;
use crate::render::export::column::Column;
use crate::render::export::column::ColumnKind;
use crate::render::export::describe::{column_lines, kind_word};
use crate::render::export::tables::{BODY_COLUMNS, table_of};
use std::fmt::Write;

/// The part of the page that is written from the tables begins here.
const MARK: &str = "## Tables\n";

fn described() -> String {
    let mut out = String::from(MARK);
    out.push_str("\nThis part is generated from the tables in the program (`scripts/renew docs`). `[]` means each item of a list.\n");
    for table in DataTable::ALL {
        let _ = write!(out, "\n### {}\n\n{}\n", table.name(), table_of(table).about());
        columns(&table_of(table).fields(), &mut out);
    }
    out.push_str("\n### An entry’s own file\n\nAll columns of `entries`, and:\n");
    columns(&BODY_COLUMNS, &mut out);
    out
}

fn columns(fields: &[Column], out: &mut String) {
    out.push_str("\n| column | holds | what |\n|---|---|---|\n");
    for line in column_lines(fields) {
        let kind = match (line.field.kind, kind_word(line.field.kind)) {
            (ColumnKind::Choice(values), _) => format!("one of {}", values.join(" ")),
            (_, (word, Some(table))) => format!("{word} of {table}"),
            (_, (word, None)) => word.to_owned(),
        };
        let or_null = if line.field.required { "" } else { ", or null" };
        let _ = writeln!(out, "| `{}` | {kind}{or_null} | {} |", line.name, line.field.about);
    }
}

/// `scripts/renew docs` writes it.
#[test]
#[allow(clippy::disallowed_methods, reason = "the test reads and renews the documentation")]
fn the_reference_of_the_open_data_is_current() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/open-data.md");
    let found = std::fs::read_to_string(&path).expect("docs/open-data.md");
    let (written, _) = found.split_once(MARK).expect("the page has tables");
    let expected = format!("{written}{}", described());
    if std::env::var_os("RENEW").is_some() {
        std::fs::write(&path, &expected).expect("the documentation can be written");
    } else {
        assert!(
            found == expected,
            "docs/open-data.md is out of date; `scripts/renew docs` renews it"
        );
    }
}
