//! The index of the search page. In go plain records, out come files of which the script of the page loads a few: a
//! dictionary of forms, postings with their impact, positions for phrases, cards and facets. It knows neither the digest nor
//! the site; the same records give the same bytes. `docs/search.md` describes each file.

mod bytes;
mod dictionary;
mod facets;
mod gather;
mod postings;
mod stems;
mod words;

#[cfg(test)]
mod tests;

use gather::Part;
use rayon::prelude::*;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The most bytes of a file, of which a search loads a few.
pub const FILE_LIMIT: usize = 50_000;
/// How many records a thread reads at once. The output does not depend on it.
const BATCH: usize = 256;
/// The fewest and the most cards of a file, and about how many files of cards there are at most.
const MIN_CARDS: usize = 16;
const MAX_CARDS: usize = 128;
const CARD_FILES: usize = 400;

/// What a search finds: an entry.
pub struct Record<'a> {
    /// The language of its texts (BCP 47).
    pub language: &'a str,
    /// The texts that are searched.
    pub texts: Vec<(Field, Cow<'a, str>)>,
    /// The values that a result shows, in the order that the script expects.
    pub card: Vec<Cow<'a, str>>,
    /// The record's values in each dimension, by their places in [`Dimension::values`].
    pub values: Vec<Vec<u32>>,
}

/// What a text is to its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The title.
    Title,
    /// The name of somebody or something that the entry is about: people, parties, topics, places.
    Name,
    /// The summary.
    Summary,
    /// Publishers, positions, other names.
    Detail,
    /// The body.
    Body,
}

impl Field {
    /// How many times a word counts that stands in the text once.
    fn weight(self) -> u8 {
        match self {
            Self::Title => 8,
            Self::Name => 5,
            Self::Summary => 3,
            Self::Detail => 2,
            Self::Body => 1,
        }
    }
}

/// A dimension by which results are filtered, such as the topic.
pub struct Dimension<'a> {
    /// The name of the dimension, as addresses and files have it.
    pub name: &'a str,
    /// The slug and the name of every value.
    pub values: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// A file of the index: its name and its bytes.
pub type IndexFile = (String, Vec<u8>);

/// What the script loads first, as JSON.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Contents<'a> {
    entries: usize,
    cards_size: usize,
    /// The first form of each file.
    forms: Vec<String>,
    /// The first ending of each file, written backwards.
    endings: Vec<String>,
    /// The first stem of each file.
    stems: Vec<usize>,
    /// By dimension: the number of files, and their bytes in all.
    facets: BTreeMap<&'a str, (usize, usize)>,
}

/// Builds the index of `count` records. `record` is called once for each, from several threads.
pub fn build_index<'a>(
    count: usize,
    dimensions: &[Dimension],
    record: impl Fn(usize) -> Record<'a> + Sync,
) -> Vec<IndexFile> {
    let starts: Vec<usize> = (0..count).step_by(BATCH).collect();
    let parts: Vec<Part> = starts
        .into_par_iter()
        .map(|start| gather::read_records(start, (start..count.min(start + BATCH)).map(&record)))
        .collect();
    let mut files = Vec::new();
    let stems = dictionary::merge_stems(&parts);
    let (postings, frequencies) = postings::write_postings(&parts, &stems, &mut files);
    let (forms, endings) = dictionary::write_dictionary(&parts, &stems, &frequencies, &mut files);
    let size = count.div_ceil(CARD_FILES).clamp(MIN_CARDS, MAX_CARDS);
    let all: Vec<&[u8]> = parts.iter().flat_map(|part| &part.cards).map(Vec::as_slice).collect();
    for (number, cards) in all.chunks(size).enumerate() {
        let text = [b"[".as_slice(), &cards.join(b",\n".as_slice()), b"]"].concat();
        files.push((format!("cards-{number}.json"), text));
    }
    let facets = facets::write_facets(dimensions, &parts, &mut files);
    let contents = Contents {
        entries: count,
        cards_size: size,
        forms,
        endings,
        stems: postings,
        facets,
    };
    files.push((
        "contents.json".to_owned(),
        serde_json::to_vec(&contents).unwrap_or_default(),
    ));
    files
}
