//! The language of a text by its script and its commonest words: a guess, and none where two are near.

/// The commonest words of languages.
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

/// The language that a text is probably in, and why.
pub fn guess(paragraphs: &[String]) -> Option<(&'static str, String)> {
    let text: Vec<&str> = paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.split_whitespace())
        .take(2_000)
        .collect();
    let letters = || {
        text.iter()
            .flat_map(|word| word.chars())
            .filter(|c| c.is_alphabetic())
            .take(4_000)
    };
    let share = |is: fn(char) -> bool| letters().filter(|c| is(*c)).count() * 2 > letters().count().max(20);
    if share(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')) {
        let kana = letters().any(|c| matches!(c, '\u{3040}'..='\u{30ff}'));
        return Some((if kana { "ja" } else { "zh" }, "its script".to_owned()));
    }
    for (language, range) in [
        ("ko", '\u{ac00}'..='\u{d7a3}'),
        ("el", '\u{370}'..='\u{3ff}'),
        ("he", '\u{590}'..='\u{5ff}'),
    ] {
        if letters().filter(|c| range.contains(c)).count() * 2 > letters().count().max(20) {
            return Some((language, "its script".to_owned()));
        }
    }
    if share(|c| matches!(c, '\u{600}'..='\u{6ff}')) {
        // Persian and Urdu have letters of their own.
        let other = letters().any(|c| matches!(c, 'پ' | 'چ' | 'گ' | 'ی' | 'ک' | 'ے'));
        return (!other).then(|| ("ar", "its script".to_owned()));
    }
    let lower: Vec<String> = text
        .iter()
        .map(|word| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase())
        .collect();
    let mut counts: Vec<(usize, &str)> = COMMON
        .iter()
        .map(|(language, words)| {
            (
                lower.iter().filter(|word| words.contains(&word.as_str())).count(),
                *language,
            )
        })
        .collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    // Ukrainian, Serbian and others have letters that Russian has not.
    let other = counts[0].1 == "ru"
        && letters().any(|c| matches!(c, 'і' | 'ї' | 'є' | 'ґ' | 'ў' | 'ј' | 'ћ' | 'ђ' | 'љ' | 'њ'));
    let clear = counts[0].0 >= 4 && counts[0].0 * 2 >= counts[1].0 * 3;
    (clear && !other).then(|| (counts[0].1, "its commonest words".to_owned()))
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
            assert_eq!(guess(&[text.to_owned()]).map(|it| it.0), language, "{text}");
        }
    }
}
