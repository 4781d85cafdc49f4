//! The article's text within a page, without menus and what else stands around it. The only place that names
//! dom_smoothie.

use dom_smoothie::{Config, Readability, TextMode};

/// The largest page that is looked through for its article, in bytes, and in elements.
const LARGEST: usize = 2 << 20;
const ELEMENTS: usize = 20_000;

/// The text of the article, a line for each paragraph; none where it cannot be told from the rest.
pub fn article(html: &str) -> Option<String> {
    if html.len() > LARGEST {
        return None;
    }
    let config = Config {
        disable_json_ld: true,
        max_elements_to_parse: ELEMENTS,
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let article = Readability::new(html, None, Some(config)).ok()?.parse().ok()?;
    Some(article.text_content.to_string())
}
