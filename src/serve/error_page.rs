//! Errors for people at a browser: as text for the panel in a page, and as a page of its own.

use super::page_script::{PANEL, TAG};
use crate::diagnostic::{Diagnostic, Format, Severity, render};
use crate::load::Inputs;
use crate::locate::locate_all;
use crate::text::count;
use quick_xml::escape::escape;

/// How many errors are shown in the browser; the terminal shows all of them.
const MAX_ERRORS: usize = 50;

/// The errors with excerpts of their files, and the number of errors and warnings.
pub fn errors_as_text(diagnostics: &[Diagnostic], inputs: &Inputs) -> String {
    let text_of = |path: &str| inputs.text(path);
    let errors: Vec<Diagnostic> = diagnostics.iter().filter(|it| it.is_error()).cloned().collect();
    let located = locate_all(&errors, &text_of);
    let mut out = Vec::new();
    let (shown, rest) = located.split_at(located.len().min(MAX_ERRORS));
    // Writing to memory cannot fail.
    let _ = render(shown, &text_of, Format::Human, false, &mut out);
    let mut text = String::from_utf8_lossy(&out).into_owned();
    if !rest.is_empty() {
        text.push_str(&format!(
            "… and {} in the terminal\n",
            count(rest.len(), "more error", "more errors")
        ));
    }
    let warnings = diagnostics.iter().filter(|it| it.severity == Severity::Warning).count();
    text.push_str(&count(located.len(), "error", "errors"));
    if warnings > 0 {
        text.push_str(&format!(" and {}", count(warnings, "warning", "warnings")));
    }
    text
}

/// A page that shows errors, and reloads when the files have changed.
pub fn error_page(title: &str, text: &str) -> String {
    let (title, text) = (escape(title), escape(text));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"{PANEL}\">\n{TAG}</head>\n<body>\n<main>\n<h1>{title}</h1>\n\
         <pre tabindex=\"0\">{text}</pre>\n<p>This page reloads when the files change.</p>\n\
         </main>\n</body>\n</html>\n",
    )
}
