//! The text of a saved copy: of a page, a text, a PDF, an e-mail or a page with all of its parts (MHTML). Bytes in; out comes a
//! text, or why there is none.

use super::binary::{binary_kind, is_pdf, is_text};
use super::encoding::decode;
use super::mail::{is_mail, read_mail};
use super::pdf::read_pdf;
use crate::html::looks_like_html;

/// What a saved copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyFormat {
    /// A text.
    Text,
    /// A page of HTML.
    Html,
    /// A file whose text had to be taken out of it, so that its lines are not those of the file.
    Extracted,
}

/// The text of a saved copy.
#[derive(Debug, PartialEq, Eq)]
pub struct CopyText {
    /// The text, with `\n` line ends. Of a page it is the HTML as it was saved.
    pub text: String,
    /// What it was taken from.
    pub format: CopyFormat,
}

/// The text of a saved copy. `extension` is that of its name.
///
/// # Errors
/// Why it has none, as the end of a sentence about it.
pub fn copy_text(bytes: &[u8], extension: Option<&str>) -> Result<CopyText, String> {
    let extracted = |text: String| CopyText {
        text: with_line_feeds(text),
        format: CopyFormat::Extracted,
    };
    if is_pdf(bytes) {
        return read_pdf(bytes).map(extracted);
    }
    if let Some(kind) = binary_kind(bytes) {
        return Err(format!("it is {kind}"));
    }
    if is_mail(bytes, extension) {
        return read_mail(bytes).map(extracted);
    }
    let text = with_line_feeds(decode(bytes).0);
    if !is_text(&text) {
        return Err("it is not a text".to_owned());
    }
    let format = match looks_like_html(&text, extension) {
        true => CopyFormat::Html,
        false => CopyFormat::Text,
    };
    Ok(CopyText { text, format })
}

fn with_line_feeds(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}
