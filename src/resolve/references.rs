//! Entries that entries and introductions of issues name by their slugs.

use super::choose;
use super::entries::Resolver;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::{EntryId, Related};
use crate::parse::{EntryFront, ParsedFile};
use crate::suggest;

impl Resolver<'_> {
    pub(super) fn related(&mut self, file: &ParsedFile, front: &EntryFront) -> Vec<Related> {
        let mut related = Vec::new();
        for (at, front) in &front.related {
            let location = || file.item_field("related", *at, "entry");
            if front.entry == file.slug {
                let diagnostic = Diagnostic::new(&rules::UNKNOWN_REFERENCE, location(), "this is the entry itself");
                self.diagnostics
                    .push(diagnostic.help("name another entry, or take this away"));
                continue;
            }
            if let Some(entry) = self.reference(&front.entry, location) {
                related.push(Related {
                    entry,
                    relation: front.relation,
                });
            }
        }
        related
    }

    pub(super) fn original(&mut self, file: &ParsedFile, front: &EntryFront) -> Option<EntryId> {
        let original = front.translation_of.as_ref()?;
        let id = self.reference(original, || file.field("translation_of"))?;
        let language = |front: &EntryFront| {
            front
                .language
                .clone()
                .unwrap_or_else(|| self.parsed.config.language.clone())
        };
        let own = language(front);
        if own == language(choose::front(self.chosen.published[id.index()])) {
            let message = format!("the translation is in the language of its original, `{own}`");
            let diagnostic = Diagnostic::new(&rules::MISSING_FIELD, file.field("translation_of"), message);
            self.diagnostics
                .push(diagnostic.help("add the `language:` that it is in"));
        }
        Some(id)
    }

    /// Another entry by its slug.
    pub(super) fn reference(
        &mut self,
        slug: &str,
        location: impl Fn() -> crate::diagnostic::Location,
    ) -> Option<EntryId> {
        if let Some(entry) = self.chosen.by_slug.get(slug) {
            return Some(*entry);
        }
        if self.chosen.withheld_slugs.contains(slug) {
            if self.withheld {
                return None;
            }
            let message = format!("the entry `{slug}` is withheld, so nothing leads to it");
            self.diagnostics
                .push(Diagnostic::new(&rules::LINK_TO_WITHHELD, location(), message));
            return None;
        }
        if let Some(translation) = self.chosen.translations.iter().find(|file| file.slug == slug) {
            let message = format!("the entry `{slug}` is a translation");
            let original = choose::front(translation)
                .translation_of
                .as_deref()
                .filter(|original| *original != slug);
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_REFERENCE, location(), message).suggest(original);
            self.diagnostics.push(match original {
                Some(_) => diagnostic,
                None => diagnostic.help("name its original"),
            });
            return None;
        }
        let near = suggest::nearest(slug, self.chosen.by_slug.keys().copied());
        let diagnostic = Diagnostic::new(
            &rules::UNKNOWN_REFERENCE,
            location(),
            format!("there is no entry `{slug}`"),
        );
        self.diagnostics.push(match near {
            Some(near) => diagnostic.suggest(Some(near)),
            None => diagnostic.help("an entry's slug is its file's name without the date"),
        });
        None
    }
}
