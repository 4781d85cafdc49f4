//! Entries that entries and introductions of issues name by their slugs.

use super::choose::{dated, front};
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{EntryId, Related};
use crate::parse::{EntryFront, ParsedFile};
use crate::suggest;

/// The most entries that a message names.
const NAMED: usize = 4;

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
        let found = scope.chosen.entries_of(&related.entry);
        let is_own = |id: &EntryId| scope.chosen.published[id.index()].path == file.path;
        let is_self = match found.as_slice() {
            [] => related.entry == file.slug || dated(file).as_deref() == Some(&*related.entry),
            found => found.len() == 1 && found.iter().all(is_own),
        };
        if is_self {
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

/// The entry that a reference names: by its slug, or by its date and its slug. None, with a diagnostic, if it is not one published
/// original.
pub fn find_entry(
    scope: Scope,
    reference: &str,
    location: impl Fn() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<EntryId> {
    let chosen = scope.chosen;
    let found = chosen.entries_of(reference);
    match found.as_slice() {
        [entry] => return Some(*entry),
        [] => {}
        several => {
            diagnostics.push(ambiguous(scope, reference, several, location()));
            return None;
        }
    }
    if chosen.is_withheld(reference) {
        if !scope.withheld {
            let message = format!("the entry `{reference}` is not published, so there is no link to it");
            diagnostics.push(Diagnostic::new(&rules::LINK_TO_WITHHELD, location(), message));
        }
        return None;
    }
    let unknown = |message| Diagnostic::new(&rules::UNKNOWN_REFERENCE, location(), message);
    let is_named = |file: &&&ParsedFile| file.slug == reference || dated(file).as_deref() == Some(reference);
    if let Some(translation) = chosen.translations.iter().find(is_named) {
        let original = front(translation).translation_of.as_deref();
        let original = original.filter(|original| *original != reference);
        let diagnostic = unknown(format!("the entry `{reference}` is a translation"));
        diagnostics.push(match original {
            Some(_) => diagnostic.suggest(original),
            None => diagnostic.help("name its original"),
        });
        return None;
    }
    diagnostics.push(with_near_entry(
        scope,
        reference,
        unknown(format!("there is no entry `{reference}`")),
    ));
    None
}

/// Adds what a reference probably means: with a date, an entry of its slug on another day.
fn with_near_entry(scope: Scope, reference: &str, diagnostic: Diagnostic) -> Diagnostic {
    let slug = reference.rsplit_once('/').map(|(_, slug)| slug);
    let other_days = slug.map(|slug| scope.chosen.entries_of(slug)).unwrap_or_default();
    match other_days.as_slice() {
        [] => {
            let known = scope.chosen.by_slug.keys().copied();
            match suggest::nearest(slug.unwrap_or(reference), known) {
                Some(near) => diagnostic.suggest(Some(near)),
                None => diagnostic.help("the slug of an entry is its file name without the date"),
            }
        }
        [id] => diagnostic.suggest(scope.chosen.dated(*id).as_deref()),
        several => diagnostic.help(format!("entries of this slug: {}", dated_names(scope, several))),
    }
}

/// The dates and slugs of entries, as a help names them.
fn dated_names(scope: Scope, entries: &[EntryId]) -> String {
    let names = entries.iter().take(NAMED);
    let names: Vec<String> = names
        .filter_map(|id| Some(format!("`{}`", scope.chosen.dated(*id)?)))
        .collect();
    let more = if entries.len() > NAMED { " …" } else { "" };
    format!("{}{more}", names.join(" or "))
}

/// Several entries have the slug that a reference names.
fn ambiguous(scope: Scope, reference: &str, found: &[EntryId], location: Location) -> Diagnostic {
    let message = format!("{} entries have the slug `{reference}`", found.len());
    let diagnostic = Diagnostic::new(&rules::AMBIGUOUS_ENTRY, location, message);
    let diagnostic = diagnostic.help(format!("write the date too: {}", dated_names(scope, found)));
    found.iter().take(NAMED).fold(diagnostic, |diagnostic, id| {
        let file = &scope.chosen.published[id.index()].path;
        diagnostic.label(Location::file(file), "one of them")
    })
}
