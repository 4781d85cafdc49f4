//! From bytes to text, by the first that applies: byte order mark, UTF-16 without a mark, UTF-8, what the page declares,
//! Windows-1252.
//! The only place that names encoding_rs.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};

/// The text of some bytes, and the name of the encoding where it is a guess.
pub fn decode(bytes: &[u8]) -> (String, Option<&'static str>) {
    let (encoding, guess) = encoding(bytes);
    let text = encoding.decode(bytes).0.into_owned();
    (text, guess.then(|| encoding.name()))
}

/// The text of some bytes in the encoding that has a label (WHATWG Encoding, 4.2); `None` if no encoding has it.
pub fn decode_as(bytes: &[u8], label: &str) -> Option<String> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode(bytes).0.into_owned())
}

fn encoding(bytes: &[u8]) -> (&'static Encoding, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, false);
    }
    let start = bytes.get(..4096).unwrap_or(bytes);
    // In UTF-16, every other byte of Latin text is zero: a fifth of all bytes is enough to tell.
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

/// Text in an older encoding, and what that encoding is probably called. `None` where nothing points to one.
pub fn decode_older(bytes: &[u8]) -> Option<(String, &'static str)> {
    let is_high = |byte: &&u8| **byte >= 0x80;
    let high = bytes.iter().filter(is_high).count();
    // Between Latin letters stand single letters with accents, in other scripts whole words of high bytes.
    let paired = bytes
        .windows(2)
        .filter(|pair| pair.iter().all(|byte| *byte >= 0x80))
        .count();
    let is_letter = |byte: &u8| *byte >= 0xc0 || matches!(byte, 0xa8 | 0xb8);
    let letters = bytes.iter().filter(|byte| is_letter(byte)).count();
    let (encoding, name) = if paired * 2 <= high {
        (WINDOWS_1252, "Windows-1252")
    } else if letters * 10 >= high * 9 && bytes.iter().filter(is_high).all(|byte| *byte >= 0x93) {
        (WINDOWS_1251, "Windows-1251")
    } else {
        return None;
    };
    let (text, _, has_errors) = encoding.decode(bytes);
    (!has_errors).then(|| (text.into_owned(), name))
}

/// The encoding that `<meta charset>` or the XML declaration names.
fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let lower = start.to_ascii_lowercase();
    ["charset", "encoding"].into_iter().find_map(|word| {
        let at = lower.windows(word.len()).position(|window| window == word.as_bytes())?;
        let rest = lower.get(at + word.len()..)?;
        let skipped = rest.iter().position(|byte| !b" =\"'".contains(byte))?;
        let label = rest.get(skipped..)?.split(|byte| b" \"';>?/".contains(byte)).next()?;
        // A page that was read byte by byte to find this is not UTF-16.
        Encoding::for_label(label).filter(|encoding| ![UTF_16BE, UTF_16LE, UTF_8].contains(encoding))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_encodings_are_guessed() {
        for (bytes, expected) in [
            (&b"Caf\xe9 in Suva"[..], Some(("Café in Suva", "Windows-1252"))),
            (b"\x93Caf\xe9\x94", Some(("“Café”", "Windows-1252"))),
            (
                b"\xd1\xe5\xf0\xe3\xe5\xe9 \xcb\xe0\xe2\xf0\xee\xe2",
                Some(("Сергей Лавров", "Windows-1251")),
            ),
            (b"\xcd\xf5\xd2\xe3\xb7\xc3\xce\xca", None),
        ] {
            let found = decode_older(bytes);
            assert_eq!(found.as_ref().map(|(text, name)| (text.as_str(), *name)), expected);
        }
    }

    #[test]
    fn encodings_are_recognised() {
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
            assert_eq!(decode(&bytes), ("Sommet à Rome".to_owned(), guess));
        }
        let page = b"<meta charset=\"windows-1251\"><p>\xc2\xe0\xed \xc8</p>";
        assert_eq!(decode(page).0, "<meta charset=\"windows-1251\"><p>Ван И</p>");
        assert_eq!(decode(b"charset=nothing; \xe9").0, "charset=nothing; é");
        assert_eq!(decode(b"\x93\xe9\x94").0, "“é”");
        assert_eq!(decode(b""), (String::new(), None));
    }
}
