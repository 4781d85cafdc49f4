//! The order of names in the language of the digest.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;

/// The key by which a name is sorted.
pub type SortKey = Vec<u8>;

/// Sorts names as a language does.
pub struct Sorter {
    /// None where the language is unknown to the collator; names are then sorted by their folded letters.
    collator: Option<CollatorBorrowed<'static>>,
}

impl Sorter {
    /// A sorter for a language (BCP 47).
    pub fn new(language: &str) -> Self {
        let locale: Option<Locale> = language.parse().ok();
        let collator = locale.and_then(|locale| Collator::try_new((&locale).into(), CollatorOptions::default()).ok());
        Self { collator }
    }

    /// The key by which a name is sorted.
    pub fn key(&self, name: &str) -> SortKey {
        let mut key = Vec::new();
        match &self.collator {
            Some(collator) => {
                let Ok(()) = collator.write_sort_key_to(name, &mut key);
            }
            None => key.extend(crate::language::fold_name(name).bytes()),
        }
        key
    }
}
