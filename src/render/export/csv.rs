//! CSV as RFC 4180 has it, for programs and for people with a spreadsheet: a cell that one of these would take for a
//! formula begins with an apostrophe, which every reader takes away again.

use crate::render::export::column::{Column, ColumnKind, Datum};

/// Separates the slugs in a cell.
const LIST_SEPARATOR: &str = "; ";

/// A value as the text of a cell: lists of slugs are joined, other lists and objects are JSON, and nothing is empty.
pub fn format_cell(field: &Column, value: &Datum) -> String {
    match value {
        Datum::Nothing => String::new(),
        Datum::Text(text) => text.to_string(),
        Datum::Number(number) => number.to_string(),
        Datum::Bool(value) => value.to_string(),
        Datum::Day(day) => day.to_string(),
        Datum::Date(date) => date.to_string(),
        Datum::Moment(moment) => moment.to_string(),
        Datum::List(items) if items.is_empty() => String::new(),
        Datum::List(items) if matches!(field.kind, ColumnKind::Slugs(_)) => {
            let slugs: Vec<String> = items.iter().map(|item| format_cell(field, item)).collect();
            slugs.join(LIST_SEPARATOR)
        }
        Datum::List(_) | Datum::Object(_) => {
            serde_json::to_string(value).expect("keys are texts, and a text takes everything")
        }
    }
}

/// Writes cells as a record.
pub fn write_record<'a>(cells: impl Iterator<Item = &'a str>, out: &mut Vec<u8>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(b',');
        }
        let guard = if is_guarded(cell) { "'" } else { "" };
        if cell.contains(['"', ',', '\r', '\n']) || cell.starts_with(' ') || cell.ends_with(' ') {
            out.push(b'"');
            out.extend(guard.bytes());
            out.extend(cell.replace('"', "\"\"").bytes());
            out.push(b'"');
        } else {
            out.extend(guard.bytes());
            out.extend(cell.bytes());
        }
    }
    out.extend(b"\r\n");
}

/// Whether a cell gets an apostrophe before it: it would be a formula, or begins with one of its own.
fn is_guarded(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[&str]) -> String {
        let mut out = Vec::new();
        write_record(cells.iter().copied(), &mut out);
        String::from_utf8(out).expect("it is text")
    }

    #[test]
    fn cells_are_quoted_and_guarded() {
        assert_eq!(
            written(&["a", "b c", "d,e", "\"f\""]),
            "a,b c,\"d,e\",\"\"\"f\"\"\"\r\n"
        );
        assert_eq!(
            written(&["=1+1", "-1", "@a,b", "'t is", "a=b", ""]),
            "'=1+1,'-1,\"'@a,b\",''t is,a=b,\r\n"
        );
        assert_eq!(written(&["two\nlines", "\tx", " y"]), "\"two\nlines\",'\tx,\" y\"\r\n");
    }
}
