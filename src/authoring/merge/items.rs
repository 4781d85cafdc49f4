//! Takes names out of front matter: those that would be there twice, and those by which a file would name itself.

use crate::authoring::Error;
use crate::authoring::edit::{Edit, apply_edits, front_matter_range};
use crate::authoring::fix::field_blocks;
use crate::authoring::proof::{ReadFile, fault_of_front};
use crate::authoring::retarget::{Retarget, may_name};
use crate::diagnostic::{FieldPath, PathStep};
use crate::fields::names::{Named, find_names};
use crate::load::{ContentKind, Document};
use crate::parse::table_of;
use crate::text::slice;
use crate::yaml::{Value, whole_values};
use std::ops::Range;

/// The text without the names that would stand twice in a list afterwards; of the file that stays, without every name of the other.
///
/// # Errors
/// A name could not be taken out.
pub fn without_doubles(
    retarget: &Retarget,
    document: &Document,
    text: &str,
    is_staying: bool,
) -> Result<String, Error> {
    let is_double = |front: &Value, named: &Named| {
        let is_other = |other: &Named| is_in_list_of(&named.path, &other.path) && retarget.names_to(&other.text);
        retarget.names_from(&named.text)
            && (is_staying
                || find_names(front, table_of(document.kind))
                    .iter()
                    .filter(|other| may_name(retarget.kind, other.of))
                    .any(is_other))
    };
    without(retarget, document.kind, &document.file.path, text, &is_double)
}

/// The text of the file that goes, without what names it or the file that stays.
///
/// # Errors
/// A name could not be taken out.
pub fn without_self(retarget: &Retarget, kind: ContentKind, path: &str, text: &str) -> Result<String, Error> {
    let is_self = |_: &Value, named: &Named| retarget.names_from(&named.text) || retarget.names_to(&named.text);
    without(retarget, kind, path, text, &is_self)
}

fn without(
    retarget: &Retarget,
    kind: ContentKind,
    path: &str,
    text: &str,
    is_removed: &dyn Fn(&Value, &Named) -> bool,
) -> Result<String, Error> {
    let mut text = text.to_owned();
    loop {
        let Some(front) = ReadFile::new(&text).front else {
            return Ok(text);
        };
        let named = find_names(&front, table_of(kind)).into_iter();
        let mut named = named.filter(|named| may_name(retarget.kind, named.of) && is_removed(&front, named));
        let Some(next) = named.next() else { return Ok(text) };
        text = remove(path, &text, &front, removed_path(&next.path))?;
    }
}

/// Whether two names are items of one list.
fn is_in_list_of(one: &FieldPath, other: &FieldPath) -> bool {
    one != other && matches!(one.steps().last(), Some(PathStep::Index(_))) && one.parent() == other.parent()
}

/// What is removed with a name: the item of the list that it is in, or its field.
fn removed_path(path: &FieldPath) -> FieldPath {
    let mut removed = path.clone();
    let has_index = path.steps().iter().any(|step| matches!(step, PathStep::Index(_)));
    while has_index && !matches!(removed.steps().last(), Some(PathStep::Index(_))) {
        removed = removed.parent();
    }
    removed
}

/// The text without a value: an item of a list, or a field with all its lines.
fn remove(path: &str, text: &str, front: &Value, removed: FieldPath) -> Result<String, Error> {
    let not_proven = |why| Error::NotProven {
        file: path.to_owned(),
        why,
    };
    let impossible = || not_proven("a name in its front matter could not be removed");
    let range = front_matter_range(text).ok_or_else(impossible)?;
    let yaml = slice(text, range.clone());
    let mut expected = front.clone();
    let edited = match removed.steps() {
        [PathStep::Key(key)] => {
            take_key(&mut expected, key);
            let block = field_blocks(yaml).into_iter().find(|block| block.key == &**key);
            let lines = block.map(|block| block.lines).ok_or_else(impossible)?;
            let start = lines.as_ptr() as usize - yaml.as_ptr() as usize;
            start..start + lines.len()
        }
        [.., PathStep::Index(at)] => {
            let list = removed.parent();
            let items = take_item(&mut expected, &list, *at).ok_or_else(impossible)?;
            if items == 0 {
                return remove(path, text, front, list);
            }
            item_range(yaml, &list, *at, items + 1).ok_or_else(impossible)?
        }
        _ => return Err(impossible()),
    };
    let edit = Edit {
        range: edited.start + range.start..edited.end + range.start,
        text: String::new(),
    };
    let after = apply_edits(text, vec![edit]);
    fault_of_front(text, &after, &expected).map_or(Ok(after), |why| Err(not_proven(why)))
}

fn take_key(front: &mut Value, key: &str) {
    if let Value::Map(pairs) = front {
        pairs.retain(|(name, _)| name != key);
    }
}

/// Takes an item out of a list. Returns how many are left; `None` if there is no such list.
fn take_item(front: &mut Value, list: &FieldPath, at: usize) -> Option<usize> {
    let found = list.steps().iter().try_fold(front, |value, step| match (step, value) {
        (PathStep::Key(key), Value::Map(pairs)) => pairs
            .iter_mut()
            .find_map(|(name, value)| (**name == **key).then_some(value)),
        (PathStep::Index(index), Value::List(items)) => items.get_mut(*index),
        _ => None,
    })?;
    match found {
        Value::List(items) if at < items.len() => {
            items.remove(at);
            Some(items.len())
        }
        _ => None,
    }
}

/// The bytes of an item with its comma or its hyphen, in a list of at least two items.
fn item_range(yaml: &str, list: &FieldPath, at: usize, count: usize) -> Option<Range<usize>> {
    let paths: Vec<FieldPath> = (0..count).map(|index| list.clone().index(index)).collect();
    let ranges: Vec<Range<usize>> = whole_values(yaml, &paths).into_iter().collect::<Option<_>>()?;
    let own = ranges.get(at)?;
    let line = slice(yaml, ..own.start).rfind('\n').map_or(0, |at| at + 1);
    if slice(yaml, line..own.start).trim_start_matches([' ', '-']).is_empty()
        && slice(yaml, line..own.start).contains('-')
    {
        let end = slice(yaml, own.end..)
            .find('\n')
            .map_or(yaml.len(), |at| own.end + at + 1);
        return Some(line..end);
    }
    // In brackets: up to the next item, or from the end of the one before.
    Some(match ranges.get(at + 1) {
        Some(next) => own.start..next.start,
        None => ranges.get(at.checked_sub(1)?)?.end..own.end,
    })
}
