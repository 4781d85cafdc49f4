//! The names that are known for certain: those of registries, and for people and parties those of the gazetteer.

use crate::fields::Vocabulary;
use crate::gazetteer;
use crate::language::fold_name;
use crate::parse::{Front, Parsed};
use std::collections::HashSet;

/// Names by what they are the names of, folded.
pub struct KnownNames {
    topics: HashSet<String>,
    people: HashSet<String>,
    parties: HashSet<String>,
    sources: HashSet<String>,
    language: String,
}

impl KnownNames {
    /// The names, other names and slugs of every file.
    pub fn new(parsed: &Parsed) -> Self {
        let mut known = Self {
            topics: HashSet::new(),
            people: HashSet::new(),
            parties: HashSet::new(),
            sources: HashSet::new(),
            language: parsed.config.language.clone(),
        };
        for file in &parsed.files {
            let (names, name, others) = match &file.front {
                Front::Topic(front) => (&mut known.topics, &front.title, &front.also_known_as),
                Front::Person(front) => (&mut known.people, &front.name, &front.also_known_as),
                Front::Party(front) => (&mut known.parties, &front.name, &front.also_known_as),
                Front::Source(front) => (&mut known.sources, &front.name, &front.also_known_as),
                _ => continue,
            };
            let others = others.iter().map(|(_, other)| other);
            names.extend(
                name.iter()
                    .chain(others)
                    .chain([&file.slug])
                    .map(|name| fold_name(name)),
            );
        }
        known
    }

    /// Whether a name is known.
    pub fn contains(&self, vocabulary: Vocabulary, name: &str) -> bool {
        let folded = fold_name(name);
        let is_party = || self.parties.contains(&folded) || gazetteer::find(name, &self.language).one().is_some();
        match vocabulary {
            Vocabulary::Topic => self.topics.contains(&folded),
            Vocabulary::Person => self.people.contains(&folded),
            Vocabulary::Party => is_party(),
            Vocabulary::Actor => self.people.contains(&folded) || is_party(),
            Vocabulary::Source => self.sources.contains(&folded),
            Vocabulary::Entry => false,
        }
    }
}
