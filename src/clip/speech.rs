//! Candidates for positions: who said what, and the quotations in it. A subject and a verb of speech that stand near each
//! other make one; whether it is right is for the editor to say.

use super::names::{Lexicon, NameKind};
use super::page::Page;
use super::words::one_line;
use crate::language::characters::is_combining_accent;
use crate::language::reporting::{BOTH_SIDES, PRONOUNS, REPORTING, act_of};
use crate::language::{fold_name, is_written_without_spaces, quoted_spans, sentences};
use std::ops::Range;

/// Something that was said.
#[derive(Debug)]
pub struct Speech {
    /// Who said it, as far as it is known.
    pub by: Vec<usize>,
    /// What saying it does (`tables::ACTS`).
    pub act: &'static str,
    /// Slugs of the topics that are named in it.
    pub on: Vec<String>,
    /// The words in quotation marks.
    pub quotes: Vec<String>,
    /// The sentence.
    pub sentence: String,
}

/// How many words may stand between a subject and its verb.
const REACH: usize = 8;
/// The longest quotation that is a candidate, in letters, and how many of a sentence are.
const QUOTE: usize = 300;
const QUOTES: usize = 4;
/// The most paragraphs that are gone through.
const PARAGRAPHS: usize = 400;

/// A word of a sentence outside quotation marks, folded.
struct Word {
    text: String,
    range: Range<usize>,
}

/// What the article says that people and parties said: first what is on a topic, then what is quoted, then the rest.
pub fn find(page: &Page, lexicon: &Lexicon, people: &[usize], parties: &[usize]) -> Vec<Speech> {
    let short = short_names(lexicon, people);
    let both: Vec<usize> = parties
        .iter()
        .copied()
        .filter(|of| lexicon.known(*of).kind != NameKind::Person)
        .collect();
    let both = if both.len() == 2 { both } else { Vec::new() };
    let mut found: Vec<Speech> = Vec::new();
    for paragraph in page.paragraphs.iter().take(PARAGRAPHS) {
        for range in sentences(paragraph) {
            let sentence = &paragraph[range];
            let Some((by, act)) = subject_and_act(sentence, lexicon, &short, &both) else {
                continue;
            };
            let mut on: Vec<String> = Vec::new();
            for mention in lexicon.topics(sentence) {
                let slug = &lexicon.known(mention.of).slug;
                if !on.contains(slug) {
                    on.push(slug.clone());
                }
            }
            let quotes: Vec<String> = quotes(sentence)
                .into_iter()
                .map(|range| words_of(&sentence[range]))
                .collect();
            let quotes: Vec<String> = quotes
                .into_iter()
                .filter(|words| (1..=QUOTE).contains(&words.chars().count()))
                .take(QUOTES)
                .collect();
            if by.is_empty() && on.is_empty() && quotes.is_empty() {
                continue;
            }
            found.push(Speech {
                by,
                act,
                on,
                quotes,
                sentence: one_line(sentence),
            });
        }
    }
    found.sort_by_key(|speech| (speech.on.is_empty(), speech.quotes.is_empty()));
    found
}

/// A quotation without the mark at its end that belongs to the sentence around it.
fn words_of(quote: &str) -> String {
    let quote = quote.trim().trim_end_matches([',', '，', '،']);
    let short = quote.split(' ').count() < 6;
    one_line(if short { quote.trim_end_matches('.') } else { quote })
}

/// Single words that mean one of the people whom the article names in full.
fn short_names(lexicon: &Lexicon, people: &[usize]) -> Vec<(String, usize)> {
    let mut short: Vec<(String, usize)> = Vec::new();
    for of in people {
        for word in fold_name(&lexicon.known(*of).name).split(' ') {
            if word.chars().count() >= 3 && !word.chars().any(is_written_without_spaces) {
                short.push((word.to_owned(), *of));
            }
        }
    }
    let unique = |word: &str| short.iter().filter(|(other, _)| other == word).count() == 1;
    short.iter().filter(|(word, _)| unique(word)).cloned().collect()
}

/// What stands within quotation marks, without them. Titles in marks of their own are nobody's words.
fn quotes(text: &str) -> Vec<Range<usize>> {
    let spans = quoted_spans(text, None).into_iter();
    spans.filter(|span| !span.is_title).map(|span| span.inside).collect()
}

/// Who speaks in a sentence and what they do by it; the nearest verb of the first subject that has one.
fn subject_and_act(
    sentence: &str,
    lexicon: &Lexicon,
    short: &[(String, usize)],
    both: &[usize],
) -> Option<(Vec<usize>, &'static str)> {
    let quoted = quotes(sentence);
    let outside = |range: &Range<usize>| {
        quoted
            .iter()
            .all(|quote| range.end <= quote.start || quote.end <= range.start)
    };
    let words = words(sentence);
    let words: Vec<&Word> = words.iter().filter(|word| outside(&word.range)).collect();
    let mut subjects: Vec<(Range<usize>, Vec<usize>)> = Vec::new();
    for mention in lexicon.actors(sentence) {
        subjects.push((mention.range, vec![mention.of]));
    }
    for (at, word) in words.iter().enumerate() {
        let named = short
            .iter()
            .find(|(name, _)| *name == word.text && sentence[word.range.clone()].starts_with(char::is_uppercase));
        if let Some((_, of)) = named
            && !subjects.iter().any(|(range, _)| range.contains(&word.range.start))
        {
            subjects.push((word.range.clone(), vec![*of]));
        } else if PRONOUNS.contains(&word.text.as_str()) {
            subjects.push((word.range.clone(), Vec::new()));
        } else if let Some(end) = group(&words[at..]) {
            subjects.push((word.range.start..end, both.to_vec()));
        }
    }
    if let Some(at) = sentence.find("双方") {
        subjects.push((at..at + "双方".len(), both.to_vec()));
    }
    subjects.retain(|(range, _)| outside(range));
    subjects.sort_by_key(|(range, _)| range.start);
    // The subject that stands nearest to a verb.
    let mut best: Option<(usize, usize, &'static str)> = None;
    for (at, (range, _)) in subjects.iter().enumerate() {
        let until = subjects.get(at + 1).map_or(sentence.len(), |(next, _)| next.start);
        if let Some((distance, act)) =
            verb_after(sentence, &words, range.end, until).or_else(|| verb_before(&words, range.start))
            && best.is_none_or(|(nearest, _, _)| distance < nearest)
        {
            best = Some((distance, at, act));
        }
    }
    let (_, at, act) = best?;
    Some((subjects[at].1.clone(), act))
}

/// Where words for both sides end.
fn group(words: &[&Word]) -> Option<usize> {
    BOTH_SIDES.iter().find_map(|both| {
        let mut parts = both.split(' ').enumerate();
        let count = both.split(' ').count();
        let fits = parts.all(|(at, part)| words.get(at).is_some_and(|word| word.text == part));
        fits.then(|| words[count - 1].range.end)
    })
}

fn verb_after(sentence: &str, words: &[&Word], from: usize, until: usize) -> Option<(usize, &'static str)> {
    let near = words
        .iter()
        .filter(|word| word.range.start >= from && word.range.start < until)
        .take(REACH);
    if let Some(found) = near
        .enumerate()
        .find_map(|(distance, word)| Some((distance, act_of(&word.text)?)))
    {
        return Some(found);
    }
    // Without blanks between words, the verb is looked for letter by letter.
    let rest = &sentence[from..until.max(from)];
    if !rest.chars().next().is_some_and(is_written_without_spaces) {
        return None;
    }
    let rest: String = rest.chars().take(16).collect();
    let words = REPORTING
        .iter()
        .flat_map(|entry| entry.words.iter().map(|word| (entry.act, *word)));
    let dense = words.filter(|(_, word)| word.chars().all(is_written_without_spaces));
    dense.filter_map(|(act, word)| Some((rest.find(word)?, act?))).min()
}

/// A verb right in front of its subject: "…, said Ana Rell".
fn verb_before(words: &[&Word], until: usize) -> Option<(usize, &'static str)> {
    let before = words.iter().rev().filter(|word| word.range.end <= until);
    before
        .take(2)
        .enumerate()
        .find_map(|(distance, word)| Some((distance + 1, act_of(&word.text)?)))
}

fn words(sentence: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        let inside = (c.is_alphanumeric() && !is_written_without_spaces(c)) || is_combining_accent(c);
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let text = fold_name(&sentence[from..at]);
                words.push(Word { text, range: from..at });
                start = None;
            }
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_quotations() {
        let text = "Mr. Varn of the U.S. Navy said \"no.\" She agreed, \"in part,\" he said. 双方同意。结束";
        let found: Vec<&str> = sentences(text).into_iter().map(|range| text[range].trim()).collect();
        assert_eq!(found.len(), 4, "{found:?}");
        let quoted: Vec<String> = quotes(text).into_iter().map(|range| words_of(&text[range])).collect();
        assert_eq!(quoted, ["no", "in part"]);
        assert_eq!(
            quotes("« oui » et „ja“ und “yes").len(),
            2,
            "what is not closed is none"
        );
    }
}
