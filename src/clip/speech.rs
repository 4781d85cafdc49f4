//! Candidates for positions: who said what, and the quotations in it. A subject and a verb of saying that stand near each
//! other make one; whether it is right is for the editor to say.

use super::article::{Article, MAX_PARAGRAPHS};
use super::lexicon::{Lexicon, NameKind};
use super::words::one_line;
use crate::language::characters::is_combining_accent;
use crate::language::reporting::{BOTH_SIDES, PRONOUNS, REPORTING, act_of};
use crate::language::{fold_name, is_written_without_spaces, quoted_spans, sentences};
use crate::text::slice;
use std::ops::Range;

/// Something that the article reports somebody to have said.
#[derive(Debug)]
pub struct Speech {
    /// Who said it, by their numbers in the lexicon; none where the article only says "he" or the like.
    pub by: Vec<usize>,
    /// The act of the position (a word of [`Act`](crate::fields::lists::Act)).
    pub act: &'static str,
    /// The slugs of the topics that are named in it.
    pub on: Vec<String>,
    /// The words in quotation marks.
    pub quotes: Vec<String>,
    /// The sentence.
    pub sentence: String,
}

/// How many words may stand between a subject and its verb, and before a subject that follows its verb.
const WORDS_AFTER_SUBJECT: usize = 8;
const WORDS_BEFORE_SUBJECT: usize = 2;
/// The same in scripts without spaces, in characters.
const CHARACTERS_AFTER_SUBJECT: usize = 16;
/// The longest quotation that is listed, in characters, and how many of a sentence are.
const MAX_QUOTE: usize = 300;
const MAX_QUOTES: usize = 4;
/// Quotations with fewer words are parts of a sentence, whose full stop is not theirs.
const SENTENCE_WORDS: usize = 6;

/// A word of a sentence.
struct Word {
    folded: String,
    range: Range<usize>,
}

/// Somebody who may be the subject of a sentence.
struct Subject {
    range: Range<usize>,
    /// Their numbers in the lexicon; none where the sentence does not name them.
    actors: Vec<usize>,
}

/// What the article reports of people and parties: first what is on a topic, then what is quoted, then the rest.
pub fn find_speeches(article: &Article, lexicon: &Lexicon, people: &[usize], parties: &[usize]) -> Vec<Speech> {
    let speakers = Speakers::new(lexicon, people, parties);
    let mut speeches: Vec<Speech> = Vec::new();
    for paragraph in article.paragraphs.iter().take(MAX_PARAGRAPHS) {
        let found = sentences(paragraph).into_iter();
        speeches.extend(found.filter_map(|range| read_speech(slice(paragraph, range), lexicon, &speakers)));
    }
    speeches.sort_by_key(|speech| (speech.on.is_empty(), speech.quotes.is_empty()));
    speeches
}

fn read_speech(sentence: &str, lexicon: &Lexicon, speakers: &Speakers) -> Option<Speech> {
    let (by, act) = subject_and_act(sentence, lexicon, speakers)?;
    let mut on: Vec<String> = Vec::new();
    for mention in lexicon.topics(sentence) {
        let slug = &lexicon.entry(mention.entry).slug;
        if !on.contains(slug) {
            on.push(slug.clone());
        }
    }
    let quotes = quoted_ranges(sentence).into_iter();
    let quotes = quotes.map(|range| trim_quotation(slice(sentence, range)));
    let quotes = quotes.filter(|words| (1..=MAX_QUOTE).contains(&words.chars().count()));
    let quotes: Vec<String> = quotes.take(MAX_QUOTES).collect();
    let says_something = !(by.is_empty() && on.is_empty() && quotes.is_empty());
    says_something.then(|| Speech {
        by,
        act,
        on,
        quotes,
        sentence: one_line(sentence),
    })
}

/// A quotation without the mark at its end that belongs to the sentence around it.
fn trim_quotation(quote: &str) -> String {
    let quote = quote.trim().trim_end_matches([',', '，', '،']);
    let is_part = quote.split(' ').count() < SENTENCE_WORDS;
    one_line(if is_part { quote.trim_end_matches('.') } else { quote })
}

/// Whom words of an article mean besides full names.
struct Speakers {
    /// Single words of the names of people, folded, that one of them alone has.
    short_names: Vec<(String, usize)>,
    /// The two parties of the article; none where it has more or fewer.
    both_sides: Vec<usize>,
}

impl Speakers {
    fn new(lexicon: &Lexicon, people: &[usize], parties: &[usize]) -> Self {
        let mut words: Vec<(String, usize)> = Vec::new();
        for person in people {
            for word in fold_name(&lexicon.entry(*person).name).split(' ') {
                if word.chars().count() >= 3 && !word.chars().any(is_written_without_spaces) {
                    words.push((word.to_owned(), *person));
                }
            }
        }
        let is_unique = |word: &str| words.iter().filter(|(other, _)| other == word).count() == 1;
        let short_names = words.iter().filter(|(word, _)| is_unique(word)).cloned().collect();
        let parties = parties.iter().copied();
        let parties: Vec<usize> = parties
            .filter(|party| lexicon.entry(*party).kind != NameKind::Person)
            .collect();
        Self {
            short_names,
            both_sides: if parties.len() == 2 { parties } else { Vec::new() },
        }
    }
}

/// What stands within quotation marks, without them. Titles in marks of their own are nobody's words.
fn quoted_ranges(text: &str) -> Vec<Range<usize>> {
    let spans = quoted_spans(text, None).into_iter();
    spans.filter(|span| !span.is_title).map(|span| span.inside).collect()
}

/// Who speaks in a sentence and what they do by it: of the subjects, the one that stands nearest to a verb.
fn subject_and_act(sentence: &str, lexicon: &Lexicon, speakers: &Speakers) -> Option<(Vec<usize>, &'static str)> {
    let quoted = quoted_ranges(sentence);
    let is_unquoted = |range: &Range<usize>| {
        let mut quoted = quoted.iter();
        quoted.all(|quote| range.end <= quote.start || quote.end <= range.start)
    };
    let words = words_of(sentence);
    let words: Vec<&Word> = words.iter().filter(|word| is_unquoted(&word.range)).collect();
    let mut subjects = find_subjects(sentence, &words, lexicon, speakers);
    subjects.retain(|subject| is_unquoted(&subject.range));
    subjects.sort_by_key(|subject| subject.range.start);
    let mut nearest: Option<(usize, usize, &'static str)> = None;
    for (at, subject) in subjects.iter().enumerate() {
        let until = subjects.get(at + 1).map_or(sentence.len(), |next| next.range.start);
        let verb =
            verb_after(sentence, &words, subject.range.end, until).or_else(|| verb_before(&words, subject.range.start));
        if let Some((distance, act)) = verb
            && nearest.is_none_or(|(other, _, _)| distance < other)
        {
            nearest = Some((distance, at, act));
        }
    }
    let (_, at, act) = nearest?;
    Some((subjects.swap_remove(at).actors, act))
}

/// The names, short names and pronouns of a sentence, and its words for both sides.
fn find_subjects(sentence: &str, words: &[&Word], lexicon: &Lexicon, speakers: &Speakers) -> Vec<Subject> {
    let actors = lexicon.actors(sentence).into_iter();
    let mut subjects: Vec<Subject> = actors
        .map(|mention| Subject {
            range: mention.range,
            actors: vec![mention.entry],
        })
        .collect();
    for (at, word) in words.iter().enumerate() {
        let has_capital = slice(sentence, word.range.clone()).starts_with(char::is_uppercase);
        let mut short_names = speakers.short_names.iter();
        let person = short_names.find(|(name, _)| has_capital && *name == word.folded);
        let is_in_name = |subject: &Subject| subject.range.contains(&word.range.start);
        if let Some((_, person)) = person
            && !subjects.iter().any(is_in_name)
        {
            subjects.push(Subject {
                range: word.range.clone(),
                actors: vec![*person],
            });
        } else if PRONOUNS.contains(&word.folded.as_str()) {
            subjects.push(Subject {
                range: word.range.clone(),
                actors: Vec::new(),
            });
        } else if let Some(end) = end_of_both_sides(&words[at..]) {
            subjects.push(Subject {
                range: word.range.start..end,
                actors: speakers.both_sides.clone(),
            });
        }
    }
    // Without spaces between words, `both sides` is looked for in the text.
    let dense = BOTH_SIDES
        .iter()
        .filter(|words| words.chars().all(is_written_without_spaces));
    subjects.extend(dense.filter_map(|words| {
        let at = sentence.find(words)?;
        Some(Subject {
            range: at..at + words.len(),
            actors: speakers.both_sides.clone(),
        })
    }));
    subjects
}

/// Where the words for both sides end that a sentence goes on with, if it does.
fn end_of_both_sides(words: &[&Word]) -> Option<usize> {
    BOTH_SIDES.iter().find_map(|both| {
        let mut parts = both.split(' ').enumerate();
        let count = both.split(' ').count();
        let fits = parts.all(|(at, part)| words.get(at).is_some_and(|word| word.folded == part));
        fits.then(|| words[count - 1].range.end)
    })
}

/// The first verb of saying after a subject, and how many words lie between.
fn verb_after(sentence: &str, words: &[&Word], from: usize, until: usize) -> Option<(usize, &'static str)> {
    let near = words
        .iter()
        .filter(|word| word.range.start >= from && word.range.start < until)
        .take(WORDS_AFTER_SUBJECT);
    let mut near = near.enumerate();
    if let Some(found) = near.find_map(|(distance, word)| Some((distance, act_of(&word.folded)?))) {
        return Some(found);
    }
    let rest = sentence.get(from..until)?;
    if !rest.starts_with(is_written_without_spaces) {
        return None;
    }
    // Without spaces between words, the verb is looked for in the text.
    let rest: String = rest.chars().take(CHARACTERS_AFTER_SUBJECT).collect();
    let entries = REPORTING.iter().filter_map(|entry| Some((entry.act?, entry.words)));
    let words = entries.flat_map(|(act, words)| words.iter().map(move |word| (act, *word)));
    let dense = words.filter(|(_, word)| word.chars().all(is_written_without_spaces));
    dense.filter_map(|(act, word)| Some((rest.find(word)?, act))).min()
}

/// A verb of saying right in front of its subject: "…, said Ana Rell".
fn verb_before(words: &[&Word], until: usize) -> Option<(usize, &'static str)> {
    let before = words.iter().rev().filter(|word| word.range.end <= until);
    let mut near = before.take(WORDS_BEFORE_SUBJECT).enumerate();
    near.find_map(|(distance, word)| Some((distance + 1, act_of(&word.folded)?)))
}

/// The words of a sentence; of scripts without spaces, none.
fn words_of(sentence: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        let is_inside = (c.is_alphanumeric() && !is_written_without_spaces(c)) || is_combining_accent(c);
        match (start, is_inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(Word {
                    folded: fold_name(slice(sentence, from..at)),
                    range: from..at,
                });
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
    use crate::fields::lists::Act;

    #[test]
    fn quotations_of_a_sentence() {
        let text = "She agreed, \"in part,\" and said “no.” 他读《人民日报》，说：「不。」 «\u{a0}é\u{a0}»";
        let quoted: Vec<String> = quoted_ranges(text)
            .into_iter()
            .map(|range| trim_quotation(slice(text, range)))
            .collect();
        assert_eq!(quoted, ["in part", "no", "不。", "é"]);
    }

    #[test]
    fn acts_are_those_of_positions() {
        for entry in REPORTING {
            assert!(entry.act.is_none_or(|act| Act::WORDS.contains(&act)), "{:?}", entry.act);
        }
    }

    #[test]
    fn verbs_beside_their_subject() {
        let words = words_of("Élise a déclaré");
        let words: Vec<&Word> = words.iter().collect();
        assert_eq!(
            verb_after("Élise a déclaré", &words, "Élise".len(), 99),
            Some((1, "state"))
        );
        let text = "王毅今天强调é🙂";
        assert_eq!(verb_after(text, &[], "王毅".len(), text.len()), Some((6, "state")));
        assert_eq!(verb_after(text, &[], 1, 2), None, "inside of a character");
    }
}
