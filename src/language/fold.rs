//! Folding: what a text is compared by, without regard to case, accents and the like. There are four ways, which differ in
//! what they may lose; the words of quotations have a fifth, which keeps case (`evidence/tokens.rs`).
//!
//! | function | case | accents | other scripts | punctuation | for |
//! |---|---|---|---|---|---|
//! | [`fold_name`] | lost | of Latin lost | kept | one space | whether two names are one |
//! | [`fold_to_ascii`] | lost | lost | to Latin letters | kept | "did you mean …?" |
//! | [`fold_for_search`] | lost | lost | kept, some letters made one | dropped | the index of the search page |
//! | [`fold_path`] | lost | kept, in one form | kept | kept | which files some systems take for one |

use super::characters::{is_combining_accent, is_format_character, is_vowel_sign, is_word_part};
use deunicode::{deunicode, deunicode_char};
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use std::borrow::Cow;

/// A path as file systems compare it that do not tell upper from lower case, or composed from decomposed letters: macOS does neither
/// by default, Windows not the first. Simple folding (Unicode, CaseFolding.txt), letter by letter; the dotless ı stays itself.
pub fn fold_path(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    let folded: String = compose(path).chars().map(fold_char).collect();
    compose(&folded).into_owned()
}

/// The letter that stands for all of its forms. By way of the capital, so that both forms of a small sigma are one.
fn fold_char(c: char) -> char {
    if matches!(c, 'ı' | 'İ') {
        return c;
    }
    let upper = only(c.to_uppercase()).unwrap_or(c);
    only(upper.to_lowercase()).unwrap_or(upper)
}

/// The only item of an iterator; `None` if there are more.
fn only(mut items: impl Iterator<Item = char>) -> Option<char> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

/// A name as it is compared: lower case, without accents, punctuation as single spaces. Letters of other scripts than
/// Latin stay what they are, so that two names are one only if they are written alike. Half and full width and other forms
/// of one character are one (NFKC). Signs that are read aloud stay: `C`, `C++` and `C#` are three names.
pub fn fold_name(name: &str) -> String {
    let name = if name.is_ascii() {
        Cow::Borrowed(name)
    } else {
        ComposingNormalizerBorrowed::new_nfkc().normalize(name)
    };
    let mut folded = String::with_capacity(name.len());
    let mut gap = false;
    let mut push = |folded: &mut String, c: char| {
        if c.is_alphanumeric() || is_vowel_sign(c) {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            // A sigma at the end of a word is the same letter.
            folded.extend(c.to_lowercase().map(|c| if c == 'ς' { 'σ' } else { c }));
        } else if is_read_aloud(c) {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push(c);
            gap = true;
        } else if !matches!(c, '\'' | '\u{2019}' | '.') && !shows_nothing(c) {
            gap = true;
        }
    };
    for c in name.chars() {
        if c.is_ascii() {
            push(&mut folded, c);
        } else if is_combining_accent(c) {
            // It belongs to the letter before it, which is written decomposed.
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

/// Whether a character only says how its neighbours look: joiners, soft hyphens, marks of direction, selectors of a variant.
fn shows_nothing(c: char) -> bool {
    is_format_character(c) || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a sign is a word of a name rather than punctuation.
fn is_read_aloud(c: char) -> bool {
    matches!(c, '&' | '+' | '#' | '@' | '%' | '=' | '$' | '€' | '£')
}

/// A text without case and accents, and transliterated to Latin letters: what a keyboard without the script would write.
/// Two different words may become one, so this only finds suggestions and never decides.
pub fn fold_to_ascii(text: &str) -> String {
    let text = text.trim();
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    deunicode(text).trim().to_lowercase()
}

/// A Latin letter without its accent, as ASCII; None for what is no accented Latin letter.
pub fn unaccented(c: char) -> Option<&'static str> {
    if is_latin(c) { deunicode_char(c) } else { None }
}

/// Letters of the Latin blocks with accents, the ligatures, and the full-width letters of East Asia.
fn is_latin(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff5a}')
}

/// A stretch of a text as the search index holds it: in lower case, without accents and vowel points, with letters that
/// several languages write differently made one. Letters of other scripts stay what they are.
///
/// The script of the search page folds a query by the same rules (`web/search/words.js`): a change here needs the same there.
pub fn fold_for_search(stretch: &str) -> String {
    if stretch.is_ascii() {
        return stretch.to_ascii_lowercase();
    }
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd()
        .normalize(stretch)
        .to_lowercase();
    let mut folded = String::with_capacity(decomposed.len());
    let mut last = ' ';
    for c in decomposed.chars() {
        let is_short_i = c == '\u{306}' && matches!(last, 'и' | 'у');
        last = c;
        if is_dropped(c) && !is_short_i {
            continue;
        }
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            'ى' | 'ی' => folded.push('ي'),
            'ک' => folded.push('ك'),
            'ة' => folded.push('ه'),
            c if is_word_part(c) => folded.push(c),
            _ => {}
        }
    }
    compose(&folded).into_owned()
}

/// Accents, the vowel points of Hebrew and Arabic, and the stroke that lengthens Arabic words.
fn is_dropped(c: char) -> bool {
    is_combining_accent(c)
        || matches!(c, '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
            | '\u{640}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// A text with letters in the place of the forms that fonts have of them: ligatures, radicals of Han characters, and Arabic letters
/// as they are joined. Programs that make PDFs write those.
pub fn unjoin(text: &str) -> String {
    let is_form = |c: char| matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    let forms = ComposingNormalizerBorrowed::new_nfkc();
    let mut unjoined = String::with_capacity(text.len());
    for c in text.chars() {
        if is_form(c) {
            unjoined.push_str(&forms.normalize(c.encode_utf8(&mut [0; 4])));
        } else {
            unjoined.push(c);
        }
    }
    unjoined
}

/// A text with every letter and its accents as one character, where there is one (NFC).
pub fn compose(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_what_distinguishes_them() {
        assert_eq!(
            fold_name("Carlos Alberto Franco França"),
            fold_name("carlos alberto franco franca")
        );
        assert_eq!(fold_name("S. Jaishankar"), fold_name("S Jaishankar"));
        assert_eq!(fold_name("e\u{301}a"), "ea");
        assert_ne!(fold_name("王毅"), fold_name("王义"));
        for (a, b) in [
            ("علی\u{200c}رضا", "علیرضا"),
            ("क्\u{200d}षेत्र", "क्षेत्र"),
            ("Straßen\u{ad}bau", "STRASSENBAU"),
            ("\u{200e}王毅", "王毅"),
            ("辻\u{e0100}", "辻"),
            ("ガルシア", "ｶﾞﾙｼｱ"),
            ("王\u{fe00}毅", "王毅"),
        ] {
            assert_eq!(fold_name(a), fold_name(b), "{a}");
        }
        assert_eq!(fold_name("Türkiye"), "turkiye");
        assert_eq!(fold_name("\u{301}, — ！"), "");
        assert_eq!(fold_name("ＡＳＥＡＮ１０"), "asean10");
        assert_eq!(fold_name("и\u{306}"), "й");
        assert_eq!(fold_name("ﾄﾖﾀ"), "トヨタ");
        assert_eq!(fold_name("R&D"), fold_name("R & D"));
        assert_eq!(["C", "C++", "C#"].map(fold_name), ["c", "c + +", "c #"]);
    }

    #[test]
    fn the_three_ways_differ() {
        for (text, name, ascii, search) in [
            ("Łódź", "lodz", "lodz", "lodz"),
            ("Jean-Yves", "jean yves", "jean-yves", "jean-yves"),
            ("王毅", "王毅", "wang yi", "王毅"),
            ("Лавро\u{301}в", "лавров", "lavrov", "лавров"),
            ("O’Brien", "obrien", "o'brien", "obrien"),
        ] {
            assert_eq!(
                (&*fold_name(text), &*fold_to_ascii(text), &*fold_for_search(text)),
                (name, ascii, search),
                "{text}"
            );
        }
    }
}
