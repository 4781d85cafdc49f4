//! Lists that have an item twice.

use super::report::{field_name, quoted};
use super::{Context, FieldValue, Type};
use crate::diagnostic::{CurrentPath, Diagnostic, FieldPath, Location, rules};
use crate::language::fold_name;
use crate::text::percent_decode;
use crate::yaml::Value;
use std::collections::HashMap;

/// The most repeated items that are reported of one list.
const MAX_REPORTED: usize = 10;

/// Reports the items of a list that are there before. Participants and accounts are compared when it is known who they are.
pub(super) fn report_repeated(
    values: &[Value],
    checked: &[FieldValue],
    item: &'static Type,
    at: &CurrentPath,
    context: &mut Context,
) {
    if values.len() < 2 || matches!(at, CurrentPath::Key(CurrentPath::Root, "participants" | "source")) {
        return;
    }
    let mut first_of: HashMap<String, usize> = HashMap::with_capacity(values.len());
    let mut reported = 0;
    for (index, (value, checked)) in values.iter().zip(checked).enumerate() {
        // What has an error may become something else.
        if matches!(checked, FieldValue::Failed) {
            continue;
        }
        let Some((key, shown)) = comparable(value, item) else {
            continue;
        };
        let first = *first_of.entry(key).or_insert(index);
        if first == index || reported == MAX_REPORTED {
            continue;
        }
        reported += 1;
        let place = |index: usize| -> FieldPath { at.path().index(index) };
        let is_mapping = matches!(value, Value::Map(pairs) if pairs.len() > 1);
        let message = match first_text(values.get(first)) {
            _ if is_mapping => format!("`{}` is the same as `{}`", place(index), place(first)),
            Some(written) if written != shown => {
                format!(
                    "{} has `{}` and `{}`, the same item twice",
                    field_name(at),
                    quoted(written),
                    quoted(shown)
                )
            }
            _ => format!("{} has `{}` twice", field_name(at), quoted(shown)),
        };
        let location = Location::value(context.file, place(index));
        let diagnostic = Diagnostic::new(&rules::ITEM_REPEATED, location, message);
        let first_here = Location::value(context.file, place(first));
        context.push(diagnostic.label(first_here, "first here").help("remove one of the two"));
    }
}

/// What an item is compared by, and how it is shown.
fn comparable<'a>(value: &'a Value, item: &'static Type) -> Option<(String, &'a str)> {
    let text = first_text(Some(value))?;
    let key = match item {
        Type::SitePath => comparable_path(text),
        Type::Name(_) => fold_name(text),
        Type::Mapping(_) if !matches!(value, Value::Text(_)) => match value {
            // Of a mapping that says more, only the same one again is a repetition.
            Value::Map(pairs) if pairs.len() > 1 => format!("{value:?}"),
            _ => text.trim().to_owned(),
        },
        _ => text.trim().to_owned(),
    };
    (!key.is_empty()).then_some((key, text))
}

/// A text, or the first text of a mapping.
fn first_text(value: Option<&Value>) -> Option<&str> {
    match value? {
        Value::Text(text) => Some(text),
        Value::Map(pairs) => pairs.iter().find_map(|(_, value)| value.as_text()),
        _ => None,
    }
}

/// A path of the site by which two that lead to one file are the same: `/rome`, `/rome/`, `/rome/index.html`.
fn comparable_path(path: &str) -> String {
    let path = percent_decode(path.trim());
    let path = path.strip_suffix("/index.html").unwrap_or(&path);
    path.trim_end_matches('/').to_owned()
}
