//! The language of a text by its script and its most common words: a guess, and none where two are near.

use super::scripts::{Script, script_of};

/// Ten common words of each language, short enough that any paragraph has some.
const COMMON: [(&str, &[&str]); 7] = [
    (
        "en",
        &["the", "of", "and", "to", "in", "that", "said", "with", "for", "was"],
    ),
    (
        "fr",
        &["le", "la", "les", "des", "et", "du", "une", "dans", "est", "que"],
    ),
    (
        "es",
        &["el", "los", "las", "y", "del", "en", "que", "una", "por", "con"],
    ),
    (
        "de",
        &["der", "die", "und", "das", "den", "mit", "von", "im", "ist", "auf"],
    ),
    (
        "it",
        &["il", "di", "che", "gli", "della", "nel", "per", "una", "con", "sono"],
    ),
    ("pt", &["o", "os", "as", "do", "da", "em", "que", "uma", "para", "com"]),
    ("ru", &["и", "в", "на", "что", "с", "по", "не", "из", "для", "он"]),
];

/// How many words and letters of a text are looked at.
const WORDS: usize = 2_000;
const LETTERS: usize = 4_000;
/// Fewer letters of a script than this say nothing.
const MIN_LETTERS: usize = 10;
/// Fewer common words than this say nothing.
const MIN_COMMON_WORDS: usize = 4;

/// The language that a text is probably in, and why it is taken for it; None where two are nearly as probable.
pub fn guess_language(paragraphs: &[String]) -> Option<(&'static str, &'static str)> {
    let words = paragraphs.iter().flat_map(|paragraph| paragraph.split_whitespace());
    let words: Vec<&str> = words.take(WORDS).collect();
    let letters = words.iter().flat_map(|word| word.chars());
    let letters: Vec<char> = letters.filter(|c| c.is_alphabetic()).take(LETTERS).collect();
    match language_of_script(&letters) {
        Some(language) => language.map(|language| (language, "its script")),
        None => language_of_words(&words, &letters).map(|language| (language, "its most common words")),
    }
}

/// Whether a text in a language (its primary subtag) would be recognised. What is guessed for a text in any other language is
/// one that is like it.
pub fn can_guess(language: &str) -> bool {
    let by_script = ["zh", "ja", "ar", "ko", "el", "he"];
    by_script.contains(&language) || COMMON.iter().any(|(known, _)| *known == language)
}

/// The language of the script that most letters are in, where the script decides it; `Some(None)` where it is a script of
/// several languages that cannot be told apart.
fn language_of_script(letters: &[char]) -> Option<Option<&'static str>> {
    let is_mostly = |wanted: Script| {
        let count = letters.iter().filter(|c| script_of(**c) == Some(wanted)).count();
        count > (letters.len() / 2).max(MIN_LETTERS)
    };
    if is_mostly(Script::Han) {
        let has_kana = letters.iter().any(|c| matches!(c, '\u{3040}'..='\u{30ff}'));
        return Some(Some(if has_kana { "ja" } else { "zh" }));
    }
    if is_mostly(Script::Arabic) {
        // Persian and Urdu have letters of their own.
        let is_other = letters.iter().any(|c| matches!(c, 'پ' | 'چ' | 'گ' | 'ی' | 'ک' | 'ے'));
        return Some((!is_other).then_some("ar"));
    }
    let of_one_language = [("ko", Script::Hangul), ("el", Script::Greek), ("he", Script::Hebrew)];
    let (language, _) = of_one_language.into_iter().find(|(_, script)| is_mostly(*script))?;
    Some(Some(language))
}

/// The language whose common words the text has, if it has half as many again as of any other.
fn language_of_words(words: &[&str], letters: &[char]) -> Option<&'static str> {
    let lower: Vec<String> = words
        .iter()
        .map(|word| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase())
        .collect();
    let count = |common: &[&str]| lower.iter().filter(|word| common.contains(&word.as_str())).count();
    let mut counts = COMMON.map(|(language, common)| (count(common), language));
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let [(most, language), (next, _), ..] = counts;
    // Ukrainian, Serbian and others have letters that Russian has not.
    let is_other = language == "ru"
        && letters
            .iter()
            .any(|c| matches!(c, 'і' | 'ї' | 'є' | 'ґ' | 'ў' | 'ј' | 'ћ' | 'ђ' | 'љ' | 'њ'));
    let is_clear = most >= MIN_COMMON_WORDS && most * 2 >= next * 3;
    (is_clear && !is_other).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        for (text, language) in [
            (
                "The ministers of the two states said that they agreed to meet in the spring for talks.",
                Some("en"),
            ),
            (
                "Les ministres des deux pays ont dit que la rencontre est dans le cadre du sommet et que les travaux avancent.",
                Some("fr"),
            ),
            (
                "Los ministros de los dos países dijeron que el acuerdo por una zona en las costas y del norte.",
                Some("es"),
            ),
            (
                "Die Minister der beiden Staaten sind mit den Gesprächen im Rahmen der Konferenz und auf dem Gipfel zufrieden.",
                Some("de"),
            ),
            (
                "Министры двух стран сказали, что в ходе встречи и на переговорах с партнёрами по региону согласие есть.",
                Some("ru"),
            ),
            ("两国外长在会议期间举行会晤，就共同关心的问题交换意见。", Some("zh")),
            (
                "قال الوزير إن البلدين اتفقا على مواصلة الحوار في المجالات المشتركة",
                Some("ar"),
            ),
            (
                "Міністри двох країн сказали, що в ході зустрічі на переговорах з партнерами",
                None,
            ),
            ("Rome, 2021", None),
        ] {
            assert_eq!(guess_language(&[text.to_owned()]).map(|it| it.0), language, "{text}");
        }
    }
}
