//! One tag: its name and its attributes, as ranges of its source.

use std::borrow::Cow;
use std::ops::Range;

/// A start or end tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'a> {
    /// All of it, from `<` to `>`.
    pub source: &'a str,
    /// Where it begins in the HTML, in bytes.
    pub start: usize,
    /// Its name in lower case.
    pub name: Cow<'a, str>,
    /// Whether it is an end tag.
    pub is_end: bool,
    /// Where in `source` the name ends.
    name_end: usize,
}

/// An attribute, as it is written: its references are not decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// Its name in the case in which it is written.
    pub name: &'a str,
    /// Its value without quotes; empty if it has none.
    pub value: &'a str,
    /// Where all of it, quotes included, stands in the tag's source.
    pub range: Range<usize>,
}

impl<'a> Tag<'a> {
    /// The tag at the beginning of `html`, which stands at `start` of the whole; `None` if it does not end. `html` begins
    /// with `<` or `</` and a letter.
    pub(super) fn parse(html: &'a str, start: usize) -> Option<Self> {
        let bytes = html.as_bytes();
        let is_end = bytes.get(1) == Some(&b'/');
        let name_start = 1 + usize::from(is_end);
        let name_end = skip_while(bytes, name_start, |byte| {
            !is_space(byte) && !matches!(byte, b'/' | b'>')
        });
        let mut attributes = Attributes {
            source: html,
            at: name_end,
        };
        while attributes.next().is_some() {}
        let end = attributes.at;
        if bytes.get(end) != Some(&b'>') {
            return None;
        }
        let name = html.get(name_start..name_end)?;
        let name = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            name.to_ascii_lowercase().into()
        } else {
            name.into()
        };
        Some(Self {
            source: html.get(..=end)?,
            start,
            name,
            is_end,
            name_end,
        })
    }

    /// Its attributes in the order in which they are written, with those that repeat a name.
    pub fn attributes(&self) -> Attributes<'a> {
        Attributes {
            source: self.source,
            at: self.name_end,
        }
    }

    /// The value of the first attribute of a name in lower case, as it is written; empty if it has none.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes()
            .find(|attribute| attribute.name.eq_ignore_ascii_case(name))
            .map(|attribute| attribute.value)
    }

    /// Where it stands in the HTML, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.source.len()
    }
}

/// The attributes of a tag, found one after the other. It stops at the `>` of the tag, or at the end of a text in which
/// the tag does not end.
#[derive(Debug, Clone)]
pub struct Attributes<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Attribute<'a>;

    fn next(&mut self) -> Option<Attribute<'a>> {
        let bytes = self.source.as_bytes();
        self.at = skip_while(bytes, self.at, |byte| is_space(byte) || byte == b'/');
        if bytes.get(self.at).is_none_or(|byte| *byte == b'>') {
            return None;
        }
        let start = self.at;
        // An equals sign at the beginning is part of the name.
        let name_end = skip_while(bytes, start + 1, |byte| {
            !is_space(byte) && !matches!(byte, b'/' | b'>' | b'=')
        });
        let equals = skip_while(bytes, name_end, is_space);
        let (value, end) = if bytes.get(equals) == Some(&b'=') {
            find_value(bytes, equals + 1)
        } else {
            (name_end..name_end, name_end)
        };
        self.at = end;
        Some(Attribute {
            name: self.source.get(start..name_end)?,
            value: self.source.get(value)?,
            range: start..end,
        })
    }
}

/// Where the value of an attribute stands, without its quotes, and where it ends with them. `from` is behind the `=`.
fn find_value(bytes: &[u8], from: usize) -> (Range<usize>, usize) {
    let start = skip_while(bytes, from, is_space);
    match bytes.get(start) {
        Some(quote @ (b'"' | b'\'')) => {
            let end = skip_while(bytes, start + 1, |byte| byte != *quote);
            (start + 1..end, (end + 1).min(bytes.len()))
        }
        _ => {
            let end = skip_while(bytes, start, |byte| !is_space(byte) && byte != b'>');
            (start..end, end)
        }
    }
}

/// The first position from `from` on at which `matches` does not hold, or the end.
fn skip_while(bytes: &[u8], from: usize, matches: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let length = rest.iter().position(|byte| !matches(*byte)).unwrap_or(rest.len());
    from.min(bytes.len()) + length
}

/// White space of HTML; a vertical tab is none.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}
