//! Says what keeps a Markdown file from having front matter.

use crate::diagnostic::{Diagnostic, Location, rules};
use crate::yaml::{FrontMatter, front_matter};
use std::sync::Arc;

/// The front matter of a file; none, and a mistake, where there is none.
pub fn split(path: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<FrontMatter> {
    let found = front_matter(text);
    if found.is_none() {
        let first = text.lines().next().unwrap_or_default();
        let message = match first {
            "" if text.is_empty() => "the file is empty",
            "+++" => "front matter is YAML between two lines of `---`; this looks like TOML",
            first if first.trim_end() == "---" => "the front matter that begins here has no end",
            _ => "the file does not begin with a line `---`",
        };
        let diagnostic = Diagnostic::new(
            &rules::FRONT_MATTER_FENCE,
            Location::bytes(path, 0..first.len()),
            message,
        );
        diagnostics.push(diagnostic.help("begin with `---`, then `title: …` and the other fields, then a line `---`"));
    }
    found
}
