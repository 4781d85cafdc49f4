//! Scripts: which of them set no spaces between words, and which one a text is mostly in.

use icu_properties::props::EnumeratedProperty;
pub use icu_properties::props::Script;
use icu_properties::{PropertyNamesShort, PropertyParser};

/// Scripts that set no spaces between words.
const WITHOUT_SPACES: [Script; 7] = [
    Script::Han,
    Script::Hiragana,
    Script::Katakana,
    Script::Thai,
    Script::Lao,
    Script::Khmer,
    Script::Myanmar,
];

/// The first character of any of them is the first of Thai. What stands before it, all of Latin, Greek, Cyrillic and
/// Arabic among it, needs no look-up.
const FIRST: char = '\u{e00}';

/// Whether a character is of a script that sets no spaces between words, so that a word there begins and ends anywhere.
///
/// The mark that lengthens a vowel in Japanese belongs to no script of its own.
pub fn is_written_without_spaces(c: char) -> bool {
    c >= FIRST && (c == 'ー' || WITHOUT_SPACES.contains(&Script::for_char(c)))
}

/// The script of a letter; the Japanese syllables are taken for Han, since one text mixes them. None of what all scripts
/// share, such as digits and accents.
pub fn script_of(c: char) -> Option<Script> {
    match Script::for_char(c) {
        _ if c.is_ascii_alphabetic() => Some(Script::Latin),
        Script::Common | Script::Inherited | Script::Unknown => None,
        Script::Hiragana | Script::Katakana => Some(Script::Han),
        script => Some(script),
    }
}

/// The code of a script (ISO 15924), such as `Latn`.
pub fn script_code(script: Script) -> &'static str {
    PropertyNamesShort::<Script>::new().get(script).unwrap_or("Zzzz")
}

/// The script that has a code (ISO 15924).
pub fn script_of_code(code: &str) -> Option<Script> {
    PropertyParser::<Script>::new().get_strict(code)
}

/// How many letters of a text are looked at for its script.
const LETTERS: usize = 4_000;

/// The script that most letters at the beginning of a text are in; of several, the first one.
pub fn main_script(text: &str) -> Option<Script> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(LETTERS);
    for script in letters.filter_map(script_of) {
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    // Of equal ones, `max_by_key` takes the last.
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map(|(script, _)| script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_without_spaces() {
        for c in "王々かカーｶไทยລາວខ្មែរမြန်𠀀".chars() {
            assert!(is_written_without_spaces(c), "{c}");
        }
        for c in "aé7Жعאअ한 。・\u{300}😀".chars() {
            assert!(!is_written_without_spaces(c), "{c}");
        }
    }

    #[test]
    fn scripts_have_codes() {
        for (script, code) in [(Script::Latin, "Latn"), (Script::Han, "Hani"), (Script::Arabic, "Arab")] {
            assert_eq!(script_code(script), code);
            assert_eq!(script_of_code(code), Some(script));
        }
        assert_eq!(script_of_code("nonsense"), None);
    }

    #[test]
    fn the_script_of_a_text() {
        for (text, script) in [
            ("G20 in Roma", Some(Script::Latin)),
            ("Việt Nam", Some(Script::Latin)),
            ("Москва, Rome", Some(Script::Cyrillic)),
            ("東京のサミット", Some(Script::Han)),
            ("हिन्दी में", Some(Script::Devanagari)),
            ("a王", Some(Script::Latin)),
            ("2021 — 😀", None),
            ("", None),
        ] {
            assert_eq!(main_script(text), script, "{text}");
        }
    }
}
