//! Kinds of characters: parts of words, controls, what nothing is seen of.

use icu_properties::props::{EnumeratedProperty, GeneralCategory, GeneralCategoryGroup};

/// Whether a character is a combining accent, which decomposed text writes after its letter.
pub fn is_combining_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether a character belongs to a word of a name or a text: a letter, a digit, an accent or a vowel sign.
///
/// The index of the search page uses [`is_word_part`] instead, since a browser has to draw the same line.
pub fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || is_combining_accent(c) || is_vowel_sign(c)
}

/// Whether a character is a vowel sign or the like of a script that writes these apart from their letter: those of India
/// and its neighbours, Thai, Tibetan, Burmese, and the vowel points of Arabic.
///
/// These are whole blocks, which are quicker to compare than properties; folding a name asks it of every character.
pub fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}' | '\u{e31}' | '\u{e34}'..='\u{e4e}' | '\u{f71}'..='\u{f84}' | '\u{1000}'..='\u{109f}' | '\u{64b}'..='\u{65f}')
}

/// Whether the search index takes a character for part of a word: a letter, a digit or any mark (Unicode's `\p{M}`, which
/// the script of the search page asks for too).
pub fn is_word_part(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() && GeneralCategoryGroup::Mark.contains(GeneralCategory::for_char(c))
}

/// Whether a character is punctuation or a symbol, as CommonMark understands it.
pub fn is_punctuation(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    let category = GeneralCategory::for_char(c);
    GeneralCategoryGroup::Punctuation.contains(category) || GeneralCategoryGroup::Symbol.contains(category)
}

/// Whether a character only says how its neighbours join, break or run (Unicode's `\p{Cf}`).
pub fn is_format_character(c: char) -> bool {
    !c.is_ascii() && GeneralCategory::for_char(c) == GeneralCategory::Format
}

/// Whether a character is a control character (C0 or C1) other than tab and line feed, which texts are made of.
pub fn is_control_character(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n')
}

/// Whether a character embeds, overrides or isolates the direction of what follows it (UAX #9).
pub fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a terminal or a mail program could take a character for a command, or show the rest of a line in another order:
/// control characters, line and paragraph separators, what turns the direction, and the old format characters (U+206A to
/// U+206F, and the annotations from U+FFF9 on). Tab and line feed are not among them.
pub fn is_unsafe_to_display(c: char) -> bool {
    is_control_character(c)
        || is_direction_control(c)
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
}

/// Whether a character shows nothing: byte order marks, noncharacters, soft hyphens, spaces without width, marks of
/// direction.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{ad}'
    ) || is_direction_control(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_characters() {
        for c in ['a', '7', 'é', '王', '\u{301}', '\u{e31}', '\u{93f}'] {
            assert!(is_word_character(c) && is_word_part(c), "{c:?}");
        }
        for c in ['-', ' ', '。', '\u{200d}', '😀'] {
            assert!(!is_word_character(c) && !is_word_part(c), "{c:?}");
        }
        assert!(is_control_character('\u{85}') && !is_control_character('\n') && !is_control_character('\u{202e}'));
        assert!(is_unsafe_to_display('\u{202e}') && is_unsafe_to_display('\u{1b}') && !is_unsafe_to_display('\t'));
        assert!(is_invisible('\u{ad}') && is_invisible('\u{2066}') && !is_invisible(' '));
        assert!(is_format_character('\u{200d}') && !is_format_character('a'));
    }
}
