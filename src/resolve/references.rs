//! Entries that entries and introductions of issues name by their slugs.

use super::choose::front;
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{EntryId, Related};
use crate::parse::{EntryFront, ParsedFile};
use crate::suggest;

/// The related entries that an entry names.
pub fn resolve_related(
    scope: Scope,
    file: &ParsedFile,
    entry: &EntryFront,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Related> {
    let mut all = Vec::new();
    for (at, related) in &entry.related {
        let location = || file.item_field("related", *at, "entry");
        if related.entry == file.slug {
            let message = "an entry cannot be related to itself";
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_REFERENCE, location(), message);
            diagnostics.push(diagnostic.help("name another entry, or remove it"));
            continue;
        }
        let found = find_entry(scope, &related.entry, location, diagnostics);
        all.extend(found.map(|entry| Related {
            entry,
            relation: related.relation,
        }));
    }
    all
}

/// The original of a translation.
pub fn resolve_original(
    scope: Scope,
    file: &ParsedFile,
    entry: &EntryFront,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<EntryId> {
    let location = || file.field("translation_of");
    let id = find_entry(scope, entry.translation_of.as_ref()?, location, diagnostics)?;
    let original = front(scope.chosen.published[id.index()]);
    let [own, other] = [entry, original].map(|entry| entry.language.as_ref().unwrap_or(&scope.config.language));
    if own == other {
        let message = format!("the translation has the same language as its original, `{own}`");
        let diagnostic = Diagnostic::new(&rules::MISSING_FIELD, location(), message);
        diagnostics.push(diagnostic.help("add `language:` with the language of the translation"));
    }
    Some(id)
}

/// The entry of a slug; none, with a diagnostic, if it is not a published original.
pub fn find_entry(
    scope: Scope,
    slug: &str,
    location: impl Fn() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<EntryId> {
    let chosen = scope.chosen;
    if let Some(entry) = chosen.by_slug.get(slug) {
        return Some(*entry);
    }
    if chosen.withheld_slugs.contains(slug) {
        if !scope.withheld {
            let message = format!("the entry `{slug}` is not published, so there is no link to it");
            diagnostics.push(Diagnostic::new(&rules::LINK_TO_WITHHELD, location(), message));
        }
        return None;
    }
    let unknown = |message| Diagnostic::new(&rules::UNKNOWN_REFERENCE, location(), message);
    if let Some(translation) = chosen.translations.iter().find(|file| file.slug == slug) {
        let original = front(translation).translation_of.as_deref();
        let original = original.filter(|original| *original != slug);
        let diagnostic = unknown(format!("the entry `{slug}` is a translation"));
        diagnostics.push(match original {
            Some(_) => diagnostic.suggest(original),
            None => diagnostic.help("name its original"),
        });
        return None;
    }
    let near = suggest::nearest(slug, chosen.by_slug.keys().copied());
    let diagnostic = unknown(format!("there is no entry `{slug}`"));
    diagnostics.push(match near {
        Some(near) => diagnostic.suggest(Some(near)),
        None => diagnostic.help("the slug of an entry is its file name without the date"),
    });
    None
}
