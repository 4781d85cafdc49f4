//! The only place that names pulldown-cmark: its options and its events.

pub(super) use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd,
};

use super::autolinks::AutoLinks;
use super::flanks::MarkedBody;
use pulldown_cmark::{BrokenLink, Options, Parser};
use std::cell::RefCell;
use std::ops::Range;

/// A body as the parser reads it.
pub(super) struct ParserInput<'a> {
    body: &'a str,
    /// The body with marks beside its emphasis, if it needs any.
    marked: Option<MarkedBody>,
    /// What the parser found that is not among its events.
    pub remarks: RefCell<Remarks>,
}

/// What the parser leaves out of its events, or does not tell from text in them.
#[derive(Default)]
pub(super) struct Remarks {
    /// References to definitions that are not there, such as `[text][nowhere]`, with their ranges in the body.
    pub undefined: Vec<Range<usize>>,
    /// The definitions of link references.
    pub definitions: Vec<Definition>,
}

/// The definition of a link reference, such as `[label]: https://a.example/`.
pub(super) struct Definition {
    /// Its label, in lower case.
    pub label: String,
    /// The address.
    pub address: String,
    /// Where it stands in the body, in bytes.
    pub range: Range<usize>,
}

impl<'a> ParserInput<'a> {
    pub fn new(body: &'a str) -> Self {
        Self {
            body,
            marked: MarkedBody::new(body),
            remarks: RefCell::default(),
        }
    }

    /// The body's events in reading order, each with its range of bytes in the body.
    pub fn events(&'a self, smart_punctuation: bool) -> impl Iterator<Item = (Event<'a>, Range<usize>)> {
        let text = self.marked.as_ref().map_or(self.body, |marked| &marked.text);
        let on_undefined = |link: BrokenLink<'a>| {
            if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
                self.remarks.borrow_mut().undefined.push(self.body_range(link.span));
            }
            None
        };
        let parser = Parser::new_with_broken_link_callback(text, options(smart_punctuation), Some(on_undefined));
        let definitions = parser
            .reference_definitions()
            .iter()
            .map(|(label, definition)| Definition {
                label: self.without_marks(label.into()).to_lowercase(),
                address: definition.dest.to_string(),
                range: self.body_range(definition.span.clone()),
            });
        let mut definitions: Vec<Definition> = definitions.collect();
        // The parser has them in the order of a hash map.
        definitions.sort_by_key(|definition| definition.range.start);
        self.remarks.borrow_mut().definitions = definitions;
        let events = parser.into_offset_iter().map(|(event, range)| match &self.marked {
            Some(marked) => (marked.event(event), marked.range(range)),
            None => (event, range),
        });
        AutoLinks::new(self.body, events)
    }

    fn body_range(&self, range: Range<usize>) -> Range<usize> {
        self.marked.as_ref().map_or(range.clone(), |marked| marked.range(range))
    }

    fn without_marks<'t>(&self, text: CowStr<'t>) -> CowStr<'t> {
        match &self.marked {
            Some(marked) => marked.clean(text),
            None => text,
        }
    }
}

fn options(smart_punctuation: bool) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    options.set(Options::ENABLE_SMART_PUNCTUATION, smart_punctuation);
    options
}
