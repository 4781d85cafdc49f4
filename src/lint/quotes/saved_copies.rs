//! The saved copies of an entry's sources, as texts to compare with. What keeps one from being read is reported.

use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::evidence::{ARCHIVE, CopyFact, FactKey, Token, Tongue, Vocabulary};
use crate::html::{FILLER, blank_markup};
use crate::language::{guess_language, main_script};
use crate::lint::subject::Subject;
use crate::load::{CopyFormat, CopyText, Inputs, SavedCopyError};
use crate::sha256::Hash;
use crate::text::{first_characters, slice};
use std::ops::Range;
use std::sync::Arc;

/// How many digits of a SHA-256 a message shows.
const SHOWN_DIGITS: usize = 8;

/// How many words of a copy are looked at for its language.
const GUESSED_WORDS: usize = 2_000;

/// A saved copy.
pub struct SavedCopy {
    /// Its path below the root of the digest.
    pub path: Arc<str>,
    /// The SHA-256 of its file.
    pub hash: Hash,
    /// Its text. Of HTML, what is no text is blank, so that bytes keep their places.
    pub text: String,
    /// The words and marks of the text.
    pub tokens: Vec<Token>,
    /// Its language as the entry gives it (BCP 47).
    pub language: Option<String>,
    /// Language and script by its text.
    pub tongue: Tongue,
    /// What its text was taken from.
    format: CopyFormat,
}

/// The saved copies of an entry, each once.
#[derive(Default)]
pub struct SavedCopies {
    /// Those with a text.
    pub readable: Vec<SavedCopy>,
    /// Those without one, each with its hash and the indexes of the accounts that name it.
    pub unreadable: Vec<(Arc<str>, Hash, Vec<usize>)>,
    /// Those that are not here.
    pub absent: Vec<Arc<str>>,
    /// Whether one of them is not the file that `evidence.lock` knows.
    pub is_not_as_sealed: bool,
    /// The reports of that.
    pub not_as_sealed: Vec<Diagnostic>,
}

impl SavedCopy {
    fn new(path: Arc<str>, hash: Hash, text: CopyText, language: Option<&str>, vocabulary: &mut Vocabulary) -> Self {
        let CopyText { text, format } = text;
        let text = match format {
            CopyFormat::Html => blank_markup(&text),
            CopyFormat::Text | CopyFormat::Extracted => text,
        };
        let words = text.split_whitespace().map(|word| word.replace(FILLER, ""));
        let words: Vec<String> = words.filter(|word| !word.is_empty()).take(GUESSED_WORDS).collect();
        Self {
            path,
            hash,
            tokens: vocabulary.tokens(&text),
            tongue: Tongue {
                language: guess_language(&words).map(|(language, _)| language.to_owned()),
                script: main_script(&text),
            },
            text,
            language: language.map(str::to_owned),
            format,
        }
    }

    /// The location of some of its tokens; the whole file where its lines are not those of the text.
    pub fn location(&self, tokens: Range<usize>) -> Location {
        match self.format {
            CopyFormat::Extracted => Location::file(&self.path),
            CopyFormat::Text | CopyFormat::Html => Location::bytes(&self.path, self.bytes(tokens)),
        }
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
    let text = text.replace(FILLER, "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads the saved copies of an entry, and reports those that cannot be read and those that have changed.
pub fn read_saved_copies(
    inputs: &Inputs,
    subject: &Subject,
    vocabulary: &mut Vocabulary,
    diagnostics: &mut Vec<Diagnostic>,
) -> SavedCopies {
    let mut copies = SavedCopies::default();
    for (index, (at, account)) in subject.front.accounts.iter().enumerate() {
        let Some(saved) = &account.saved else { continue };
        let field = |name: &str| {
            let path = FieldPath::root().key("source").index(*at).key("saved").key(name);
            Location::value(&subject.file.path, path)
        };
        let path: Arc<str> = format!("{ARCHIVE}/{}", saved.file).into();
        let given = saved.sha256.as_deref();
        if let Some((_, hash, accounts)) = copies.unreadable.iter_mut().find(|(known, ..)| *known == path) {
            accounts.push(index);
            diagnostics.extend(report_not_as_given(&path, *hash, given, &field));
            continue;
        }
        if let Some(known) = copies.readable.iter().find(|copy| copy.path == path) {
            diagnostics.extend(report_not_as_given(&path, known.hash, given, &field));
            continue;
        }
        match inputs.saved_copy(&saved.file) {
            Ok(copy) => {
                let sealed = subject.evidence.copy(&key(subject, &path));
                let sealed = sealed.filter(|sealed| sealed.hash != copy.hash);
                copies.is_not_as_sealed |= sealed.is_some();
                match report_not_as_given(&path, copy.hash, given, &field) {
                    Some(report) => diagnostics.push(report),
                    None => {
                        let report = sealed.map(|sealed| report_not_as_sealed(&path, sealed, &field));
                        copies.not_as_sealed.extend(report);
                    }
                }
                match copy.text {
                    Ok(text) => {
                        let language = account.language.as_deref();
                        let copy = SavedCopy::new(path, copy.hash, text, language, vocabulary);
                        copies.readable.push(copy);
                    }
                    Err(why) => {
                        diagnostics.push(report_unreadable(&path, &why, field("file")));
                        copies.unreadable.push((path, copy.hash, vec![index]));
                    }
                }
            }
            Err(why) => {
                if !copies.absent.contains(&path) {
                    diagnostics.extend(report_absent(subject, &path, &why, field("file")));
                    copies.absent.push(path);
                }
            }
        }
    }
    copies
}

/// The report of a copy that does not have the SHA-256 that the entry gives.
fn report_not_as_given(
    path: &str,
    hash: Hash,
    given: Option<&str>,
    field: &dyn Fn(&str) -> Location,
) -> Option<Diagnostic> {
    let given = given.filter(|given| Hash::parse(given) != Some(hash))?;
    let message = format!(
        "{path} has changed since it was saved: its SHA-256 is not {}…",
        first_characters(given, SHOWN_DIGITS)
    );
    let help = "restore the saved copy, or read the new one and write its SHA-256";
    Some(Diagnostic::new(&rules::SAVED_COPY_CHANGED, field("sha256"), message).help(help))
}

/// The report of a copy that does not have the SHA-256 in `evidence.lock`.
fn report_not_as_sealed(path: &str, sealed: &CopyFact, field: &dyn Fn(&str) -> Location) -> Diagnostic {
    let hash = sealed.hash.to_string();
    let message = format!(
        "{path} is not the copy that was sealed on {}: its SHA-256 is not {}…",
        sealed.day,
        first_characters(&hash, SHOWN_DIGITS)
    );
    let help = "restore that copy, or verify the quotations with this one: `chancery seal`";
    Diagnostic::new(&rules::SAVED_COPY_CHANGED, field("file"), message).help(help)
}

fn report_unreadable(path: &str, why: &str, location: Location) -> Diagnostic {
    let message = format!("{path} cannot be read: {why}");
    let help = "save the copy as a text or a page";
    Diagnostic::new(&rules::SAVED_COPY_MISSING, location, message).help(help)
}

/// The report of a file that is not there, unless `evidence.lock` knows what was in it, or the rule about what was never verified
/// says it already.
fn report_absent(subject: &Subject, path: &Arc<str>, why: &SavedCopyError, location: Location) -> Option<Diagnostic> {
    match why {
        SavedCopyError::Missing => {
            let is_told = subject.requires_verified_quotes() && subject.quoted().next().is_some();
            if is_told || subject.evidence.copy(&key(subject, path)).is_some() {
                return None;
            }
            let message = format!("{path} is missing, so quotations from it are not checked");
            let help = "save a copy there; archive/ is not published";
            Some(Diagnostic::new(&rules::SAVED_COPY_MISSING, location, message).help(help))
        }
        SavedCopyError::Outside => {
            let message = format!("{path} is outside of {ARCHIVE}/, ignored");
            let help = format!("put the copy itself into {ARCHIVE}/");
            Some(Diagnostic::new(&rules::SAVED_COPY_OUTSIDE, location, message).help(help))
        }
        SavedCopyError::Unreadable(why) => Some(report_unreadable(path, why, location)),
    }
}

fn key(subject: &Subject, path: &Arc<str>) -> FactKey {
    FactKey {
        entry: Arc::clone(&subject.file.path),
        copy: Arc::clone(path),
    }
}
