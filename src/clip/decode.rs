//! From bytes to the text of an article; what is none is refused.

use crate::load;

/// The largest article, in bytes.
pub const LIMIT: usize = 16 << 20;

/// A text and how it was read.
#[derive(Debug)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The encoding, where it is a guess.
    pub guess: Option<&'static str>,
}

/// Beginnings of files that are no text, and what they are.
const BINARIES: [(&[u8], &str); 8] = [
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "compressed"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"bplist00", "a web archive"),
];

/// The text of some bytes.
///
/// # Errors
/// Why they are no article, as the end of the sentence "no article found in …: ".
pub fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    if bytes.len() > LIMIT {
        return Err(format!(
            "it has {} bytes, and an article has at most {LIMIT}",
            bytes.len()
        ));
    }
    if let Some((_, what)) = BINARIES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(format!("it is {what}; save the article as HTML or as text"));
    }
    let (text, guess) = load::decode(bytes);
    let controls = text
        .chars()
        .take(100_000)
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'));
    let (controls, all) = (controls.count(), text.chars().take(100_000).count());
    if text.contains('\0') || controls * 20 > all {
        return Err("it is no text; save the article as HTML or as text".to_owned());
    }
    if text
        .chars()
        .all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}')
    {
        return Err("it is empty".to_owned());
    }
    Ok(Decoded { text, guess })
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
            (b"\x7fELF\x02\x01\x01\0\0\0abc\0\0\x01\x02\x03", "no text"),
            (b"\x01\x02\x03\x04\x05abc", "no text"),
        ] {
            let error = decode(bytes).expect_err(why);
            assert!(error.contains(why), "{error}");
        }
    }
}
