//! The saved copies of an entry's sources, as texts to compare with; what keeps one from being read is told.

use super::html;
use super::tokens::{Token, Vocabulary};
use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::html::looks_like_html;
use crate::lint::subject::Subject;
use crate::load::{ARCHIVE, Inputs, SavedTextError};
use std::ops::Range;
use std::sync::Arc;

/// A saved copy.
pub struct Copy {
    /// Its path below the digest's root.
    pub path: Arc<str>,
    /// Its text. Of HTML, what is no text is blank.
    pub text: String,
    /// Its words and marks.
    pub tokens: Vec<Token>,
    /// Its language (BCP 47), where the entry gives it.
    pub language: Option<String>,
}

impl Copy {
    /// The place of some of its tokens.
    pub fn location(&self, tokens: Range<usize>) -> Location {
        Location::bytes(&self.path, self.bytes(tokens))
    }

    /// What some of its tokens say, on one line.
    pub fn said(&self, tokens: Range<usize>) -> String {
        said(&self.text[self.bytes(tokens)])
    }

    fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let tokens = &self.tokens[tokens];
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.bytes.start..last.bytes.end,
            _ => 0..0,
        }
    }
}

/// A text on one line, without fillers.
pub fn said(text: &str) -> String {
    let text = text.replace(html::FILLER, "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The saved copies of an entry that can be read.
pub fn read(
    inputs: &Inputs,
    subject: &Subject,
    vocabulary: &mut Vocabulary,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Copy> {
    let mut copies: Vec<Copy> = Vec::new();
    for (at, account) in &subject.front.accounts {
        let Some(saved) = &account.saved else { continue };
        let field = |name: &str| {
            let path = FieldPath::root().key("source").index(*at).key("saved").key(name);
            Location::value(&subject.file.path, path)
        };
        let path: Arc<str> = format!("{ARCHIVE}/{}", saved.file).into();
        let found = match inputs.saved_text(&saved.file) {
            Ok(found) => found,
            Err(why) => {
                diagnostics.push(unread(&path, &why, field("file")));
                continue;
            }
        };
        if let Some(hash) = saved
            .sha256
            .as_ref()
            .filter(|hash| !hash.eq_ignore_ascii_case(&found.sha256))
        {
            let message = format!(
                "{path} is not the copy that was saved: its SHA-256 is not {}…",
                &hash[..hash.len().min(8)]
            );
            let help = "bring the saved copy back, or read the new one and write its own SHA-256";
            diagnostics.push(Diagnostic::new(&rules::SAVED_COPY_CHANGED, field("sha256"), message).help(help));
        }
        if copies.iter().any(|copy| copy.path == path) {
            continue;
        }
        let extension = path.rsplit_once('.').map(|(_, extension)| extension);
        let text = if looks_like_html(&found.text, extension) {
            html::blank_markup(&found.text)
        } else {
            found.text
        };
        copies.push(Copy {
            tokens: vocabulary.tokens(&text),
            path,
            text,
            language: account.language.clone(),
        });
    }
    copies
}

fn unread(path: &str, why: &SavedTextError, location: Location) -> Diagnostic {
    match why {
        SavedTextError::Missing => {
            let message = format!("{path} is not there, and what is quoted from it is not checked");
            let help = "save a copy there; the archive is not part of what is published";
            Diagnostic::new(&rules::SAVED_COPY_MISSING, location, message).help(help)
        }
        SavedTextError::Outside => {
            let message = format!("{path} leads out of {ARCHIVE}/, and is not read");
            let help = format!("put the copy itself into {ARCHIVE}/");
            Diagnostic::new(&rules::SAVED_COPY_OUTSIDE, location, message).help(help)
        }
        SavedTextError::Unreadable(why) => {
            let message = format!("{path} cannot be read: {why}");
            Diagnostic::new(&rules::SAVED_COPY_MISSING, location, message).help("save the copy as a text or a page")
        }
    }
}
