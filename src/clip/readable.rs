//! Finds the text of the article in a page, without menus and the like. The only place that names dom_smoothie.

use dom_smoothie::{Config, Readability, TextMode};

/// The limits of a page that is searched for its article, in bytes and in tags.
const MAX_SIZE: usize = 2 << 20;
const MAX_TAGS: usize = 12_000;

/// Whether a page is too large to be searched.
pub fn is_too_large(html: &str) -> bool {
    // An end tag counts as well.
    html.len() > MAX_SIZE || html.bytes().filter(|byte| *byte == b'<').count() > MAX_TAGS
}

/// The text of the article, a line for each paragraph; `None` if none is found, or the page is too large.
pub fn find_article(html: &str) -> Option<String> {
    if is_too_large(html) {
        return None;
    }
    let config = Config {
        disable_json_ld: true,
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let article = Readability::new(html, None, Some(config)).ok()?.parse().ok()?;
    Some(article.text_content.to_string())
}
