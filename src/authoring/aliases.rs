//! Adds addresses to the `aliases` of a file, in the form in which the list is written.

use super::Error;
use super::edit::{Edit, apply_edits, value_ranges};
use super::fix::{Change, NewValue};
use super::proof::{ReadFile, fault_of_front};
use super::retarget::{add_fields, change_front};
use crate::diagnostic::FieldPath;
use crate::load::ContentKind;
use crate::text::slice;
use crate::yaml::{Value, inline_value};
use std::ops::Range;
use std::sync::Arc;

/// The text with these aliases too, each once; they stand after those that it has, since the first is the first address.
///
/// # Errors
/// The changed text does not have the values that it should.
pub fn add_aliases(path: &Arc<str>, text: &str, kind: ContentKind, aliases: &[String]) -> Result<String, Error> {
    add_to_list(path, text, kind, "aliases", aliases)
}

/// The text with these texts in a list of its front matter too.
///
/// # Errors
/// The changed text does not have the values that it should.
pub fn add_to_list(
    path: &Arc<str>,
    text: &str,
    kind: ContentKind,
    key: &str,
    items: &[String],
) -> Result<String, Error> {
    let front = ReadFile::new(text).front.unwrap_or(Value::Null);
    let known = front.get(key);
    let known_items = known.and_then(Value::as_list).unwrap_or_default();
    let mut new: Vec<&String> = Vec::new();
    for item in items {
        let is_known = known_items.iter().any(|known| known.as_text() == Some(item));
        if !is_known && !new.contains(&item) {
            new.push(item);
        }
    }
    if new.is_empty() {
        return Ok(text.to_owned());
    }
    let values = || new.iter().map(|item| Value::Text((*item).clone()));
    let field = FieldPath::root().key(key);
    match known {
        None => {
            let line = format!("{key}: {}\n", written_list(&new));
            add_fields(path, text, &line, &[(key.to_owned(), Value::List(values().collect()))])
        }
        Some(Value::List(known)) if !known.is_empty() => {
            let last = field.clone().index(known.len() - 1);
            let last = value_ranges(text, &[last]).into_iter().flatten().next();
            let not_proven = |why| Error::NotProven {
                file: path.to_string(),
                why,
            };
            let last = last.ok_or_else(|| not_proven("its list of aliases could not be changed"))?;
            let after = apply_edits(text, vec![after_item(text, last, &new)]);
            let mut expected = front.clone();
            if let Value::Map(pairs) = &mut expected
                && let Some((_, Value::List(list))) = pairs.iter_mut().find(|(name, _)| name == key)
            {
                list.extend(values());
            }
            fault_of_front(text, &after, &expected).map_or(Ok(after), |why| Err(not_proven(why)))
        }
        // An empty list.
        Some(_) => {
            let change = Change {
                path: field,
                new: NewValue::Source(written_list(&new)),
            };
            change_front(path, text, kind, &[change])
        }
    }
}

/// An item of a list: addresses need no quotes.
fn written(item: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '.');
    match item.starts_with('/') && item.chars().all(is_plain) {
        true => item.to_owned(),
        false => inline_value(item),
    }
}

fn written_list(items: &[&String]) -> String {
    let items: Vec<String> = items.iter().map(|item| written(item)).collect();
    format!("[{}]", items.join(", "))
}

/// Items after the last one, in the form of the list: on lines of their own, or after commas.
fn after_item(text: &str, last: Range<usize>, items: &[&String]) -> Edit {
    let begins = slice(text, ..last.start).rsplit('\n').next().unwrap_or_default();
    let is_block = begins.trim_start().starts_with('-') && begins.trim_start_matches([' ', '-']).is_empty();
    let mut added = String::new();
    for item in items {
        added.push_str(&match is_block {
            true => format!("\n{begins}{}", written(item)),
            false => format!(", {}", written(item)),
        });
    }
    // A comment may follow an item of a list of lines.
    let end = match is_block {
        true => last.end + slice(text, last.end..).find('\n').unwrap_or(0),
        false => last.end,
    };
    Edit {
        range: end..end,
        text: added,
    }
}
