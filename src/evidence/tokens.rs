//! Texts as they are compared: words and punctuation marks, with quotation marks, dashes, ellipses, white space and accents
//! folded, each with its place.

use crate::html::FILLER;
use crate::language::characters::is_vowel_sign;
use crate::language::{is_quotation_mark, is_written_without_spaces, unaccented};
use crate::text::slice;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// An omission, in a text and in a quotation.
pub const ELLIPSIS: &str = "…";
/// Any dash or hyphen, and several in a row.
const DASH: &str = "-";

/// A word or mark of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The number that the vocabulary gives to its folded form.
    pub id: u32,
    /// Where it stands in the text.
    pub bytes: Range<usize>,
}

/// Numbers (ids) for all words and marks of some texts, so that they are quick to compare.
#[derive(Debug, Default)]
pub struct Vocabulary {
    ids: HashMap<Arc<str>, u32>,
    infos: Vec<TokenInfo>,
}

/// What is known of a token by its id.
#[derive(Debug, Clone)]
struct TokenInfo {
    /// The folded word or mark.
    word: Arc<str>,
    /// The id of the word in lower case.
    lower: u32,
    /// The id of the word with its first letter in the other case; its own where that is in no text.
    other: u32,
    is_word: bool,
}

impl Vocabulary {
    /// The tokens of a text.
    pub fn tokens(&mut self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        for_each_folded_token(text, &mut |folded, bytes| {
            let id = self.id(folded);
            tokens.push(Token { id, bytes });
        });
        tokens
    }

    /// The id of a folded word or mark.
    pub fn id(&mut self, folded: &str) -> u32 {
        if let Some(id) = self.ids.get(folded) {
            return *id;
        }
        let id = self.add(folded);
        let lower = folded.to_lowercase();
        let lower = if lower == folded { id } else { self.id(&lower) };
        let other = other_case(folded);
        let other = if other == folded {
            id
        } else {
            self.ids.get(other.as_str()).copied().unwrap_or(id)
        };
        self.infos[id as usize].lower = lower;
        if other != id {
            self.infos[id as usize].other = other;
            self.infos[other as usize].other = id;
        }
        id
    }

    fn add(&mut self, folded: &str) -> u32 {
        let id = u32::try_from(self.infos.len()).expect("the texts of an entry are shorter than 4 GiB");
        let word: Arc<str> = folded.into();
        self.ids.insert(Arc::clone(&word), id);
        self.infos.push(TokenInfo {
            word,
            lower: id,
            other: id,
            is_word: folded.starts_with(|c: char| c.is_alphanumeric() || is_vowel_sign(c)),
        });
        id
    }

    /// The folded word or mark that has an id.
    pub fn word(&self, id: u32) -> &str {
        &self.infos[id as usize].word
    }

    /// How many ids there are.
    pub fn id_count(&self) -> usize {
        self.infos.len()
    }

    /// The id of a token in lower case.
    pub fn lower(&self, id: u32) -> u32 {
        self.infos[id as usize].lower
    }

    /// The id of a token with its first letter in the other case; its own where no text has that.
    pub fn other_case(&self, id: u32) -> u32 {
        self.infos[id as usize].other
    }

    /// Whether it is a word, not a mark.
    pub fn is_word(&self, id: u32) -> bool {
        self.infos[id as usize].is_word
    }
}

/// A word with its first letter in the other case.
fn other_case(word: &str) -> String {
    let mut characters = word.chars();
    let Some(first) = characters.next() else {
        return String::new();
    };
    let other: String = if first.is_uppercase() {
        first.to_lowercase().collect()
    } else {
        first.to_uppercase().collect()
    };
    other + characters.as_str()
}

/// What neither parts words nor belongs to them: fillers, soft hyphens, joiners, marks of direction and combining accents.
fn is_transparent(c: char) -> bool {
    matches!(c, FILLER | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Calls `take` with every word and mark of a text in its folded form, and the bytes where it stands.
///
/// Case stays, since a quotation that changes it differs; accents go, since texts are saved in decomposed form too; one
/// apostrophe, dash and omission stands for all. The other ways of folding are in `language`.
fn for_each_folded_token(text: &str, take: &mut impl FnMut(&str, Range<usize>)) {
    let mut word = String::new();
    let (mut start, mut end, mut dashed) = (0, 0, false);
    let mut rest = text.char_indices();
    while let Some((at, c)) = rest.next() {
        if is_transparent(c) {
            continue;
        }
        let after = at + c.len_utf8();
        if c.is_ascii_alphanumeric() || !c.is_ascii() && (c.is_alphanumeric() || is_vowel_sign(c)) {
            dashed = false;
            if is_written_without_spaces(c) {
                flush(&mut word, start..end, take);
                word.push(c);
                flush(&mut word, at..after, take);
                continue;
            }
            if word.is_empty() {
                start = at;
            }
            match unaccented(c) {
                Some(plain) => word.push_str(plain),
                None => word.push(c),
            }
            end = after;
            continue;
        }
        let next = rest.clone().map(|(_, c)| c).find(|c| !is_transparent(*c));
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let joins = match c {
            '\'' | '\u{2019}' | '\u{2bc}' => next.is_some_and(char::is_alphanumeric),
            '.' | ',' => digit(word.chars().next_back()) && digit(next),
            _ => false,
        };
        if joins && !word.is_empty() {
            word.push(if matches!(c, '.' | ',') { c } else { '\'' });
            end = after;
            continue;
        }
        flush(&mut word, start..end, take);
        if is_dash(c) {
            if !dashed {
                take(DASH, at..after);
            }
            dashed = true;
        } else if !c.is_whitespace() && !is_quotation_mark(c) {
            dashed = false;
            match dots(slice(text, at..)).filter(|_| matches!(c, '.' | '…')) {
                Some(length) => {
                    take(ELLIPSIS, at..at + length);
                    while rest.clone().next().is_some_and(|(next, _)| next < at + length) {
                        rest.next();
                    }
                }
                None => take(c.encode_utf8(&mut [0; 4]), at..after),
            }
        }
    }
    flush(&mut word, start..end, take);
}

fn flush(word: &mut String, bytes: Range<usize>, take: &mut impl FnMut(&str, Range<usize>)) {
    if !word.is_empty() {
        take(word, bytes);
        word.clear();
    }
}

/// How long the omission is that a text begins with: `…`, `...` or `. . .`.
fn dots(text: &str) -> Option<usize> {
    let (mut dots, mut length) = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '…' => dots += 3,
            '.' => dots += 1,
            ' ' | '\u{a0}' if dots > 0 => continue,
            _ => break,
        }
        length = at + c.len_utf8();
    }
    (dots >= 3).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        for_each_folded_token(text, &mut |folded, bytes| {
            assert!(text.get(bytes).is_some(), "{text}");
            all.push(folded.to_owned());
        });
        all
    }

    #[test]
    fn marks_are_folded() {
        for (one, other) in [
            ("“don’t” — say", "\"don't\" - say"),
            ("self--correction", "self – correction"),
            ("wait… now", "wait . . . now"),
            ("wait …", "wait...."),
            ("França", "Franc\u{327}a"),
            ("co\u{ad}operation", "cooperation"),
            ("a\u{a0}b\nc", "a b c"),
            ("‘small circle’", "«small circle»"),
            ("王毅说", "王 毅 说"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
        assert_eq!(
            folded("10,000 at 1.5, U.S."),
            ["10,000", "at", "1.5", ",", "U", ".", "S", "."]
        );
        assert_ne!(folded("Let us eat, friend"), folded("Let us eat friend"));
        assert_eq!(folded("the sides' view"), ["the", "sides", "view"]);
        assert_eq!(folded("\0\u{200b}'\"…"), ["…"]);
        assert_eq!(folded(""), Vec::<String>::new());
    }

    #[test]
    fn cases_are_known() {
        let mut vocabulary = Vocabulary::default();
        let tokens = vocabulary.tokens("We we WE ß.");
        let id = |at: usize| tokens[at].id;
        assert_eq!(vocabulary.other_case(id(0)), id(1));
        assert_eq!(vocabulary.other_case(id(1)), id(0));
        assert_eq!(vocabulary.lower(id(2)), id(1));
        assert!(vocabulary.is_word(id(0)) && !vocabulary.is_word(id(4)));
    }
}
