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

/// The text of some bytes. `extension` is that of the file that they are from.
///
/// # Errors
/// Why they are no article, as the end of the sentence "no article found in …: ".
pub fn decode_article(bytes: &[u8], extension: Option<&str>) -> Result<DecodedText, String> {
    if bytes.len() > MAX_BYTES {
        return Err(format!("it has {} bytes; the limit is {MAX_BYTES}", bytes.len()));
    }
    if let Some(what) = load::binary_kind(bytes) {
        return Err(format!("it is {what}; save the article as HTML or as text"));
    }
    let (text, guessed_encoding) = match load::is_mail(bytes, extension) {
        true => (load::mail_article(bytes)?, None),
        false => load::decode(bytes),
    };
    if !load::is_text(&text) {
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
    fn e_mails_and_pages_with_their_parts_are_decoded() {
        let page = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\
                    Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><title>Ministers meet =E2=80=94 Rome</title>\r\n--b--\r\n";
        let mail =
            "Subject: =?utf-8?B?R2VzcHLDpGNo?=\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nSie sprachen.";
        let decoded = |bytes: &str, extension| decode_article(bytes.as_bytes(), extension).expect("an article").text;
        assert_eq!(decoded(page, None).trim(), "<html><title>Ministers meet — Rome</title>");
        assert_eq!(decoded(mail, Some("eml")), "Gespräch\n\nSie sprachen.");
        assert!(decoded(mail, Some("txt")).starts_with("Subject"));
    }

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
            let error = decode_article(bytes, None).expect_err(why);
            assert!(error.contains(why), "{error}");
        }
    }
}
