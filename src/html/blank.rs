//! The text of a page of HTML, for comparing words: whatever is no text becomes blank, byte for byte, so that every word
//! keeps its place. Nothing is interpreted, run or fetched.

use super::elements::is_inline;
use super::references::find_reference;
use super::text::is_unreadable;
use super::tokens::{Token, tokens};

/// Elements whose content nobody reads, besides those that hold code: it is shown in no browser, or not as text.
const UNREAD: [&str; 4] = ["noscript", "template", "svg", "textarea"];

/// Fills the place of something that separates no words. Folding passes over it.
pub const FILLER: char = '\0';

/// The text of a page, as long as the page: everything else is replaced by spaces, or by [`FILLER`] within a word.
pub fn blank_markup(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    // The element whose content is left out up to its end tag.
    let mut unread: Option<&str> = None;
    for token in tokens(page) {
        if let Some(name) = unread {
            push_blank(token.source(), ' ', &mut out);
            unread = unread.filter(|_| !matches!(&token, Token::Tag(tag) if tag.is_end && tag.name == name));
            continue;
        }
        match token {
            Token::Text(text) => push_text(text, &mut out),
            Token::RawText { element, text } if is_unreadable(element) || UNREAD.contains(&element) => {
                push_blank(text, ' ', &mut out);
            }
            Token::RawText { text, .. } => push_text(text, &mut out),
            Token::Comment(source) => push_blank(source, FILLER, &mut out),
            Token::Unfinished(source) => push_blank(source, ' ', &mut out),
            Token::Tag(tag) => {
                push_blank(tag.source, if is_inline(&tag.name) { FILLER } else { ' ' }, &mut out);
                if !tag.is_end && !tag.source.ends_with("/>") {
                    unread = UNREAD.into_iter().find(|name| *name == tag.name);
                }
            }
        }
    }
    out
}

/// Writes as many fillers as the text has bytes, and its line ends.
fn push_blank(text: &str, filler: char, out: &mut String) {
    out.extend(text.bytes().map(|byte| if byte == b'\n' { '\n' } else { filler }));
}

/// Writes text with its character references as what they stand for, each filled up to its length. A reference that is
/// shorter than its characters, or that stands for a control character, stays as it is.
fn push_text(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let found = find_reference(after).and_then(|reference| {
            let length = reference.first.len_utf8() + reference.second.map_or(0, char::len_utf8);
            let filling = reference.length.checked_sub(length)?;
            (!reference.first.is_control()).then_some((reference, filling))
        });
        let length = match found {
            Some((reference, filling)) => {
                out.push(reference.first);
                out.extend(reference.second);
                out.extend(std::iter::repeat_n(FILLER, filling));
                reference.length
            }
            None => {
                out.push('&');
                1
            }
        };
        rest = after.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places() {
        let page = "<p class=\"a>b\">Don&rsquo;t <b>w</b>ait<br>here<script>no()</script> 1 < 2 &amp; caf&eacute;<!-- x -->s</p>";
        let text = blank_markup(page);
        assert_eq!(text.len(), page.len());
        for word in ["Don", "here", "caf"] {
            assert_eq!(text.find(word), page.find(word), "{word}");
        }
        let plain: String = text.chars().filter(|c| *c != FILLER).collect();
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(plain, "Don’t wait here 1 < 2 & cafés");
    }

    #[test]
    fn broken_pages_do_no_harm() {
        for page in [
            "<",
            "<a",
            "<a href=\"",
            "<script>",
            "<!--",
            "&",
            "&#;",
            "&#x110000;",
            "&#0;",
            "</",
            "<script></scrip",
            "<svg/>x",
            "é<é&é;",
            "<style></style",
            "&eé;",
        ] {
            assert_eq!(blank_markup(page).len(), page.len(), "{page}");
        }
        let many = "<script>".repeat(100_000) + &"<a b='".repeat(100_000) + &"</".repeat(100_000);
        assert_eq!(blank_markup(&many).len(), many.len());
        let many = "</scrip ".repeat(100_000) + &"& ".repeat(100_000);
        assert_eq!(blank_markup(&many).len(), many.len());
    }
}
