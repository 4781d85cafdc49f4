//! The text of an e-mail, and of a page that a browser saved with all of its parts, which has the form of one (MHTML): headline,
//! then each part that is text, HTML or PDF. The only place that names mailparse.

use super::encoding::{decode, decode_as};
use super::pdf::read_pdf;
use crate::html::{FILLER, blank_markup};
use mailparse::{MailHeaderMap, ParsedMail, parse_mail};

/// The ends of the names of such files.
const EXTENSIONS: [&str; 3] = ["eml", "mht", "mhtml"];
/// How deep e-mails may be attached to each other.
const DEPTH: usize = 4;
/// How many bytes of a file are looked at for its header.
const HEADER: usize = 16 << 10;

/// Whether a file is an e-mail or MHTML: by its name, or by a header that only they have.
pub fn is_mail(bytes: &[u8], extension: Option<&str>) -> bool {
    let start = String::from_utf8_lossy(bytes.get(..HEADER).unwrap_or(bytes)).to_ascii_lowercase();
    let header = start.lines().take_while(|line| !line.trim().is_empty());
    let mut names = header.map(|line| line.split(':').next().unwrap_or_default());
    let is_named = extension.is_some_and(|extension| EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str()));
    names.any(|name| name == "mime-version" || is_named && name == "content-type" || is_named && name == "subject")
}

/// The text of an e-mail or of MHTML.
///
/// # Errors
/// Why it has none.
pub fn read_mail(bytes: &[u8]) -> Result<String, String> {
    let mut text = String::new();
    let mut unread = None;
    append_mail(bytes, DEPTH, &mut text, &mut unread)?;
    match unread {
        // What was said may be in the part that is not read.
        Some(why) => Err(why),
        None if text.trim().is_empty() => Err("it is an e-mail without text".to_owned()),
        None => Ok(text),
    }
}

/// The article of an e-mail or of MHTML, to be read as such: its subject and its first text, or else its first page of HTML.
///
/// # Errors
/// Why it has none.
pub fn mail_article(bytes: &[u8]) -> Result<String, String> {
    let damaged = |_| "it is a damaged e-mail".to_owned();
    let mail = parse_mail(bytes).map_err(damaged)?;
    for kind in ["text/plain", "text/html", "application/xhtml+xml"] {
        let Some(part) = mail.parts().find(|part| part.ctype.mimetype.eq_ignore_ascii_case(kind)) else {
            continue;
        };
        let text = decode_part(part, &part.get_body_raw().map_err(damaged)?);
        let subject = mail.headers.get_first_value("Subject").filter(|_| kind == "text/plain");
        return Ok(subject.map_or_else(|| text.clone(), |subject| format!("{subject}\n\n{text}")));
    }
    Err("it is an e-mail without text".to_owned())
}

fn append_mail(bytes: &[u8], depth: usize, text: &mut String, unread: &mut Option<String>) -> Result<(), String> {
    let mail = parse_mail(bytes).map_err(|_| "it is a damaged e-mail".to_owned())?;
    if let Some(subject) = mail.headers.get_first_value("Subject") {
        append(&subject, text);
    }
    for part in mail.parts().filter(|part| part.subparts.is_empty()) {
        append_part(part, depth, text, unread)?;
    }
    Ok(())
}

/// Appends a part, if it is one that people read.
fn append_part(part: &ParsedMail, depth: usize, text: &mut String, unread: &mut Option<String>) -> Result<(), String> {
    let kind = part.ctype.mimetype.to_ascii_lowercase();
    let body = || part.get_body_raw().map_err(|_| "it is a damaged e-mail".to_owned());
    match kind.as_str() {
        "text/html" | "application/xhtml+xml" => {
            let page = decode_part(part, &body()?);
            append(&blank_markup(&page).replace(FILLER, ""), text);
        }
        "text/plain" => append(&decode_part(part, &body()?), text),
        "message/rfc822" => match depth.checked_sub(1) {
            Some(depth) => append_mail(&body()?, depth, text, unread)?,
            None => *unread = Some("it has e-mails within e-mails, too deep to be read".to_owned()),
        },
        "application/pdf" => match read_pdf(&body()?) {
            Ok(attached) => append(&attached, text),
            Err(why) => *unread = Some(format!("an attached file is not readable: {why}")),
        },
        "application/pkcs7-mime" | "application/x-pkcs7-mime" | "application/pgp-encrypted" => {
            *unread = Some("it is encrypted".to_owned());
        }
        _ => {}
    }
    Ok(())
}

/// The text of a part in the encoding that its header names, or that it has by itself.
fn decode_part(part: &ParsedMail, bytes: &[u8]) -> String {
    let named = part.ctype.params.get("charset");
    let named = named.and_then(|label| decode_as(bytes, label));
    named.unwrap_or_else(|| decode(bytes).0)
}

fn append(part: &str, text: &mut String) {
    text.push_str(part);
    text.push_str("\n\n");
}
