//! Escapes text for HTML. Control characters are left out: no text needs them, and two of them mark the holes.

use crate::language::characters::is_control_character;
use crate::text::slice;
use std::borrow::Cow;
use std::iter;

/// What a byte is replaced by, given the byte after it; `None` if it stays.
fn replacement(byte: u8, next: Option<u8>, quotes: bool) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' if quotes => Some("&quot;"),
        b'\t' | b'\n' => None,
        0..0x20 | 0x7f => Some(""),
        // U+0080 to U+009F are two bytes; the second one is skipped by the caller.
        0xc2 if matches!(next, Some(0x80..=0x9f)) => Some(""),
        _ => None,
    }
}

/// The bytes that may be replaced: a table, since most bytes of a text are none of them.
const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = byte != b'\t' as usize && byte != b'\n' as usize;
        byte += 1;
    }
    table[b'&' as usize] = true;
    table[b'<' as usize] = true;
    table[b'>' as usize] = true;
    table[b'"' as usize] = true;
    table[0x7f] = true;
    table[0xc2] = true;
    table
};

fn push_escaped(out: &mut String, text: &str, quotes: bool) {
    let bytes = text.as_bytes();
    let mut done = 0;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if SPECIAL[byte as usize]
            && let Some(replacement) = replacement(byte, bytes.get(at + 1).copied(), quotes)
        {
            out.push_str(slice(text, done..at));
            out.push_str(replacement);
            at += usize::from(byte == 0xc2);
            done = at + 1;
        }
        at += 1;
    }
    out.push_str(slice(text, done..));
}

/// Appends `text` as the content of an element.
pub(super) fn push_text(out: &mut String, text: &str) {
    push_escaped(out, text, false);
}

/// Appends `text` as the content of a double-quoted attribute.
pub(super) fn push_attribute(out: &mut String, text: &str) {
    push_escaped(out, text, true);
}

/// Whether any character of `text` is a control character other than tab and newline.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches, many bytes are looked at in one instruction"
)]
pub(super) fn has_controls(text: &str) -> bool {
    // All bytes at once and without branches, since nearly every text is clean. 0xc2 begins U+0080 to U+00BF.
    let suspicious = |byte: u8| (byte < 0x20 && byte != b'\t' && byte != b'\n') | (byte == 0x7f) | (byte == 0xc2);
    text.bytes().fold(false, |found, byte| found | suspicious(byte)) && text.contains(is_control_character)
}

/// The body with every control character but tab and newline replaced by spaces, so that positions in it stay the same.
pub(super) fn without_controls(body: &str) -> Cow<'_, str> {
    if !has_controls(body) {
        return body.into();
    }
    let mut clean = String::with_capacity(body.len());
    for c in body.chars() {
        if is_control_character(c) {
            clean.extend(iter::repeat_n(' ', c.len_utf8()));
        } else {
            clean.push(c);
        }
    }
    clean.into()
}
