//! What is reported of a quotation that is not in the saved copies as it stands.

use super::find::Outcome;
use super::saved_copies::SavedCopy;
use crate::diagnostic::{Diagnostic, Location, rules};

/// The report of a quotation; none where it says nothing about it.
pub fn describe_outcome(outcome: &Outcome, copies: &[SavedCopy], location: Location) -> Option<Diagnostic> {
    match outcome {
        Outcome::Exact | Outcome::Unreadable | Outcome::OtherLanguage | Outcome::TooMuch => None,
        Outcome::Near {
            copy,
            near,
            words,
            is_certain: false,
            ..
        } => {
            let copy = &copies[*copy];
            let message = format!("quotation not found in {}", copy.path);
            let help = format!(
                "the nearest that it says is “{words}”; quote what the source says, or save the source that says it"
            );
            let diagnostic = Diagnostic::new(&rules::QUOTE_NOT_FOUND, location, message).help(help);
            Some(diagnostic.label(copy.location(near.stretch.clone()), "what is nearest"))
        }
        Outcome::Near {
            copy,
            near,
            differences,
            words,
            ..
        } => {
            let copy = &copies[*copy];
            let message = format!("quotation differs from {}: {differences}", copy.path);
            let help =
                format!("it says “{words}”; quote that, or mark what is left out by … and what is put in by [ ]");
            let diagnostic = Diagnostic::new(&rules::QUOTE_DIFFERS, location, message).help(help);
            Some(diagnostic.label(copy.location(near.stretch.clone()), "what the source says"))
        }
        Outcome::Disordered(copy) => {
            let path = &copies[*copy].path;
            let message = format!("{path} has the parts of this quotation in another order");
            let help = "quote them in the order of the source, or one by one";
            Some(Diagnostic::new(&rules::QUOTE_DIFFERS, location, message).help(help))
        }
        Outcome::Missing => {
            let message = match copies {
                [copy] => format!("quotation not found in {}", copy.path),
                _ => "quotation not found in any saved copy of a source".to_owned(),
            };
            let help = "quote what the source says, or save the source that says it";
            Some(Diagnostic::new(&rules::QUOTE_NOT_FOUND, location, message).help(help))
        }
    }
}
