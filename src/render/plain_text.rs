//! Plain text for mails: HTML of our own writing as text, and lines of a width that any mail program shows.

use crate::language::characters::is_unsafe_to_display;
use crate::language::{character_width, display_width};

/// What is a paragraph of its own.
const BLOCKS: [&str; 16] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dl",
    "blockquote",
    "pre",
    "table",
    "div",
    "section",
    "figure",
    "figcaption",
    "hr",
];

/// What of these elements is not shown.
const HIDDEN: [&str; 4] = ["script", "style", "template", "svg"];

/// A piece of HTML.
enum Piece<'a> {
    Text(&'a str),
    /// A tag's name, whether it closes, and all that stands between its brackets.
    Tag(&'a str, bool, &'a str),
}

/// Cuts HTML into tags and the text between them. Comments are left out.
fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let Some(tag) = rest.strip_prefix('<') else {
                let (before, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
                rest = after;
                return Some(Piece::Text(before));
            };
            let mut quote = None;
            let end = tag.find(|c| match quote {
                Some(open) => {
                    quote = quote.filter(|_| c != open);
                    false
                }
                None => {
                    quote = Some(c).filter(|c| matches!(c, '"' | '\''));
                    c == '>'
                }
            });
            let inner = &tag[..end.unwrap_or(tag.len())];
            rest = end.map_or("", |end| &tag[end + 1..]);
            let name = inner.trim_start_matches('/');
            let name = name
                .split(|c: char| !c.is_ascii_alphanumeric())
                .next()
                .unwrap_or_default();
            return Some(Piece::Tag(name, inner.starts_with('/'), inner));
        }
    })
}

/// An attribute's value, as it is written.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let at = tag.find(&format!(" {name}=\""))?;
    let value = &tag[at + name.len() + 3..];
    value.split('"').next()
}

/// HTML as plain text: paragraphs with an empty line between them, the address of a link in brackets after it.
pub fn of_html(html: &str) -> String {
    let mut page = Page::default();
    let mut addresses: Vec<Option<&str>> = Vec::new();
    // The number of the last item, of each list that is open; none of one with bullets.
    let mut lists: Vec<Option<u32>> = Vec::new();
    let mut hidden = 0usize;
    for piece in pieces(html) {
        match piece {
            Piece::Tag(name, closes, _) if HIDDEN.contains(&name) => {
                hidden = if closes { hidden.saturating_sub(1) } else { hidden + 1 };
            }
            _ if hidden > 0 => {}
            // The way back from a note leads nowhere in a mail.
            Piece::Text("↩") => {}
            Piece::Text(text) => page.write(&plain(text)),
            Piece::Tag("sup", false, _) => page.write("["),
            Piece::Tag("sup", true, _) => page.write("]"),
            Piece::Tag("a", false, tag) => addresses.push(attribute(tag, "href").filter(|href| href.contains("://"))),
            Piece::Tag("a", true, _) => {
                if let Some(address) = addresses.pop().flatten().map(plain)
                    && !page.text.ends_with(&address)
                {
                    page.write(&format!(" <{address}>"));
                }
            }
            Piece::Tag("img", _, tag) => page.write(&plain(attribute(tag, "alt").unwrap_or_default())),
            Piece::Tag("td" | "th", true, _) => page.write(" "),
            Piece::Tag("br", ..) => page.part(1),
            Piece::Tag("li", false, _) => {
                page.part(1);
                page.item = Some(match lists.last_mut().and_then(Option::as_mut) {
                    Some(number) => {
                        *number += 1;
                        format!("{number}. ")
                    }
                    None => "* ".to_owned(),
                });
            }
            Piece::Tag("ul" | "ol", true, _) => {
                lists.pop();
                page.part(2);
            }
            Piece::Tag(name @ ("ul" | "ol"), false, _) => {
                lists.push((name == "ol").then_some(0));
                page.part(2);
            }
            Piece::Tag("li" | "tr" | "dt" | "dd", ..) => page.part(1),
            Piece::Tag(name, ..) if BLOCKS.contains(&name) => page.part(2),
            Piece::Tag(..) => {}
        }
    }
    page.text.truncate(page.text.trim_end().len());
    page.text
}

/// Text in the making.
#[derive(Default)]
struct Page {
    text: String,
    /// How many lines end before the next word.
    breaks: usize,
    /// What stands before the next word, if it is the first of an item of a list.
    item: Option<String>,
}

impl Page {
    /// Begins a new line before the next word, or with 2 a new paragraph.
    fn part(&mut self, breaks: usize) {
        if self.item.is_none() {
            self.breaks = self.breaks.max(breaks);
        }
    }

    /// Writes words with single spaces between them.
    fn write(&mut self, text: &str) {
        for word in text.split_inclusive(char::is_whitespace) {
            let gap = word.ends_with(char::is_whitespace);
            let word = word.trim_end();
            if !word.is_empty() {
                if self.breaks > 0 {
                    self.text.truncate(self.text.trim_end().len());
                    let breaks = if self.text.is_empty() { 0 } else { self.breaks };
                    self.text.push_str(&"\n".repeat(breaks));
                }
                self.text.push_str(&self.item.take().unwrap_or_default());
                self.breaks = 0;
                self.text.push_str(word);
            }
            if gap && self.breaks == 0 && !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }
}

/// HTML with the words of each picture in its place.
pub fn without_images(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Tag("img", _, tag) => out.push_str(attribute(tag, "alt").unwrap_or_default()),
            Piece::Tag(_, _, tag) => {
                out.push('<');
                out.push_str(tag);
                out.push('>');
            }
        }
    }
    out
}

/// Text without the escapes of HTML.
fn plain(escaped: &str) -> String {
    let named = |name: &str| match name {
        "nbsp" => Some("\u{a0}"),
        _ => quick_xml::escape::resolve_predefined_entity(name),
    };
    match quick_xml::escape::unescape_with(escaped, named) {
        Ok(text) => text.into_owned(),
        Err(_) => escaped.to_owned(),
    }
}

/// Text in lines of at most so many columns, without control characters, with at most one empty line in a row. What
/// follows in an item of a list stands below its text. A word that is longer, such as an address, has a line of its own.
pub fn wrapped(text: &str, columns: usize) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for line in text.lines() {
        let line: String = line
            .chars()
            .filter(|c| *c != '\t' && !is_unsafe_to_display(*c))
            .collect();
        let words = line.trim();
        if words.is_empty() {
            if !out.is_empty() && !out.ends_with("\n\n") {
                out.push('\n');
            }
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let hanging = indent + marker(words);
        out.push_str(&" ".repeat(indent));
        let mut at = indent;
        let mut begun = false;
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            let width = display_width(word);
            if begun && at + 1 + width <= columns {
                out.push(' ');
                at += 1;
            } else if begun {
                out.push('\n');
                out.push_str(&" ".repeat(hanging));
                at = hanging;
            }
            begun = true;
            at = put(&mut out, word, at, hanging, columns);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The columns of what marks an item of a list: `* ` or `1. `.
fn marker(words: &str) -> usize {
    let mark = words.split_once(' ').map_or("", |(mark, _)| mark);
    let number = mark.strip_suffix('.').unwrap_or_default();
    let is_number = (1..4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    if mark == "*" || is_number { mark.len() + 1 } else { 0 }
}

/// Writes a word; one of wide characters, which need no spaces between them, is broken where the line ends. Returns the
/// column after it.
fn put(out: &mut String, word: &str, mut at: usize, hanging: usize, columns: usize) -> usize {
    let mut before_wide = false;
    for c in word.chars() {
        let own = character_width(c);
        if own == 2 && before_wide && at + own > columns {
            out.push('\n');
            out.push_str(&" ".repeat(hanging));
            at = hanging;
        }
        out.push(c);
        at += own;
        before_wide = own == 2;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_as_text() {
        let html = "<h2 id=\"a\">A <em>title</em></h2>\n<p>One &amp; two &lt;three&gt;, <a href=\"https://example.org/?a=1&amp;b=2\" title=\"a > b\">a link</a>,\n\
                    <a href=\"https://example.org/\">https://example.org/</a> and <a href=\"#fn-1\">1</a>.</p>\n\
                    <ul>\n<li>First</li>\n<li>Second<sup><a href=\"#fn-1\">1</a></sup></li>\n</ul>\n<ol><li><p>Note <a href=\"#r\">↩</a></p></li><li>B</li></ol><p>A <img src=\"x.png\" alt=\"map &amp; key\"><br>line</p><!-- <p>no</p> --><script>alert(1)</script>";
        assert_eq!(
            of_html(html),
            "A title\n\nOne & two <three>, a link <https://example.org/?a=1&b=2>, https://example.org/ and 1.\n\n* First\n* Second[1]\n\n1. Note\n\n2. B\n\nA map & key\nline"
        );
        assert_eq!(of_html("<p>broken <b"), "broken");
    }

    #[test]
    fn pictures_become_words() {
        assert_eq!(
            without_images("<p>A <img src=\"a.png\" alt=\"map &amp; key\"> and <a href=\"b\">b</a></p>"),
            "<p>A map &amp; key and <a href=\"b\">b</a></p>"
        );
    }

    #[test]
    fn lines_are_wrapped() {
        assert_eq!(wrapped("one two three four", 9), "one two\nthree\nfour\n");
        assert_eq!(
            wrapped("* one two three\n  four five six", 9),
            "* one two\n  three\n  four\n  five\n  six\n"
        );
        assert_eq!(wrapped("12. one two", 8), "12. one\n    two\n");
        assert_eq!(
            wrapped("see https://example.org/long-address here", 10),
            "see\nhttps://example.org/long-address\nhere\n"
        );
        assert_eq!(wrapped("a\n\n\n\nb\n\n", 10), "a\n\nb\n");
        assert_eq!(wrapped("a\u{1b}[31mb\u{202e}c\r\n\u{7}", 10), "a[31mbc\n");
        assert_eq!(
            wrapped("兩國外長在斯特雷爾紹會晤", 10),
            "兩國外長在\n斯特雷爾紹\n會晤\n"
        );
    }
}
