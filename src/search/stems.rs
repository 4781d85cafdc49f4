//! Stems: what the forms of a word have in common, by the language that it is written in.

use crate::language::{fold_for_search, primary_language};
use rust_stemmers::Algorithm;
pub use rust_stemmers::Stemmer;

/// The stemmer of a language (BCP 47); None for languages without one.
pub fn stemmer_of(language: &str) -> Option<Stemmer> {
    let primary = primary_language(language);
    let algorithm = match primary.to_ascii_lowercase().as_str() {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    };
    Some(Stemmer::create(algorithm))
}

/// The folded stem of a word. `accented` is the word in lower case with its accents, which stemmers need; the folded word
/// is its own stem without a stemmer, and with digits in it.
pub fn stem(stemmer: Option<&Stemmer>, folded: &str, accented: &str) -> String {
    let has_digit = folded.bytes().any(|byte| byte.is_ascii_digit());
    let Some(stemmer) = stemmer.filter(|_| !has_digit) else {
        return folded.to_owned();
    };
    let stem = fold_for_search(&stemmer.stem(accented));
    if stem.is_empty() { folded.to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        for (language, one, other) in [
            ("en", "submarines", "submarine"),
            ("en-GB", "negotiating", "negotiated"),
            ("fr", "accords", "accord"),
            ("de", "verträge", "vertrag"),
            ("ru", "переговоры", "переговоров"),
            ("ar", "الصين", "صين"),
            ("es", "reuniones", "reunion"),
        ] {
            let stemmer = stemmer_of(language);
            let stem = |word: &str| stem(stemmer.as_ref(), &fold_for_search(word), word);
            assert_eq!(stem(one), stem(other), "{language}");
        }
    }

    #[test]
    fn a_language_without_a_stemmer_keeps_its_words() {
        assert_eq!(stem(stemmer_of("sw").as_ref(), "mikutano", "mikutano"), "mikutano");
        assert_eq!(stem(stemmer_of("en").as_ref(), "g20s", "g20s"), "g20s");
    }

    /// Stemmers slice bytes; no letters of whatever script may break one.
    #[test]
    fn no_word_breaks_a_stemmer() {
        let letters = [
            'a', 'é', 'ß', 'я', 'ς', 'ا', 'ש', 'क', '़', '்', 'ı', 'İ', '𐐷', 'е', 'ё', 's', 'y', '王', '\u{301}',
        ];
        for language in [
            "ar", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "no", "nl", "pt", "ro", "ru", "sv", "ta", "tr",
        ] {
            let stemmer = stemmer_of(language);
            let mut seed = 7_usize;
            for length in 1..400 {
                let word: String = (0..=length % 12)
                    .map(|_| {
                        seed = seed
                            .wrapping_mul(6_364_136_223_846_793_005)
                            .wrapping_add(1_442_695_040_888_963_407);
                        letters[(seed >> 33) % letters.len()]
                    })
                    .collect();
                stem(stemmer.as_ref(), &fold_for_search(&word), &word.to_lowercase());
            }
        }
    }
}
