//! The words of a body's finished HTML as plain text.

use crate::html::{Tag, Token, append_text, tokens};

/// The text of HTML, a line a block, without what our own HTML adds: the numbers of footnotes and the links back from them.
pub(super) fn text_of_body(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    // The name of our own element that is being left out, up to its end tag.
    let mut ours = None;
    let words = tokens(html).filter(|token| {
        let tag = match token {
            Token::Tag(tag) => Some(tag),
            _ => None,
        };
        match (ours, tag) {
            (Some(name), Some(tag)) if tag.is_end && tag.name == name => ours = None,
            (Some(_), _) => return false,
            (None, Some(tag)) => ours = added_element(tag),
            (None, None) => {}
        }
        ours.is_none()
    });
    append_text(words, &mut out);
    out
}

/// The name of an element that is not the writer's, if this tag begins one.
fn added_element(tag: &Tag<'_>) -> Option<&'static str> {
    let is_number = tag.source.starts_with("<sup class=\"footnote-ref\"");
    let is_link_back = tag.source.starts_with("<a href=\"#fnref-");
    match (is_number, is_link_back) {
        (true, _) => Some("sup"),
        (_, true) => Some("a"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::{Options, RawHtml, convert};

    #[test]
    fn a_body_as_text() {
        let text = |body: &str| {
            let text = convert(body, &Options::default()).0.text();
            text.lines()
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>()
                .join("|")
        };
        assert_eq!(
            text("Un*believ*able &amp; [a link](https://example.org/) < 3\n\n- one\n- two"),
            "Unbelievable & a link < 3|one|two"
        );
        assert_eq!(text("A note.[^1]\n\n[^1]: Its words.\n"), "A note.|Its words. ");
        assert_eq!(text(""), "");
    }

    #[test]
    fn what_is_trusted_may_be_broken() {
        let options = Options {
            raw_html: RawHtml::Trust,
            ..Options::default()
        };
        for body in [
            "<script>let x = 1 < 2;</script> a",
            "<p",
            "a &; b &#x; &#999999999; &ééééééé; <",
            "<script>",
            "&",
        ] {
            convert(body, &options).0.text();
        }
        assert!(
            !convert("<script>let secret = 1;</script>\n\na", &options)
                .0
                .text()
                .contains("secret")
        );
    }
}
