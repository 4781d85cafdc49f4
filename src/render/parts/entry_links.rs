//! Links to entries that are shorter than a card.

use crate::date::DateSpan;
use crate::digest::EntryId;
use crate::language::text_direction;
use crate::render::context::Context;
use crate::render::value::{Value, map, text, value_or_none};
use std::cmp::Reverse;

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

/// When the first of some entries, which are newest first, began (`first`), and when the last of them ended (`last`), each linked
/// to its entry. Where one entry reaches over all others, both are its whole date.
pub fn first_and_last_dates(context: &Context, entries: &[EntryId]) -> [(&'static str, Value); 2] {
    let date = |id: EntryId| context.digest.entry(id).date;
    let bounds = entries.last().and_then(|oldest| {
        let ended_last = entries.iter().max_by_key(|id| (date(**id).last(), Reverse(**id)))?;
        Some((*oldest, *ended_last))
    });
    let link = |id: EntryId, span: DateSpan| {
        let href = context.href(&context.site.entries[id.index()]);
        context.dates().value(span, Some(&href))
    };
    let [first, last] = match bounds {
        None => [Value::none(), Value::none()],
        Some((first, last)) if first == last => [link(first, date(first)), link(first, date(first))],
        Some((first, last)) => [link(first, date(first).start.into()), link(last, date(last).end.into())],
    };
    [("first", first), ("last", last)]
}
