//! The index of the search page. In go plain records, out come files that the page's script reads a few of: a dictionary
//! of forms, postings with their impact, places for phrases, cards and facets. It knows neither the digest nor the site;
//! the same records give the same bytes. `docs/search.md` says what stands in each file.

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

/// The most bytes of a file.
pub const FILE_LIMIT: usize = 50_000;
/// How many records are read at once. It decides nothing but how the work is shared.
const AT_ONCE: usize = 256;
/// The fewest cards of a file, and about how many such files there are at most.
const CARDS: (usize, usize) = (16, 400);
/// The most cards of a file.
const CARDS_LIMIT: usize = 128;

/// What is found together: an entry.
pub struct Record<'a> {
    /// The language of its texts (BCP 47).
    pub language: &'a str,
    /// Its texts.
    pub texts: Vec<(Field, Cow<'a, str>)>,
    /// What a result shows of it.
    pub card: Vec<Cow<'a, str>>,
    /// Its values in each dimension, by their places in [`Dimension::values`].
    pub values: Vec<Vec<u32>>,
}

/// What a text is to its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Its title.
    Title,
    /// Somebody or something that it names: people, parties, topics, places.
    Name,
    /// Its summary.
    Summary,
    /// Who tells of it, what was said, what somebody is also called.
    Detail,
    /// Its text.
    Body,
}

impl Field {
    /// How often a word of the text counts that stands there once.
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

/// Something by which results are narrowed, such as the topic.
pub struct Dimension<'a> {
    /// What addresses call it.
    pub name: &'a str,
    /// The slug and the name of every value.
    pub values: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// A file of the index: its name and what it holds.
pub type File = (String, Vec<u8>);

/// What the script reads first.
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
    /// By dimension: how many files, and their bytes.
    facets: BTreeMap<&'a str, (usize, usize)>,
}

/// Makes the index of `count` records. `record` is called once for each, from several threads.
pub fn index<'a>(count: usize, dimensions: &[Dimension], record: impl Fn(usize) -> Record<'a> + Sync) -> Vec<File> {
    let starts: Vec<usize> = (0..count).step_by(AT_ONCE).collect();
    let parts: Vec<Part> = starts
        .into_par_iter()
        .map(|start| gather::gather(start, (start..count.min(start + AT_ONCE)).map(&record)))
        .collect();
    let mut files = Vec::new();
    let stems = dictionary::stems(&parts);
    let (postings, frequencies) = postings::write(&parts, &stems, &mut files);
    let (forms, endings) = dictionary::write(&parts, &stems, &frequencies, &mut files);
    let size = count.div_ceil(CARDS.1).clamp(CARDS.0, CARDS_LIMIT);
    let all: Vec<&[u8]> = parts.iter().flat_map(|part| &part.cards).map(Vec::as_slice).collect();
    for (number, cards) in all.chunks(size).enumerate() {
        let text = [b"[".as_slice(), &cards.join(b",\n".as_slice()), b"]"].concat();
        files.push((format!("cards-{number}.json"), text));
    }
    let facets = facets::write(dimensions, &parts, &mut files);
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
