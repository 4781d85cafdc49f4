//! The only place that names pulldown-cmark: its options and its events.

pub(super) use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd,
};

use pulldown_cmark::{Options, Parser};
use std::ops::Range;

/// The body's events in reading order, each with its range of bytes in the body.
pub(super) fn events(body: &str, smart_punctuation: bool) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    parser(body, smart_punctuation).into_offset_iter()
}

/// Where the definitions of links are in the body, in bytes.
pub(super) fn definition_spans(body: &str, smart_punctuation: bool) -> Vec<Range<usize>> {
    let parser = parser(body, smart_punctuation);
    let definitions = parser.reference_definitions().iter();
    definitions.map(|(_, definition)| definition.span.clone()).collect()
}

fn parser(body: &str, smart_punctuation: bool) -> Parser<'_> {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    options.set(Options::ENABLE_SMART_PUNCTUATION, smart_punctuation);
    Parser::new_ext(body, options)
}
