//! The tokenizer: HTML cut into tags and what stands between them, as the HTML standard does it (13.2.5), in one pass and in
//! time that grows with the length of the text. Its tokens follow each other without a gap.
//!
//! It is written by hand because its readers need byte ranges: html5ever gives only lines, and html5gum gives no range for
//! an attribute with an empty value and only decoded text. A test holds it against html5ever's tokenizer.

use super::elements::raw_text_element;
use super::tag::{Tag, is_space};

/// A part of some HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token<'a> {
    /// Text as it is written: its character references are not decoded.
    Text(&'a str),
    /// The content of an element that holds text and no tags.
    RawText {
        /// The element, in lower case.
        element: &'static str,
        /// Its content; only `<title>` and `<textarea>` have character references in it.
        text: &'a str,
    },
    /// What no reader sees: a comment, a declaration, a processing instruction, an end tag without a name.
    Comment(&'a str),
    /// A start or end tag.
    Tag(Tag<'a>),
    /// A tag or comment that does not end: all the rest of the text.
    Unfinished(&'a str),
}

impl<'a> Token<'a> {
    /// The HTML that it was made of.
    pub fn source(&self) -> &'a str {
        match self {
            Self::Text(source) | Self::Comment(source) | Self::Unfinished(source) => source,
            Self::RawText { text, .. } => text,
            Self::Tag(tag) => tag.source,
        }
    }
}

/// The tokens of some HTML.
pub fn tokens(html: &str) -> Tokens<'_> {
    Tokens {
        html,
        at: 0,
        raw_text: None,
        foreign: None,
    }
}

/// The tokens of some HTML, found one after the other.
#[derive(Debug, Clone)]
pub struct Tokens<'a> {
    html: &'a str,
    /// Where the next token begins.
    at: usize,
    /// The element with raw text whose start tag was the last token.
    raw_text: Option<&'static str>,
    /// How many `<svg>` and `<math>` are open, if that is to be counted.
    foreign: Option<[usize; 2]>,
}

impl Tokens<'_> {
    /// Takes it into account that within `<svg>` and `<math>` a parser lets no element hold raw text: there, the content of
    /// `<style>` may open further elements.
    pub fn with_foreign_content(mut self) -> Self {
        self.foreign = Some([0, 0]);
        self
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let rest = self.html.get(self.at..).filter(|rest| !rest.is_empty())?;
        if let Some(element) = self.raw_text.take() {
            let length = find_raw_text_end(rest, element);
            if length > 0 {
                let text = self.take(length);
                return Some(Token::RawText { element, text });
            }
        }
        let text = rest.find('<').unwrap_or(rest.len());
        if text > 0 {
            return Some(Token::Text(self.take(text)));
        }
        Some(match Markup::at_start_of(rest) {
            Markup::Text => Token::Text(self.take(1)),
            Markup::Comment(Some(length)) => Token::Comment(self.take(length)),
            Markup::Comment(None) => Token::Unfinished(self.take(rest.len())),
            Markup::Tag => match Tag::parse(rest, self.at) {
                Some(tag) => {
                    self.enter(&tag);
                    Token::Tag(tag)
                }
                None => Token::Unfinished(self.take(rest.len())),
            },
        })
    }
}

impl<'a> Tokens<'a> {
    /// The next `length` bytes.
    fn take(&mut self, length: usize) -> &'a str {
        let start = self.at;
        self.at += length;
        self.html.get(start..self.at).unwrap_or_default()
    }

    /// Goes behind a tag and notes what its element holds.
    fn enter(&mut self, tag: &Tag<'_>) {
        self.at = tag.range().end;
        if let Some(open) = &mut self.foreign {
            let number = ["svg", "math"].iter().position(|name| *name == tag.name);
            if let Some(count) = number.and_then(|number| open.get_mut(number)) {
                *count = if tag.is_end {
                    count.saturating_sub(1)
                } else {
                    *count + 1
                };
            }
        }
        if !tag.is_end && self.foreign.is_none_or(|open| open == [0, 0]) {
            self.raw_text = raw_text_element(&tag.name);
        }
    }
}

/// What a `<` begins.
enum Markup {
    /// Nothing: it is a character.
    Text,
    Tag,
    /// A comment or the like, and its length if it ends.
    Comment(Option<usize>),
}

impl Markup {
    fn at_start_of(html: &str) -> Self {
        let bytes = html.as_bytes();
        match (bytes.get(1), bytes.get(2)) {
            (Some(b'!'), _) if html.starts_with("<!--") => Self::Comment(comment_length(html)),
            (Some(b'!' | b'?'), _) => Self::Comment(html.find('>').map(|at| at + 1)),
            (Some(b'/'), Some(byte)) if !byte.is_ascii_alphabetic() => Self::Comment(html.find('>').map(|at| at + 1)),
            (Some(b'/'), Some(_)) => Self::Tag,
            (Some(byte), _) if byte.is_ascii_alphabetic() => Self::Tag,
            _ => Self::Text,
        }
    }
}

/// The length of the comment that a text begins with, if it ends: at `-->`, at `--!>`, or at once as `<!-->` or `<!--->`.
fn comment_length(html: &str) -> Option<usize> {
    // Only the dashes of `-->` may be those of the beginning.
    let ends_at = |at: usize| {
        let before = html.get(..at).unwrap_or_default();
        (before.ends_with("--") && at >= "<!--".len()) || (before.ends_with("--!") && at >= "<!----!".len())
    };
    let end = html.match_indices('>').map(|(at, _)| at).find(|at| ends_at(*at))?;
    Some(end + 1)
}

/// How long the content of an element with raw text is.
fn find_raw_text_end(html: &str, element: &str) -> usize {
    let end = match element {
        "plaintext" => None,
        "script" => find_script_end(html),
        _ => html
            .match_indices("</")
            .map(|(at, _)| at)
            .find(|at| is_tag_of(html, at + "</".len(), element)),
    };
    end.unwrap_or(html.len())
}

/// Whether the name of an element stands at a place of a text, and no longer name.
fn is_tag_of(html: &str, at: usize, element: &str) -> bool {
    let bytes = html.as_bytes();
    let end = at + element.len();
    bytes
        .get(at..end)
        .is_some_and(|name| name.eq_ignore_ascii_case(element.as_bytes()))
        && bytes
            .get(end)
            .is_some_and(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'))
}

/// Where the end tag of a script begins. In a script, `<!--` hides a `<script>` and its end tag (the standard's escaped
/// states): old pages put whole scripts into comments.
fn find_script_end(html: &str) -> Option<usize> {
    let (mut is_comment, mut is_nested) = (false, false);
    let mut at = 0;
    while let Some(found) = html.get(at..)?.find(['<', '-']) {
        at += found;
        let rest = html.get(at..)?;
        if is_comment && rest.starts_with("-->") {
            (is_comment, is_nested) = (false, false);
        } else if !is_comment && rest.starts_with("<!--") {
            is_comment = true;
            // To the dashes, which may be those of `-->` already.
            at += 1;
        } else if is_tag_of(html, at + "</".len(), "script") && rest.starts_with("</") {
            if !is_nested {
                return Some(at);
            }
            is_nested = false;
        } else if is_comment && rest.starts_with('<') && is_tag_of(html, at + 1, "script") {
            is_nested = true;
        }
        at += 1;
    }
    None
}
