//! Text made safe inside HTML. Control characters are left out: no text needs them, and two of them mark the holes.

/// What a byte is replaced by; every other byte stands as it is.
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

/// The bytes worth a closer look: a table, since most bytes of a text are none of them.
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

fn escape(out: &mut String, text: &str, quotes: bool) {
    let bytes = text.as_bytes();
    let mut done = 0;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if SPECIAL[byte as usize]
            && let Some(replacement) = replacement(byte, bytes.get(at + 1).copied(), quotes)
        {
            out.push_str(&text[done..at]);
            out.push_str(replacement);
            at += usize::from(byte == 0xc2);
            done = at + 1;
        }
        at += 1;
    }
    out.push_str(&text[done..]);
}

/// Appends `text` as the content of an element.
pub(super) fn text(out: &mut String, text: &str) {
    escape(out, text, false);
}

/// Appends `text` as the content of a double-quoted attribute.
pub(super) fn attribute(out: &mut String, text: &str) {
    escape(out, text, true);
}

/// The body with every control character but tab and newline replaced by spaces, so that places in it stay the same.
pub(super) fn without_controls(body: &str) -> std::borrow::Cow<'_, str> {
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n');
    // Bytes first: to look at every character of every body would cost more than converting some of them.
    let suspicious = |(at, &byte): (usize, &u8)| match byte {
        b'\t' | b'\n' => false,
        0xc2 => matches!(body.as_bytes().get(at + 1), Some(0x80..=0x9f)),
        _ => byte < 0x20 || byte == 0x7f,
    };
    if !body.as_bytes().iter().enumerate().any(suspicious) {
        return body.into();
    }
    let mut clean = String::with_capacity(body.len());
    for c in body.chars() {
        if control(c) {
            clean.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            clean.push(c);
        }
    }
    clean.into()
}
