//! Links to entries that are shorter than a card.

use crate::digest::EntryId;
use crate::language::text_direction;
use crate::render::context::Context;
use crate::render::value::{Value, map, text, value_or_none};

/// A link to an entry. `name` is the key of its title.
pub fn entry_link(context: &Context, name: &'static str, id: EntryId) -> Value {
    let entry = context.digest.entry(id);
    let language = context.digest.language_of(entry);
    map([
        (name, text(&entry.title)),
        ("href", text(&context.href(&context.site.entries[id.index()]))),
        ("language", text(language)),
        ("dir", text(text_direction(language))),
    ])
}

/// The date of an entry, linked to the entry.
pub fn entry_date_link(context: &Context, id: EntryId) -> Value {
    let href = context.href(&context.site.entries[id.index()]);
    context.dates().value(context.digest.entry(id).date, Some(&href))
}

/// The date of the newest of some entries, which are newest first; none where there are no entries.
pub fn latest_date(context: &Context, entries: &[EntryId]) -> Value {
    value_or_none(entries.first(), |id| {
        context.dates().value(context.digest.entry(*id).date, None)
    })
}

/// The dates of the oldest (`first`) and the newest (`last`) of some entries, each linked to its entry.
pub fn first_and_last_dates(context: &Context, entries: &[EntryId]) -> [(&'static str, Value); 2] {
    let day = |id: &EntryId| entry_date_link(context, *id);
    [
        ("first", value_or_none(entries.last(), day)),
        ("last", value_or_none(entries.first(), day)),
    ]
}
