//! Checks the contrast of the theme's colours. Which style sheets a page loads, and in which order, only a page shows: the one for
//! addresses that do not exist is rendered, which is the smallest.

use super::Ready;
use crate::diagnostic::Diagnostic;
use crate::html::{Token, decode_attribute, tokens};
use crate::plan::Page;
use crate::render::{self, Context, Output, Rendered};
use crate::theme::{check_contrast, has_own_colours};

/// Pages that are rendered if that one cannot be.
const SMALL_PAGES: [&str; 4] = ["search/", "topics/", "sources/", ""];

/// Reports colours of the digest's own with too little contrast.
pub fn check_colours(ready: &Ready) -> Vec<Diagnostic> {
    let theme = &ready.theme;
    if !has_own_colours(&theme.contrast, &theme.style_sheets) {
        return Vec::new();
    }
    let context = Context::new(&ready.digest, &ready.site, theme, &ready.templates);
    let pages = SMALL_PAGES
        .iter()
        .filter_map(|address| Some((*address, ready.site.at(address)?)));
    // The first one, unless its template has a mistake.
    let page = [("404.html", &Page::NotFound)]
        .into_iter()
        .chain(pages)
        .find_map(|(address, page)| match render::render_alone(&context, address, page) {
            Ok(Rendered::File(Output::Bytes(page))) => Some(page),
            _ => None,
        });
    let page = page.unwrap_or_default();
    let page = String::from_utf8_lossy(&page);
    let loaded: Vec<&str> = linked_style_sheets(&page)
        .filter_map(|href| {
            let address = href.strip_prefix(ready.digest.config.base_path.as_str())?;
            let asset = theme.assets.iter().find(|asset| asset.address == address)?;
            Some(asset.name.as_str())
        })
        .collect();
    check_contrast(&theme.contrast, &theme.style_sheets, &loaded)
}

/// The addresses of the style sheets of a page, in their order.
fn linked_style_sheets(page: &str) -> impl Iterator<Item = String> {
    tokens(page).filter_map(|token| match token {
        Token::Tag(tag) if !tag.is_end && tag.name.eq_ignore_ascii_case("link") => {
            let rel = tag.attribute("rel")?;
            let is_style = rel
                .split_whitespace()
                .any(|word| word.eq_ignore_ascii_case("stylesheet"));
            Some(decode_attribute(tag.attribute("href")?).into_owned()).filter(|_| is_style)
        }
        _ => None,
    })
}
