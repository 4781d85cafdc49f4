//! HTML before it is parsed: whether a parser could take too long over it, and its text without the tags where it could.

use crate::html::{Tag, Token, append_text, find_reference, is_void, tokens};

/// The deepest nesting that is parsed, and the most attributes of one tag: a parser compares each with all before it.
const MAX_DEPTH: usize = 512;
const MAX_ATTRIBUTES: usize = 512;

/// Elements whose end tags may be left out, so that many start tags do not mean deep nesting.
const OPTIONAL_END: &[&str] = &[
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup", "head", "param",
];
/// Elements that a parser opens anew in every block that follows, until they are closed (the standard's list of active
/// formatting elements).
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];
/// How many elements may be opened anew in the whole page.
const MAX_REOPENED: usize = 2_000_000;

/// How many unknown character references may stand in the text: a parser's time grows with their square.
const MAX_UNKNOWN_REFERENCES: usize = 5_000;

/// Whether a parser could take time that grows with the square of the text.
pub fn is_too_deep(html: &str) -> bool {
    let mut nesting = Nesting::default();
    let mut references = 0;
    for token in tokens(html).with_foreign_content() {
        match token {
            Token::Text(text) => references += count_unknown_references(text),
            Token::RawText { element, text } if ["title", "textarea"].contains(&element) => {
                references += count_unknown_references(text);
            }
            Token::Tag(tag) => {
                if tag.attributes().nth(MAX_ATTRIBUTES).is_some() {
                    return true;
                }
                nesting.enter(&tag);
            }
            Token::RawText { .. } | Token::Comment(_) | Token::Unfinished(_) => {}
        }
        if references > MAX_UNKNOWN_REFERENCES || nesting.is_too_deep() {
            return true;
        }
    }
    false
}

/// What is open in a page, counted and not built.
#[derive(Default)]
struct Nesting {
    /// Each name that was met with the number of its elements that are open.
    open: Vec<(String, usize)>,
    /// How many elements are open, and how many of those are opened anew in each block.
    depth: usize,
    formatting: usize,
    /// How many were opened anew so far, at most.
    reopened: usize,
}

impl Nesting {
    fn enter(&mut self, tag: &Tag<'_>) {
        let name = &*tag.name;
        self.reopened += self.formatting;
        if is_void(name) || OPTIONAL_END.contains(&name) {
            return;
        }
        let formatting = usize::from(FORMATTING.contains(&name));
        let known = self.open.iter_mut().find(|(known, _)| known == name);
        match (tag.is_end, known) {
            // Further tags of these two add to the first.
            (true, Some((_, count))) if *count > 0 && !["html", "body"].contains(&name) => {
                *count -= 1;
                self.depth -= 1;
                self.formatting -= formatting;
            }
            (true, _) => {}
            (false, known) => {
                match known {
                    Some((_, count)) => *count += 1,
                    None => self.open.push((name.to_owned(), 1)),
                }
                self.depth += 1;
                self.formatting += formatting;
            }
        }
    }

    fn is_too_deep(&self) -> bool {
        self.depth > MAX_DEPTH || self.open.len() > MAX_DEPTH || self.reopened > MAX_REOPENED
    }
}

/// How many references by an unknown name, or by a name without its semicolon, a text has.
fn count_unknown_references(text: &str) -> usize {
    let is_unknown = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        let is_named = rest.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic);
        let is_closed = |length: usize| rest.get(..length).is_some_and(|reference| reference.ends_with(';'));
        is_named && !find_reference(rest).is_some_and(|reference| is_closed(reference.length))
    };
    text.match_indices('&').filter(|(at, _)| is_unknown(*at)).count()
}

/// The text between the tags; blocks stand on lines of their own.
pub fn text_without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    let readable = tokens(html).filter(|token| !matches!(token, Token::RawText { .. }));
    append_text(readable, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_a_parser_too_long() {
        assert!(is_too_deep(&"<div>".repeat(1_000)) && is_too_deep(&"<p><b id=1></p>".repeat(1_000)));
        assert!(is_too_deep(&format!("<a {}>", "x ".repeat(1_000))));
        assert!(
            !is_too_deep(&"<div><p>a<br><li>b</div>".repeat(1_000)) && !is_too_deep("<script>'<div><div>'</script>")
        );
        assert!(!is_too_deep(&"<!-- <div> -->".repeat(1_000)));
        assert!(is_too_deep(&"&bogus;".repeat(6_000)) && is_too_deep(&format!("<title>{}", "&bogus;".repeat(6_000))));
        assert!(!is_too_deep(&"&eacute;&#39;<a href='?a=1&b=2'>".repeat(500)));
        let reopened: String = (0..100).map(|at| format!("<div><b id={at}></div>")).collect();
        assert!(
            is_too_deep(&format!("{reopened}{}", "<p>x".repeat(30_000))),
            "a hundred tags in each paragraph"
        );
        assert!(
            is_too_deep(&format!("<a \">{}", "<div>".repeat(1_000))),
            "a quotation mark that quotes nothing"
        );
        assert!(
            is_too_deep(&format!("<svg><style>{}", "<g>".repeat(1_000))) && is_too_deep(&"<optgroup>".repeat(1_000))
        );
        assert!(!is_too_deep(&format!("<img alt = \"{}\">", "<div>".repeat(1_000))));
    }

    #[test]
    fn text_between_tags() {
        let html = "<style>x</style><h1>A &amp; B</h1><p>One <b>two</b> &lt;3<script>var a = '<p>';</script><p>Three<";
        let lines = text_without_tags(html);
        let lines: Vec<&str> = lines.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["A & B", "One two <3", "Three<"]);
    }
}
