//! Finds offices, titles and forms of address that stand beside a name.

use super::office_words::{
    FIELDS, FORMS_OF_ADDRESS, JOINED_FORMS_OF_ADDRESS, JOINED_OFFICES, JOINED_OTHERS, LONG_FORMS_OF_ADDRESS, OFFICES,
    PARTICLES, PREPOSITIONS, TITLES,
};
use crate::language::fold_name;

/// Whether a word is an office, or, where also titles count, one of those.
pub fn is_office(word: &str, with_titles: bool) -> bool {
    let folded = fold_name(word);
    // "Vice-President", "премьер-министр".
    folded.split(' ').any(|part| {
        OFFICES.contains(&part) || with_titles && (TITLES.contains(&part) || FORMS_OF_ADDRESS.contains(&part))
    })
}

/// Whether words have an office, or, where also titles count, one of those.
pub fn has_office(words: &str, with_titles: bool) -> bool {
    words.split_whitespace().any(|word| is_office(word, with_titles))
        || JOINED_OFFICES.iter().any(|office| words.ends_with(office))
}

/// How many of these words are a form of address that they begin with.
pub fn words_of_address(words: &[&str]) -> usize {
    /// The most words of one.
    const MOST: usize = 3;
    for count in (2..=MOST.min(words.len())).rev() {
        if LONG_FORMS_OF_ADDRESS.contains(&&*fold_name(&words[..count].join(" "))) {
            return count;
        }
    }
    let is_one = words.first().is_some_and(|word| {
        let folded = fold_name(word);
        FORMS_OF_ADDRESS.contains(&&*folded) || LONG_FORMS_OF_ADDRESS.contains(&&*folded)
    });
    usize::from(is_one)
}

/// Whether a word is what an office is of.
pub fn is_field(word: &str) -> bool {
    FIELDS.contains(&&*fold_name(word.trim_matches(',')))
}

/// Whether what follows a word belongs to the office.
pub fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Whether a small word may begin the name of a person.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// The name without a form of address after it, where no spaces are set.
pub fn without_joined_address(name: &str) -> Option<&str> {
    let rest = JOINED_FORMS_OF_ADDRESS
        .iter()
        .find_map(|form| name.strip_suffix(form))?
        .trim_end();
    // 摂氏 and the like: what is left has to be a name.
    rest.chars().nth(1).map(|_| rest)
}

/// The name and the office before or after it, where no spaces are set.
pub fn split_joined(written: &str) -> Option<(&str, &str)> {
    /// The most letters of a name after an office.
    const LONGEST: usize = 16;
    let after = JOINED_OFFICES.iter().filter(|office| written.ends_with(**office));
    if let Some(office) = after.max_by_key(|office| office.len()) {
        let (name, office) = written.split_at(written.len() - office.len());
        // Other letters follow where the name is that of an office alone: 大使.
        return (name.trim_end().chars().nth(1).is_some()).then_some((name.trim_end(), office));
    }
    let ends = JOINED_OFFICES
        .iter()
        .filter_map(|office| written.rfind(office).map(|at| at + office.len()));
    let (office, name) = written.split_at(ends.max()?);
    let name = name.trim();
    let is_name =
        (2..=LONGEST).contains(&name.chars().count()) && !JOINED_OTHERS.iter().any(|other| name.contains(other));
    is_name.then_some((name, office.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices() {
        assert!(
            is_office("President", false)
                && has_office("Fisheries Minister", false)
                && is_office("Премьер-министр", false)
        );
        assert!(!is_office("King", false) && is_office("King", true) && !has_office("Anna", true));
        assert_eq!(split_joined("习近平主席"), Some(("习近平", "主席")));
        assert_eq!(split_joined("岸田文雄首相"), Some(("岸田文雄", "首相")));
        assert_eq!(split_joined("外长王毅"), Some(("王毅", "外长")));
        assert_eq!(split_joined("俄罗斯总统普京"), Some(("普京", "俄罗斯总统")));
        assert_eq!(split_joined("대통령 윤석열"), Some(("윤석열", "대통령")));
        for other in ["首相", "首相官邸", "主席团", "总统府", "王毅"] {
            assert_eq!(split_joined(other), None, "{other}");
        }
    }

    #[test]
    fn forms_of_address() {
        assert_eq!(words_of_address(&["H.E.", "Wang", "Yi"]), 1);
        assert_eq!(words_of_address(&["His", "Excellency", "Wang", "Yi"]), 2);
        assert_eq!(words_of_address(&["Señor", "López"]), 1);
        assert_eq!(words_of_address(&["Anna", "Example"]), 0);
        assert_eq!(without_joined_address("王毅先生"), Some("王毅"));
    }
}
