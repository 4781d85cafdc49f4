//! Words: slugs, folding of names for comparison, excerpts. Pure functions on text.

use deunicode::deunicode_char;

/// The longest slug, in bytes.
pub const SLUG_LIMIT: usize = 80;

/// Why a slug cannot be one, or nothing.
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
        Some("it has other characters than lower-case letters a-z, digits and hyphens")
    } else if bytes[0] == b'-' || bytes[bytes.len() - 1] == b'-' || slug.contains("--") {
        Some("its hyphens do not stand singly between letters or digits")
    } else if bytes.len() <= 4 && bytes.iter().all(u8::is_ascii_digit) {
        Some("it is only digits, like a year or a day")
    } else if matches!(slug, "page" | "index") {
        Some("the word is taken by the pages of lists")
    } else {
        None
    }
}

/// The slug of any text, transliterated to ASCII and cut at a word; empty where nothing of it can be written so.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    let mut push = |slug: &mut String, c: char| {
        if c.is_ascii_alphanumeric() {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.push(c.to_ascii_lowercase());
        } else if c != '\'' && c != '\u{2019}' {
            gap = true;
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
        let cut = slug[..=SLUG_LIMIT].rfind('-').unwrap_or(SLUG_LIMIT);
        slug.truncate(cut);
    }
    slug
}

/// A name as it is compared: lower case, without accents, punctuation as single spaces. Letters of other scripts than
/// Latin stay what they are, so that two names are one only if they are written alike.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut gap = false;
    let mut push = |folded: &mut String, c: char| {
        if c.is_alphanumeric() || is_mark(c) {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '\u{2019}' | '.') {
            gap = true;
        }
    };
    for c in name.chars() {
        if c.is_ascii() {
            push(&mut folded, c);
        } else if matches!(c, '\u{300}'..='\u{36f}') {
            // A combining accent of a decomposed letter.
        } else if is_latin(c) {
            deunicode_char(c)
                .unwrap_or(" ")
                .chars()
                .for_each(|c| push(&mut folded, c));
        } else {
            push(&mut folded, c);
        }
    }
    folded
}

/// A Latin letter without its accent, as ASCII; none for what is no accented Latin letter.
pub fn unaccented(c: char) -> Option<&'static str> {
    if is_latin(c) { deunicode_char(c) } else { None }
}

fn is_latin(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff5a}')
}

/// Whether it is part of a word: a letter, a digit, an accent or a vowel sign.
pub fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}') || is_mark(c)
}

/// Vowel signs and the like of scripts that write them apart from their letter.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}' | '\u{e31}' | '\u{e34}'..='\u{e4e}' | '\u{f71}'..='\u{f84}' | '\u{1000}'..='\u{109f}' | '\u{64b}'..='\u{65f}')
}

/// At most `limit` characters of `text`, cut at a word, with an ellipsis where something is left out.
pub fn truncate(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text.to_owned();
    };
    let room = text
        .char_indices()
        .nth(limit.saturating_sub(1))
        .map_or(end, |(at, _)| at);
    let cut = text[..room]
        .rfind(char::is_whitespace)
        .filter(|&at| at > room / 2)
        .unwrap_or(room);
    format!(
        "{}…",
        text[..cut].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '-'))
    )
}

/// `1 entry`, `2 entries`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// A number with commas between its thousands, as messages show it.
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

/// The language of a tag without its script or region: its primary subtag (BCP 47).
pub fn primary_language(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether a language is written from right to left.
pub fn direction(language: &str) -> &'static str {
    match primary_language(language) {
        "ar" | "fa" | "he" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb" => "rtl",
        _ => "ltr",
    }
}

/// Undoes percent-encoding; what is not UTF-8 then stays encoded.
pub fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = path
            .get(at + 1..at + 3)
            .filter(|_| bytes[at] == b'%')
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match hex {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| path.to_owned())
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
    fn folding_keeps_what_distinguishes() {
        assert_eq!(
            fold("Carlos Alberto Franco França"),
            fold("carlos alberto franco franca")
        );
        assert_eq!(fold("S. Jaishankar"), fold("S Jaishankar"));
        assert_eq!(fold("e\u{301}a"), "ea");
        assert_ne!(fold("王毅"), fold("王义"));
        assert_eq!(fold("Türkiye"), "turkiye");
    }

    #[test]
    fn truncation_cuts_at_words() {
        assert_eq!(truncate("one two three", 50), "one two three");
        assert_eq!(truncate("one two three", 9), "one two…");
        assert_eq!(truncate("ééééééééé", 4), "ééé…");
        assert_eq!(thousands(1234567), "1,234,567");
    }

    #[test]
    fn percent_encoding_is_undone() {
        assert_eq!(decoded("a%20b%C3%A9"), "a bé");
        assert_eq!(decoded("100%"), "100%");
    }
}
