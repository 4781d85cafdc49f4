//! The words of a text as the index has them: without case and accents, and of scripts without spaces each character
//! and each pair.
//! The script of the search page (web/search/words.js) reads a query by the same rules; tests/search/words.json holds the
//! two together.

use crate::language::characters::{is_format_character, is_word_part};
use crate::language::{Script, compose, fold_for_search, is_written_without_spaces, script_of};
use crate::text::{first_characters, slice};

/// The most characters of a word that are indexed.
const WORD_LIMIT: usize = 40;

/// Calls `take` with every stretch of letters, digits and marks; those of ASCII in lower case.
pub fn for_each_stretch(text: &str, mut take: impl FnMut(&str)) {
    let mut stretch = String::with_capacity(64);
    // Letters since the beginning or the last full stop: abbreviations such as `U.S.` are one word.
    let mut letters = 0;
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        if c.is_ascii_alphanumeric() {
            stretch.push(c.to_ascii_lowercase());
            letters = if c.is_ascii_alphabetic() {
                letters + 1
            } else {
                usize::MAX / 2
            };
        } else if !c.is_ascii() && (is_word_part(c) || is_format_character(c)) {
            stretch.push(c);
            letters = usize::MAX / 2;
        } else if !(c == '.' && letters == 1 && is_initial(characters.as_str())) {
            if !stretch.is_empty() {
                take(&stretch);
                stretch.clear();
            }
            letters = 0;
        } else {
            letters = 0;
        }
    }
    if !stretch.is_empty() {
        take(&stretch);
    }
}

/// Whether a text begins with a single ASCII letter.
fn is_initial(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|c| c.is_ascii_alphabetic()) && !characters.next().is_some_and(is_word_part)
}

/// A word of a stretch.
#[derive(Debug, PartialEq, Eq)]
pub enum Word<'a> {
    /// A whole word, and the same in lower case with its accents, as a stemmer wants it.
    Whole(&'a str, &'a str),
    /// A character of a script without spaces, or two neighbouring ones.
    Characters(&'a str),
}

/// Calls `take` with every word of a stretch and its position in it, and returns how many positions there are.
pub fn for_each_word(stretch: &str, mut take: impl FnMut(Word, u32)) -> u32 {
    if stretch.is_ascii() {
        if stretch.len() == 1 && !stretch.as_bytes()[0].is_ascii_digit() {
            return 0;
        }
        let word = slice(stretch, ..stretch.len().min(WORD_LIMIT));
        take(Word::Whole(word, word), 0);
        return 1;
    }
    let folded = fold_for_search(stretch);
    let mut position = 0;
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let dense = is_indexed_in_pairs(first);
        let end = rest.find(|c| is_indexed_in_pairs(c) != dense).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        if dense {
            let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
            for (at, start) in starts[..starts.len() - 1].iter().enumerate() {
                take(Word::Characters(slice(run, *start..starts[at + 1])), position);
                if let Some(end) = starts.get(at + 2) {
                    take(Word::Characters(slice(run, *start..*end)), position);
                }
                position += 1;
            }
        } else if run.len() > 1 || run.as_bytes()[0].is_ascii_digit() {
            let word = first_characters(run, WORD_LIMIT);
            if run.len() == folded.len() {
                let accented = compose(&stretch.to_lowercase()).into_owned();
                take(Word::Whole(word, first_characters(&accented, WORD_LIMIT)), position);
            } else {
                take(Word::Whole(word, word), position);
            }
            position += 1;
        }
    }
    position
}

/// Whether a character is indexed by itself and with its neighbour: it is of a script that sets no spaces between words,
/// or of Hangul, which joins particles to them. The script of the search page has the same list.
fn is_indexed_in_pairs(c: char) -> bool {
    // The first character of Hangul: what stands before it needs no look-up.
    is_written_without_spaces(c) || c >= '\u{1100}' && script_of(c) == Some(Script::Hangul)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        for_each_stretch(text, |stretch| {
            for_each_word(stretch, |word, _| {
                found.push(match word {
                    Word::Whole(word, _) | Word::Characters(word) => word.to_owned(),
                });
            });
        });
        found
    }

    #[test]
    fn words_are_parted_and_folded() {
        for (text, words) in [
            ("China’s COVID-19 aid", vec!["china", "covid", "19", "aid"]),
            ("l'accord de Côte d’Ivoire", vec!["accord", "de", "cote", "ivoire"]),
            (
                "The U.S. and the U.S.A., S. Jaishankar.",
                vec!["the", "us", "and", "the", "usa", "jaishankar"],
            ),
            (
                "Straße Łódź Ærø İstanbul ﬁn",
                vec!["strasse", "lodz", "aero", "istanbul", "fin"],
            ),
            (
                "Лавро\u{301}в ёлка Цзяньчай Ελλάς",
                vec!["лавров", "елка", "цзяньчай", "ελλασ"],
            ),
            ("إيران العَرَبِيَّة می‌خواهد", vec!["ايران", "العربيه", "ميخواهد"]),
            ("שָׁלוֹם ירושלים־תל", vec!["שלום", "ירושלים", "תל"]),
            ("हिन्दी में", vec!["हिन्दी", "में"]),
            (
                "王毅会见G20代表",
                vec![
                    "王", "王毅", "毅", "毅会", "会", "会见", "见", "g20", "代", "代表", "表",
                ],
            ),
            ("한국의", vec!["한", "한국", "국", "국의", "의"]),
            ("サミット", vec!["サ", "サミ", "ミ", "ミッ", "ッ", "ット", "ト"]),
            ("🙂 \u{0}\u{7f} — …", vec![]),
            ("x 7", vec!["7"]),
        ] {
            assert_eq!(of(text), words, "{text}");
        }
    }

    /// The script of the search page is held to the same table, by `tests/search/words.mjs`.
    #[test]
    fn words_are_those_of_the_shared_table() {
        let table = include_str!("../../tests/search/words.json");
        let table: serde_json::Value = serde_json::from_str(table).expect("the table is JSON");
        for case in table.as_array().expect("the table is a list") {
            let text = case["text"].as_str().expect("a case has a text");
            assert_eq!(
                serde_json::json!(of(text)),
                case["words"],
                "{text:?}, {}",
                case["about"]
            );
        }
    }

    #[test]
    fn a_long_word_is_cut() {
        assert_eq!(of(&"a".repeat(100_000)), ["a".repeat(WORD_LIMIT)]);
        assert_eq!(of(&"é".repeat(100_000)), ["e".repeat(WORD_LIMIT)]);
    }

    #[test]
    fn a_stemmer_gets_the_accents() {
        for_each_word("Élevé", |word, _| assert_eq!(word, Word::Whole("eleve", "élevé")));
    }
}
