//! Small questions to a text: how many words it has, how it ends, what of it can stand in a comment.

use crate::language::characters::is_invisible;
use crate::language::is_written_without_spaces;
use crate::text::{count, first_characters, slice};

/// The number of words of a text; of scripts without spaces, two letters count as one.
pub fn word_count(text: &str) -> usize {
    let dense = text.chars().filter(|c| is_written_without_spaces(*c)).count();
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'));
    let words = words.filter(|word| {
        word.chars()
            .any(|c| c.is_alphanumeric() && !is_written_without_spaces(c))
    });
    words.count() + dense.div_ceil(2)
}

/// Whether a text ends as sentences do.
pub fn ends_sentence(text: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』');
    let text = text.trim_end().trim_end_matches(closing);
    text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', ':'])
}

/// Whether every cased letter of a text is a capital, of which there are at least `min`.
pub fn is_upper(text: &str, min: usize) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= min && !text.chars().any(char::is_lowercase)
}

/// How often something is, in words.
pub fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        number => count(number, "time", "times"),
    }
}

/// Where a text has some words, which are given in lower case, whatever case it writes them in.
pub fn find_ignoring_case(text: &str, words: &str) -> Option<usize> {
    let begins = |rest: &str| {
        let mut letters = rest.chars().flat_map(char::to_lowercase);
        words.chars().all(|c| letters.next() == Some(c))
    };
    let mut starts = text.char_indices().map(|(at, _)| at);
    starts.find(|at| begins(slice(text, *at..)))
}

/// A text on one line, with single blanks, and without what neither a line nor a comment can hold.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_invisible(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A name in capitals as it stands elsewhere in the text, else with capitals at the beginning of its words.
pub fn uncapitalised<'a>(name: &str, mut elsewhere: impl Iterator<Item = &'a str>) -> String {
    if !is_upper(name, 2) {
        return name.to_owned();
    }
    let lower = name.to_lowercase();
    let length = name.chars().count();
    let found = elsewhere.find_map(|text| {
        let starts = text.char_indices().map(|(at, _)| at);
        let mut stretches = starts.map(|at| first_characters(slice(text, at..), length));
        let written = stretches.find(|stretch| {
            *stretch != name && stretch.to_lowercase() == lower && stretch.starts_with(char::is_uppercase)
        });
        written.map(str::to_owned)
    });
    found.unwrap_or_else(|| {
        let mut start = true;
        let capital = |c: char| {
            let kept = if start {
                c.to_string()
            } else {
                c.to_lowercase().collect()
            };
            start = !c.is_alphabetic() && c != '\'' && c != '’';
            kept
        };
        name.chars().map(capital).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_text() {
        assert_eq!(word_count("China's foreign-policy talks, 2021"), 4);
        assert_eq!(word_count("中俄外长会晤"), 3);
        assert!(ends_sentence("He agreed.”") && ends_sentence("同意。") && !ends_sentence("Ministers agree"));
        assert_eq!(one_line(" a\n\tb\u{202e}c\u{0} "), "a bc");
        assert!(is_upper("U.N.", 2) && !is_upper("Un", 1) && !is_upper("罗马", 1));
    }

    #[test]
    fn words_are_found_in_any_case() {
        for (text, words, at) in [
            ("İİ COPYRIGHT", "copyright", Some(5)),
            ("ВСЕ ПРАВА", "все права", Some(0)),
            ("é", "e", None),
            ("", "a", None),
        ] {
            assert_eq!(find_ignoring_case(text, words), at, "{text}");
        }
    }

    #[test]
    fn names_in_capitals() {
        assert_eq!(uncapitalised("ROME", ["They met in Rome."].into_iter()), "Rome");
        assert_eq!(
            uncapitalised("RIO DE JANEIRO", ["to Rio de Janeiro"].into_iter()),
            "Rio de Janeiro"
        );
        assert_eq!(uncapitalised("NEW YORK", std::iter::empty()), "New York");
        assert_eq!(uncapitalised("Rome", std::iter::empty()), "Rome");
    }
}
