//! The events of a body: what the parser gives, with emphasis as East Asian text has it and with links for bare addresses.

use super::autolinks::AutoLinks;
use super::flanks::MarkedBody;
use super::parse::{Definition, Event, parse};
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
        let on_undefined = |range| self.remarks.borrow_mut().undefined.push(self.body_range(range));
        let (mut definitions, events) = parse(text, smart_punctuation, on_undefined);
        if let Some(marked) = &self.marked {
            for definition in &mut definitions {
                definition.label = marked.clean(definition.label.as_str().into()).to_string();
                definition.range = marked.range(definition.range.clone());
            }
        }
        self.remarks.borrow_mut().definitions = definitions;
        let events = events.map(|(event, range)| match &self.marked {
            Some(marked) => (marked.event(event), marked.range(range)),
            None => (event, range),
        });
        AutoLinks::new(self.body, events)
    }

    fn body_range(&self, range: Range<usize>) -> Range<usize> {
        match &self.marked {
            Some(marked) => marked.range(range),
            None => range,
        }
    }
}
