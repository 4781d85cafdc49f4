//! Where every value and key of a YAML text stands, by the events of a parser that marks them. The only file that
//! knows saphyr_parser.

use super::guard;
use saphyr_parser::{Event, Parser, ScalarStyle, Span, StrInput, Tag};
use std::collections::HashMap;
use std::ops::Range;

/// Where everything stands in a text.
pub(super) struct Tree<'a> {
    pub text: &'a str,
    pub root: Option<Node>,
    pub tags: Vec<(Range<usize>, String)>,
    /// Where reading stopped, if not at the end.
    pub stopped: Option<usize>,
}

pub(super) struct Node {
    pub bytes: Range<usize>,
    /// An empty value has nothing to point at.
    pub empty: bool,
    pub inside: Inside,
}

pub(super) enum Inside {
    Nothing,
    List(Vec<Node>),
    Map(Vec<Entry>, HashMap<String, Vec<usize>>),
}

pub(super) struct Entry {
    pub key: Range<usize>,
    pub value: Node,
}

impl<'a> Tree<'a> {
    /// Reads the positions of a text that the guard lets pass.
    pub fn read(text: &'a str) -> Option<Self> {
        if guard::refusal(text).is_some() {
            return None;
        }
        let mut reader = Reader {
            text,
            bytes: byte_offsets(text),
            events: Parser::new_from_str(text),
            tags: Vec::new(),
            stopped: None,
        };
        let mut root = None;
        while let Some(first) = reader.next() {
            match first.0 {
                Event::StreamEnd => break,
                Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd => {}
                _ => {
                    let node = reader.node(first, 0);
                    root.get_or_insert(node);
                }
            }
        }
        Some(Self {
            text,
            root,
            tags: reader.tags,
            stopped: reader.stopped,
        })
    }
}

/// Builds a tree from events.
struct Reader<'a> {
    text: &'a str,
    /// The byte of every character, and the text's length.
    bytes: Vec<usize>,
    events: Parser<'a, StrInput<'a>>,
    tags: Vec<(Range<usize>, String)>,
    stopped: Option<usize>,
}

type Marked<'a> = (Event<'a>, Range<usize>);

impl<'a> Reader<'a> {
    /// The next event; none once the text cannot be read on.
    fn next(&mut self) -> Option<Marked<'a>> {
        if self.stopped.is_some() {
            return None;
        }
        match self.events.next_event()? {
            Ok((event, span)) => Some((event, self.range(&span))),
            Err(error) => {
                self.stopped = Some(self.byte(error.marker().index()));
                None
            }
        }
    }

    fn node(&mut self, (event, bytes): Marked<'a>, depth: usize) -> Node {
        if let Event::Scalar(.., tag) | Event::SequenceStart(_, tag) | Event::MappingStart(_, tag) = &event
            && let Some(tag) = tag
        {
            self.tag(tag, &bytes);
        }
        // The guard counts levels nearly right; this is for where it does not.
        if depth > 4 * guard::DEEPEST {
            self.stopped = Some(bytes.start);
        }
        match event {
            Event::SequenceStart(..) => self.list(bytes, depth),
            Event::MappingStart(..) => self.map(bytes, depth),
            Event::Scalar(text, style, ..) => self.scalar(&text, style, bytes),
            _ => Node {
                bytes,
                empty: false,
                inside: Inside::Nothing,
            },
        }
    }

    fn tag(&mut self, tag: &Tag, bytes: &Range<usize>) {
        if tag.is_yaml_core_schema() {
            self.tags.push((bytes.clone(), format!("!{}", tag.suffix)));
        } else if !tag.handle.is_empty() && tag.handle != "!" {
            let name = format!("<{}{}>", tag.handle, tag.suffix);
            self.tags.push((bytes.clone(), name));
        }
    }

    fn scalar(&self, text: &str, style: ScalarStyle, bytes: Range<usize>) -> Node {
        let quote = match style {
            ScalarStyle::SingleQuoted => Some(b'\''),
            ScalarStyle::DoubleQuoted => Some(b'"'),
            _ => None,
        };
        // The parser's end of a quoted scalar is where the next token may begin.
        let end = quote.and_then(|quote| {
            let rest = self.text.as_bytes().get(bytes.clone())?;
            let open = rest.iter().position(|&byte| byte == quote)?;
            Some(bytes.start + guard::closing(rest, open + 1, quote)?)
        });
        let mut bytes = bytes.start..end.unwrap_or(bytes.end);
        let empty = text.is_empty() && style == ScalarStyle::Plain;
        if empty && self.text[..bytes.start].ends_with('-') {
            // A list item without a value: its dash can be pointed at.
            bytes.start -= 1;
        }
        Node {
            bytes,
            empty,
            inside: Inside::Nothing,
        }
    }

    fn list(&mut self, bytes: Range<usize>, depth: usize) -> Node {
        let mut items: Vec<Node> = Vec::new();
        let mut end = bytes.end;
        while let Some(first) = self.next() {
            if first.0 == Event::SequenceEnd {
                end = self.end(end, first.1);
                break;
            }
            let item = self.node(first, depth + 1);
            end = end.max(item.bytes.end);
            items.push(item);
        }
        Node {
            bytes: bytes.start..end,
            empty: false,
            inside: Inside::List(items),
        }
    }

    fn map(&mut self, bytes: Range<usize>, depth: usize) -> Node {
        let mut entries: Vec<Entry> = Vec::new();
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
        let mut end = bytes.end;
        while let Some(first) = self.next() {
            if first.0 == Event::MappingEnd {
                end = self.end(end, first.1);
                break;
            }
            let name = match &first.0 {
                Event::Scalar(name, ..) => Some(name.to_string()),
                _ => None,
            };
            let key = self.node(first, depth + 1).bytes;
            let Some(first) = self.next() else {
                break;
            };
            let value = self.node(first, depth + 1);
            end = end.max(key.end).max(value.bytes.end);
            if let Some(name) = name {
                by_key.entry(name).or_default().push(entries.len());
            }
            entries.push(Entry { key, value });
        }
        Node {
            bytes: bytes.start..end,
            empty: false,
            inside: Inside::Map(entries, by_key),
        }
    }

    /// The end of a collection: its bracket if it has one, else what came last in it.
    fn end(&self, last: usize, close: Range<usize>) -> usize {
        match self.text.as_bytes().get(close.start) {
            Some(b']' | b'}') if !close.is_empty() => close.end.max(last),
            _ => last,
        }
    }

    fn range(&self, span: &Span) -> Range<usize> {
        let start = self.byte(span.start.index());
        start..self.byte(span.end.index()).max(start)
    }

    /// The parser counts characters.
    fn byte(&self, index: usize) -> usize {
        self.bytes.get(index).copied().unwrap_or(self.text.len())
    }
}

fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}
