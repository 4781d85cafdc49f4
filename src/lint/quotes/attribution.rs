//! Whether a reader learns whose words a quotation is: a verb of saying and somebody who says it, near by.

use super::TERM_WORDS;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::Digest;
use crate::evidence::{Quotation, is_signature};
use crate::language::reporting::{ENGLISH_SPEAKERS, ENGLISH_TITLE_WORDS, is_reporting_word};
use crate::language::{fold_name, sentences};
use crate::lint::subject::Subject;
use crate::markdown::{Paragraph, ParagraphKind};
use crate::text::{floor_boundary, slice};
use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

/// The language of the words that are looked for: those for people who speak without a name are known in English only.
const ENGLISH: &str = "en";
/// How far from the quotation, in bytes, the speaker and the verb may stand.
const REACH: usize = 1_000;
/// How many paragraphs of a block quote are looked at.
const BLOCK_PARAGRAPHS: usize = 64;
/// How far before a quotation, in bytes, a word that makes it a title may stand.
const TITLE_REACH: usize = 60;
/// How far after a title, in bytes, a reference says where it was published.
const REFERENCE_REACH: usize = 300;
/// Words that only references have.
const REFERENCE_WORDS: [&str; 8] = [
    "Retrieved",
    "Archived",
    "ISBN",
    "ISSN",
    "doi",
    "pp",
    "accessed",
    "Accessed",
];
/// What begins the title of a document, the words that may stand before it, and those of which one follows it.
const ENGLISH_DOCUMENTS: [&str; 24] = [
    "accord",
    "act",
    "agreement",
    "amendment",
    "amendments",
    "arrangement",
    "bill",
    "charter",
    "communique",
    "constitution",
    "convention",
    "covenant",
    "declaration",
    "decree",
    "exchange",
    "memorandum",
    "notes",
    "order",
    "pact",
    "protocol",
    "resolution",
    "statement",
    "statute",
    "treaty",
];
const BEFORE_DOCUMENTS: [&str; 16] = [
    "a",
    "additional",
    "an",
    "basic",
    "consular",
    "cultural",
    "final",
    "framework",
    "general",
    "international",
    "joint",
    "optional",
    "the",
    "third",
    "trade",
    "supplementary",
];
const AFTER_DOCUMENTS: [&str; 20] = [
    "against",
    "amending",
    "among",
    "and",
    "authorising",
    "authorizing",
    "between",
    "concerning",
    "creating",
    "establishing",
    "for",
    "governing",
    "making",
    "of",
    "on",
    "providing",
    "regarding",
    "relating",
    "to",
    "with",
];
/// Capitalised words that begin a sentence and name nobody, so that a verb of saying beside them has no speaker yet.
const NO_NAMES: [&str; 18] = [
    "A", "All", "An", "As", "But", "He", "In", "It", "Little", "More", "Much", "Nothing", "That", "The", "There",
    "This", "What", "When",
];
/// Words with a point that end no sentence.
const ABBREVIATIONS: [&str; 8] = ["Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Sen.", "St.", "Rep."];

/// The words of the names of all who may speak: people, parties and publishers of the digest. Folded.
pub struct SpeakerNames(HashSet<String>);

impl SpeakerNames {
    /// The names of a digest.
    pub fn new(digest: &Digest) -> Self {
        let people = digest.people.iter().map(|one| (&one.name, &one.also_known_as));
        let parties = digest.parties.iter().map(|one| (&one.name, &one.also_known_as));
        let publishers = digest.publishers.iter().map(|one| (&one.name, &one.also_known_as));
        let names = people.chain(parties).chain(publishers);
        let names = names.flat_map(|(name, others)| std::iter::once(name).chain(others));
        let words = names.flat_map(|name| fold_name(name).split(' ').map(str::to_owned).collect::<Vec<_>>());
        Self(words.filter(|word| word.chars().count() > 1).collect())
    }
}

/// Reports each quotation of an English entry that nobody near it is said to have said.
pub fn check_attribution(subject: &Subject, names: &SpeakerNames, diagnostics: &mut Vec<Diagnostic>) {
    if subject.language() != ENGLISH {
        return;
    }
    let text = SentencesOf::new(subject);
    for quotation in subject.spoken_quotations() {
        let paragraph = &subject.paragraphs[quotation.paragraph];
        let inside = slice(&paragraph.text, quotation.inside.clone());
        if paragraph.kind == ParagraphKind::Heading
            || inside.split_whitespace().count() <= TERM_WORDS
            || is_title(paragraph, quotation)
        {
            continue;
        }
        let is_attributed = match paragraph.kind {
            ParagraphKind::Quote => {
                is_signed(subject, quotation) || text.around_block_quote(quotation).has_attribution(names)
            }
            _ => text.around_quotation(quotation).has_attribution(names),
        };
        if !is_attributed {
            let message = "quotation has no speaker in this or a neighbouring sentence";
            let location = subject.location(paragraph.place(quotation.whole.clone()));
            let help = "name who says it and where, in the same sentence or the one before or after it";
            diagnostics.push(Diagnostic::new(&rules::QUOTE_UNATTRIBUTED, location, message).help(help));
        }
    }
}

/// The paragraphs of an entry, each parted into sentences when it is first asked for.
struct SentencesOf<'a> {
    subject: &'a Subject<'a>,
    sentences: Vec<OnceCell<Vec<Range<usize>>>>,
}

impl<'a> SentencesOf<'a> {
    fn new(subject: &'a Subject<'a>) -> Self {
        Self {
            subject,
            sentences: vec![OnceCell::new(); subject.paragraphs.len()],
        }
    }

    fn sentences(&self, paragraph: usize) -> &[Range<usize>] {
        self.sentences[paragraph].get_or_init(|| sentences(&self.subject.paragraphs[paragraph].text))
    }

    /// The words of the sentences of a quotation and of those before and after it, in its paragraph; where it begins the
    /// paragraph, of the last sentence before that too.
    fn around_quotation(&self, quotation: &Quotation) -> Neighbourhood {
        let at = quotation.paragraph;
        let text = &self.subject.paragraphs[at].text;
        let sentences = self.sentences(at);
        let first = sentences.partition_point(|sentence| sentence.end <= quotation.whole.start);
        let last = sentences.partition_point(|sentence| sentence.start < quotation.whole.end);
        let start = sentences
            .get(first.saturating_sub(1))
            .map_or(0, |sentence| sentence.start);
        let end = sentences.get(last).map_or(text.len(), |sentence| sentence.end);
        let start = start.max(floor_boundary(text, quotation.whole.start.saturating_sub(REACH)));
        let end = end.min(quotation.whole.end + REACH);
        let mut around = Neighbourhood::default();
        around.add_unquoted(text, start..end, self.subject.quotations_in(at));
        if first == 0
            && let Some(before) = at.checked_sub(1)
        {
            let text = &self.subject.paragraphs[before].text;
            let sentence = self.sentences(before).last().cloned().unwrap_or_default();
            around.add_unquoted(text, sentence, self.subject.quotations_in(before));
        }
        around
    }

    /// The words before a block quote, and of the first sentence after it.
    fn around_block_quote(&self, quotation: &Quotation) -> Neighbourhood {
        let paragraphs = &self.subject.paragraphs;
        let is_outside = |at: &usize| paragraphs[*at].kind != ParagraphKind::Quote;
        let before = (0..quotation.paragraph).rev().take(BLOCK_PARAGRAPHS).find(is_outside);
        let after = (quotation.paragraph + 1..paragraphs.len())
            .take(BLOCK_PARAGRAPHS)
            .find(is_outside);
        let mut around = Neighbourhood::default();
        if let Some(before) = before {
            let text = &paragraphs[before].text;
            let start = floor_boundary(text, text.len().saturating_sub(REACH));
            around.add_unquoted(text, start..text.len(), self.subject.quotations_in(before));
        }
        if let Some(after) = after {
            let sentence = self.sentences(after).first().cloned().unwrap_or_default();
            around.add_unquoted(&paragraphs[after].text, sentence, self.subject.quotations_in(after));
        }
        around
    }
}

/// Whether a line of the block quote, from the quotation's on, names who said it.
fn is_signed(subject: &Subject, quotation: &Quotation) -> bool {
    let rest = subject.paragraphs[quotation.paragraph..].iter();
    let block = rest.take_while(|one| one.kind == ParagraphKind::Quote);
    block.take(BLOCK_PARAGRAPHS).any(|one| is_signature(&one.text))
}

/// Whether a quotation is what something is called: it is written like a title, the words before it say so, it is the long title of a
/// treaty or an act, or its paragraph is a reference to a publication.
fn is_title(paragraph: &Paragraph, quotation: &Quotation) -> bool {
    let inside = slice(&paragraph.text, quotation.inside.clone());
    let words: Vec<&str> = inside.split_whitespace().collect();
    let has_capital = |word: &&&str| {
        word.trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(char::is_uppercase)
    };
    let long = words.iter().filter(|word| word.chars().count() > 4);
    let (capitals, all) = (long.clone().filter(has_capital).count(), long.count());
    if all > 1 && capitals == all || is_title_of_act(inside) {
        return true;
    }
    let end = quotation.whole.start;
    let start = floor_boundary(&paragraph.text, end.saturating_sub(TITLE_REACH));
    let before = fold_name(slice(&paragraph.text, start..end));
    let mut before = before.rsplit(' ').take(2);
    before.any(|word| ENGLISH_TITLE_WORDS.contains(&word)) || is_reference(&paragraph.text, quotation)
}

/// Whether a text begins like the title of a treaty, an act or another document: "Convention relating to …", "act to provide …".
fn is_title_of_act(text: &str) -> bool {
    let folded = fold_name(slice(text, 0..floor_boundary(text, TITLE_REACH.min(text.len()))));
    let mut words = folded.split(' ').skip_while(|word| BEFORE_DOCUMENTS.contains(word));
    let is_document = words.next().is_some_and(|word| ENGLISH_DOCUMENTS.contains(&word));
    is_document && words.take(3).any(|word| AFTER_DOCUMENTS.contains(&word))
}

/// Whether the rest of the paragraph says where something was published, as notes and lists of works do.
fn is_reference(text: &str, quotation: &Quotation) -> bool {
    let end = floor_boundary(text, (quotation.whole.end + REFERENCE_REACH).min(text.len()));
    let after = slice(text, quotation.whole.end..end);
    let mut words = after.split(|c: char| !c.is_alphanumeric());
    words.any(|word| REFERENCE_WORDS.contains(&word))
}

/// The words around a quotation, folded.
#[derive(Default)]
struct Neighbourhood {
    words: Vec<String>,
    /// Whether somebody is named: a word has a capital that does not begin a sentence, or one beside a verb of saying.
    has_name: bool,
}

impl Neighbourhood {
    /// Adds the words of a stretch that are not quoted themselves. `quoted` are the quotations of the whole text.
    fn add_unquoted(&mut self, text: &str, stretch: Range<usize>, quoted: &[Quotation]) {
        let end = floor_boundary(text, stretch.end.min(stretch.start + REACH * 4));
        let first = quoted.partition_point(|one| one.whole.end <= stretch.start);
        let mut at = stretch.start;
        for one in quoted[first..].iter().take_while(|one| one.whole.start < end) {
            self.add(text.get(at..one.whole.start).unwrap_or_default());
            at = at.max(one.whole.end);
        }
        self.add(text.get(at..end).unwrap_or_default());
    }

    fn add(&mut self, text: &str) {
        let mut begins_sentence = true;
        let mut capital: Option<&str> = None;
        let mut follows_verb = false;
        for word in text.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let is_verb = is_reporting_word(ENGLISH, &fold_name(bare));
            let is_capital = bare.starts_with(char::is_uppercase) && !is_verb;
            let is_near_verb = is_verb && capital.is_some() || is_capital && follows_verb;
            self.has_name |= is_capital && !begins_sentence || is_near_verb;
            capital = is_capital.then_some(bare).filter(|bare| !NO_NAMES.contains(bare));
            follows_verb = is_verb;
            begins_sentence = word.ends_with(['.', '!', '?', ':', '"', '”']) && !ABBREVIATIONS.contains(&word);
        }
        self.words.extend(fold_name(text).split(' ').map(str::to_owned));
    }

    /// Whether there is a verb of saying, and somebody who may have said something.
    fn has_attribution(&self, names: &SpeakerNames) -> bool {
        let mut words = self.words.iter();
        let is_speaker = |word: &String| ENGLISH_SPEAKERS.contains(&word.as_str()) || names.0.contains(word);
        words.any(|word| is_reporting_word(ENGLISH, word)) && (self.has_name || self.words.iter().any(is_speaker))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_treaties_and_acts_are_told_from_sayings() {
        for title in [
            "Convention relating to the status of refugees",
            "act to provide for the government of the islands",
            "An Act authorizing an additional naval force",
            "Agreement between the Government of Japan and the Government of Peru",
            "Protocol on the privileges and immunities of the Authority",
            "joint declaration on maritime security",
        ] {
            assert!(is_title_of_act(title), "{title}");
        }
        for saying in [
            "Agreement will come when both sides want it",
            "we act to protect our people",
            "the treaty has failed all of us",
            "",
            "“¿条约",
        ] {
            assert!(!is_title_of_act(saying), "{saying}");
        }
    }

    #[test]
    fn who_has_a_capital_may_speak() {
        let named = |text: &str| {
            let mut around = Neighbourhood::default();
            around.add(text);
            around.has_attribution(&SpeakerNames(HashSet::new()))
        };
        for text in [
            "Mr Derrick said.",
            "Steven says:",
            "It rained. Then Dr. Feel added",
            "as Goethe wrote",
            "warned Ólafur",
            "I say again",
        ] {
            assert!(named(text), "{text}");
        }
        for text in [
            "It rained.",
            "The rain said nothing.",
            "More was said.",
            "Rome was wet.",
        ] {
            assert!(!named(text), "{text}");
        }
    }
}
