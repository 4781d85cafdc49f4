//! The lists of words that a neutral digest leaves to those whom it quotes. They stand in files, one for each language; a
//! digest adds to them in `wording.yaml`, and takes words off.

use crate::diagnostic::{CurrentPath, Rule, rules};
use crate::digest::Digest;
use crate::language::primary_language;
use crate::lint::words::{Words, matcher};
use crate::parse::{Parsed, WordLists};
use crate::yaml;
use aho_corasick::AhoCorasick;
use std::collections::{BTreeMap, BTreeSet};

/// The built-in lists.
const BUILT_IN: &[(&str, &str)] = &[
    ("de", include_str!("de.yaml")),
    ("en", include_str!("en.yaml")),
    ("es", include_str!("es.yaml")),
    ("fr", include_str!("fr.yaml")),
    ("ru", include_str!("ru.yaml")),
    ("zh", include_str!("zh.yaml")),
];

/// The languages that have a built-in list.
#[cfg(test)]
pub fn built_in_languages() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(language, _)| *language)
}

/// The lists of the languages that a digest is written in.
#[derive(Debug)]
pub struct WordingLists {
    by_language: BTreeMap<String, WordingList>,
}

/// All words of one language.
#[derive(Debug)]
pub struct WordingList {
    matcher: AhoCorasick,
    /// Which rule each pattern breaks; None for what the digest takes off the lists.
    rules: Vec<Option<&'static Rule>>,
}

impl WordingLists {
    /// The built-in lists with those of the digest, for the languages that its entries are in.
    pub fn new(parsed: &Parsed, digest: &Digest) -> Self {
        let entries = digest.entries.iter().chain(&digest.translations);
        let own = entries.filter_map(|entry| entry.language.as_deref());
        let languages = own.chain([parsed.config.language.as_str()]);
        let languages: BTreeSet<&str> = languages.map(primary_language).collect();
        let list = |language: &str| {
            let built_in = BUILT_IN.iter().find(|(known, _)| *known == language);
            let built_in = built_in.map(|(_, text)| read_built_in(text));
            let own = parsed
                .wording
                .iter()
                .filter(|(known, _)| primary_language(known) == language);
            let all: Vec<&WordLists> = own.map(|(_, lists)| lists).chain(&built_in).collect();
            Some((language.to_owned(), WordingList::new(&all)?))
        };
        Self {
            by_language: languages.into_iter().filter_map(list).collect(),
        }
    }

    /// The list of a language, given by its primary subtag.
    pub fn of_language(&self, language: &str) -> Option<&WordingList> {
        self.by_language.get(language)
    }
}

impl WordingList {
    fn new(all: &[&WordLists]) -> Option<Self> {
        let mut patterns: BTreeMap<String, Option<&'static Rule>> = BTreeMap::new();
        for lists in all {
            for (words, rule) in [
                (&lists.not, None),
                (&lists.sides, Some(&rules::TAKES_A_SIDE)),
                (&lists.truth, Some(&rules::IMPLIES_TRUTH)),
                (&lists.relative, Some(&rules::RELATIVE_DATE)),
            ] {
                for word in words {
                    let pattern = Words::pattern(word);
                    if !pattern.is_empty() {
                        patterns.entry(pattern).or_insert(rule);
                    }
                }
            }
        }
        if patterns.is_empty() {
            return None;
        }
        Some(Self {
            matcher: matcher(patterns.keys().map(String::as_str))?,
            rules: patterns.into_values().collect(),
        })
    }

    /// Finds the words of the list.
    pub fn matcher(&self) -> &AhoCorasick {
        &self.matcher
    }

    /// The rule that a pattern of the matcher breaks; None for words that the digest takes off the lists.
    pub fn rule(&self, pattern: usize) -> Option<&'static Rule> {
        self.rules[pattern]
    }
}

/// A built-in list, which a test holds to be without mistakes.
fn read_built_in(text: &str) -> WordLists {
    let value = yaml::parse(text).unwrap_or(yaml::Value::Null);
    WordLists::read(&value, &CurrentPath::Root, &"built-in".into(), &mut Vec::new())
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, WordingList, read_built_in};
    use crate::diagnostic::CurrentPath;
    use crate::parse::WordLists;
    use crate::yaml;
    use std::collections::BTreeSet;

    #[test]
    fn built_in_lists_are_clean() {
        for (language, text) in BUILT_IN {
            let value = yaml::parse(text).unwrap_or_else(|faults| panic!("{language}: {faults:?}"));
            let mut diagnostics = Vec::new();
            let lists = WordLists::read(&value, &CurrentPath::Root, &"built-in".into(), &mut diagnostics);
            assert!(diagnostics.is_empty(), "{language}: {diagnostics:?}");
            let all = [&lists.sides, &lists.truth, &lists.relative, &lists.not];
            let mut seen = BTreeSet::new();
            for word in all.into_iter().flatten() {
                assert!(seen.insert(word), "{language}: {word} stands twice");
            }
            assert!(WordingList::new(&[&read_built_in(text)]).is_some(), "{language}");
        }
    }
}
