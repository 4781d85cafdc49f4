//! The pages of all people, all parties and all sources.

use super::Renderer;
use super::frame::Frame;
use super::template::{Value, extended, list, map, maybe, option, text};
use crate::diagnostic::Diagnostic;
use crate::digest::{EntryId, PartyId, PersonId, PublisherId};
use crate::fields::tables::PARTY_KINDS;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use std::collections::BTreeMap;

type Rendered = Result<Vec<u8>, Vec<Diagnostic>>;

/// How a name is sorted in the digest's language.
pub type SortKey = Vec<u8>;

/// Compares names as the language does; none where it is not known how.
pub fn collator(language: &str) -> Option<CollatorBorrowed<'static>> {
    let locale: Locale = language.parse().ok()?;
    Collator::try_new((&locale).into(), CollatorOptions::default()).ok()
}

impl Renderer<'_> {
    /// The key by which a name is sorted.
    pub(super) fn sort_key(&self, name: &str) -> SortKey {
        let mut key = Vec::new();
        match &self.collator {
            Some(collator) => {
                let Ok(()) = collator.write_sort_key_to(name, &mut key);
            }
            None => key.extend(crate::language::fold_name(name).bytes()),
        }
        key
    }

    fn index(&self, at: &str, kind: &'static str, template: &str, groups: Vec<(String, Vec<Value>)>) -> Rendered {
        let frame = Frame {
            kind,
            title: self.word(kind),
            address: at,
            section: Some(kind),
            ..Frame::default()
        };
        let groups = groups
            .into_iter()
            .map(|(title, items)| map([("title", text(&title)), ("items", Value::from(items))]));
        self.templates
            .render(template, vec![self.frame(&frame), ("groups", list(groups))])
    }

    /// A link with the number of entries, the date of the newest and a word or two.
    fn item(&self, link: &Value, entries: &[EntryId], detail: Option<&str>) -> Value {
        extended(
            link,
            [
                ("count", Value::from(entries.len())),
                ("detail", maybe(detail)),
                (
                    "latest",
                    option(entries.first(), |id| {
                        self.dates().value(self.digest.entry(*id).date, None)
                    }),
                ),
            ],
        )
    }

    pub(super) fn people_index(&self, at: &str) -> Rendered {
        let people = self.digest.people.iter().enumerate().filter(|(_, it)| it.has_page());
        let mut people: Vec<(SortKey, PersonId)> = people
            .map(|(at, it)| (self.sort_key(&it.sort_name), PersonId::new(at)))
            .collect();
        people.sort();
        let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
        for (_, id) in people {
            let person = self.digest.person(id);
            let letter = initial(&person.sort_name);
            let mut item = self.item(&self.cards.person(id), &person.entries, person.native_name.as_deref());
            if person.sort_name != person.name {
                item = with_name(&item, &person.sort_name);
            }
            match groups.last_mut() {
                Some((title, items)) if *title == letter => items.push(item),
                _ => groups.push((letter, vec![item])),
            }
        }
        self.index(at, "people", "people.html", groups)
    }

    pub(super) fn parties_index(&self, at: &str) -> Rendered {
        let parties = self.digest.parties.iter().enumerate().filter(|(_, it)| it.has_page());
        let mut parties: Vec<(SortKey, PartyId)> = parties
            .map(|(at, it)| (self.sort_key(&it.name), PartyId::new(at)))
            .collect();
        parties.sort();
        let mut groups: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
        for (_, id) in parties {
            let party = self.digest.party(id);
            let kind = party.kind.as_deref().unwrap_or("other");
            let order = PARTY_KINDS
                .iter()
                .position(|known| *known == kind)
                .unwrap_or(PARTY_KINDS.len());
            groups
                .entry(order)
                .or_default()
                .push(self.item(&self.cards.party(id), &party.entries, None));
        }
        let title = |order: usize| {
            self.theme
                .words
                .term("party_kinds", PARTY_KINDS.get(order).copied().unwrap_or("other"))
        };
        let groups = groups.into_iter().map(|(order, items)| (title(order), items)).collect();
        self.index(at, "parties", "parties.html", groups)
    }

    pub(super) fn sources_index(&self, at: &str) -> Rendered {
        let sources = self
            .digest
            .publishers
            .iter()
            .enumerate()
            .filter(|(_, it)| it.has_page());
        let mut sources: Vec<(SortKey, PublisherId)> = sources
            .map(|(at, it)| (self.sort_key(&it.name), PublisherId::new(at)))
            .collect();
        sources.sort();
        let mut groups: BTreeMap<(bool, String), Vec<Value>> = BTreeMap::new();
        for (_, id) in sources {
            let source = self.digest.publisher(id);
            let kind = source.kind.as_deref().unwrap_or_default();
            let affiliation = source
                .affiliation
                .as_deref()
                .map(|affiliation| self.theme.words.term("affiliation", affiliation));
            let item = self.item(&self.cards.publisher(id), &source.entries, affiliation.as_deref());
            groups
                .entry((kind.is_empty(), kind.replace('-', " ")))
                .or_default()
                .push(item);
        }
        let title = |kind: String| {
            if kind.is_empty() {
                self.word("unsorted").to_owned()
            } else {
                capital(&kind)
            }
        };
        let groups = groups
            .into_iter()
            .map(|((_, kind), items)| (title(kind), items))
            .collect();
        self.index(at, "sources", "sources.html", groups)
    }
}

/// The letter below which a name stands.
fn initial(name: &str) -> String {
    let first = name.chars().find(|c| c.is_alphanumeric()).unwrap_or('#');
    let folded = crate::language::fold_name(&first.to_string());
    folded.chars().next().unwrap_or(first).to_uppercase().collect()
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn with_name(item: &Value, name: &str) -> Value {
    let mut item = item.clone().into_map().unwrap_or_default();
    item.insert("name".into(), text(name));
    Value::from(item)
}
