//! The YAML of a new file, made from the table of its kind: each field on its line, and beside it what it is for.
//! Known fields have their value; required ones without a value are left empty; optional ones are comments.

use crate::fields::{Field, Mapping, Type};
use crate::language::display_width;
use std::fmt::Write;

/// How long a line may be, in columns.
const MAX_COLUMNS: usize = 120;
/// The last column at which explanations may begin, so that at least half of a line is left for them.
const MAX_EXPLANATION_COLUMN: usize = 52;

/// What is known beyond the table.
#[derive(Debug, Default)]
pub struct KnownFields {
    /// Fields that have a value, as YAML.
    pub values: Vec<(&'static str, String)>,
    /// Additions to the explanation of a field.
    pub hints: Vec<(&'static str, String)>,
    /// Fields that have rows of their own instead of those made from the table.
    pub blocks: Vec<(&'static str, Vec<Row>)>,
}

/// A field and its explanation.
#[derive(Debug, Clone)]
pub struct Row {
    /// One line of YAML, which may be a comment.
    pub yaml: String,
    /// What the field is for; may be empty.
    pub about: String,
}

/// The fields of a table, one or more lines each, in the table's order.
pub fn scaffold(table: &'static Mapping, known: &KnownFields) -> String {
    let rows: Vec<Row> = table.fields.iter().flat_map(|field| field_rows(field, known)).collect();
    let widths = rows.iter().map(|row| display_width(&row.yaml));
    let column = widths
        .filter(|width| *width + 2 <= MAX_EXPLANATION_COLUMN)
        .max()
        .unwrap_or(0)
        + 2;
    let mut out = String::new();
    for row in &rows {
        write_row(row, column, &mut out);
    }
    out
}

fn field_rows(field: &Field, known: &KnownFields) -> Vec<Row> {
    let Field { name, kind, .. } = field;
    if let Some((_, rows)) = known.blocks.iter().find(|(of, _)| of == name) {
        return rows.clone();
    }
    let hint = known.hints.iter().find(|(of, _)| of == name);
    let about = match hint {
        Some((_, hint)) => format!("{}; {hint}", about(field)),
        None => about(field),
    };
    if let Some((_, value)) = known.values.iter().find(|(of, _)| of == name) {
        let yaml = format!("{name}: {value}");
        return vec![Row { yaml, about }];
    }
    let items = item_mapping(kind);
    let (yaml, about) = match (field.required, items) {
        (true, _) if hint.is_some() => (format!("{name}:"), format!("FILL IN: {about}")),
        (true, _) => {
            let about = format!("FILL IN: {about}, such as `{}`", field.example);
            (format!("{name}:"), about)
        }
        (false, Some(_)) => (format!("# {name}:"), about),
        (false, None) => (format!("# {name}: {}", field.example), about),
    };
    let mut rows = vec![Row { yaml, about }];
    rows.extend(items.into_iter().flat_map(item_rows));
    rows
}

/// The fields of an example item, as comments.
fn item_rows(item: &'static Mapping) -> Vec<Row> {
    let rows = item.fields.iter().enumerate().map(|(at, part)| {
        let lead = if at == 0 { "  - " } else { "    " };
        let about = match item.one_of.split_first() {
            Some((first, others)) if others.contains(&part.name) => format!("instead of `{first}`: {}", about(part)),
            _ => about(part),
        };
        Row {
            yaml: format!("# {lead}{}: {}", part.name, part.example),
            about,
        }
    });
    rows.collect()
}

/// The mapping that the items of a list are; `None` for any other kind of field.
fn item_mapping(kind: &Type) -> Option<&'static Mapping> {
    match kind {
        Type::List(Type::Mapping(mapping)) | Type::OneOrMany(Type::Mapping(mapping)) => Some(mapping),
        _ => None,
    }
}

/// What a field is for, with the values that it takes if they are a closed list.
pub fn about(field: &Field) -> String {
    match choices(&field.kind) {
        Some(choices) => format!("{}; one of {}", field.about, choices.join(", ")),
        None => field.about.to_owned(),
    }
}

fn choices(kind: &Type) -> Option<&'static [&'static str]> {
    match kind {
        Type::Choice(choices) => Some(choices),
        Type::List(item) | Type::OneOrMany(item) => choices(item),
        _ => None,
    }
}

/// Writes a row: the explanation in its column, on as many lines as it needs; above the YAML if there is no room beside it.
fn write_row(row: &Row, column: usize, out: &mut String) {
    if row.about.is_empty() {
        let _ = writeln!(out, "{}", row.yaml);
        return;
    }
    let has_room = display_width(&row.yaml) + 2 <= column;
    let mut lines = wrap(&row.about, MAX_COLUMNS - 2 - if has_room { column } else { 0 }).into_iter();
    if !has_room {
        for line in lines {
            let _ = writeln!(out, "# {line}");
        }
        let _ = writeln!(out, "{}", row.yaml);
        return;
    }
    let gap = " ".repeat(column - display_width(&row.yaml));
    let _ = writeln!(out, "{}{gap}# {}", row.yaml, lines.next().unwrap_or_default());
    for line in lines {
        // Under a field that is a comment, the explanation goes on as a comment too, so that the editor's "toggle
        // comment" takes both.
        let lead = if row.yaml.starts_with('#') { "#" } else { "" };
        let _ = writeln!(out, "{lead:column$}# {line}");
    }
}

/// The words of a text on lines of at most `room` columns.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if display_width(line) + 1 + display_width(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
