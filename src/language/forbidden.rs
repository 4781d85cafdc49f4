//! Characters that no text may have: control characters, noncharacters, and a byte order mark that does not begin its file.
//! Their names for messages, and what was meant instead where that is certain.

use super::characters::is_control_character;

/// Whether a character is a noncharacter: one that Unicode promises never to give a meaning, and that XML, feeds and many
/// programs refuse.
pub fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// Whether a character may stand in no text that is published.
pub fn is_forbidden(c: char) -> bool {
    is_control_character(c) || is_noncharacter(c) || c == '\u{feff}'
}

/// What a forbidden character is called, with its article: `the noncharacter U+FFFE`.
pub fn forbidden_name(c: char) -> String {
    let kind = match c {
        '\u{feff}' => "byte order mark",
        c if is_noncharacter(c) => "noncharacter",
        _ => "control character",
    };
    format!("the {kind} U+{:04X}", u32::from(c))
}

/// Where a forbidden character often comes from, as a clause; `None` if that is not known.
pub fn forbidden_origin(c: char) -> Option<String> {
    match c {
        '\u{2}' | '\u{1e}' | '\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
            Some("PDF text extraction often leaves it for a hyphen".to_owned())
        }
        '\u{feff}' => Some("it is left where two files were joined".to_owned()),
        c => windows_1252(c).map(|meant| format!("Windows-1252 has `{meant}` in its place")),
    }
}

/// What is to be written instead of a forbidden character between two others; `None` where a hyphen, a blank or nothing can be
/// meant. Between letters something is missing, so only a byte order mark can be deleted there without a look at the source.
pub fn certain_replacement(before: Option<char>, c: char, after: Option<char>) -> Option<String> {
    if let Some(meant) = windows_1252(c) {
        return Some(meant.to_string());
    }
    let is_in_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !is_forbidden(c));
    (c == '\u{feff}' || !is_in_word(before) || !is_in_word(after)).then(String::new)
}

/// The character that Windows-1252 has where Unicode has a control character (C1): what text in that encoding becomes when it is
/// read as Latin-1. U+0085 is a line end for some programs, and so not certain.
fn windows_1252(c: char) -> Option<char> {
    const MEANT: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '\0', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    let at = u32::from(c).checked_sub(0x80)?;
    MEANT.get(usize::try_from(at).ok()?).copied().filter(|c| *c != '\0')
}

/// Whether a text may have a forbidden character or one that changes the direction of text. It looks at bytes alone, many at a
/// time, since nearly every text has neither.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches, many bytes are looked at in one instruction"
)]
pub fn may_have_unwanted(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_control = |byte: u8| (byte < 0x20) & (byte != b'\n') & (byte != b'\t') | (byte == 0x7f);
    let tail = bytes.get(bytes.len().saturating_sub(2)..).unwrap_or_default();
    if tail.iter().any(|byte| is_control(*byte)) || matches!(tail, [0xc2, 0x80..=0x9f]) {
        return true;
    }
    let triples = bytes.iter().zip(bytes.iter().skip(1)).zip(bytes.iter().skip(2));
    triples.fold(false, |found, ((&a, &b), &c)| {
        let is_c1 = (a == 0xc2) & (b < 0xa0);
        // The last three bytes of every noncharacter at the end of a plane, those of U+FDD0 and on, and the byte order mark.
        let is_noncharacter = (b == 0xbf) & (c >= 0xbe) | (a == 0xef) & (b == 0xb7) & (0x90..=0xaf).contains(&c);
        let is_mark = (a == 0xef) & (b == 0xbb) & (c == 0xbf);
        let turns = (a == 0xe2) & ((b == 0x80) & (0xaa..=0xae).contains(&c) | (b == 0x81) & (0xa6..=0xa9).contains(&c));
        found | is_control(a) | is_c1 | is_noncharacter | is_mark | turns
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::characters::is_direction_control;

    #[test]
    fn noncharacters_are_those_of_unicode() {
        let all = (0..=0x10_ffff)
            .filter_map(char::from_u32)
            .filter(|c| is_noncharacter(*c));
        assert_eq!(all.count(), 66);
        for c in [
            '\u{fffe}',
            '\u{ffff}',
            '\u{1fffe}',
            '\u{10ffff}',
            '\u{fdd0}',
            '\u{0}',
            '\u{85}',
            '\u{7f}',
            '\u{feff}',
        ] {
            assert!(is_forbidden(c), "{c:?}");
        }
        for c in ['\t', '\n', '\u{fffd}', '\u{200e}', '，', '\u{e000}'] {
            assert!(!is_forbidden(c), "{c:?}");
        }
    }

    #[test]
    fn the_look_at_bytes_misses_no_character() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            if !is_forbidden(c) && !is_direction_control(c) {
                assert!(c.len_utf8() > 1 || !may_have_unwanted(&format!("a{c}a")), "{c:?}");
                continue;
            }
            for text in [c.to_string(), format!("{c}x"), format!("{c} - x"), format!("王{c}")] {
                assert!(may_have_unwanted(&text), "{text:?}");
            }
        }
        for text in [
            "",
            "a",
            "Café – “王毅”，説明。",
            "السلام عليكم",
            "Сергей",
            "วันที่",
            "한국어",
        ] {
            assert!(!may_have_unwanted(text), "{text}");
        }
    }

    #[test]
    fn what_was_meant() {
        assert_eq!(
            certain_replacement(Some('t'), '\u{92}', Some('s')).as_deref(),
            Some("’")
        );
        assert_eq!(certain_replacement(Some('o'), '\u{fffe}', Some('o')), None);
        assert_eq!(
            certain_replacement(Some(' '), '\u{fffe}', Some('o')).as_deref(),
            Some("")
        );
        assert_eq!(
            certain_replacement(Some('o'), '\u{feff}', Some('o')).as_deref(),
            Some("")
        );
        assert!(forbidden_name('\u{fffe}').contains("noncharacter U+FFFE"));
        assert!(forbidden_origin('\u{93}').is_some_and(|origin| origin.contains("`“`")));
    }
}
