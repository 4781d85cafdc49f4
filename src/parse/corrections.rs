//! Corrections: dated notes, in Markdown, of what was changed after something was published.

use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::fields::Fields;
use crate::fields::lists::CorrectionKind;
use crate::markdown::{self, Body};
use jiff::civil::Date;
use std::sync::Arc;

/// A correction of what a file describes.
#[derive(Debug)]
pub struct Correction {
    /// The day on which it was made, in the digest's time zone.
    pub date: Date,
    /// What kind of correction it is.
    pub kind: CorrectionKind,
    /// What was wrong, and what is right.
    pub note: Arc<Body>,
    /// Where it stands in the file's list, from 0.
    pub index: usize,
    /// By what the targets of the links in its note are found.
    pub key: Arc<str>,
}

impl Correction {
    /// The note as plain text.
    pub fn text(&self) -> String {
        self.note.text().trim().replace('\n', " ")
    }
}

/// The corrections that a file's fields give, oldest first.
pub(super) fn read_corrections(
    path: &Arc<str>,
    fields: &mut Fields,
    options: &markdown::Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Arc<[Correction]> {
    let mut corrections = Vec::new();
    for (index, mut fields) in fields.mappings("corrections") {
        let kind = fields.choice("kind", CorrectionKind::from_word).unwrap_or_default();
        let (date, note) = (fields.date("date"), fields.text("note"));
        let (Some(date), Some(note)) = (date, note) else {
            continue;
        };
        let location = || {
            let field = FieldPath::root().key("corrections").index(index).key("note");
            Location::value(path, field)
        };
        corrections.push(Correction {
            date,
            kind,
            note: Arc::new(convert_note(&note, options, location, diagnostics)),
            index,
            key: format!("{path}#correction-{index}").into(),
        });
    }
    corrections.sort_by_key(|correction| correction.date);
    corrections.into()
}

/// Converts a note. It is shown inside of another page, so it has no headings and no footnotes.
fn convert_note(
    note: &str,
    options: &markdown::Options,
    location: impl Fn() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> Body {
    let (body, problems) = markdown::convert(note, options);
    diagnostics.extend(problems.into_iter().map(|problem| {
        let mut diagnostic = Diagnostic::new(problem.rule, location(), problem.message);
        diagnostic.help = problem.help;
        diagnostic
    }));
    if !body.headings.is_empty() || !body.anchors.is_empty() {
        let message = "the note of a correction has a heading, a footnote or an id";
        let diagnostic = Diagnostic::new(&rules::CORRECTION_NOTE, location(), message);
        diagnostics.push(diagnostic.help("write it in sentences; emphasis, links and lists are shown"));
    }
    body
}
