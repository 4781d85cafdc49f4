//! The names that the digest's registries know, found in text: at the boundaries of words, accents and case folded, the
//! longest first.

use super::words::is_upper;
use crate::countries;
use crate::fields::host;
use crate::language::characters::is_combining_accent;
use crate::language::{fold_name, is_written_without_spaces};
use crate::parse::{Front, Parsed};
use aho_corasick::AhoCorasick;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// What a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A topic with a file.
    Topic,
    /// A person with a file.
    Person,
    /// A party with a file.
    Party,
    /// A country that has none.
    Country,
}

/// Something that text may name.
#[derive(Debug, Clone)]
pub struct Known {
    /// What it is.
    pub kind: NameKind,
    /// Its slug; of a country, its name.
    pub slug: String,
    /// Its usual name.
    pub name: String,
}

/// A name that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// What it names.
    pub of: usize,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A publisher or agency with a file.
#[derive(Debug)]
struct Source {
    slug: String,
    names: Vec<String>,
    host: Option<String>,
}

/// A name as it is looked for.
struct Pattern {
    of: usize,
    /// Whether the text has to have it in capitals: `WHO` is not "who".
    capitals: bool,
}

/// Every name that is known.
pub struct Lexicon {
    known: Vec<Known>,
    patterns: Vec<Pattern>,
    search: Option<AhoCorasick>,
    sources: Vec<Source>,
    /// The countries in which entries have places.
    places: BTreeMap<String, BTreeSet<String>>,
}

impl Lexicon {
    /// The names in a digest's files.
    pub fn new(parsed: &Parsed) -> Self {
        let mut names: Vec<(String, Pattern)> = Vec::new();
        let (mut known, mut sources, mut places) = (Vec::new(), Vec::new(), BTreeMap::new());
        let mut codes = BTreeSet::new();
        let texts = |aliases: &[(usize, String)]| aliases.iter().map(|(_, alias)| alias.clone()).collect::<Vec<_>>();
        for file in &parsed.files {
            let (kind, name, others) = match &file.front {
                Front::Topic(front) => (NameKind::Topic, &front.title, texts(&front.also_known_as)),
                Front::Person(front) => {
                    let native = front.native_name.clone();
                    (
                        NameKind::Person,
                        &front.name,
                        texts(&front.also_known_as).into_iter().chain(native).collect(),
                    )
                }
                Front::Party(front) => {
                    codes.extend(front.code.clone());
                    (NameKind::Party, &front.name, texts(&front.also_known_as))
                }
                Front::Source(front) => {
                    let name = front.name.iter().cloned();
                    sources.push(Source {
                        slug: file.slug.clone(),
                        names: name.chain(texts(&front.also_known_as)).collect(),
                        host: front.url.as_deref().and_then(host),
                    });
                    continue;
                }
                Front::Entry(front) => {
                    if let Some(place) = &front.place {
                        let countries: &mut BTreeSet<String> = places.entry(fold_name(&place.name)).or_default();
                        countries.extend(place.country.clone());
                    }
                    continue;
                }
                Front::Issue(_) | Front::Page(_) => continue,
            };
            let Some(name) = name.clone().filter(|_| !file.slug.is_empty()) else {
                continue;
            };
            let of = known.len();
            for name in others.into_iter().chain([name.clone()]) {
                let capitals = is_upper(&name, 2) && name.chars().count() <= 6;
                names.push((name, Pattern { of, capitals }));
            }
            let slug = file.slug.clone();
            known.push(Known { kind, slug, name });
        }
        for (code, name) in countries::names().filter(|(code, _)| !codes.contains(*code)) {
            let usual = countries::name(code).unwrap_or(name);
            let of = match known
                .iter()
                .rposition(|it: &Known| it.kind == NameKind::Country && it.slug == usual)
            {
                Some(of) => of,
                None => {
                    let (slug, name) = (usual.to_owned(), usual.to_owned());
                    known.push(Known {
                        kind: NameKind::Country,
                        slug,
                        name,
                    });
                    known.len() - 1
                }
            };
            let capitals = is_upper(name, 2);
            names.push((name.to_owned(), Pattern { of, capitals }));
        }
        let names = names
            .into_iter()
            .map(|(name, pattern)| (Folded::new(&name).text, pattern));
        let names = names.filter(|(name, _)| name.chars().count() >= 2);
        let (names, patterns): (Vec<String>, Vec<Pattern>) = names.unzip();
        Self {
            known,
            patterns,
            search: AhoCorasick::new(names).ok(),
            sources,
            places,
        }
    }

    /// What a mention is of.
    pub fn known(&self, of: usize) -> &Known {
        &self.known[of]
    }

    /// The topics that a text names, in its order.
    pub fn topics(&self, text: &str) -> Vec<Mention> {
        self.find(text, |kind| kind == NameKind::Topic)
    }

    /// The people and parties that a text names, in its order. A name that is of several is left out.
    pub fn actors(&self, text: &str) -> Vec<Mention> {
        self.find(text, |kind| kind != NameKind::Topic)
    }

    fn find(&self, text: &str, wanted: impl Fn(NameKind) -> bool) -> Vec<Mention> {
        let Some(search) = &self.search else { return Vec::new() };
        let folded = Folded::new(text);
        // By where they begin: the longest, and what it is of.
        let mut found: BTreeMap<usize, (usize, BTreeSet<usize>)> = BTreeMap::new();
        for hit in search.find_overlapping_iter(&folded.text) {
            let pattern = &self.patterns[hit.pattern().as_usize()];
            if !wanted(self.known[pattern.of].kind) || !folded.is_whole(hit.start(), hit.end()) {
                continue;
            }
            let original = &text[folded.original(hit.start()..hit.end())];
            let named = self.known[pattern.of].kind != NameKind::Topic;
            if (pattern.capitals && !is_upper(original, 2)) || (named && original.starts_with(char::is_lowercase)) {
                continue;
            }
            let (end, of) = found.entry(hit.start()).or_default();
            if hit.end() > *end {
                (*end, *of) = (hit.end(), BTreeSet::new());
            }
            if hit.end() == *end {
                of.insert(pattern.of);
            }
        }
        let mut free = 0;
        let mut mentions = Vec::new();
        for (start, (end, of)) in found {
            if start < free {
                continue;
            }
            free = end;
            // A country that a file names is that party.
            let registered = |of: &usize| self.known[*of].kind != NameKind::Country;
            let named = only(of.iter().copied().filter(registered)).or_else(|| only(of.iter().copied()));
            if let Some(of) = named {
                let range = folded.original(start..end);
                mentions.push(Mention { of, range });
            }
        }
        mentions
    }

    /// The source that is called so.
    pub fn source(&self, name: &str) -> Option<&str> {
        let key = fold_name(name);
        let is = |source: &&Source| source.slug == name || source.names.iter().any(|name| fold_name(name) == key);
        only(self.sources.iter().filter(is)).map(|source| source.slug.as_str())
    }

    /// The source whose host an address has.
    pub fn source_of_address(&self, address: &str) -> Option<&str> {
        let host = host(address)?;
        let is = |source: &&Source| {
            let own = source.host.as_deref();
            own.is_some_and(|own| host == own || host.strip_suffix(own).is_some_and(|rest| rest.ends_with('.')))
        };
        only(self.sources.iter().filter(is)).map(|source| source.slug.as_str())
    }

    /// The source with the longest name that a line has in it, and that name. Capitals have to be as they are.
    pub fn source_in(&self, line: &str) -> Option<(&str, &str)> {
        let whole = |name: &str| {
            line.match_indices(name).any(|(at, _)| {
                let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() || is_written_without_spaces(c));
                edge(line[..at].chars().next_back()) && edge(line[at + name.len()..].chars().next())
            })
        };
        let names = self
            .sources
            .iter()
            .flat_map(|source| source.names.iter().map(|name| (&*source.slug, &**name)));
        let found = names.filter(|(_, name)| whole(name));
        found.max_by_key(|(slug, name)| (name.len(), std::cmp::Reverse(*slug)))
    }

    /// The country in which entries of the digest have a place, where it is one only.
    pub fn country_of(&self, place: &str) -> Option<&str> {
        only(self.places.get(&fold_name(place))?.iter()).map(String::as_str)
    }
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next();
    first.filter(|_| items.next().is_none())
}

/// A text as names are compared, and where each of its bytes comes from.
struct Folded {
    text: String,
    origins: Vec<usize>,
    end: usize,
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len()),
            end: text.len(),
        };
        let mut cache: HashMap<char, String> = HashMap::new();
        // How many letters of the word there are so far.
        let mut letters = 0;
        let mut skip = false;
        for (at, c) in text.char_indices() {
            if std::mem::take(&mut skip) {
                continue;
            }
            if c.is_ascii_alphanumeric() {
                letters += 1;
                folded.push(c.to_ascii_lowercase(), at);
            } else if matches!(c, '\'' | '’') {
                let mut rest = text[at + c.len_utf8()..].chars();
                let possessive =
                    matches!(rest.next(), Some('s' | 'S')) && !rest.next().is_some_and(char::is_alphanumeric);
                // "China's" is China, "l'Iran" is Iran, but "N'Djamena" is one word where it is known so.
                skip = possessive;
                if possessive || letters <= 2 {
                    folded.gap(at);
                    letters = 0;
                }
            } else if c == '.' {
                // "U.S." is "US".
            } else if c.is_ascii() {
                folded.gap(at);
                letters = 0;
            } else {
                let plain = cache.entry(c).or_insert_with(|| fold_name(&c.to_string()));
                if plain.is_empty() && !is_combining_accent(c) {
                    folded.gap(at);
                    letters = 0;
                }
                for c in plain.chars() {
                    letters += 1;
                    folded.push(c, at);
                }
            }
        }
        folded
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.origins.resize(self.text.len(), at);
    }

    fn gap(&mut self, at: usize) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.push(' ', at);
        }
    }

    /// Whether words begin and end there.
    fn is_whole(&self, start: usize, end: usize) -> bool {
        let apart = |inner: Option<char>, outer: Option<char>| {
            outer.is_none_or(|c| !c.is_alphanumeric()) || inner.is_some_and(is_written_without_spaces)
        };
        let name = &self.text[start..end];
        apart(name.chars().next(), self.text[..start].chars().next_back())
            && apart(name.chars().next_back(), self.text[end..].chars().next())
    }

    fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origins.get(range.start).copied().unwrap_or(self.end);
        let last = self.origins[range.start..range.end].last().copied().unwrap_or(start);
        // The letter that the last byte comes from ends where the next one begins.
        let end = self.origins[range.end..].iter().copied().find(|at| *at > last);
        start..end.unwrap_or(self.end)
    }
}
