//! Characters that are typed, pasted or put in by a word processor where another one is meant: those that cannot be seen,
//! full-width letters and signs, typographic quotation marks, bullets. Names for messages, and what is meant instead.

use super::characters::is_invisible;
use super::quotation_marks::is_quotation_mark;

/// Signs that word processors begin the items of a list with.
const BULLETS: [char; 17] = [
    '•', '‣', '◦', '●', '○', '▪', '▫', '■', '·', '∙', '⁃', '–', '—', '‒', '−', '*', '・',
];

/// What a character that cannot be seen, or that looks like another one, is called, with its article; `None` for all others.
pub fn character_name(c: char) -> Option<&'static str> {
    Some(match c {
        '\t' => "a tab",
        '\u{a0}' => "a no-break space",
        '\u{202f}' => "a narrow no-break space",
        '\u{2007}' => "a figure space",
        '\u{3000}' => "a full-width space",
        '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{1680}' => "a typographic space",
        '\u{200b}' => "a zero-width space",
        '\u{200c}' => "a zero-width non-joiner",
        '\u{200d}' => "a zero-width joiner",
        '\u{2060}' => "a word joiner",
        '\u{feff}' => "a byte order mark",
        '\u{ad}' => "a soft hyphen",
        '\u{200e}' | '\u{200f}' | '\u{61c}' => "a direction mark",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "a mark that changes the direction of text",
        '\u{180e}' => "a Mongolian vowel separator",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "an invisible Hangul letter",
        '\u{fe00}'..='\u{fe0f}' => "a variation selector",
        '：' => "a full-width colon",
        '，' | '、' => "a full-width comma",
        '［' | '］' | '【' | '】' => "a full-width bracket",
        '｛' | '｝' => "a full-width brace",
        '－' => "a full-width hyphen",
        '＃' => "a full-width number sign",
        '\u{ff01}'..='\u{ff5e}' => "a full-width character",
        '﹕' | '︓' | '∶' | 'ː' | '꞉' => "a character that only looks like a colon",
        _ => return None,
    })
}

/// Whether a character is a blank that YAML does not take for one, or shows nothing at all.
pub fn is_unseen(c: char) -> bool {
    c != ' ' && c != '\n' && c != '\t' && (c.is_whitespace() || is_invisible(c) || is_zero_width(c))
}

fn is_zero_width(c: char) -> bool {
    matches!(
        c,
        '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{61c}' | '\u{180e}' | '\u{fe00}'
            ..='\u{fe0f}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}'
    )
}

/// Whether a character looks like a colon and is none.
pub fn is_other_colon(c: char) -> bool {
    matches!(c, '：' | '﹕' | '︓' | '∶' | 'ː' | '꞉')
}

/// Whether a character is a bullet or a dash that is no hyphen.
pub fn is_bullet(c: char) -> bool {
    BULLETS.contains(&c)
}

/// The text after the bullet or dash that it begins with, and that sign; `None` if it begins with none. A hyphen counts
/// only where no blank follows it, and a dash or an asterisk not if another sign follows, as in `**bold**`.
pub fn after_bullet(text: &str) -> Option<(char, &str)> {
    let text = text.trim_start_matches(|c: char| c == ' ' || is_unseen(c));
    let sign = text.chars().next().filter(|&c| is_bullet(c) || c == '-')?;
    let rest = text
        .strip_prefix(sign)
        .filter(|rest| sign != '-' || !rest.starts_with(' '))?;
    let item = rest.trim_start_matches(|c: char| c == ' ' || is_unseen(c));
    let next = item.chars().next()?;
    let is_item = next.is_alphanumeric() || is_quotation_mark(next) || matches!(next, '{' | '[' | '(');
    // `-5` and `*alias` are something else.
    let is_other = matches!(sign, '-' | '*' | '−') && item.len() == rest.len() && !next.is_alphabetic()
        || sign == '*' && item.len() == rest.len();
    (is_item && !is_other).then_some((sign, item))
}

/// The text between the quotation marks that stand around the whole of it, if they are not those of YAML: “…”, « … », „…“.
pub fn without_typographic_quotes(text: &str) -> Option<&str> {
    let text = text.trim();
    let open = text.chars().next()?;
    let close = text.chars().next_back()?;
    let is_typographic = |c: char| is_quotation_mark(c) && !matches!(c, '"' | '\'' | '`' | '´');
    if !is_typographic(open) && !is_typographic(close) {
        return None;
    }
    if !is_quotation_mark(open) || !is_quotation_mark(close) {
        return None;
    }
    let inside = text.strip_prefix(open)?.strip_suffix(close)?;
    let has_other_marks = inside.contains(close) && close != '’' || inside.contains(open);
    (!has_other_marks && !inside.trim().is_empty()).then(|| inside.trim())
}

/// A text as it is meant where only plain characters can be: unseen characters and typographic quotation marks around it
/// removed, full-width characters as ASCII. With it comes what was wrong, as a clause; `None` if nothing was.
pub fn as_meant(text: &str) -> Option<(String, String)> {
    let unquoted = without_typographic_quotes(text);
    let strange = text.chars().find(|&c| is_unseen(c) || is_full_width(c));
    let reason = match (unquoted, strange.and_then(character_name)) {
        (Some(_), _) => "curly quotes stand around it, which do not quote".to_owned(),
        (None, Some(name)) => format!("it contains {name}"),
        (None, None) => return None,
    };
    let meant: String = unquoted
        .unwrap_or(text)
        .chars()
        .filter_map(|c| match c {
            c if c.is_whitespace() => Some(' '),
            c if is_unseen(c) => None,
            c if is_full_width(c) => half_width(c),
            c => Some(c),
        })
        .collect();
    Some((meant.trim().to_owned(), reason))
}

fn is_full_width(c: char) -> bool {
    matches!(c, '\u{ff01}'..='\u{ff5e}')
}

fn half_width(c: char) -> Option<char> {
    char::from_u32(u32::from(c).checked_sub(0xfee0)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_quotes_is_removed() {
        for (text, inside) in [
            ("“A: b”", Some("A: b")),
            ("„A“", Some("A")),
            ("« A »", Some("A")),
            ("«\u{a0}A\u{a0}»", Some("A")),
            ("‘it’s’", Some("it’s")),
            ("»A«", Some("A")),
            ("「あ」", Some("あ")),
            ("”A”", Some("A")),
            ("“A” and “B”", None),
            ("\"A\"", None),
            ("“A", None),
            ("“”", None),
            ("”", None),
            ("", None),
        ] {
            assert_eq!(without_typographic_quotes(text), inside, "{text}");
        }
    }

    #[test]
    fn what_stands_for_list_marks_is_found() {
        for (text, item) in [
            ("• Tavalu", Some(('•', "Tavalu"))),
            ("–Tavalu", Some(('–', "Tavalu"))),
            ("-Tavalu", Some(('-', "Tavalu"))),
            ("* Tavalu", Some(('*', "Tavalu"))),
            ("·\u{a0}Tavalu", Some(('·', "Tavalu"))),
            ("*alias", None),
            ("-5", None),
            ("**bold**", None),
            ("—", None),
            ("Tavalu", None),
            ("", None),
        ] {
            assert_eq!(after_bullet(text), item, "{text}");
        }
    }

    #[test]
    fn characters_are_replaced_by_those_that_are_meant() {
        let meant = |text| as_meant(text).map(|(meant, _)| meant);
        assert_eq!(meant("２０２１－１０－３０").as_deref(), Some("2021-10-30"));
        assert_eq!(meant("meet\u{ad}ing\u{200b}").as_deref(), Some("meeting"));
        assert_eq!(meant("\u{a0}“IT”\u{a0}").as_deref(), Some("IT"));
        assert_eq!(meant("meeting"), None);
        for c in ['\u{a0}', '\u{200b}', '\u{feff}', '：', '\u{ad}', '\u{202e}'] {
            assert!(character_name(c).is_some(), "{c:?}");
        }
    }
}
