//! Plain text for mails, data and search: HTML of our own as text, with its structure and the addresses of its links.

use crate::html::{Tag, Token, decode, decode_attribute, tokens};

/// Elements that are paragraphs of their own.
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

/// Elements whose content is not shown, besides those that hold raw text.
const HIDDEN: [&str; 2] = ["template", "svg"];

/// HTML as plain text: paragraphs with an empty line between them, the address of a link in brackets after it.
pub fn html_to_text(html: &str) -> String {
    let mut conversion = Conversion::default();
    // How many hidden elements are open.
    let mut hidden = 0_usize;
    for token in tokens(html) {
        match token {
            Token::Tag(tag) if HIDDEN.contains(&&*tag.name) => {
                hidden = if tag.is_end {
                    hidden.saturating_sub(1)
                } else {
                    hidden + 1
                };
            }
            _ if hidden > 0 => {}
            // The link back from a footnote leads nowhere in a mail.
            Token::Text("↩") => {}
            Token::Text(text) => conversion.writer.write(&decode(text)),
            Token::Tag(tag) if tag.is_end => conversion.end(&tag.name),
            Token::Tag(tag) => conversion.begin(&tag),
            Token::RawText { .. } | Token::Comment(_) | Token::Unfinished(_) => {}
        }
    }
    let mut text = conversion.writer.text;
    text.truncate(text.trim_end().len());
    text
}

/// HTML with the alternative text of each image in its place.
pub fn without_images(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for token in tokens(html) {
        match token {
            Token::Tag(tag) if tag.name == "img" => out.push_str(tag.attribute("alt").unwrap_or_default()),
            Token::Comment(_) => {}
            token => out.push_str(token.source()),
        }
    }
    out
}

/// What is open while HTML becomes text.
#[derive(Default)]
struct Conversion<'a> {
    writer: TextWriter,
    /// The addresses of the links that are open, as they are written; `None` for one within the site.
    addresses: Vec<Option<&'a str>>,
    /// The number of the last item of each list that is open; `None` for a list with bullets.
    lists: Vec<Option<u32>>,
}

impl<'a> Conversion<'a> {
    fn begin(&mut self, tag: &Tag<'a>) {
        let writer = &mut self.writer;
        match &*tag.name {
            "sup" => writer.write("["),
            "a" => self
                .addresses
                .push(tag.attribute("href").filter(|href| href.contains("://"))),
            "img" => writer.write(&decode_attribute(tag.attribute("alt").unwrap_or_default())),
            "br" => writer.break_line(1),
            "li" => {
                writer.break_line(1);
                writer.marker = Some(match self.lists.last_mut().and_then(Option::as_mut) {
                    Some(last) => {
                        *last = number(tag, "value").unwrap_or_else(|| last.saturating_add(1));
                        format!("{last}. ")
                    }
                    None => "* ".to_owned(),
                });
            }
            name @ ("ul" | "ol") => {
                let start = number(tag, "start").map_or(0, |start| start.saturating_sub(1));
                self.lists.push((name == "ol").then_some(start));
                writer.break_line(2);
            }
            name => writer.break_around(name),
        }
    }

    fn end(&mut self, name: &str) {
        let writer = &mut self.writer;
        match name {
            "sup" => writer.write("]"),
            "a" => {
                let address = self.addresses.pop().flatten().map(decode_attribute);
                if let Some(address) = address.filter(|address| !writer.text.ends_with(&**address)) {
                    writer.write(&format!(" <{address}>"));
                }
            }
            "td" | "th" => writer.write(" "),
            "br" => writer.break_line(1),
            "ul" | "ol" => {
                self.lists.pop();
                writer.break_line(2);
            }
            name => writer.break_around(name),
        }
    }
}

/// A number that an attribute has.
fn number(tag: &Tag<'_>, attribute: &str) -> Option<u32> {
    tag.attribute(attribute)?.trim().parse().ok()
}

/// Plain text while it is written.
#[derive(Default)]
struct TextWriter {
    text: String,
    /// How many line breaks stand before the next word.
    breaks: usize,
    /// The marker of a list item, if the next word is its first.
    marker: Option<String>,
}

impl TextWriter {
    /// Begins a new line before the next word, or with 2 a new paragraph.
    fn break_line(&mut self, breaks: usize) {
        if self.marker.is_none() {
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
                self.text.push_str(&self.marker.take().unwrap_or_default());
                self.breaks = 0;
                self.text.push_str(word);
            }
            if gap && self.breaks == 0 && !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    /// Begins a new line or paragraph where an element begins or ends, if it is one that does so.
    fn break_around(&mut self, name: &str) {
        match name {
            "li" | "tr" | "dt" | "dd" => self.break_line(1),
            name if BLOCKS.contains(&name) => self.break_line(2),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_their_numbers() {
        assert_eq!(
            html_to_text("<ol start=\"30\">\n<li>\n<p>Oktober</p>\n</li>\n<li value=\"40\">b</li>\n<li>c</li>\n</ol>"),
            "30. Oktober\n\n40. b\n41. c"
        );
    }

    #[test]
    fn html_as_text() {
        let html = "<h2 id=\"a\">A <em>title</em></h2>\n<p>One &amp; two &lt;three&gt;, <a href=\"https://example.org/?a=1&amp;b=2\" title=\"a > b\">a link</a>,\n\
                    <a href=\"https://example.org/\">https://example.org/</a> and <a href=\"#fn-1\">1</a>.</p>\n\
                    <ul>\n<li>First</li>\n<li>Second<sup><a href=\"#fn-1\">1</a></sup></li>\n</ul>\n<ol><li><p>Note <a href=\"#r\">↩</a></p></li><li>B</li></ol><p>A <img src=\"x.png\" alt=\"map &amp; key\"><br>line</p><!-- <p>no</p> --><script>alert(1)</script>";
        assert_eq!(
            html_to_text(html),
            "A title\n\nOne & two <three>, a link <https://example.org/?a=1&b=2>, https://example.org/ and 1.\n\n* First\n* Second[1]\n\n1. Note\n\n2. B\n\nA map & key\nline"
        );
        assert_eq!(html_to_text("<p>broken <b"), "broken");
    }

    #[test]
    fn images_become_their_alternative_text() {
        assert_eq!(
            without_images("<p>A <img src=\"a.png\" alt=\"map &amp; key\"> and <a href=\"b\">b</a></p>"),
            "<p>A map &amp; key and <a href=\"b\">b</a></p>"
        );
    }
}
