//! Finds the addresses that a style sheet loads: in `url()`, `src()` and `image-set()`, and after `@import`.

use super::css_tokens::{Token, TokenKind, tokens, unescape};
use std::ops::Range;

/// An address in a style sheet.
#[derive(Debug, PartialEq, Eq)]
pub struct CssAddress {
    /// The address, without quotes and escapes.
    pub address: String,
    /// Where it stands in the text, with its quotes if it has some.
    pub range: Range<usize>,
}

/// Functions whose strings are addresses.
const FUNCTIONS: [&str; 6] = [
    "url(",
    "src(",
    "image-set(",
    "-webkit-image-set(",
    "image(",
    "cross-fade(",
];

/// Every address that the browser loads.
pub fn css_addresses(css: &str) -> Vec<CssAddress> {
    // Nearly every style sheet has none.
    let lower = css.to_ascii_lowercase();
    if !["url(", "src(", "image", "@import"]
        .iter()
        .any(|sign| lower.contains(sign))
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut functions: Vec<String> = Vec::new();
    let mut rule = "";
    for token in tokens(css) {
        let text = css.get(token.range.clone()).unwrap_or_default();
        match token.kind {
            TokenKind::AtName => rule = text,
            TokenKind::Function => functions.push(text.to_ascii_lowercase()),
            TokenKind::Sign('(') => functions.push(String::new()),
            TokenKind::Sign(')') => drop(functions.pop()),
            TokenKind::Sign(';' | '{' | '}') => {
                rule = "";
                functions.clear();
            }
            // These name a vocabulary, and load nothing.
            TokenKind::Text | TokenKind::Url if rule.eq_ignore_ascii_case("@namespace") => {}
            TokenKind::Url => found.extend(unquoted(css, &token)),
            TokenKind::Text => {
                let is_import = rule.eq_ignore_ascii_case("@import") && functions.is_empty();
                let is_address = functions.last().is_some_and(|name| FUNCTIONS.contains(&name.as_str()));
                if is_import || is_address {
                    let inner = text.trim_matches(['"', '\'']);
                    found.push(CssAddress {
                        address: unescape(inner),
                        range: token.range,
                    });
                }
            }
            TokenKind::Gap | TokenKind::Name | TokenKind::Sign(_) => {}
        }
    }
    found
}

/// The address in `url(…)` without quotes.
fn unquoted(css: &str, token: &Token) -> Option<CssAddress> {
    let start = token.range.start + "url(".len();
    let inner = css.get(start..token.range.end)?;
    let inner = inner.strip_suffix(')').unwrap_or(inner);
    let trimmed = inner.trim();
    let start = start + inner.len() - inner.trim_start().len();
    Some(CssAddress {
        address: unescape(trimmed),
        range: start..start + trimmed.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::css_addresses;

    #[test]
    fn addresses_are_found() {
        for (css, expected) in [
            ("a{background:url(карта.png)}", &["карта.png"][..]),
            ("a{background:URL( \"a b.png\" )}", &["a b.png"]),
            (
                "@import \"other.css\" layer(base) supports(display: grid) print;",
                &["other.css"],
            ),
            ("@import url(other.css);@import 'x.css'", &["other.css", "x.css"]),
            (
                "@font-face{src:local(\"Font\"),url(f.woff2) format(\"woff2\") tech(variations)}",
                &["f.woff2"],
            ),
            (
                "a{background:image-set(\"a.avif\" 1x type(\"image/avif\"), url(b.png) 2x)}",
                &["a.avif", "b.png"],
            ),
            ("a{background:-webkit-image-set(url('地圖.png') 1x)}", &["地圖.png"]),
            ("a{content:\"url(x.png)\"}/* url(y.png) */", &[]),
            (
                "@charset \"utf-8\";@namespace svg url(http://www.w3.org/2000/svg);a[href=\"x\"]{b:attr(src)}",
                &[],
            ),
            (
                "a{mask:url(data:image/svg+xml,%3Csvg/%3E)}",
                &["data:image/svg+xml,%3Csvg/%3E"],
            ),
            ("a{b:url(x\\.png)", &["x.png"]),
            ("a{b:url(open", &["open"]),
        ] {
            let found: Vec<String> = css_addresses(css).into_iter().map(|it| it.address).collect();
            assert_eq!(found, expected, "{css}");
        }
        let css = "a{b:url( 'x.png' )}";
        assert_eq!(css.get(css_addresses(css)[0].range.clone()), Some("'x.png'"));
    }
}
