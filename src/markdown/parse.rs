//! The only place that names pulldown-cmark: its options, its events and what it tells besides.

pub(super) use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd,
};

use pulldown_cmark::{BrokenLink, Options, Parser};
use std::ops::Range;

/// The definition of a link reference, such as `[label]: https://a.example/`.
pub(super) struct Definition {
    /// Its label, in lower case.
    pub label: String,
    /// The address.
    pub address: String,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

/// The definitions of link references in a text, and its events in reading order, each with its range of bytes.
/// `on_undefined` is told of each reference to a definition that is not there, such as `[text][nowhere]`, while events are read.
pub(super) fn parse<'a>(
    text: &'a str,
    smart_punctuation: bool,
    mut on_undefined: impl FnMut(Range<usize>) + 'a,
) -> (Vec<Definition>, impl Iterator<Item = (Event<'a>, Range<usize>)>) {
    let on_broken = move |link: BrokenLink<'a>| {
        // `[text]` alone is mostly no link.
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            on_undefined(link.span);
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, options(smart_punctuation), Some(on_broken));
    let definitions = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| Definition {
            label: label.to_lowercase(),
            address: definition.dest.to_string(),
            range: definition.span.clone(),
        });
    let mut definitions: Vec<Definition> = definitions.collect();
    // The parser has them in the order of a hash map.
    definitions.sort_by_key(|definition| definition.range.start);
    (definitions, parser.into_offset_iter())
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
