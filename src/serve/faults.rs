//! What is wrong, for people at a browser: as text for the panel, and as a page where there is no other.

use crate::diagnostic::{Diagnostic, Format, Severity, render};
use crate::load::Inputs;
use crate::locate::locate_all;
use crate::text::count;
use quick_xml::escape::escape;

/// The most mistakes that are shown in the browser; the terminal shows all of them.
const MOST: usize = 50;

/// The errors with the lines that are meant, and how many there are.
pub fn text(diagnostics: &[Diagnostic], inputs: &Inputs) -> String {
    let text_of = |path: &str| inputs.text(path);
    let errors: Vec<Diagnostic> = diagnostics.iter().filter(|it| it.is_error()).cloned().collect();
    let located = locate_all(&errors, &text_of);
    let mut out = Vec::new();
    let shown = &located[..located.len().min(MOST)];
    // Nothing refuses what is written to memory.
    let _ = render(shown, &text_of, Format::Human, false, &mut out);
    let mut text = String::from_utf8_lossy(&out).into_owned();
    let rest = located.len() - shown.len();
    if rest > 0 {
        text.push_str(&format!(
            "… and {} more, in the terminal\n",
            count(rest, "error", "errors")
        ));
    }
    let warnings = diagnostics.iter().filter(|it| it.severity == Severity::Warning).count();
    text.push_str(&count(located.len(), "error", "errors"));
    if warnings > 0 {
        text.push_str(&format!(" and {}", count(warnings, "warning", "warnings")));
    }
    text
}

/// A page that says what is wrong, and loads itself again when something has changed.
pub fn page(title: &str, text: &str) -> String {
    let (title, text) = (escape(title), escape(text));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"{}\">\n{}</head>\n<body>\n<main>\n<h1>{title}</h1>\n\
         <pre tabindex=\"0\">{text}</pre>\n<p>This page loads itself again when the files have changed.</p>\n\
         </main>\n</body>\n</html>\n",
        super::browser::PANEL,
        super::browser::TAG,
    )
}
