//! Reads records into a part of the index: which words each record has, at which positions, and with what weight.

use super::Record;
use super::bytes::push_number;
use super::stems::{self, Stemmer};
use super::words::{Word, for_each_stretch, for_each_word};
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The most positions in a record that the index distinguishes: 24 bits of a packed number.
const MAX_POSITIONS: u32 = 1 << 24;
/// Positions left out between two texts of a record, so that no phrase leads from one into the next.
const GAP: u32 = 8;
/// The most positions of a word in a record that are kept.
const MAX_REPEATS: usize = 4_000;
/// The longest stretch whose words are cached, in bytes.
const CACHED_LIMIT: usize = 64;

/// The index of some neighbouring records.
#[derive(Default)]
pub struct Part {
    /// Every stem, in the order of its first appearance.
    pub stems: Vec<Box<str>>,
    /// The forms of the words, each with its stem.
    pub forms: Vec<(Box<str>, u32)>,
    /// By record, then by stem.
    pub postings: Vec<Posting>,
    /// The positions of each posting, packed as numbers of as few bytes as they need.
    pub places: Vec<u8>,
    /// How many words each record has.
    pub lengths: Vec<u32>,
    /// The cards, each as a list in JSON.
    pub cards: Vec<Vec<u8>>,
    /// The values of the records: dimension, value, record.
    pub values: Vec<(u32, u32, u32)>,
}

/// A stem in a record.
#[derive(Debug, Clone, Copy)]
pub struct Posting {
    /// The stem's place in [`Part::stems`].
    pub stem: u32,
    /// The number of the record.
    pub record: u32,
    /// How often the stem is there, each time counted by the weight of its field.
    pub weight: u16,
    /// How many positions it has.
    pub count: u16,
    /// How many bytes they take.
    pub bytes: u16,
}

/// The words of a stretch that was read before in a language.
enum CachedStretch {
    /// One word, by its stem.
    One(u32),
    /// Several words or none, each by its stem and position in the stretch; and how many positions the stretch takes.
    Several(Vec<(u32, u32)>, u32),
}

struct Language {
    name: String,
    stemmer: Option<Stemmer>,
    cache: HashMap<Box<str>, CachedStretch, FixedState>,
}

/// Reads records; the first one has the number `first`.
pub fn read_records<'a>(first: usize, records: impl Iterator<Item = Record<'a>>) -> Part {
    let mut gatherer = Gatherer::default();
    for (at, record) in records.enumerate() {
        gatherer.read_record(u32::try_from(first + at).unwrap_or(u32::MAX), &record);
    }
    gatherer.part
}

#[derive(Default)]
struct Gatherer {
    part: Part,
    languages: Vec<Language>,
    stems: HashMap<Box<str>, u32, FixedState>,
    /// The words of one record, each as stem (32 bits), position (24) and weight (8), so that they sort in this order.
    found: Vec<u64>,
}

impl Gatherer {
    fn read_record(&mut self, number: u32, record: &Record) {
        let language = self.language_number(record.language);
        let mut place = 0;
        self.found.clear();
        for (field, text) in &record.texts {
            for_each_stretch(text, |stretch| {
                self.add_stretch(language, stretch, field.weight(), &mut place);
            });
            place = (place + GAP).min(MAX_POSITIONS - 1);
        }
        self.part
            .lengths
            .push(u32::try_from(self.found.len()).unwrap_or(u32::MAX));
        self.found.sort_unstable();
        for found in self.found.chunk_by(|a, b| a >> 32 == b >> 32) {
            let before = self.part.places.len();
            let found = &found[..found.len().min(MAX_REPEATS)];
            let mut weight = 0;
            push_number(&mut self.part.places, found.len());
            let mut last = 0;
            for one in found {
                let place = (one >> 8) as usize & (MAX_POSITIONS as usize - 1);
                push_number(&mut self.part.places, place - last);
                last = place;
                weight += (one & 0xff) as u16;
            }
            self.part.postings.push(Posting {
                stem: (found[0] >> 32) as u32,
                record: number,
                weight,
                count: found.len() as u16,
                bytes: (self.part.places.len() - before) as u16,
            });
        }
        self.part
            .cards
            .push(serde_json::to_vec(&record.card).unwrap_or_default());
        for (dimension, values) in record.values.iter().enumerate() {
            let values = values.iter().map(|value| (dimension as u32, *value, number));
            self.part.values.extend(values);
        }
    }

    fn language_number(&mut self, name: &str) -> usize {
        let at = self.languages.iter().position(|language| language.name == name);
        at.unwrap_or_else(|| {
            self.languages.push(Language {
                name: name.to_owned(),
                stemmer: stems::stemmer_of(name),
                cache: HashMap::default(),
            });
            self.languages.len() - 1
        })
    }

    fn add_stretch(&mut self, language: usize, stretch: &str, weight: u8, place: &mut u32) {
        let mut put = |stem: u32, at: u32| {
            let place = u64::from((*place + at).min(MAX_POSITIONS - 1));
            self.found.push(u64::from(stem) << 32 | place << 8 | u64::from(weight));
        };
        match self.languages[language].cache.get(stretch) {
            Some(CachedStretch::One(stem)) => {
                put(*stem, 0);
                *place += 1;
            }
            Some(CachedStretch::Several(words, places)) => {
                for (stem, at) in words {
                    put(*stem, *at);
                }
                *place += places;
            }
            None => {
                let (words, places) = self.read_stretch(language, stretch);
                for (stem, at) in &words {
                    let place = u64::from((*place + at).min(MAX_POSITIONS - 1));
                    self.found.push(u64::from(*stem) << 32 | place << 8 | u64::from(weight));
                }
                *place += places;
                if stretch.len() <= CACHED_LIMIT {
                    let known = match words[..] {
                        [(stem, 0)] if places == 1 => CachedStretch::One(stem),
                        _ => CachedStretch::Several(words, places),
                    };
                    self.languages[language].cache.insert(stretch.into(), known);
                }
            }
        }
        *place = (*place).min(MAX_POSITIONS - 1);
    }

    /// The words of a stretch that is not cached, each by its stem and position, and how many positions it takes.
    fn read_stretch(&mut self, language: usize, stretch: &str) -> (Vec<(u32, u32)>, u32) {
        let mut found = Vec::new();
        let stemmer = self.languages[language].stemmer.as_ref();
        let (stems, part) = (&mut self.stems, &mut self.part);
        let places = for_each_word(stretch, |word, at| {
            let (form, stem) = match word {
                Word::Whole(word, accented) => (word, stems::stem(stemmer, word, accented)),
                Word::Characters(characters) => (characters, characters.to_owned()),
            };
            let number = match stems.entry(stem.into_boxed_str()) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(new) => {
                    let number = part.stems.len() as u32;
                    part.stems.push(new.key().clone());
                    *new.insert(number)
                }
            };
            part.forms.push((form.into(), number));
            // What is looked for without an article that stands before the word, as in Arabic.
            let stem = &part.stems[number as usize];
            if stem.chars().next() != form.chars().next() {
                part.forms.push((stem.clone(), number));
            }
            found.push((number, at));
        });
        (found, places)
    }
}
