//! Finds the names of the registries in texts.

use super::words::{Words, matcher};
use crate::digest::{Digest, PartyId, PersonId};
use crate::text::slice;
use aho_corasick::AhoCorasick;
use std::collections::BTreeMap;
use std::ops::Range;

/// Whom or what a name in a text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameMeaning {
    /// A registered person.
    Person(PersonId),
    /// A registered party.
    Party(PartyId),
    /// A topic, a source, somebody who is not registered, or more than one of all.
    Other,
}

/// Which capitals a text must write for a word to be the name: "WHO" is one and "who" is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Capitals {
    /// All in capitals.
    Upper,
    /// With a capital first.
    Initial,
    /// The script has no capitals, or the name has none.
    Any,
}

impl Capitals {
    fn of_name(name: &str) -> Self {
        let upper = name.contains(char::is_uppercase);
        if upper && !name.contains(char::is_lowercase) {
            Self::Upper
        } else if name.starts_with(char::is_uppercase) {
            Self::Initial
        } else {
            Self::Any
        }
    }

    fn fits(self, written: &str) -> bool {
        match self {
            Self::Upper => !written.contains(char::is_lowercase),
            Self::Initial => written.starts_with(char::is_uppercase),
            Self::Any => true,
        }
    }
}

/// Finds all names of a digest's registries.
#[derive(Debug)]
pub struct NameFinder {
    matcher: Option<AhoCorasick>,
    /// For each pattern of the matcher, what it means and how it is written.
    patterns: Vec<(NameMeaning, Capitals)>,
}

impl NameFinder {
    /// A finder of the names of a digest.
    pub fn new(digest: &Digest) -> Self {
        let mut patterns: BTreeMap<String, (NameMeaning, Capitals)> = BTreeMap::new();
        let mut add = |meaning: NameMeaning, name: &str| {
            let pattern = Words::pattern(name);
            // A single letter is nobody's name.
            if pattern.chars().nth("<x>".len()).is_none() {
                return;
            }
            let capitals = Capitals::of_name(name);
            let same = patterns.entry(pattern).or_insert((meaning, capitals));
            if same.0 != meaning {
                same.0 = NameMeaning::Other;
            }
            if same.1 != capitals {
                same.1 = Capitals::Any;
            }
        };
        for (at, person) in digest.people.iter().enumerate().filter(|(_, one)| one.file.is_some()) {
            let names = std::iter::once(&person.name).chain(&person.also_known_as);
            for name in names.chain(&person.native_name) {
                add(NameMeaning::Person(PersonId::new(at)), name);
            }
        }
        for (at, party) in digest.parties.iter().enumerate().filter(|(_, one)| one.file.is_some()) {
            for name in std::iter::once(&party.name).chain(&party.also_known_as) {
                add(NameMeaning::Party(PartyId::new(at)), name);
            }
        }
        // A bloc may be a topic as well; the party is meant then.
        let topics = digest.topics.iter();
        let topics = topics.flat_map(|topic| std::iter::once(&topic.title).chain(&topic.also_known_as));
        let publishers = digest.publishers.iter();
        let publishers = publishers.flat_map(|one| std::iter::once(&one.name).chain(&one.also_known_as));
        let people = digest.people.iter().map(|person| &person.name);
        let parties = digest.parties.iter().map(|party| &party.name);
        for name in topics.chain(publishers).chain(people).chain(parties) {
            let pattern = Words::pattern(name);
            patterns
                .entry(pattern)
                .or_insert((NameMeaning::Other, Capitals::of_name(name)));
        }
        patterns.retain(|pattern, _| !pattern.is_empty());
        Self {
            matcher: matcher(patterns.keys().map(String::as_str)),
            patterns: patterns.into_values().collect(),
        }
    }

    /// The names in a text, each by what it means and its words.
    pub fn find(&self, text: &str, words: &Words) -> Vec<(NameMeaning, Range<usize>)> {
        let Some(matcher) = &self.matcher else {
            return Vec::new();
        };
        let found = words.matches(matcher).filter_map(|(name, range)| {
            let (meaning, capitals) = self.patterns[name];
            capitals
                .fits(slice(text, words.bytes_of(range.clone())))
                .then_some((meaning, range))
        });
        found.collect()
    }
}
