//! Names in front matter.

use super::Retarget;
use crate::authoring::fix::{Change, NewValue};
use crate::fields::names::find_names;
use crate::fields::{Mapping, Vocabulary};
use crate::language::fold_name;
use crate::load::ContentKind;
use crate::yaml::Value;

/// The changes of the names of a front matter.
pub fn changes_of_names(retarget: &Retarget, front: &Value, table: &'static Mapping) -> Vec<Change> {
    let named = find_names(front, table).into_iter();
    let named = named.filter(|named| is_of(retarget.kind, named.of) && is_meant(retarget, &named.text));
    let new_name = |written: &str| match &retarget.to.dated {
        // What was written with its date stays so.
        Some(dated) if retarget.from.dated.as_deref() == Some(written) => dated.clone(),
        _ => retarget.new_name.clone(),
    };
    named
        .map(|named| Change {
            new: NewValue::Text(new_name(&named.text)),
            path: named.path,
        })
        .collect()
}

/// Whether a field may name something of this kind.
pub fn is_of(kind: ContentKind, of: Vocabulary) -> bool {
    match of {
        Vocabulary::Topic => kind == ContentKind::Topic,
        Vocabulary::Person => kind == ContentKind::Person,
        Vocabulary::Party => kind == ContentKind::Party,
        Vocabulary::Actor => matches!(kind, ContentKind::Person | ContentKind::Party),
        Vocabulary::Source => kind == ContentKind::Source,
        Vocabulary::Entry => kind == ContentKind::Entry,
    }
}

/// Whether a name is the slug, in any spelling that is found by it. What is written as the title or another name stays.
pub fn is_meant(retarget: &Retarget, written: &str) -> bool {
    let from = &retarget.from;
    if retarget.kind == ContentKind::Entry {
        return retarget.is_slug_unique && written == from.slug || from.dated.as_deref() == Some(written);
    }
    let folded = fold_name(written);
    written == from.slug || folded == fold_name(&from.slug) && !retarget.names.contains(&folded)
}
