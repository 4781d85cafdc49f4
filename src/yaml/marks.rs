//! Where every value and key of a YAML text is, by the events of a parser that marks them, and where that parser gives up. The
//! only file that names saphyr_parser.

use super::guard;
use saphyr_parser::{Event, Parser, ScalarStyle, StrInput, Tag};
use std::collections::HashMap;
use std::ops::Range;

/// A text with the places of everything in it, as far as it could be read.
pub(super) struct MarkedTree<'a> {
    pub text: &'a str,
    /// The value of the first document; `None` if the text has no value, or if reading stopped before one began.
    pub root: Option<Node>,
    /// The tags of YAML's own types (`!!str`) and those written in full (`!<…>`), with the places of their values.
    pub core_tags: Vec<(Range<usize>, String)>,
    /// Whether a second document begins in the text.
    pub has_second_document: bool,
    /// The first alias that cannot be followed, though its name is known.
    pub bad_alias: Option<BadAlias>,
    /// Whether following all aliases takes more steps than serde_yaml takes.
    pub repeats_too_much: bool,
    /// Where reading stopped; `None` if the text was read to its end.
    pub stop: Option<Stop>,
}

/// A value and its place.
pub(super) struct Node {
    pub bytes: Range<usize>,
    /// Whether it is an empty value, which has no place of its own.
    pub is_empty: bool,
    pub content: NodeContent,
    weight: Weight,
}

/// What a value contains.
pub(super) enum NodeContent {
    /// Nothing that has a path: a scalar or an alias.
    Scalar,
    List(Vec<Node>),
    Map {
        entries: Vec<Entry>,
        /// The positions in `entries` of each key that is text; several for a duplicate key.
        by_key: HashMap<String, Vec<usize>>,
    },
}

/// A key's place and its value.
pub(super) struct Entry {
    pub key: Range<usize>,
    pub value: Node,
}

/// A place at which the text cannot be read on.
#[derive(Debug, Clone)]
pub(super) struct Stop {
    pub at: usize,
    /// The end of the last value, key or bracket that was read.
    pub read_to: usize,
    /// The collections that contain the place, from the outside in.
    pub open: Vec<Collection>,
}

/// The kinds of collections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Collection {
    List,
    Map,
}

/// An alias that cannot be followed.
pub(super) enum BadAlias {
    /// It refers to a value that contains it.
    Endless(Range<usize>),
    /// Following it nests values more deeply than [`MAX_ALIAS_DEPTH`].
    TooDeep(Range<usize>),
}

/// How deeply aliases may nest values: serde_yaml follows them to its recursion limit of 128 levels.
pub(super) const MAX_ALIAS_DEPTH: usize = 128;
/// serde_yaml follows aliases at most this many times for each event of the text.
const MAX_JUMPS_PER_EVENT: usize = 100;

/// What it takes to follow a value through its aliases.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// The levels of collections in it.
    levels: usize,
    /// The aliases that are followed, those in the values of aliases counted each time.
    jumps: usize,
}

impl Weight {
    fn add(&mut self, inner: Self) {
        self.levels = self.levels.max(inner.levels + 1);
        self.jumps = self.jumps.saturating_add(inner.jumps);
    }
}

impl<'a> MarkedTree<'a> {
    /// Reads a text; `None` if it is larger or nested more deeply than the guard allows.
    pub fn read(text: &'a str) -> Option<Self> {
        if guard::check(text).is_err() {
            return None;
        }
        let mut reader = Reader::new(text);
        let mut root: Option<Node> = None;
        let mut has_second_document = false;
        while let Some(first) = reader.next_event() {
            match first.0 {
                Event::StreamEnd => break,
                Event::DocumentStart(_) => has_second_document |= root.is_some(),
                Event::StreamStart | Event::DocumentEnd => {}
                _ => {
                    let node = reader.node(first, 0);
                    root.get_or_insert(node);
                }
            }
        }
        let jumps = root.as_ref().map_or(0, |root| root.weight.jumps);
        Some(Self {
            text,
            root,
            core_tags: reader.core_tags,
            has_second_document,
            bad_alias: reader.bad_alias,
            repeats_too_much: jumps > reader.event_count.saturating_mul(MAX_JUMPS_PER_EVENT),
            stop: reader.stop,
        })
    }
}

/// Builds a tree from events.
struct Reader<'a> {
    text: &'a str,
    /// The byte of every character, and the text's length: the parser counts characters.
    char_starts: Vec<usize>,
    events: Parser<'a, StrInput<'a>>,
    event_count: usize,
    core_tags: Vec<(Range<usize>, String)>,
    /// The weight of the value of each anchor that was read to its end, by the parser's number of the anchor.
    anchors: HashMap<usize, Weight>,
    /// The anchors of the collections that are being read.
    open_anchors: Vec<usize>,
    open: Vec<Collection>,
    bad_alias: Option<BadAlias>,
    read_to: usize,
    stop: Option<Stop>,
}

type MarkedEvent<'a> = (Event<'a>, Range<usize>);

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            char_starts: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(),
            events: Parser::new_from_str(text),
            event_count: 0,
            core_tags: Vec::new(),
            anchors: HashMap::new(),
            open_anchors: Vec::new(),
            open: Vec::new(),
            bad_alias: None,
            read_to: 0,
            stop: None,
        }
    }

    /// The next event; `None` once the text cannot be read on.
    fn next_event(&mut self) -> Option<MarkedEvent<'a>> {
        if self.stop.is_some() {
            return None;
        }
        match self.events.next_event()? {
            Ok((event, span)) => {
                let start = self.byte_of(span.start.index());
                let bytes = start..self.byte_of(span.end.index()).max(start);
                self.event_count += 1;
                self.read_to = self.read_to.max(bytes.end);
                Some((event, bytes))
            }
            Err(error) => {
                self.stop_at(self.byte_of(error.marker().index()));
                None
            }
        }
    }

    fn stop_at(&mut self, at: usize) {
        self.stop.get_or_insert(Stop {
            at,
            read_to: self.read_to,
            open: self.open.clone(),
        });
    }

    fn node(&mut self, (event, bytes): MarkedEvent<'a>, depth: usize) -> Node {
        // The guard counts levels nearly right; this is for where it does not.
        if depth > 4 * guard::MAX_DEPTH {
            self.stop_at(bytes.start);
        }
        match event {
            Event::SequenceStart(anchor, tag) => {
                self.note_tag(tag.as_deref(), &bytes);
                self.collection(Collection::List, anchor, bytes, depth)
            }
            Event::MappingStart(anchor, tag) => {
                self.note_tag(tag.as_deref(), &bytes);
                self.collection(Collection::Map, anchor, bytes, depth)
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.note_tag(tag.as_deref(), &bytes);
                self.anchors.insert(anchor, Weight::default());
                self.scalar(&text, style, bytes)
            }
            Event::Alias(anchor) => {
                let weight = self.alias_weight(anchor, &bytes, depth);
                leaf(bytes, weight)
            }
            _ => leaf(bytes, Weight::default()),
        }
    }

    fn note_tag(&mut self, tag: Option<&Tag>, bytes: &Range<usize>) {
        let Some(tag) = tag else { return };
        if tag.is_yaml_core_schema() {
            self.core_tags.push((bytes.clone(), format!("!{}", tag.suffix)));
        } else if !tag.handle.is_empty() && tag.handle != "!" {
            let name = format!("<{}{}>", tag.handle, tag.suffix);
            self.core_tags.push((bytes.clone(), name));
        }
    }

    fn alias_weight(&mut self, anchor: usize, bytes: &Range<usize>, depth: usize) -> Weight {
        if self.open_anchors.contains(&anchor) {
            self.bad_alias.get_or_insert(BadAlias::Endless(bytes.clone()));
            return Weight::default();
        }
        let target = self.anchors.get(&anchor).copied().unwrap_or_default();
        if depth + target.levels > MAX_ALIAS_DEPTH {
            self.bad_alias.get_or_insert(BadAlias::TooDeep(bytes.clone()));
        }
        Weight {
            levels: target.levels,
            jumps: target.jumps.saturating_add(1),
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
            Some(bytes.start + guard::closing_quote(rest, open + 1, quote)?)
        });
        let mut bytes = bytes.start..end.unwrap_or(bytes.end);
        let is_empty = text.is_empty() && style == ScalarStyle::Plain;
        let dash = bytes.start.checked_sub(1);
        if let Some(dash) = dash.filter(|&dash| is_empty && self.text.as_bytes().get(dash) == Some(&b'-')) {
            // A list item without a value: its dash can be pointed at.
            bytes.start = dash;
        }
        Node {
            is_empty,
            ..leaf(bytes, Weight::default())
        }
    }

    fn collection(&mut self, kind: Collection, anchor: usize, bytes: Range<usize>, depth: usize) -> Node {
        self.open.push(kind);
        self.open_anchors.push(anchor);
        let node = match kind {
            Collection::List => self.list(bytes, depth),
            Collection::Map => self.map(bytes, depth),
        };
        self.open_anchors.pop();
        self.open.pop();
        self.anchors.insert(anchor, node.weight);
        node
    }

    fn list(&mut self, bytes: Range<usize>, depth: usize) -> Node {
        let mut items: Vec<Node> = Vec::new();
        let mut weight = Weight::default();
        let mut end = bytes.end;
        while let Some(first) = self.next_event() {
            if first.0 == Event::SequenceEnd {
                end = self.collection_end(end, first.1);
                break;
            }
            let item = self.node(first, depth + 1);
            end = end.max(item.bytes.end);
            weight.add(item.weight);
            items.push(item);
        }
        Node {
            bytes: bytes.start..end,
            is_empty: false,
            content: NodeContent::List(items),
            weight,
        }
    }

    fn map(&mut self, bytes: Range<usize>, depth: usize) -> Node {
        let mut entries: Vec<Entry> = Vec::new();
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
        let mut weight = Weight::default();
        let mut end = bytes.end;
        while let Some(first) = self.next_event() {
            if first.0 == Event::MappingEnd {
                end = self.collection_end(end, first.1);
                break;
            }
            let name = match &first.0 {
                Event::Scalar(name, ..) => Some(name.to_string()),
                _ => None,
            };
            let key = self.node(first, depth + 1);
            let Some(first) = self.next_event() else {
                break;
            };
            let value = self.node(first, depth + 1);
            end = end.max(key.bytes.end).max(value.bytes.end);
            weight.add(key.weight);
            weight.add(value.weight);
            if let Some(name) = name {
                by_key.entry(name).or_default().push(entries.len());
            }
            entries.push(Entry { key: key.bytes, value });
        }
        Node {
            bytes: bytes.start..end,
            is_empty: false,
            content: NodeContent::Map { entries, by_key },
            weight,
        }
    }

    /// The end of a collection: its bracket if it has one, otherwise the end of what came last in it.
    fn collection_end(&self, last: usize, close: Range<usize>) -> usize {
        match self.text.as_bytes().get(close.start) {
            Some(b']' | b'}') if !close.is_empty() => close.end.max(last),
            _ => last,
        }
    }

    fn byte_of(&self, char_index: usize) -> usize {
        self.char_starts.get(char_index).copied().unwrap_or(self.text.len())
    }
}

fn leaf(bytes: Range<usize>, weight: Weight) -> Node {
    Node {
        bytes,
        is_empty: false,
        content: NodeContent::Scalar,
        weight,
    }
}
