//! How wide text is in a font where all characters have one width or two, as in terminals and in plain mails.

use unicode_width::UnicodeWidthChar;

/// The columns of a character: two of what East Asian scripts write in squares (UAX #11), none of marks and controls.
pub fn character_width(c: char) -> usize {
    if c.is_ascii() && !c.is_ascii_control() {
        return 1;
    }
    c.width().unwrap_or_default()
}

/// The columns of a text, the sum of those of its characters. An emoji that is made of several counts as all of them:
/// terminals and mail programs do not agree on those, and a line that is too short does no harm.
pub fn display_width(text: &str) -> usize {
    text.chars().map(character_width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns() {
        for (text, width) in [
            ("", 0),
            ("Rome", 4),
            ("Perú", 4),
            ("Peru\u{301}", 4),
            ("罗马", 4),
            ("한국", 4),
            ("（）", 4),
            ("ｶﾞ", 2),
            ("a\u{200b}\u{7}b", 2),
        ] {
            assert_eq!(display_width(text), width, "{text}");
        }
    }
}
