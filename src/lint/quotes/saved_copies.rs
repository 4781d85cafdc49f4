//! The saved copies of an entry's sources, as texts to compare with. What keeps one from being read is reported.

use super::html;
use super::tokens::{Token, Vocabulary};
use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::html::looks_like_html;
use crate::lint::subject::Subject;
use crate::load::{ARCHIVE, Inputs, SavedTextError};
use crate::text::slice;
use std::ops::Range;
use std::sync::Arc;

/// A saved copy.
pub struct SavedCopy {
    /// Its path below the root of the digest.
    pub path: Arc<str>,
    /// Its text. Of HTML, what is no text is blank, so that bytes keep their places.
    pub text: String,
    /// The words and marks of the text.
    pub tokens: Vec<Token>,
    /// Its language (BCP 47); None where the entry does not give it.
    pub language: Option<String>,
}

impl SavedCopy {
    /// The location of some of its tokens.
    pub fn location(&self, tokens: Range<usize>) -> Location {
        Location::bytes(&self.path, self.bytes(tokens))
    }

    /// The words of some of its tokens, on one line.
    pub fn words(&self, tokens: Range<usize>) -> String {
        on_one_line(slice(&self.text, self.bytes(tokens)))
    }

    fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let tokens = &self.tokens[tokens];
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.bytes.start..last.bytes.end,
            _ => 0..0,
        }
    }
}

/// A text on one line, without the fillers that stand for HTML.
pub fn on_one_line(text: &str) -> String {
    let text = text.replace(html::FILLER, "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The saved copies of an entry that can be read; of the others it reports why.
pub fn read_saved_copies(
    inputs: &Inputs,
    subject: &Subject,
    vocabulary: &mut Vocabulary,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<SavedCopy> {
    let mut copies: Vec<SavedCopy> = Vec::new();
    for (at, account) in &subject.front.accounts {
        let Some(saved) = &account.saved else { continue };
        let field = |name: &str| {
            let path = FieldPath::root().key("source").index(*at).key("saved").key(name);
            Location::value(&subject.file.path, path)
        };
        let path: Arc<str> = format!("{ARCHIVE}/{}", saved.file).into();
        let file = match inputs.saved_text(&saved.file) {
            Ok(file) => file,
            Err(why) => {
                diagnostics.push(report_unread(&path, &why, field("file")));
                continue;
            }
        };
        if let Some(hash) = saved
            .sha256
            .as_ref()
            .filter(|hash| !hash.eq_ignore_ascii_case(&file.sha256))
        {
            let message = format!(
                "{path} has changed since it was saved: its SHA-256 is not {}…",
                hash.chars().take(8).collect::<String>()
            );
            let help = "restore the saved copy, or read the new one and write its SHA-256";
            diagnostics.push(Diagnostic::new(&rules::SAVED_COPY_CHANGED, field("sha256"), message).help(help));
        }
        if copies.iter().any(|copy| copy.path == path) {
            continue;
        }
        let extension = path.rsplit_once('.').map(|(_, extension)| extension);
        let text = if looks_like_html(&file.text, extension) {
            html::blank_markup(&file.text)
        } else {
            file.text
        };
        copies.push(SavedCopy {
            tokens: vocabulary.tokens(&text),
            path,
            text,
            language: account.language.clone(),
        });
    }
    copies
}

fn report_unread(path: &str, why: &SavedTextError, location: Location) -> Diagnostic {
    match why {
        SavedTextError::Missing => {
            let message = format!("{path} is missing, so quotations from it are not checked");
            let help = "save a copy there; archive/ is not published";
            Diagnostic::new(&rules::SAVED_COPY_MISSING, location, message).help(help)
        }
        SavedTextError::Outside => {
            let message = format!("{path} is outside of {ARCHIVE}/, ignored");
            let help = format!("put the copy itself into {ARCHIVE}/");
            Diagnostic::new(&rules::SAVED_COPY_OUTSIDE, location, message).help(help)
        }
        SavedTextError::Unreadable(why) => {
            let message = format!("{path} cannot be read: {why}");
            Diagnostic::new(&rules::SAVED_COPY_MISSING, location, message).help("save the copy as a text or a page")
        }
    }
}
