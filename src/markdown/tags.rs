//! Finds the tags in raw HTML, as the HTML standard's tokeniser would, in one look at each byte. What it is not sure
//! of it calls text.

use std::ops::Range;

/// A part of raw HTML; the parts follow each other without a gap.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text, with its entities as they are.
    Text(&'a str),
    /// What a reader never sees as text: a comment, a declaration, the content of `<script>` and its like.
    Hidden(&'a str),
    /// A tag.
    Tag(Tag<'a>),
}

/// A start or end tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its whole text.
    pub source: &'a str,
    /// Where that stands in the raw HTML.
    pub range: Range<usize>,
    /// In lower case.
    pub name: String,
    pub closing: bool,
    pub attributes: Vec<Attribute<'a>>,
}

/// An attribute, as it is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribute<'a> {
    pub name: &'a str,
    pub value: &'a str,
    /// Where it stands in the tag's text.
    pub range: Range<usize>,
}

/// The parts of some raw HTML.
pub(super) fn pieces(html: &str) -> Pieces<'_> {
    Pieces {
        html,
        at: 0,
        until_end_of: None,
    }
}

pub(super) struct Pieces<'a> {
    html: &'a str,
    at: usize,
    /// The element whose content is not HTML, if the last piece was its start tag.
    until_end_of: Option<String>,
}

const NOT_HTML_INSIDE: [&str; 9] = [
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "plaintext",
];

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let html = self.html;
        let rest = &html[self.at..];
        if rest.is_empty() {
            return None;
        }
        if let Some(name) = self.until_end_of.take() {
            let length = end_tag(rest, &name).unwrap_or(rest.len());
            if length > 0 {
                return Some(Piece::Hidden(self.take(length)));
            }
        }
        let text = rest.find('<').unwrap_or(rest.len());
        if text > 0 {
            return Some(Piece::Text(self.take(text)));
        }
        if rest.starts_with("<!--") {
            // From the second character on, since `<!-->` is a whole comment.
            return Some(self.hidden(2, "-->"));
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return Some(self.hidden(2, ">"));
        }
        if !rest[1..]
            .trim_start_matches('/')
            .starts_with(|c: char| c.is_ascii_alphabetic())
            || rest.starts_with("<//")
        {
            return Some(Piece::Text(self.take(1)));
        }
        match tag(rest) {
            Some(mut tag) => {
                tag.range = self.at..self.at + tag.source.len();
                self.at = tag.range.end;
                if !tag.closing && NOT_HTML_INSIDE.contains(&&*tag.name) {
                    self.until_end_of = Some(tag.name.clone());
                }
                Some(Piece::Tag(tag))
            }
            // A tag that does not end swallows all that follows.
            None => Some(Piece::Text(self.take(rest.len()))),
        }
    }
}

impl<'a> Pieces<'a> {
    fn take(&mut self, length: usize) -> &'a str {
        let start = self.at;
        self.at += length;
        &self.html[start..self.at]
    }

    fn hidden(&mut self, from: usize, end: &str) -> Piece<'a> {
        let rest = &self.html[self.at..];
        match rest[from..].find(end) {
            Some(at) => Piece::Hidden(self.take(from + at + end.len())),
            None => Piece::Text(self.take(rest.len())),
        }
    }
}

/// Where the end tag of an element begins.
fn end_tag(html: &str, name: &str) -> Option<usize> {
    html.match_indices("</").map(|(at, _)| at).find(|at| {
        html.get(at + 2..at + 2 + name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
    })
}

/// The tag at the beginning of `html`, if it ends.
fn tag(html: &str) -> Option<Tag<'_>> {
    let bytes = html.as_bytes();
    let closing = bytes.get(1) == Some(&b'/');
    let start = 1 + usize::from(closing);
    let mut at = skip(bytes, start, |byte| !is_space(byte) && !matches!(byte, b'/' | b'>'));
    let name = html[start..at].to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        at = skip(bytes, at, |byte| is_space(byte) || byte == b'/');
        match bytes.get(at)? {
            b'>' => break,
            _ => {
                let attribute = attribute(html, at)?;
                at = attribute.range.end;
                attributes.push(attribute);
            }
        }
    }
    let source = &html[..=at];
    Some(Tag {
        source,
        range: 0..source.len(),
        name,
        closing,
        attributes,
    })
}

fn attribute(html: &str, start: usize) -> Option<Attribute<'_>> {
    let bytes = html.as_bytes();
    // An equals sign at the beginning is part of the name.
    let name_end = skip(bytes, start + 1, |byte| {
        !is_space(byte) && !matches!(byte, b'/' | b'>' | b'=')
    });
    let name = html.get(start..name_end)?;
    let equals = skip(bytes, name_end, is_space);
    if bytes.get(equals) != Some(&b'=') {
        return Some(Attribute {
            name,
            value: "",
            range: start..name_end,
        });
    }
    let value = skip(bytes, equals + 1, is_space);
    let (content, end) = match bytes.get(value)? {
        quote @ (b'"' | b'\'') => {
            let end = skip(bytes, value + 1, |byte| byte != *quote);
            bytes.get(end)?;
            (value + 1..end, end + 1)
        }
        _ => {
            let end = skip(bytes, value, |byte| !is_space(byte) && byte != b'>');
            (value..end, end)
        }
    };
    Some(Attribute {
        name,
        value: html.get(content)?,
        range: start..end,
    })
}

fn skip(bytes: &[u8], from: usize, while_: impl Fn(u8) -> bool) -> usize {
    bytes.get(from..).map_or(bytes.len(), |rest| {
        from + rest.iter().take_while(|&&byte| while_(byte)).count()
    })
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}
