//! From bytes to text: byte order mark, UTF-8, UTF-16 without a mark, what the page declares, else Windows-1252.
//! The only place that names encoding_rs.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

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
/// Why they are no article, as the end of the sentence "… cannot be clipped: ".
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
    let (encoding, guess) = encoding(bytes);
    let (text, _, _) = encoding.decode(bytes);
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
    Ok(Decoded {
        text: text.into_owned(),
        guess: guess.then(|| encoding.name()),
    })
}

fn encoding(bytes: &[u8]) -> (&'static Encoding, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, false);
    }
    let start = &bytes[..bytes.len().min(4096)];
    // Of Latin text in UTF-16, every other byte is zero.
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count() * 5 > start.len();
    match (zeros(0), zeros(1)) {
        (true, false) => return (UTF_16BE, true),
        (false, true) => return (UTF_16LE, true),
        _ => {}
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, false);
    }
    match declared(start) {
        Some(encoding) => (encoding, false),
        None => (WINDOWS_1252, true),
    }
}

/// The encoding that `<meta charset>` or the XML declaration names.
fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let lower = start.to_ascii_lowercase();
    ["charset", "encoding"].into_iter().find_map(|word| {
        let at = lower.windows(word.len()).position(|window| window == word.as_bytes())?;
        let rest = &lower[at + word.len()..];
        let skipped = rest.iter().position(|byte| !b" =\"'".contains(byte))?;
        let label = rest[skipped..].split(|byte| b" \"';>?/".contains(byte)).next()?;
        // A page that was read byte by byte to find this is not UTF-16.
        Encoding::for_label(label).filter(|encoding| ![UTF_16BE, UTF_16LE, UTF_8].contains(encoding))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        let utf_16 = |bytes: fn(u16) -> [u8; 2]| "Sommet à Rome".encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let mut marked = vec![0xff, 0xfe];
        marked.extend(utf_16(u16::to_le_bytes));
        for (bytes, guess) in [
            ("Sommet à Rome".as_bytes().to_vec(), None),
            (b"\xef\xbb\xbfSommet \xc3\xa0 Rome".to_vec(), None),
            (marked, None),
            (utf_16(u16::to_le_bytes), Some("UTF-16LE")),
            (utf_16(u16::to_be_bytes), Some("UTF-16BE")),
            (b"Sommet \xe0 Rome".to_vec(), Some("windows-1252")),
        ] {
            let decoded = decode(&bytes).expect("it is a text");
            assert_eq!((decoded.text.as_str(), decoded.guess), ("Sommet à Rome", guess));
        }
        let page = b"<meta charset=\"windows-1251\"><p>\xc2\xe0\xed \xc8</p>";
        let decoded = decode(page).expect("it is a text");
        assert!(decoded.text.contains("Ван И") && decoded.guess.is_none());
    }

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
