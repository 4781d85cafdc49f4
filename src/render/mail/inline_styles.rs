//! Puts the rules of a mail’s style sheet into its elements, as mail clients need it. The only place that names css_inline.

use css_inline::{CSSInliner, InlineOptions};

/// A mail with its style sheets inlined. A sheet that is marked with `data-css-inline="keep"` stays as well: what holds
/// for a medium only cannot be inlined. A mail without a sheet, or with one that cannot be read, stays as it is.
pub fn inline_styles(html: Vec<u8>) -> Vec<u8> {
    let Some(text) = std::str::from_utf8(&html).ok().filter(|text| text.contains("<style")) else {
        return html;
    };
    let inliner = CSSInliner::new(InlineOptions {
        load_remote_stylesheets: false,
        minify_css: true,
        ..InlineOptions::default()
    });
    match inliner.inline(text) {
        Ok(inline_styles) => inline_styles.into_bytes(),
        Err(_) => html,
    }
}

#[cfg(test)]
mod tests {
    use super::inline_styles;

    fn inline(html: &str) -> String {
        String::from_utf8(inline_styles(html.as_bytes().to_vec())).expect("it was UTF-8")
    }

    #[test]
    fn rules_go_into_elements_and_those_of_a_medium_stay() {
        let sheet = "<style>p { color: #111; mso-hide: all }</style><style data-css-inline=\"keep\">@media (prefers-color-scheme: dark) { p { color: #eee !important } }</style>";
        let mail = inline(&format!(
            "<!doctype html><html><head>{sheet}</head><body><p>A</p></body></html>"
        ));
        assert!(mail.contains("<p style=\"color:#111;mso-hide:all\">A</p>"), "{mail}");
        assert!(mail.contains("@media (prefers-color-scheme: dark)"), "{mail}");
        assert_eq!(mail.matches("#111").count(), 1, "{mail}");
    }

    #[test]
    fn what_has_no_sheet_stays_as_it_is() {
        assert_eq!(inline("{\"a\": \"<b>\"}"), "{\"a\": \"<b>\"}");
    }
}
