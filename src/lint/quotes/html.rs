//! The text of a page of HTML, for comparing words: whatever is no text becomes blank, byte for byte, so that every word
//! keeps its place. Nothing is interpreted, run or fetched.

use std::ops::Range;

/// Elements whose content nobody reads.
const UNREAD: [&str; 6] = ["script", "style", "noscript", "template", "svg", "textarea"];

/// Elements that stand within words and do not part them.
const WITHIN: [&str; 20] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "mark", "s", "small", "span", "strong",
    "sub", "sup", "u", "wbr",
];

/// What fills the place of something that parts no words. Folding passes over it.
pub const FILLER: char = '\0';

/// Whether a saved copy is HTML, by its name or its first words.
pub fn is_html(path: &str, text: &str) -> bool {
    let path = path.to_ascii_lowercase();
    let start = text.trim_start().get(..14).unwrap_or_default().to_ascii_lowercase();
    [".html", ".htm", ".xhtml"].iter().any(|end| path.ends_with(end))
        || start.starts_with("<!doctype html")
        || start.starts_with("<html")
}

/// The text, as long as the page is.
pub fn text(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut at = 0;
    while let Some(found) = page[at..].find(['<', '&']) {
        out.push_str(&page[at..at + found]);
        at += found;
        let rest = &page[at..];
        let (length, filler) = match rest.as_bytes()[0] {
            b'<' => markup(rest).unwrap_or((0, ' ')),
            _ => match entity(rest) {
                Some((length, char)) => {
                    out.push(char);
                    out.extend(std::iter::repeat_n(FILLER, length - char.len_utf8()));
                    at += length;
                    continue;
                }
                None => (0, ' '),
            },
        };
        if length == 0 {
            out.push(char::from(rest.as_bytes()[0]));
            at += 1;
        } else {
            blank(&rest[..length], filler, &mut out);
            at += length;
        }
    }
    out.push_str(&page[at..]);
    out
}

/// Writes as many fillers as the text has bytes, and its line ends.
fn blank(text: &str, filler: char, out: &mut String) {
    out.extend(text.bytes().map(|byte| if byte == b'\n' { '\n' } else { filler }));
}

/// How long the markup is that a text begins with, together with what nobody reads, and what takes its place.
fn markup(rest: &str) -> Option<(usize, char)> {
    if let Some(comment) = rest.strip_prefix("<!--") {
        let end = comment
            .find("-->")
            .map_or(rest.len(), |end| "<!--".len() + end + "-->".len());
        return Some((end, FILLER));
    }
    let inside = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
        return None;
    }
    let name = inside
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(inside.len());
    let name = inside[..name].to_ascii_lowercase();
    let end = tag_end(rest);
    if !rest.starts_with("</") && UNREAD.contains(&name.as_str()) && !rest[..end].ends_with("/>") {
        let close = closing(rest, end, &name);
        return Some((close.end, ' '));
    }
    let within = WITHIN.contains(&name.as_str());
    Some((end, if within { FILLER } else { ' ' }))
}

/// Where a tag ends: at its `>`, those in quotation marks left aside.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            // A quotation mark opens a value only after an equals sign.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    tag.len()
}

/// The closing tag of an element; the end of the text where there is none.
fn closing(text: &str, from: usize, name: &str) -> Range<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(found) = text[at..].find("</") {
        let start = at + found;
        let after = start + 2 + name.len();
        let same = bytes
            .get(start + 2..after)
            .is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
        if same && bytes.get(after).is_none_or(|byte| !byte.is_ascii_alphanumeric()) {
            return start..start + tag_end(&text[start..]);
        }
        at = start + 2;
    }
    text.len()..text.len()
}

/// The character that a text begins with the entity of, and the entity's length, which is never shorter.
fn entity(rest: &str) -> Option<(usize, char)> {
    let end = rest.bytes().take(12).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let char = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|char| !char.is_control())?
        }
        None => match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{a0}',
            "lsquo" => '‘',
            "rsquo" => '’',
            "ldquo" => '“',
            "rdquo" => '”',
            "laquo" => '«',
            "raquo" => '»',
            "ndash" => '–',
            "mdash" => '—',
            "hellip" => '…',
            "shy" => '\u{ad}',
            _ => accented(name)?,
        },
    };
    Some((end + 1, char)).filter(|(length, char)| *length >= char.len_utf8())
}

/// A Latin letter of an entity such as `eacute`: accents do not count in comparing, so that the bare letter will do.
fn accented(name: &str) -> Option<char> {
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let accent = &name[1..];
    let known = [
        "acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "slash", "caron",
    ];
    known.contains(&accent).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places() {
        let page = "<p class=\"a>b\">Don&rsquo;t <b>w</b>ait<br>here<script>no()</script> 1 < 2 &amp; caf&eacute;<!-- x -->s</p>";
        let text = text(page);
        assert_eq!(text.len(), page.len());
        for word in ["Don", "here", "caf"] {
            assert_eq!(text.find(word), page.find(word), "{word}");
        }
        let plain: String = text.chars().filter(|c| *c != FILLER).collect();
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(plain, "Don’t wait here 1 < 2 & cafes");
    }

    #[test]
    fn broken_pages_do_no_harm() {
        for page in [
            "<",
            "<a",
            "<a href=\"",
            "<script>",
            "<!--",
            "&",
            "&#;",
            "&#x110000;",
            "&#0;",
            "</",
            "<script></scrip",
            "<svg/>x",
            "é<é&é;",
            "<style></style",
            "&eé;",
        ] {
            assert_eq!(text(page).len(), page.len(), "{page}");
        }
        let many = "<script>".repeat(100_000) + &"<a b='".repeat(100_000) + &"</".repeat(100_000);
        assert_eq!(text(&many).len(), many.len());
        let many = "</scrip ".repeat(100_000) + &"& ".repeat(100_000);
        assert_eq!(text(&many).len(), many.len());
    }

    #[test]
    fn pages_are_told_from_texts() {
        assert!(is_html("a.HTM", "") && is_html("a", "\n<!DOCTYPE html>") && is_html("a", "<html lang=en>"));
        assert!(!is_html("a.txt", "<p>") && !is_html("a", "é"));
    }
}
