//! Emphasis beside East Asian text. CommonMark asks of `**` that a blank or a mark stands on one side of it where there is a
//! mark on the other; `王毅说：**“不得人心。”**他强调。` has neither, since Chinese, Japanese and Korean set no blanks there. The
//! amendment for these languages (commonmark-spec 650) takes their characters for marks.
//!
//! The parser has no such option. So it reads the body with a rare mark beside each `**` that needs one, and the mark is taken
//! out of everything that the parser gives: its rules of nesting, links and code hold as ever.

use super::marks::is_escaped;
use super::parse::{CodeBlockKind, CowStr, Event, Tag};
use crate::language::characters::is_punctuation;
use crate::language::east_asian::{is_east_asian, is_variation_selector};
use crate::text::slice;
use std::ops::Range;

/// Marks that next to no text has; all are three bytes long and punctuation for the parser.
const MARKS: [char; 4] = ['\u{205c}', '\u{2e2b}', '\u{2056}', '\u{2058}'];

/// A body in which emphasis beside East Asian text is marked for the parser.
pub(super) struct MarkedBody {
    /// The body with its marks.
    pub text: String,
    mark: char,
    /// Where in `text` the marks stand, in bytes; ascending.
    places: Vec<usize>,
}

impl MarkedBody {
    /// The body with its marks; `None` if it needs none, as nearly all do.
    pub fn new(body: &str) -> Option<Self> {
        if body.is_ascii() || !body.bytes().any(|byte| matches!(byte, b'*' | b'~')) {
            return None;
        }
        let places = find_places(body);
        if places.is_empty() {
            return None;
        }
        let mark = MARKS.into_iter().find(|mark| !body.contains(*mark))?;
        let mut text = String::with_capacity(body.len() + 3 * places.len());
        let mut marked = Vec::with_capacity(places.len());
        let mut done = 0;
        for place in places {
            text.push_str(slice(body, done..place));
            marked.push(text.len());
            text.push(mark);
            done = place;
        }
        text.push_str(slice(body, done..));
        Some(Self {
            text,
            mark,
            places: marked,
        })
    }

    /// A range in the body of a range in the text with marks.
    pub fn range(&self, range: Range<usize>) -> Range<usize> {
        self.position(range.start)..self.position(range.end)
    }

    fn position(&self, at: usize) -> usize {
        at - self.mark.len_utf8() * self.places.partition_point(|place| *place < at)
    }

    /// An event without the marks.
    pub fn event<'a>(&self, event: Event<'a>) -> Event<'a> {
        match event {
            Event::Text(text) => Event::Text(self.clean(text)),
            Event::Code(text) => Event::Code(self.clean(text)),
            Event::Html(text) => Event::Html(self.clean(text)),
            Event::InlineHtml(text) => Event::InlineHtml(self.clean(text)),
            Event::FootnoteReference(label) => Event::FootnoteReference(self.clean(label)),
            Event::Start(tag) => Event::Start(self.tag(tag)),
            event => event,
        }
    }

    fn tag<'a>(&self, tag: Tag<'a>) -> Tag<'a> {
        match tag {
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            } => Tag::Link {
                link_type,
                dest_url: self.clean(dest_url),
                title: self.clean(title),
                id: self.clean(id),
            },
            Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            } => Tag::Image {
                link_type,
                dest_url: self.clean(dest_url),
                title: self.clean(title),
                id: self.clean(id),
            },
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Tag::CodeBlock(CodeBlockKind::Fenced(self.clean(info))),
            Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(self.clean(label)),
            Tag::Heading {
                level,
                id,
                classes,
                attrs,
            } => Tag::Heading {
                level,
                id: id.map(|id| self.clean(id)),
                classes: classes.into_iter().map(|class| self.clean(class)).collect(),
                attrs: attrs
                    .into_iter()
                    .map(|(name, value)| (self.clean(name), value.map(|value| self.clean(value))))
                    .collect(),
            },
            tag => tag,
        }
    }

    /// A text without the marks.
    pub fn clean<'a>(&self, text: CowStr<'a>) -> CowStr<'a> {
        if text.contains(self.mark) {
            text.replace(self.mark, "").into()
        } else {
            text
        }
    }
}

/// Where a body needs marks, in bytes; ascending.
fn find_places(body: &str) -> Vec<usize> {
    let bytes = body.as_bytes();
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| matches!(byte, b'*' | b'~')))
    {
        let mut start = at + found;
        let delimiter = bytes[start];
        let length = bytes[start..].iter().take_while(|byte| **byte == delimiter).count();
        at = start + length;
        // `\*` is text, and does not count.
        start += usize::from(is_escaped(bytes, start));
        if start < at && (delimiter == b'*' || at - start == 2) {
            places.extend(place_of_mark(body, start..at));
        }
    }
    places
}

/// Where a mark has to stand for some delimiters to begin or end emphasis as the amendment has it.
fn place_of_mark(body: &str, run: Range<usize>) -> Option<usize> {
    let before = slice(body, ..run.start)
        .chars()
        .rev()
        .find(|c| !is_variation_selector(*c))
        .filter(|c| !c.is_whitespace())?;
    let after = slice(body, run.end..).chars().next().filter(|c| !c.is_whitespace())?;
    if !is_east_asian(before) && !is_east_asian(after) {
        return None;
    }
    match (is_punctuation(before), is_punctuation(after)) {
        (false, true) => Some(run.start),
        (true, false) => Some(run.end),
        _ => None,
    }
}
