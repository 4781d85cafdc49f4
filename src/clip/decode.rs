//! Reads the bytes of a saved article as text, and refuses what is no text.

use crate::load;

/// The largest article, in bytes.
pub const MAX_BYTES: usize = 16 << 20;

/// The text of an article, and how it was read.
#[derive(Debug)]
pub struct DecodedText {
    /// The text.
    pub text: String,
    /// The encoding, if it is a guess.
    pub guessed_encoding: Option<&'static str>,
}

/// The first bytes of files that are no text, and what they are.
const BINARIES: [(&[u8], &str); 8] = [
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "compressed"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"bplist00", "a web archive"),
];

/// The text of some bytes.
///
/// # Errors
/// Why they are no article, as the end of the sentence "… cannot be clipped: ".
pub fn decode_article(bytes: &[u8]) -> Result<DecodedText, String> {
    if bytes.len() > MAX_BYTES {
        return Err(format!("it has {} bytes; the limit is {MAX_BYTES}", bytes.len()));
    }
    if let Some((_, what)) = BINARIES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(format!("it is {what}; save the article as HTML or as text"));
    }
    let (text, guessed_encoding) = load::decode(bytes);
    let controls = text
        .chars()
        .take(100_000)
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'));
    let (controls, all) = (controls.count(), text.chars().take(100_000).count());
    if text.contains('\0') || controls * 20 > all {
        return Err("it is not text; save the article as HTML or as text".to_owned());
    }
    if text
        .chars()
        .all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}')
    {
        return Err("it is empty".to_owned());
    }
    Ok(DecodedText { text, guessed_encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_article() {
        for (bytes, why) in [
            (&b""[..], "empty"),
            (b" \n\t", "empty"),
            (b"\xef\xbb\xbf", "empty"),
            (b"%PDF-1.7 abc", "PDF"),
            (b"\x7fELF\x02\x01\x01\0\0\0abc\0\0\x01\x02\x03", "not text"),
            (b"\x01\x02\x03\x04\x05abc", "not text"),
        ] {
            let error = decode_article(bytes).expect_err(why);
            assert!(error.contains(why), "{error}");
        }
    }
}
