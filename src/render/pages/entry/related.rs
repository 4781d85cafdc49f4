//! Other entries, corrections, translations, and how to cite an entry.

use crate::date::DateSpan;
use crate::digest::Entry;
use crate::language::text_direction;
use crate::render::context::Context;
use crate::render::parts::cards::entry_card;
use crate::render::parts::publication::published_on;
use crate::render::value::{Value, list, map, text};

/// The cards of related entries, each with the word of its relation.
pub fn related_entries(context: &Context, entry: &Entry) -> Value {
    list(entry.related.iter().map(|related| {
        let label = context.theme.words.term("relation", related.relation.word());
        map([("label", text(&label)), ("entry", entry_card(context, related.entry))])
    }))
}

/// Links to the translations of the entry.
pub fn translation_links(context: &Context, entry: &Entry) -> Value {
    list(entry.translations.iter().map(|index| {
        let translation = &context.digest.translations[*index];
        let language = context.digest.language_of(translation);
        map([
            ("language", text(language)),
            ("dir", text(text_direction(language))),
            ("title", text(&translation.title)),
            ("href", text(&context.href(&context.site.translations[*index]))),
        ])
    }))
}

/// The languages and addresses of an entry and its translations; empty where there is no translation.
pub fn language_versions(context: &Context, entry: &Entry, address: &str) -> Vec<(String, String)> {
    let language = |entry: &Entry| context.digest.language_of(entry).to_owned();
    let (original, original_address) = match entry.translation_of {
        Some(id) => (context.digest.entry(id), context.site.entries[id.index()].as_str()),
        None => (entry, address),
    };
    if original.translations.is_empty() {
        return Vec::new();
    }
    let mut all = vec![(language(original), original_address.to_owned())];
    let translations = original.translations.iter();
    all.extend(translations.map(|index| {
        (
            language(&context.digest.translations[*index]),
            context.site.translations[*index].clone(),
        )
    }));
    all
}

/// How to cite the entry: title, digest, the day on which the digest published it, address.
pub fn citation_text(context: &Context, entry: &Entry, address: &str) -> String {
    let config = &context.digest.config;
    let base = config.base();
    let issued = published_on(context.digest, entry).map(|day| context.dates().span(DateSpan::day(day)));
    let issued = issued.map(|day| format!(", {day}")).unwrap_or_default();
    format!("“{}”. {}{issued}. {base}{address}", entry.title, config.title)
}
