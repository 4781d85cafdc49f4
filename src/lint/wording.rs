//! Words that a neutral digest leaves to those whom it quotes. The lists stand in files, one for each language; a digest adds
//! to them, and takes away.

use super::subject::Subject;
use super::words::{Words, matcher};
use crate::diagnostic::{CurrentPath, Diagnostic, Rule, rules};
use crate::digest::Digest;
use crate::language::primary_language;
use crate::parse::{Parsed, WordLists};
use crate::yaml;
use aho_corasick::AhoCorasick;
use std::collections::{BTreeMap, BTreeSet};

/// The built-in lists.
const BUILT_IN: &[(&str, &str)] = &[
    ("de", include_str!("wording/de.yaml")),
    ("en", include_str!("wording/en.yaml")),
    ("es", include_str!("wording/es.yaml")),
    ("fr", include_str!("wording/fr.yaml")),
    ("ru", include_str!("wording/ru.yaml")),
    ("zh", include_str!("wording/zh.yaml")),
];

/// The languages that have a built-in list.
#[cfg(test)]
pub fn languages() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(language, _)| *language)
}

/// The lists, by language.
#[derive(Debug)]
pub struct Wording {
    lists: BTreeMap<String, List>,
}

/// The lists of a language.
#[derive(Debug)]
struct List {
    matcher: AhoCorasick,
    /// Which rule each pattern breaks; none of what is none of the words.
    rules: Vec<Option<&'static Rule>>,
}

impl Wording {
    /// The built-in lists with the digest's own, of the languages that its entries have.
    pub fn new(parsed: &Parsed, digest: &Digest) -> Self {
        let entries = digest.entries.iter().chain(&digest.translations);
        let own = entries.filter_map(|entry| entry.language.as_deref());
        let languages = own.chain([parsed.config.language.as_str()]);
        let languages: BTreeSet<&str> = languages.map(primary_language).collect();
        let list = |language: &str| {
            let built_in = BUILT_IN.iter().find(|(known, _)| *known == language);
            let built_in = built_in.map(|(_, text)| read(text));
            let own = parsed
                .wording
                .iter()
                .filter(|(known, _)| primary_language(known) == language);
            let all: Vec<&WordLists> = own.map(|(_, lists)| lists).chain(&built_in).collect();
            Some((language.to_owned(), List::new(&all)?))
        };
        Self {
            lists: languages.into_iter().filter_map(list).collect(),
        }
    }
}

impl List {
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
}

/// A built-in list.
fn read(text: &str) -> WordLists {
    let value = yaml::parse(text).unwrap_or(yaml::Value::Null);
    WordLists::read(&value, &CurrentPath::Root, &"built-in".into(), &mut Vec::new())
}

pub fn check(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(list) = subject.shared.wording.lists.get(subject.language()) else {
        return;
    };
    for passage in &subject.passages {
        for (pattern, words) in passage.words.matches(&list.matcher) {
            let Some(rule) = list.rules[pattern] else { continue };
            if !passage.is_own(words.clone()) || passage.is_in_name(&words) {
                continue;
            }
            let written = passage.written(words.clone());
            let (message, help) = if rule == &rules::TAKES_A_SIDE {
                (
                    format!("`{written}` takes a side"),
                    "take a word that every side could use, or quote the one who says it",
                )
            } else if rule == &rules::IMPLIES_TRUTH {
                (
                    format!("`{written}` says whether it is true"),
                    "`said`, `argued` or `according to` leave that open",
                )
            } else {
                (
                    format!("`{written}` has no meaning for later readers"),
                    "write the day, the month or the year",
                )
            };
            let location = subject.place_of(passage, words);
            diagnostics.push(Diagnostic::new(rule, location, message).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, List, read};
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
            assert!(List::new(&[&read(text)]).is_some(), "{language}");
        }
    }
}
