//! The article's text within a page, without menus and what else stands around it. The only place that names
//! dom_smoothie.

use dom_smoothie::{Config, Readability, TextMode};

/// The largest page that is looked through for its article, in bytes, and in tags.
const LARGEST: usize = 2 << 20;
const TAGS: usize = 12_000;

/// Whether a page is too large to be looked through.
pub fn is_too_large(html: &str) -> bool {
    // An end tag is a tag too.
    html.len() > LARGEST || html.bytes().filter(|byte| *byte == b'<').count() > TAGS
}

/// The text of the article, a line for each paragraph; none where it cannot be told from the rest.
pub fn article(html: &str) -> Option<String> {
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
