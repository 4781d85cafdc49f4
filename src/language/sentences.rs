//! Parts a text into sentences.

use crate::text::slice;
use std::ops::Range;

/// The sentences of a text, without the white space between them.
///
/// One ends with a full stop, question or exclamation mark, and the quotation marks and brackets that close after it,
/// before white space and a letter that is not lower case; with the full-width marks of East Asia wherever they stand. A
/// full stop after an initial (`J. Smith`) or an abbreviation of `ABBREVIATIONS` ends none.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    split(text, ends_sentence)
}

/// The sentences, parted at semicolons too, where a reader rests as well.
pub fn clauses(text: &str) -> Vec<Range<usize>> {
    split(text, |c| ends_sentence(c) || is_semicolon(c))
}

/// Abbreviations before a name, a number or a place, by which a sentence goes on, in the languages whose sentences are
/// most common here.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Lt", "Col", "Capt", "Maj", "Adm", "Sgt", "Sen", "Rep", "Gov",
    "Pres", "Hon", "Rev", "Amb", "Jr", "Sr", "No", "Nos", "Art", "Vol", "Fig", "vs", "Sra", "Srta", "Dra", "Lic",
    "Mme", "Mlle", "Mgr", "Me", "Hr", "Fr", "Nr", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept",
    "Oct", "Okt", "Nov", "Dec", "Dez", "г", "гг", "ул", "им", "тов",
];

/// Words that begin a sentence even after an abbreviation such as `U.S.`, whose last full stop ends the sentence too.
const BEGINNINGS: &[&str] = &[
    "The", "A", "An", "He", "She", "It", "They", "We", "This", "That", "These", "Those", "In", "On", "At", "But",
    "And", "Both", "As", "For", "His", "Her", "Its", "Their", "After", "When", "While", "There",
];

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…' | '؟' | '।') || is_full_width_end(c)
}

/// The marks of scripts that set no space after a sentence.
fn is_full_width_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？')
}

fn is_semicolon(c: char) -> bool {
    matches!(c, ';' | '；')
}

/// Whether a mark after the end of a sentence still belongs to it. Full stops in a row are an ellipsis.
fn closes(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '“' | '’' | '»' | ')' | ']' | '）' | '」' | '』' | '.' | '!' | '?' | '！' | '？'
    )
}

fn split(text: &str, ends: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    // Most bytes are letters of ASCII, which are passed over without being decoded.
    let may_end = |byte: &u8| matches!(byte, b'.' | b'?' | b'!' | b';') || !byte.is_ascii();
    while let Some(step) = text.as_bytes()[at..].iter().position(may_end) {
        let mark_at = at + step;
        let Some(mark) = slice(text, mark_at..).chars().next() else {
            break;
        };
        at = mark_at + mark.len_utf8();
        if !ends(mark) {
            continue;
        }
        // `“` closes in German and opens in Chinese.
        let opens = |c: char| c == '“' && is_full_width_end(mark);
        let rest = slice(text, at..).trim_start_matches(|c| closes(c) && !opens(c));
        let end = text.len() - rest.len();
        // What closes after a mark is not looked at again, so that a long row of full stops costs no more than its length.
        at = end;
        if is_end(mark, slice(text, start..mark_at), rest) {
            push_trimmed(&mut parts, text, start..end);
            start = end;
        }
    }
    push_trimmed(&mut parts, text, start..text.len());
    parts
}

/// Whether a mark between two texts ends a sentence.
fn is_end(mark: char, before: &str, after: &str) -> bool {
    let next = after.trim_start();
    if is_full_width_end(mark) || next.is_empty() {
        return true;
    }
    if !after.starts_with(char::is_whitespace) {
        return false;
    }
    if is_semicolon(mark) {
        return true;
    }
    // A full stop that follows is of an ellipsis with spaces.
    let continues = next.starts_with('.') || (next.starts_with(char::is_lowercase) && !begins_with_name(next));
    !continues && (mark != '.' || !goes_on(before, next))
}

/// Parts of names that are written in lower case before a capital: "de Gaulle".
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le", "ten", "van", "von",
];

/// Whether a text begins with a name whose first letter is lower case: "al-Sisi", "iPhone", "de Gaulle".
fn begins_with_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    first.contains(char::is_uppercase) || (PARTICLES.contains(&first) && words.take(2).any(is_capital))
}

/// Whether the full stop after `before` is that of an abbreviation, and the sentence goes on with `next`.
fn goes_on(before: &str, next: &str) -> bool {
    let rest = before.trim_end_matches(char::is_alphanumeric);
    let word = slice(before, rest.len()..);
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    if is_initial && rest.ends_with('.') {
        let next_word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        return !BEGINNINGS.contains(&next_word);
    }
    is_initial || ABBREVIATIONS.contains(&word)
}

fn push_trimmed(parts: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let part = slice(text, range.clone()).trim_start();
    let start = range.end - part.len();
    let part = part.trim_end();
    if !part.is_empty() {
        parts.push(start..start + part.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_are_parted() {
        for (text, expected) in [
            ("One. Two? Three! Four", vec!["One.", "Two?", "Three!", "Four"]),
            ("He said “no.” She left.", vec!["He said “no.”", "She left."]),
            (
                "He left. al-Sisi stayed. de Gaulle and von der Leyen, e.g. in Rome",
                vec![
                    "He left.",
                    "al-Sisi stayed.",
                    "de Gaulle and von der Leyen, e.g. in Rome",
                ],
            ),
            (
                "“Why?” he asked. Nobody knew…",
                vec!["“Why?” he asked.", "Nobody knew…"],
            ),
            (
                "Mr. Varn of the U.S. Navy met J. Smith. They spoke.",
                vec!["Mr. Varn of the U.S. Navy met J. Smith.", "They spoke."],
            ),
            (
                "They left the U.S. The talks go on.",
                vec!["They left the U.S.", "The talks go on."],
            ),
            (
                "On Oct. 30 they met Wang Yi. It rained.",
                vec!["On Oct. 30 they met Wang Yi.", "It rained."],
            ),
            (
                "It rose by 1.5 percent, e.g. in May. 30 came",
                vec!["It rose by 1.5 percent, e.g. in May.", "30 came"],
            ),
            ("双方同意。“好。”结束", vec!["双方同意。", "“好。”", "结束"]),
            ("قال نعم؟ ثم ذهب. وعاد", vec!["قال نعم؟", "ثم ذهب.", "وعاد"]),
            ("वह आया। वह गया।", vec!["वह आया।", "वह गया।"]),
            ("Wait . . . Then go. ", vec!["Wait . . .", "Then go."]),
            (" \n ", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn clauses_end_with_semicolons_too() {
        let text = "one; two. Three；four ； five";
        let found: Vec<&str> = clauses(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["one;", "two.", "Three；four ；", "five"]);
    }

    #[test]
    fn hostile_text_is_parted_at_characters() {
        for text in [
            "é.ü.",
            "\u{301}.\u{301}",
            "。”’»",
            ".\u{a0}王",
            "…\u{2028}…",
            "A.🙂 B",
            "🙂.🙂? 🙂",
            "ß.ß. ß",
        ] {
            for range in sentences(text).into_iter().chain(clauses(text)) {
                assert!(text.get(range).is_some(), "{text}");
            }
        }
        let text = "a. ".repeat(50_000) + &".".repeat(50_000);
        assert_eq!(sentences(&text).len(), 1);
    }
}
