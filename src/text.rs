//! Small functions on text: slugs, excerpts, numbers as messages show them, percent-encoding.

use deunicode::deunicode_char;
use percent_encoding::percent_decode_str;
use std::ops::{Bound, RangeBounds};

/// The longest slug, in bytes.
pub const SLUG_LIMIT: usize = 80;

/// The part of a text between two bytes, which are boundaries of characters by construction: a parser, a matcher or
/// `find` gave them.
///
/// `&text[range]` panics where that is a mistake, on the rare text that shows it; `get` with a default hides it. This
/// stops a debug build, so that tests and fuzzers find the mistake; a release build cuts at the beginning of the
/// character, so that nobody's digest fails to build.
#[inline]
pub fn slice(text: &str, range: impl RangeBounds<usize>) -> &str {
    let start = match range.start_bound() {
        Bound::Included(at) => *at,
        Bound::Excluded(at) => *at + 1,
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(at) => *at + 1,
        Bound::Excluded(at) => *at,
        Bound::Unbounded => text.len(),
    };
    text.get(start..end).unwrap_or_else(|| {
        debug_assert!(
            false,
            "{start}..{end} cuts a character of a text of {} bytes",
            text.len()
        );
        clamped_slice(text, start, end)
    })
}

/// The part of a text between two bytes of any kind: both move back to the beginning of the character that they are in.
#[cold]
fn clamped_slice(text: &str, start: usize, end: usize) -> &str {
    let range = floor_boundary(text, start)..floor_boundary(text, end);
    text.get(range).unwrap_or_default()
}

/// The byte, or the last one before it that is a boundary of characters where it is inside a character or after the end.
pub fn floor_boundary(text: &str, byte: usize) -> usize {
    // `str::floor_char_boundary` is in Rust 1.91 and later.
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first characters of a text, `limit` at most.
pub fn first_characters(text: &str, limit: usize) -> &str {
    match text.char_indices().nth(limit) {
        Some((end, _)) => slice(text, ..end),
        None => text,
    }
}

/// Why a text cannot be a slug; None if it can.
///
/// A slug is lower-case ASCII letters, digits and single hyphens, at most [`SLUG_LIMIT`] long. `page` and `index` are
/// taken by further pages of lists; up to four digits alone would read as a year, a month or a day.
pub fn slug_fault(slug: &str) -> Option<&'static str> {
    let bytes = slug.as_bytes();
    if bytes.is_empty() {
        Some("it is empty")
    } else if bytes.len() > SLUG_LIMIT {
        Some("it is over 80 characters long")
    } else if !bytes
        .iter()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-')
    {
        Some("only lower-case letters a-z, digits and hyphens are allowed")
    } else if bytes[0] == b'-' || bytes[bytes.len() - 1] == b'-' || slug.contains("--") {
        Some("a hyphen must be single, between letters or digits")
    } else if bytes.len() <= 4 && bytes.iter().all(u8::is_ascii_digit) {
        Some("it is only digits, like a year or a day")
    } else if matches!(slug, "page" | "index") {
        Some("this word is reserved for the pages of lists")
    } else {
        None
    }
}

/// Makes a slug of any text: transliterated to ASCII, and cut at a word. Empty if no character can be transliterated.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut is_gap = false;
    let mut push = |slug: &mut String, c: char| {
        if c.is_ascii_alphanumeric() {
            if is_gap && !slug.is_empty() {
                slug.push('-');
            }
            is_gap = false;
            slug.push(c.to_ascii_lowercase());
        } else if c != '\'' && c != '\u{2019}' {
            is_gap = true;
        }
    };
    for c in text.chars() {
        if c.is_ascii() {
            push(&mut slug, c);
        } else {
            match deunicode_char(c) {
                Some(ascii) => ascii.chars().for_each(|c| push(&mut slug, c)),
                None => push(&mut slug, ' '),
            }
        }
    }
    if slug.len() > SLUG_LIMIT {
        let cut = slice(&slug, ..=SLUG_LIMIT).rfind('-').unwrap_or(SLUG_LIMIT);
        slug.truncate(cut);
    }
    slug
}

/// The text with at most `limit` characters, cut at a word, and an ellipsis where something is left out.
pub fn truncate(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text.to_owned();
    };
    let room = text
        .char_indices()
        .nth(limit.saturating_sub(1))
        .map_or(end, |(at, _)| at);
    let cut = slice(text, ..room)
        .rfind(char::is_whitespace)
        .filter(|&at| at > room / 2)
        .unwrap_or(room);
    format!(
        "{}…",
        slice(text, ..cut).trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '-'))
    )
}

/// A number with its noun: `1 entry`, `2 entries`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// The first five of some names, and how many more there are: `A, B, C, D, E and 7 more`.
pub fn list_some(names: &[&str]) -> String {
    const MAX_NAMES: usize = 5;
    let (shown, rest) = names.split_at(names.len().min(MAX_NAMES));
    let shown = shown.join(", ");
    match rest.len() {
        0 => shown,
        more => format!("{shown} and {} more", thousands(more)),
    }
}

/// A number with commas between thousands, as messages show it: `1,234,567`.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A text without its percent-encoding; the text itself where the bytes are no UTF-8. A `%` that no two hexadecimal digits
/// follow stays.
pub fn percent_decode(text: &str) -> String {
    match percent_decode_str(text).decode_utf8() {
        Ok(decoded) => decoded.into_owned(),
        Err(_) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        for (text, slug) in [
            ("Wang Yi", "wang-yi"),
            ("  Carlos Alberto Franco França ", "carlos-alberto-franco-franca"),
            ("Côte d’Ivoire", "cote-divoire"),
            ("COVID-19 coordination", "covid-19-coordination"),
            ("王毅", "wang-yi"),
            ("!!!", ""),
        ] {
            assert_eq!(slugify(text), slug, "{text}");
        }
        assert!(slugify(&"word ".repeat(40)).len() <= SLUG_LIMIT);
        for bad in [
            "", "A", "a--b", "-a", "a-", "2021", "30", "page", "index", "a_b", "../../x", "é",
        ] {
            assert!(slug_fault(bad).is_some(), "{bad}");
        }
        for good in ["a", "covid-19", "000123", "x".repeat(80).as_str()] {
            assert_eq!(slug_fault(good), None, "{good}");
        }
    }

    #[test]
    fn a_boundary_is_between_characters() {
        let text = "é王🙂";
        for (byte, expected) in [(0, 0), (1, 0), (2, 2), (4, 2), (5, 5), (8, 5), (9, 9), (99, 9)] {
            assert_eq!(floor_boundary(text, byte), expected, "{byte}");
        }
    }

    #[test]
    fn slices_are_whole_characters() {
        let text = "é王🙂";
        for (start, _) in text.char_indices() {
            assert_eq!(slice(text, start..), &text[start..]);
            assert_eq!(slice(text, ..start), &text[..start]);
        }
        assert_eq!((slice(text, ..), slice(text, 2..=4)), (text, "王"));
        for start in 0..12 {
            // The parts on both sides are the whole text, wherever it is cut.
            let parts = [clamped_slice(text, 0, start), clamped_slice(text, start, text.len())];
            assert_eq!(parts.concat(), text, "{start}");
            for end in 0..12 {
                assert!(text.contains(clamped_slice(text, start, end)), "{start}..{end}");
            }
        }
        assert_eq!(clamped_slice(text, 3, 1), "");
    }

    #[test]
    #[should_panic(expected = "1..2 cuts a character")]
    #[cfg(debug_assertions)]
    fn a_wrong_slice_is_found_by_tests() {
        slice("é", 1..2);
    }

    #[test]
    fn characters_at_the_beginning() {
        for (limit, expected) in [(0, ""), (1, "é"), (3, "é王🙂"), (9, "é王🙂")] {
            assert_eq!(first_characters("é王🙂", limit), expected, "{limit}");
        }
    }

    #[test]
    fn truncation_cuts_at_words() {
        assert_eq!(truncate("one two three", 50), "one two three");
        assert_eq!(truncate("one two three", 9), "one two…");
        assert_eq!(truncate("ééééééééé", 4), "ééé…");
        for text in ["王毅会见", "🙂 🙂 🙂", "e\u{301}e\u{301}", "\u{3000}\u{3000}"] {
            for limit in 0..6 {
                assert!(truncate(text, limit).chars().count() <= limit.max(1), "{text}");
            }
        }
        assert_eq!(thousands(1_234_567), "1,234,567");
    }

    #[test]
    fn percent_encoding_is_undone() {
        for (text, decoded) in [
            ("a%20b%C3%A9", "a bé"),
            ("%e7%8e%8b/毅", "王/毅"),
            ("%25", "%"),
            ("%2520", "%20"),
            // What is no encoding stays.
            ("100%", "100%"),
            ("%", "%"),
            ("%4", "%4"),
            ("%zz%2", "%zz%2"),
            ("%+f", "%+f"),
            ("%é%王", "%é%王"),
            ("%%41", "%A"),
            // What is no UTF-8 stays, all of it.
            ("%ff", "%ff"),
            ("a%20%C3", "a%20%C3"),
            ("%C3%28%20", "%C3%28%20"),
            ("%ED%A0%80", "%ED%A0%80"),
            ("", ""),
        ] {
            assert_eq!(percent_decode(text), decoded, "{text}");
        }
    }
}
