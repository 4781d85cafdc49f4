//! Footnotes: put aside where they are defined, numbered where they are first referred to, written at the end.

use super::Word;
use super::body::Hole;
use super::parse::{Event, Tag, TagEnd};
use super::writer::Writer;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// The footnotes of a body. Labels are folded to lower case, as the parser compares them.
#[derive(Default)]
pub(super) struct Footnotes<'a> {
    /// The definitions that are being read, the innermost last.
    open: Vec<(String, Events<'a>)>,
    definitions: HashMap<String, Events<'a>>,
    /// Those that are referred to, in the order of their numbers.
    referred: Vec<(String, usize)>,
    numbers: HashMap<String, usize>,
}

impl<'a> Footnotes<'a> {
    /// Keeps what belongs to a definition for later and gives back everything else.
    pub fn put_aside(&mut self, event: Event<'a>, range: Range<usize>) -> Option<(Event<'a>, Range<usize>)> {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => self.open.push((label.to_lowercase(), Vec::new())),
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((label, events)) = self.open.pop() {
                    self.definitions.entry(label).or_insert(events);
                }
            }
            event => match self.open.last_mut() {
                Some((_, events)) => events.push((event, range)),
                None => return Some((event, range)),
            },
        }
        None
    }

    /// The number of the footnote, and of this reference to it, both from 1.
    fn refer(&mut self, label: &str) -> (usize, usize) {
        let label = label.to_lowercase();
        let number = *self.numbers.entry(label).or_insert_with_key(|label| {
            self.referred.push((label.clone(), 0));
            self.referred.len()
        });
        let references = &mut self.referred[number - 1].1;
        *references += 1;
        (number, *references)
    }
}

/// `1`, and for further references `1-2`, `1-3`: the end of an id and what a link is called.
fn name(number: usize, reference: usize) -> String {
    if reference == 1 {
        number.to_string()
    } else {
        format!("{number}-{reference}")
    }
}

impl<'a> Writer<'a> {
    // Writing to a string cannot fail, so what `write!` returns is of no interest here.

    pub fn footnote_reference(&mut self, label: &str) {
        if self.image.is_some() {
            return;
        }
        let (number, reference) = self.footnotes.refer(label);
        let name = name(number, reference);
        self.anchors.take(&format!("fnref-{name}"));
        let _ = write!(
            self.out,
            "<sup class=\"footnote-ref\"><a href=\"#fn-{number}\" id=\"fnref-{name}\" role=\"doc-noteref\">{number}</a></sup>"
        );
    }

    /// Writes the definitions that anything refers to. A definition may itself refer to further ones.
    pub fn write_footnotes(&mut self) {
        if self.footnotes.referred.is_empty() {
            return;
        }
        self.block("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        Hole::Word(Word::Footnotes).mark(&mut self.out);
        self.out.push_str("\">\n<ol>\n");
        let mut number = 0;
        while let Some((label, _)) = self.footnotes.referred.get(number) {
            number += 1;
            let events = self.footnotes.definitions.remove(label).unwrap_or_default();
            self.anchors.take(&format!("fn-{number}"));
            let _ = write!(self.out, "<li id=\"fn-{number}\">");
            self.nesting.enter(false);
            for (event, range) in events {
                self.event(event, range);
            }
            self.nesting.close_all(&mut self.out);
            self.nesting.leave();
            self.write_ways_back(number);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    /// A link to each reference, at the end of the footnote's last paragraph.
    fn write_ways_back(&mut self, number: usize) {
        let references = self.footnotes.referred[number - 1].1;
        let in_paragraph = self.out.ends_with("</p>\n");
        if in_paragraph {
            self.out.truncate(self.out.len() - "</p>\n".len());
        } else {
            self.out.push_str("<p>");
        }
        for reference in 1..=references {
            let name = name(number, reference);
            if in_paragraph || reference > 1 {
                self.out.push(' ');
            }
            let _ = write!(
                self.out,
                "<a href=\"#fnref-{name}\" role=\"doc-backlink\" aria-label=\""
            );
            Hole::Word(Word::BackToReference).mark(&mut self.out);
            let _ = write!(self.out, " {name}\">↩");
            if reference > 1 {
                let _ = write!(self.out, "<sup>{reference}</sup>");
            }
            self.out.push_str("</a>");
        }
        self.out.push_str("</p>\n");
    }
}
