//! Other entries, corrections, translations, and how to cite an entry.

use crate::date::DateSpan;
use crate::digest::Entry;
use crate::language::text_direction;
use crate::render::context::Context;
use crate::render::parts::cards::entry_card;
use crate::render::parts::publication::published_on;
use crate::render::value::{Value, list, map, text};

pub fn related_entries(context: &Context, entry: &Entry) -> Value {
    list(entry.related.iter().map(|related| {
        let label = context.theme.words.term("relation", related.relation.word());
        map([("label", text(&label)), ("entry", entry_card(context, related.entry))])
    }))
}

pub fn correction_list(context: &Context, entry: &Entry) -> Value {
    list(entry.corrections.iter().map(|correction| {
        map([
            ("date", context.dates().single(correction.date)),
            ("kind", context.terms.term(correction.kind)),
            ("note", text(&correction.note)),
        ])
    }))
}

pub fn translation_links(context: &Context, entry: &Entry) -> Value {
    list(entry.translations.iter().map(|at| {
        let translation = &context.digest.translations[*at];
        let language = context.digest.language_of(translation);
        map([
            ("language", text(language)),
            ("dir", text(text_direction(language))),
            ("title", text(&translation.title)),
            ("href", text(&context.href(&context.site.translations[*at]))),
        ])
    }))
}

/// The languages in which an entry can be read, itself among them, where there are several.
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
    all.extend(translations.map(|at| {
        (
            language(&context.digest.translations[*at]),
            context.site.translations[*at].clone(),
        )
    }));
    all
}

/// How to cite it: title, digest, the day on which the digest published it, address.
pub fn citation_text(context: &Context, entry: &Entry, address: &str) -> String {
    let config = &context.digest.config;
    let base = config.base();
    let issued = published_on(context.digest, entry).map(|day| context.dates().span(DateSpan::day(day)));
    let issued = issued.map(|day| format!(", {day}")).unwrap_or_default();
    format!("“{}”. {}{issued}. {base}{address}", entry.title, config.title)
}
