//! Text in XML: escaped, and without the characters that XML 1.0 forbids even as references. Whatever a text contains, a feed stays
//! well-formed.

use std::borrow::Cow;

/// The text as the content of an element or of an attribute.
pub fn escape<'a>(text: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
    let escaped = quick_xml::escape::escape(text);
    match escaped.bytes().any(may_begin_forbidden) && escaped.contains(is_forbidden) {
        true => Cow::Owned(escaped.replace(is_forbidden, "")),
        false => escaped,
    }
}

/// Whether a byte can be the first of a forbidden character in UTF-8.
fn may_begin_forbidden(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n') || byte == 0xef
}

/// Whether no document may contain a character (XML 1.0, 2.2).
fn is_forbidden(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn every_text_is_well_formed() {
        for (text, escaped) in [
            ("co\u{fffe}operation", "cooperation"),
            ("会谈\u{ffff}，<结束>", "会谈，&lt;结束&gt;"),
            ("a\u{0}\u{b}\u{1f}b", "ab"),
            ("R&D", "R&amp;D"),
            ("Рим", "Рим"),
        ] {
            assert_eq!(escape(text), escaped, "{text:?}");
        }
    }
}
