//! The HTML of bodies: the addresses of their links and the words of the interface are filled in.

use crate::markdown::{Body, Heading, Word};
use crate::plan::LinkTarget;
use crate::render::context::Context;
use crate::render::value::{Value, html, list, map, text};
use std::sync::Arc;

/// A body's HTML. Its links begin with `base`: the base path for pages, the base address for feeds. Links within the body
/// begin with `own`: nothing for pages, the page's own address for feeds.
pub fn body_html(context: &Context, body: &Body, file: Option<&Arc<str>>, base: &str, own: &str) -> String {
    let targets = file
        .and_then(|file| context.site.targets.get(file))
        .map_or(&[][..], Vec::as_slice);
    let addresses: Vec<Option<String>> = targets
        .iter()
        .enumerate()
        .map(|(index, target)| match target {
            LinkTarget::Site(address) => Some(format!("{base}{address}")),
            LinkTarget::Here(anchor) => Some(format!("{own}{anchor}")),
            LinkTarget::Outside => body.links.get(index).map(|link| link.target.clone()),
            LinkTarget::Text => None,
        })
        .collect();
    let address = |index: usize| addresses.get(index)?.as_deref();
    let words = &context.theme.words;
    body.html_in(address, |word| {
        words.get(&word_path(word)).unwrap_or_else(|| word.english())
    })
}

/// A body for a page; none where it is empty.
pub fn page_body(context: &Context, body: &Body, file: Option<&Arc<str>>) -> Value {
    if body.is_empty() {
        return Value::none();
    }
    html(&page_html(context, body, file))
}

/// A body's HTML with addresses as pages link to them.
pub fn page_html(context: &Context, body: &Body, file: Option<&Arc<str>>) -> String {
    body_html(context, body, file, &context.digest.config.base_path, "")
}

/// The headings of a body, for a table of contents.
pub fn headings(headings: &[Heading]) -> Value {
    list(headings.iter().map(|heading| {
        map([
            ("level", Value::from(u64::from(heading.level))),
            ("id", text(&heading.id)),
            ("text", text(&heading.text)),
        ])
    }))
}

/// Where a theme has the words that bodies need.
fn word_path(word: Word) -> [&'static str; 2] {
    match word {
        Word::Note => ["alert", "note"],
        Word::Tip => ["alert", "tip"],
        Word::Important => ["alert", "important"],
        Word::Warning => ["alert", "warning"],
        Word::Caution => ["alert", "caution"],
        Word::Table => ["markdown", "table"],
        Word::Footnotes => ["markdown", "footnotes"],
        Word::BackToReference => ["markdown", "back_to_reference"],
    }
}
