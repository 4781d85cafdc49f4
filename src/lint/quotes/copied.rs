//! Words that a text has from its source and does not quote: long runs, and how much of the text they are. Names are nobody's
//! own words and do not count.

use super::saved_copies::SavedCopy;
use crate::diagnostic::{Diagnostic, Location, Severity, rules};
use crate::digest::Digest;
use crate::evidence::Vocabulary;
use crate::language::fold_name;
use crate::lint::hash::hash_numbers;
use crate::lint::subject::Subject;
use crate::markdown::{Paragraph, ParagraphKind};
use crate::text::slice;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// From so many words in a row on, they are copied and not a coincidence.
const RUN: usize = 8;
/// The share is counted in stretches of so many words.
const STRETCH: usize = 5;
/// Texts with fewer stretches are too short for a share.
const MIN_STRETCHES: usize = 20;
/// The share of copied stretches, in percent, from which on there is a warning, and an error.
const WARNING_PERCENT: usize = 10;
const ERROR_PERCENT: usize = 20;

/// The names of people, parties, sources, topics and places, and titles of offices, as phrases of folded words.
#[derive(Default)]
pub struct NamePhrases {
    /// By their first word, the longest first.
    sequences: HashMap<String, Vec<Vec<String>>>,
    /// Words that are part of a person's name.
    people: HashSet<String>,
}

impl NamePhrases {
    /// The names of a digest.
    pub fn new(digest: &Digest) -> Self {
        let people = digest.people.iter().map(|one| (&one.name, &one.also_known_as));
        let parties = digest.parties.iter().map(|one| (&one.name, &one.also_known_as));
        let publishers = digest.publishers.iter().map(|one| (&one.name, &one.also_known_as));
        let topics = digest.topics.iter().map(|one| (&one.title, &one.also_known_as));
        let named = people.clone().chain(parties).chain(publishers).chain(topics);
        let named = named.flat_map(|(name, others)| std::iter::once(name).chain(others));
        let entries = digest.entries.iter().chain(&digest.translations);
        let participants = entries.clone().flat_map(|entry| &entry.participants);
        let offices = participants.flat_map(|one| &one.offices).map(|office| &office.title);
        let registered = digest
            .people
            .iter()
            .flat_map(|one| &one.offices)
            .map(|office| &office.title);
        let places = entries.filter_map(|entry| Some(&entry.place.as_ref()?.name));
        let mut names = Self::default();
        let all: HashSet<&String> = named.chain(offices).chain(registered).chain(places).collect();
        for name in all {
            let words: Vec<String> = fold_name(name).split(' ').map(str::to_owned).collect();
            if !words[0].is_empty() {
                names.sequences.entry(words[0].clone()).or_default().push(words);
            }
        }
        for sequences in names.sequences.values_mut() {
            sequences.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        let people = people.flat_map(|(name, others)| std::iter::once(name).chain(others));
        for name in people {
            names.people.extend(fold_name(name).split(' ').map(str::to_owned));
        }
        names
    }

    /// How many words the name has that some words begin with.
    fn longest_at_start(&self, words: &[String]) -> usize {
        let sequences = words.first().and_then(|first| self.sequences.get(first));
        let longest = sequences.and_then(|all| all.iter().find(|sequence| words.starts_with(sequence)));
        longest.map_or(0, Vec::len)
    }
}

/// A word of a text.
struct Word {
    /// The id of the word in lower case.
    id: u32,
    /// The bytes of the paragraph.
    bytes: Range<usize>,
    /// Whether it belongs to a name or an address, and is nobody's own word.
    is_name: bool,
}

/// A stretch of a paragraph that is the writer's own.
struct OwnStretch<'a> {
    paragraph: &'a Paragraph,
    words: Vec<Word>,
}

/// A saved copy as words.
struct CopyWords<'a> {
    copy: &'a SavedCopy,
    /// The ids of its words in lower case.
    words: Vec<u32>,
    /// For each word, its position among the copy's tokens.
    tokens: Vec<usize>,
}

/// Reports words that are copied from the saved copies without quotation marks: the share of the text that they are, if that is large
/// and its rule `counts_share`, else each run of them.
pub fn check_copied(
    subject: &Subject,
    names: &NamePhrases,
    copies: &[SavedCopy],
    counts_share: bool,
    vocabulary: &mut Vocabulary,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let own = own_stretches(subject, names, vocabulary);
    let saved: Vec<CopyWords> = copies.iter().map(|copy| words_of_copy(copy, vocabulary)).collect();
    let runs = find_runs(subject, &own, &saved);
    let share = counts_share
        .then(|| share_report(subject, &own, &saved, &runs))
        .flatten();
    match share {
        // The runs are part of it.
        Some(report) => diagnostics.push(report),
        None => diagnostics.extend(runs),
    }
}

/// The stretches between the quotations, paragraph by paragraph.
fn own_stretches<'a>(subject: &'a Subject, names: &NamePhrases, vocabulary: &mut Vocabulary) -> Vec<OwnStretch<'a>> {
    let mut all = Vec::new();
    let mut quotations = subject.quotations.iter().peekable();
    for (at, paragraph) in subject.paragraphs.iter().enumerate() {
        let mut start = 0;
        let mut stretches = Vec::new();
        while let Some(quotation) = quotations.next_if(|one| one.paragraph == at) {
            stretches.push(start..quotation.whole.start);
            start = quotation.whole.end;
        }
        stretches.push(start..paragraph.text.len());
        if paragraph.kind == ParagraphKind::Text {
            let stretches = stretches.into_iter().filter(|stretch| !stretch.is_empty());
            all.extend(stretches.map(|stretch| words_of_stretch(paragraph, stretch, names, vocabulary)));
        }
    }
    all
}

fn words_of_stretch<'a>(
    paragraph: &'a Paragraph,
    stretch: Range<usize>,
    names: &NamePhrases,
    vocabulary: &mut Vocabulary,
) -> OwnStretch<'a> {
    let text = slice(&paragraph.text, stretch.clone());
    let tokens = vocabulary.tokens(text);
    let words: Vec<_> = tokens
        .into_iter()
        .filter(|token| vocabulary.is_word(token.id))
        .collect();
    let folded: Vec<String> = words
        .iter()
        .map(|word| fold_name(slice(text, word.bytes.clone())))
        .collect();
    let addresses: Vec<Range<usize>> = addresses_in(text);
    let mut name_until = 0;
    let words = words.into_iter().enumerate().map(|(at, word)| {
        name_until = name_until.max(at + names.longest_at_start(&folded[at..]));
        let capital = slice(text, word.bytes.clone()).starts_with(char::is_uppercase);
        Word {
            id: vocabulary.lower(word.id),
            is_name: at < name_until
                || capital && names.people.contains(&folded[at])
                || addresses.iter().any(|address| address.contains(&word.bytes.start)),
            bytes: word.bytes.start + stretch.start..word.bytes.end + stretch.start,
        }
    });
    OwnStretch {
        words: words.collect(),
        paragraph,
    }
}

/// The addresses of pages and of mail in a text, which nobody can say in other words.
fn addresses_in(text: &str) -> Vec<Range<usize>> {
    if !text.contains("://") && !text.contains('@') {
        return Vec::new();
    }
    let chunks = text.split_inclusive(char::is_whitespace).scan(0, |end, chunk| {
        let start = *end;
        *end += chunk.len();
        Some((start..*end, chunk))
    });
    let addresses = chunks.filter(|(_, chunk)| chunk.contains("://") || chunk.contains('@'));
    addresses.map(|(range, _)| range).collect()
}

fn words_of_copy<'a>(copy: &'a SavedCopy, vocabulary: &Vocabulary) -> CopyWords<'a> {
    let words = copy
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| vocabulary.is_word(token.id));
    let (words, tokens) = words.map(|(at, token)| (vocabulary.lower(token.id), at)).unzip();
    CopyWords { copy, words, tokens }
}

fn hash_words(words: impl Iterator<Item = u32>) -> u64 {
    hash_numbers(words.map(u64::from))
}

/// Where each stretch of so many words of the text stands first in a copy, by its hash.
fn first_positions(own: &[OwnStretch], saved: &CopyWords, length: usize) -> HashMap<u64, usize> {
    let wanted = own.iter().flat_map(|own| own.words.windows(length));
    let wanted: HashSet<u64> = wanted
        .map(|words| hash_words(words.iter().map(|word| word.id)))
        .collect();
    let mut places = HashMap::new();
    for (at, words) in saved.words.windows(length).enumerate() {
        let gram = hash_words(words.iter().copied());
        if wanted.contains(&gram) {
            places.entry(gram).or_insert(at);
        }
    }
    places
}

fn find_runs(subject: &Subject, own: &[OwnStretch], saved: &[CopyWords]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let places: Vec<HashMap<u64, usize>> = saved.iter().map(|saved| first_positions(own, saved, RUN)).collect();
    for own in own {
        let grams: Vec<u64> = own
            .words
            .windows(RUN)
            .map(|words| hash_words(words.iter().map(|word| word.id)))
            .collect();
        let mut at = 0;
        while at < grams.len() {
            // The longest run that begins here, in any copy.
            let runs = saved.iter().zip(&places).filter_map(|(saved, places)| {
                let location = *places.get(&grams[at])?;
                let same = own.words[at..].iter().zip(&saved.words[location..]);
                let length = same.take_while(|(own, other)| own.id == **other).count();
                Some((length, saved, location))
            });
            let longest = runs
                .max_by_key(|(length, ..)| *length)
                .filter(|(length, ..)| *length >= RUN);
            let Some((length, saved, location)) = longest else {
                at += 1;
                continue;
            };
            let run = &own.words[at..at + length];
            at += length;
            let counted = run.iter().filter(|word| !word.is_name).count();
            if counted < RUN {
                continue;
            }
            let path = &saved.copy.path;
            let message = format!("{length} words in a row are copied from {path}");
            let bytes = run[0].bytes.start..run[length - 1].bytes.end;
            let own = subject.location(own.paragraph.place(bytes));
            let other = saved
                .copy
                .location(saved.tokens[location]..saved.tokens[location + length - 1] + 1);
            let help = "say it in your own words, or quote it and name who says it";
            let diagnostic = Diagnostic::new(&rules::COPIED_RUN, own, message).help(help);
            found.push(diagnostic.label(other, "the same words"));
        }
    }
    found
}

/// The report of the share of the text that is copied, which leads to the runs that were found in it; `None` where it is small.
fn share_report(subject: &Subject, own: &[OwnStretch], saved: &[CopyWords], runs: &[Diagnostic]) -> Option<Diagnostic> {
    let places: Vec<HashMap<u64, usize>> = saved.iter().map(|saved| first_positions(own, saved, STRETCH)).collect();
    let (mut all, mut shared) = (0, 0);
    let mut by_copy = vec![0; saved.len()];
    for words in own.iter().flat_map(|own| own.words.windows(STRETCH)) {
        if words.iter().filter(|word| word.is_name).count() > STRETCH / 2 {
            continue;
        }
        all += 1;
        let gram = hash_words(words.iter().map(|word| word.id));
        let mut copied = false;
        for (at, _) in places
            .iter()
            .enumerate()
            .filter(|(_, places)| places.contains_key(&gram))
        {
            by_copy[at] += 1;
            copied = true;
        }
        shared += usize::from(copied);
    }
    let percent = shared * 100 / all.max(1);
    if all < MIN_STRETCHES || percent < WARNING_PERCENT {
        return None;
    }
    let message = format!("{percent} % of this text is worded like its sources, not counting quotations and names");
    let help = format!("say it in your own words, or quote it; below {WARNING_PERCENT} % is usual");
    let mut diagnostic = Diagnostic::new(&rules::COPIED_SHARE, Location::file(&subject.file.path), message).help(help);
    if percent >= ERROR_PERCENT {
        diagnostic.severity = Severity::Error;
    }
    for (saved, number) in saved.iter().zip(by_copy).filter(|(_, number)| *number > 0) {
        let text = format!("{} % of it is worded like this", number * 100 / all);
        diagnostic = diagnostic.label(Location::file(&saved.copy.path), text);
    }
    for run in runs {
        diagnostic = match run.location.clone() {
            Some(location) => diagnostic.label(location, &run.message),
            None => diagnostic,
        };
    }
    Some(diagnostic)
}
