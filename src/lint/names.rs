//! The registries' names, to be found in texts.

use super::words::{Words, matcher};
use crate::digest::{Digest, PartyId, PersonId};
use aho_corasick::AhoCorasick;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a name in a text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A registered person.
    Person(PersonId),
    /// A registered party.
    Party(PartyId),
    /// A topic, a source, somebody who is not registered, or more than one of all.
    Other,
}

/// How a name has to be written in a text to be one: "WHO" is a name and "who" is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// All in capitals.
    Upper,
    /// With a capital first.
    Initial,
    /// The script has no capitals, or the name has none.
    Any,
}

impl Case {
    fn of(name: &str) -> Self {
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

/// All names.
#[derive(Debug)]
pub struct Names {
    matcher: Option<AhoCorasick>,
    known: Vec<(Meaning, Case)>,
}

impl Names {
    /// Of a digest's registries.
    pub fn new(digest: &Digest) -> Self {
        let mut known: BTreeMap<String, (Meaning, Case)> = BTreeMap::new();
        let mut add = |meaning: Meaning, name: &str| {
            let pattern = Words::pattern(name);
            // A single letter is nobody's name.
            if pattern.chars().nth("<x>".len()).is_none() {
                return;
            }
            let case = Case::of(name);
            let same = known.entry(pattern).or_insert((meaning, case));
            if same.0 != meaning {
                same.0 = Meaning::Other;
            }
            if same.1 != case {
                same.1 = Case::Any;
            }
        };
        for (at, person) in digest.people.iter().enumerate().filter(|(_, one)| one.file.is_some()) {
            let names = std::iter::once(&person.name).chain(&person.also_known_as);
            for name in names.chain(&person.native_name) {
                add(Meaning::Person(PersonId::new(at)), name);
            }
        }
        for (at, party) in digest.parties.iter().enumerate().filter(|(_, one)| one.file.is_some()) {
            for name in std::iter::once(&party.name).chain(&party.also_known_as) {
                add(Meaning::Party(PartyId::new(at)), name);
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
            known.entry(pattern).or_insert((Meaning::Other, Case::of(name)));
        }
        known.retain(|pattern, _| !pattern.is_empty());
        Self {
            matcher: matcher(known.keys().map(String::as_str)),
            known: known.into_values().collect(),
        }
    }

    /// The names in a text, each by what it means and its words.
    pub fn find(&self, text: &str, words: &Words) -> Vec<(Meaning, Range<usize>)> {
        let Some(matcher) = &self.matcher else {
            return Vec::new();
        };
        let found = words.matches(matcher).filter_map(|(name, range)| {
            let (meaning, case) = self.known[name];
            case.fits(&text[words.location(range.clone())])
                .then_some((meaning, range))
        });
        found.collect()
    }
}
