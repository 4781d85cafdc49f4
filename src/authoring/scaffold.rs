//! The YAML of a new file, made from the table of its kind: each field on its line, and beside it what it is for.
//! Fields that are known stand there; required ones that are not are left open; optional ones are comments.

use crate::fields::{Field, Mapping, Type};
use crate::language::display_width;
use std::fmt::Write;

/// How long a line may be, in columns.
const WIDTH: usize = 120;
/// Where explanations begin at the latest, so that they have room.
const COLUMN: usize = 52;

/// What is known beyond the table.
#[derive(Debug, Default)]
pub struct Known {
    /// Fields that have a value, as YAML.
    pub values: Vec<(&'static str, String)>,
    /// What is added to the explanation of a field.
    pub hints: Vec<(&'static str, String)>,
    /// Fields that stand on lines of their own making.
    pub blocks: Vec<(&'static str, Vec<Row>)>,
}

/// A line: YAML, which may be a comment, and what it is for, which may be nothing.
#[derive(Debug, Clone)]
pub struct Row {
    /// The YAML.
    pub yaml: String,
    /// What it is for.
    pub about: String,
}

/// The fields of a table, one or more lines each, in the table's order.
pub fn scaffold(record: &'static Mapping, known: &Known) -> String {
    let rows: Vec<Row> = record.fields.iter().flat_map(|field| rows(field, known)).collect();
    let widths = rows.iter().map(|row| display_width(&row.yaml));
    let column = widths.filter(|width| *width + 2 <= COLUMN).max().unwrap_or(0) + 2;
    let mut out = String::new();
    for row in &rows {
        lay(row, column, &mut out);
    }
    out
}

fn rows(field: &Field, known: &Known) -> Vec<Row> {
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
    let items = items(kind);
    let mut rows = vec![match (field.required, items.is_some()) {
        (true, _) => Row {
            yaml: format!("{name}:"),
            about: match hint {
                Some(_) => format!("FILL IN: {about}"),
                None => format!("FILL IN: {about}, such as `{}`", field.example),
            },
        },
        (false, true) => Row {
            yaml: format!("# {name}:"),
            about,
        },
        (false, false) => Row {
            yaml: format!("# {name}: {}", field.example),
            about,
        },
    }];
    for (at, part) in items.iter().flat_map(|record| record.fields).enumerate() {
        let lead = if at == 0 { "  - " } else { "    " };
        let (yaml, about) = (format!("# {lead}{}: {}", part.name, part.example), self::about(part));
        rows.push(match items.and_then(|record| record.one_of.first()) {
            Some(first) if is_alternative(items, part) => Row {
                yaml,
                about: format!("instead of `{first}`: {about}"),
            },
            _ => Row { yaml, about },
        });
    }
    rows
}

/// The mappings that a field lists.
fn items(kind: &Type) -> Option<&'static Mapping> {
    match kind {
        Type::List(Type::Mapping(record)) | Type::OneOrMany(Type::Mapping(record)) => Some(record),
        _ => None,
    }
}

/// Whether a field can only take the place of another one.
fn is_alternative(record: Option<&'static Mapping>, field: &Field) -> bool {
    record.is_some_and(|record| record.one_of.iter().skip(1).any(|name| *name == field.name))
}

/// What a field is for, with the words that it takes where they are a closed list.
pub fn about(field: &Field) -> String {
    match choices(&field.kind) {
        Some(choices) => format!("{}: {}", field.about.replace(';', ","), choices.join(", ")),
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

/// Sets a line: the explanation in its column, on as many lines as it needs; above it, where it has no room.
fn lay(row: &Row, column: usize, out: &mut String) {
    if row.about.is_empty() {
        let _ = writeln!(out, "{}", row.yaml);
        return;
    }
    let beside = display_width(&row.yaml) + 2 <= column;
    let mut lines = wrap(&row.about, WIDTH - 2 - if beside { column } else { 0 }).into_iter();
    if !beside {
        for line in lines {
            let _ = writeln!(out, "# {line}");
        }
        let _ = writeln!(out, "{}", row.yaml);
        return;
    }
    let gap = " ".repeat(column - display_width(&row.yaml));
    let _ = writeln!(out, "{}{gap}# {}", row.yaml, lines.next().unwrap_or_default());
    for line in lines {
        // A comment goes on below as a comment of its own.
        let lead = if row.yaml.starts_with('#') { "#" } else { "" };
        let _ = writeln!(out, "{lead:column$}# {line}");
    }
}

/// The words of a text on lines of at most `room` columns.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is a first line");
        if line.is_empty() {
            line.push_str(word);
        } else if display_width(line) + 1 + display_width(word) <= room {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
