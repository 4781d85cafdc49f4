//! The names that the digest's registries know, found in text: at the boundaries of words, without regard to accents and
//! case, the longest first.

use super::folded_text::FoldedText;
use super::words::is_upper;
use crate::fields::host;
use crate::gazetteer::{english_name, english_names};
use crate::language::{fold_name, is_written_without_spaces};
use crate::parse::{Front, Parsed, ParsedFile};
use crate::text::slice;
use aho_corasick::AhoCorasick;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What kind of thing a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A topic with a file.
    Topic,
    /// A person with a file.
    Person,
    /// A party with a file.
    Party,
    /// A country without a file.
    Country,
}

/// Something that a text may name.
#[derive(Debug, Clone)]
pub struct LexiconEntry {
    /// Its kind.
    pub kind: NameKind,
    /// The slug of its file; of a country, the name.
    pub slug: String,
    /// The usual name.
    pub name: String,
}

/// A name that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The number of the entry of the lexicon.
    pub entry: usize,
    /// The bytes of the text.
    pub range: Range<usize>,
}

/// A publisher or agency with a file.
#[derive(Debug)]
struct Publisher {
    slug: String,
    /// Its name and its other names.
    names: Vec<String>,
    /// The host of its site, without `www.`.
    host: Option<String>,
}

/// A name as it is looked for.
struct Pattern {
    /// The number of the entry that it names.
    entry: usize,
    /// Whether the text has to write it in capitals: `WHO` is not "who".
    in_capitals: bool,
}

/// Names in capitals with more characters than this are names in capitals for show, and not abbreviations.
const ABBREVIATION: usize = 6;

/// Every name that is known.
#[derive(Default)]
pub struct Lexicon {
    entries: Vec<LexiconEntry>,
    /// For each pattern of the search, what it names.
    patterns: Vec<Pattern>,
    search: Option<AhoCorasick>,
    publishers: Vec<Publisher>,
    /// For each place of an entry of the digest, folded, the codes of the countries that entries give for it.
    countries_of_places: BTreeMap<String, BTreeSet<String>>,
}

impl Lexicon {
    /// The names in the files of a digest, and those of countries without a file.
    pub fn new(parsed: &Parsed) -> Self {
        let mut lexicon = Self::default();
        let mut names: Vec<(String, Pattern)> = Vec::new();
        let mut codes = BTreeSet::new();
        for file in &parsed.files {
            match &file.front {
                Front::Source(front) => lexicon.publishers.push(Publisher {
                    slug: file.slug.clone(),
                    names: front
                        .name
                        .iter()
                        .chain(aliases(&front.also_known_as))
                        .cloned()
                        .collect(),
                    host: front.url.as_deref().and_then(host),
                }),
                Front::Entry(front) => {
                    if let Some(place) = &front.place {
                        let countries = lexicon.countries_of_places.entry(fold_name(&place.name));
                        countries.or_default().extend(place.country.clone());
                    }
                }
                Front::Party(front) => {
                    codes.extend(front.code.clone());
                    lexicon.add_file(file, &mut names);
                }
                _ => lexicon.add_file(file, &mut names),
            }
        }
        for (code, name) in english_names().filter(|(code, _)| !codes.contains(*code)) {
            lexicon.add_country(english_name(code).unwrap_or(name), name, &mut names);
        }
        let names = names
            .into_iter()
            .map(|(name, pattern)| (FoldedText::new(&name).text, pattern));
        // A single letter is nobody's name.
        let names = names.filter(|(name, _)| name.chars().count() >= 2);
        let (names, patterns): (Vec<String>, Vec<Pattern>) = names.unzip();
        lexicon.patterns = patterns;
        lexicon.search = AhoCorasick::new(names).ok();
        lexicon
    }

    /// Adds a topic, person or party.
    fn add_file(&mut self, file: &ParsedFile, names: &mut Vec<(String, Pattern)>) {
        let (kind, name, others, native) = match &file.front {
            Front::Topic(front) => (NameKind::Topic, &front.title, &front.also_known_as, None),
            Front::Person(front) => (
                NameKind::Person,
                &front.name,
                &front.also_known_as,
                front.native_name.as_ref(),
            ),
            Front::Party(front) => (NameKind::Party, &front.name, &front.also_known_as, None),
            _ => return,
        };
        let Some(name) = name.as_ref().filter(|_| !file.slug.is_empty()) else {
            return;
        };
        let entry = self.entries.len();
        for name in aliases(others).chain(native).chain([name]) {
            let in_capitals = is_upper(name, 2) && name.chars().count() <= ABBREVIATION;
            names.push((name.clone(), Pattern { entry, in_capitals }));
        }
        self.entries.push(LexiconEntry {
            kind,
            slug: file.slug.clone(),
            name: name.clone(),
        });
    }

    /// Adds a name of a country, which the entry of its usual name has.
    fn add_country(&mut self, usual: &str, name: &str, names: &mut Vec<(String, Pattern)>) {
        let is_same = |entry: &LexiconEntry| entry.kind == NameKind::Country && entry.slug == usual;
        let entry = self.entries.iter().rposition(is_same).unwrap_or_else(|| {
            self.entries.push(LexiconEntry {
                kind: NameKind::Country,
                slug: usual.to_owned(),
                name: usual.to_owned(),
            });
            self.entries.len() - 1
        });
        let in_capitals = is_upper(name, 2);
        names.push((name.to_owned(), Pattern { entry, in_capitals }));
    }

    /// An entry by its number.
    pub fn entry(&self, number: usize) -> &LexiconEntry {
        &self.entries[number]
    }

    /// The topics that a text names, in its order.
    pub fn topics(&self, text: &str) -> Vec<Mention> {
        self.find_mentions(text, |kind| kind == NameKind::Topic)
    }

    /// The people and parties that a text names, in its order. A name that several have is left out.
    pub fn actors(&self, text: &str) -> Vec<Mention> {
        self.find_mentions(text, |kind| kind != NameKind::Topic)
    }

    /// The longest names in a text whose entries are of the wanted kinds, none over another.
    fn find_mentions(&self, text: &str, is_wanted: impl Fn(NameKind) -> bool) -> Vec<Mention> {
        let Some(search) = &self.search else { return Vec::new() };
        let folded = FoldedText::new(text);
        // By where they begin: the end of the longest name, and the entries that have it.
        let mut longest: BTreeMap<usize, (usize, BTreeSet<usize>)> = BTreeMap::new();
        for hit in search.find_overlapping_iter(&folded.text) {
            let pattern = &self.patterns[hit.pattern().as_usize()];
            let kind = self.entries[pattern.entry].kind;
            if !is_wanted(kind) || !folded.is_whole(hit.start(), hit.end()) {
                continue;
            }
            let written = slice(text, folded.original(hit.start()..hit.end()));
            let needs_capital = kind != NameKind::Topic;
            if (pattern.in_capitals && !is_upper(written, 2))
                || (needs_capital && written.starts_with(char::is_lowercase))
            {
                continue;
            }
            let (end, entries) = longest.entry(hit.start()).or_default();
            if hit.end() > *end {
                (*end, *entries) = (hit.end(), BTreeSet::new());
            }
            if hit.end() == *end {
                entries.insert(pattern.entry);
            }
        }
        let mut free = 0;
        let mut mentions = Vec::new();
        for (start, (end, entries)) in longest {
            if start < free {
                continue;
            }
            free = end;
            // A country that a file names too is the party of that file.
            let is_registered = |entry: &usize| self.entries[*entry].kind != NameKind::Country;
            let registered = only_item(entries.iter().copied().filter(is_registered));
            if let Some(entry) = registered.or_else(|| only_item(entries.iter().copied())) {
                let range = folded.original(start..end);
                mentions.push(Mention { entry, range });
            }
        }
        mentions
    }

    /// The slug of the publisher that has this name; None where several have it.
    pub fn publisher_named(&self, name: &str) -> Option<&str> {
        let key = fold_name(name);
        let is_it = |publisher: &&Publisher| {
            publisher.slug == name || publisher.names.iter().any(|name| fold_name(name) == key)
        };
        only_item(self.publishers.iter().filter(is_it)).map(|publisher| publisher.slug.as_str())
    }

    /// The slug of the publisher whose site an address is on.
    pub fn publisher_of_address(&self, address: &str) -> Option<&str> {
        let host = host(address)?;
        let is_it = |publisher: &&Publisher| {
            let own = publisher.host.as_deref();
            own.is_some_and(|own| host == own || host.strip_suffix(own).is_some_and(|rest| rest.ends_with('.')))
        };
        only_item(self.publishers.iter().filter(is_it)).map(|publisher| publisher.slug.as_str())
    }

    /// The slug of the publisher with the longest name in a line, and that name. Capitals count.
    pub fn publisher_in(&self, line: &str) -> Option<(&str, &str)> {
        let has_word = |name: &str| {
            line.match_indices(name).any(|(at, _)| {
                let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() || is_written_without_spaces(c));
                is_edge(slice(line, ..at).chars().next_back()) && is_edge(slice(line, at + name.len()..).chars().next())
            })
        };
        let names = self
            .publishers
            .iter()
            .flat_map(|publisher| publisher.names.iter().map(|name| (&*publisher.slug, &**name)));
        let found = names.filter(|(_, name)| has_word(name));
        found.max_by_key(|(slug, name)| (name.len(), std::cmp::Reverse(*slug)))
    }

    /// The code of the country that entries of the digest give for a place; None where they give several.
    pub fn country_of(&self, place: &str) -> Option<&str> {
        only_item(self.countries_of_places.get(&fold_name(place))?.iter()).map(String::as_str)
    }
}

/// The item, if it is the only one.
fn only_item<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next();
    first.filter(|_| items.next().is_none())
}

/// The other names of a file.
fn aliases(aliases: &[(usize, String)]) -> impl Iterator<Item = &String> {
    aliases.iter().map(|(_, alias)| alias)
}
