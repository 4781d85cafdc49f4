//! Cards of entries: what lists and links say about an entry.

use super::archive_links::archive_href;
use super::place::place_name;
use super::source_names::source_links;
use super::unpublished::unpublished_mark;
use crate::digest::{Entry, EntryId, Status};
use crate::language::text_direction;
use crate::render::context::Context;
use crate::render::value::{Value, list, map, text, value_or_none};

/// An entry's card, made once for all pages.
pub fn entry_card(context: &Context, id: EntryId) -> Value {
    let make = || {
        let entry = context.digest.entry(id);
        make_card(
            context,
            entry,
            &context.site.entries[id.index()],
            archive_href(context, id),
        )
    };
    context.shared.cards.get_or_make(id.index(), make).clone()
}

/// The cards of some entries.
pub fn card_list(context: &Context, entries: &[EntryId]) -> Value {
    list(entries.iter().map(|id| entry_card(context, *id)))
}

/// The card of an entry or a translation. Its date leads to `archive`.
pub fn make_card(context: &Context, entry: &Entry, address: &str, archive: Option<String>) -> Value {
    let (links, terms) = (&context.links, &context.terms);
    let language = context.digest.language_of(entry);
    let present = entry.participants.iter().filter(|participant| participant.is_present());
    map([
        ("href", text(&context.href(address))),
        ("slug", text(&entry.slug)),
        ("title", text(&entry.title)),
        ("language", text(language)),
        ("dir", text(text_direction(language))),
        ("summary", text(&entry.summary)),
        ("date", context.dates().value(entry.date, archive.as_deref())),
        (
            "place",
            value_or_none(entry.place.as_ref(), |place| text(&place_name(place))),
        ),
        ("type", terms.optional(entry.kind)),
        ("format", terms.optional(entry.format)),
        (
            "status",
            terms.optional(Some(entry.status).filter(|status| *status != Status::Happened)),
        ),
        ("unpublished", unpublished_mark(context, entry.unpublished.as_ref())),
        ("verification", terms.optional(entry.verification)),
        ("topics", list(entry.topics.iter().map(|id| links.topic(*id)))),
        (
            "participants",
            list(present.map(|participant| links.actor(participant.who))),
        ),
        ("sources", source_links(context, entry)),
        ("corrected", Value::from(!entry.corrections.is_empty())),
    ])
}
