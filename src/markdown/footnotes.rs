//! Footnotes: put aside where they are defined, numbered where they are first referred to, written at the end.

use super::Problem;
use super::hole::{Hole, Word};
use super::output::Output;
use super::parse::{Event, Tag, TagEnd};
use crate::diagnostic::rules;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt::Write as _;
use std::ops::Range;

/// What the parser found in a definition, each with its range of bytes in the body.
pub(super) type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// The footnotes of a body. Labels are folded to lower case, as the parser compares them.
#[derive(Default)]
pub(super) struct Footnotes<'a> {
    /// The definitions that are being read, the innermost last.
    open: Vec<(String, Range<usize>, Events<'a>)>,
    definitions: HashMap<String, (Range<usize>, Events<'a>)>,
    /// Further definitions of a label: the label, and where they stand.
    surplus: Vec<(String, Range<usize>)>,
    /// The labels that are referred to, in the order of their numbers, and how often each is.
    referred: Vec<(String, usize)>,
    /// The number of each label that is referred to, from 1.
    numbers: HashMap<String, usize>,
    /// How many definitions were written.
    written: usize,
}

// Writing to a string cannot fail, so what `write!` returns is ignored here.

impl<'a> Footnotes<'a> {
    /// Keeps what belongs to a definition for later, and returns everything else.
    pub fn put_aside(&mut self, event: Event<'a>, range: Range<usize>) -> Option<(Event<'a>, Range<usize>)> {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => self.open.push((label.to_lowercase(), range, Vec::new())),
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((label, range, events)) = self.open.pop() {
                    match self.definitions.entry(label) {
                        Entry::Vacant(place) => {
                            place.insert((range, events));
                        }
                        Entry::Occupied(place) => self.surplus.push((place.key().clone(), range)),
                    }
                }
            }
            event => match self.open.last_mut() {
                Some((_, _, events)) => events.push((event, range)),
                None => return Some((event, range)),
            },
        }
        None
    }

    /// Writes a reference to the footnote of a label.
    pub fn write_reference(&mut self, label: &str, output: &mut Output) {
        let (number, reference) = self.count_reference(label);
        let name = reference_name(number, reference);
        output.anchors.take(&format!("fnref-{name}"));
        let _ = write!(
            output.html,
            "<sup class=\"footnote-ref\"><a href=\"#fn-{number}\" id=\"fnref-{name}\" role=\"doc-noteref\">{number}</a></sup>"
        );
    }

    /// The number of the footnote, and the number of this reference to it, both from 1.
    fn count_reference(&mut self, label: &str) -> (usize, usize) {
        let referred = &mut self.referred;
        let number = *self.numbers.entry(label.to_lowercase()).or_insert_with_key(|label| {
            referred.push((label.clone(), 0));
            referred.len()
        });
        let references = referred.get_mut(number - 1).map_or(1, |(_, references)| {
            *references += 1;
            *references
        });
        (number, references)
    }

    /// Whether any footnote is referred to.
    pub fn has_references(&self) -> bool {
        !self.referred.is_empty()
    }

    /// Begins the next footnote that is referred to: its number and its content. While it is written, there may be
    /// references to further ones.
    pub fn begin_next(&mut self, output: &mut Output) -> Option<(usize, Events<'a>)> {
        let (label, _) = self.referred.get(self.written)?;
        let (_, events) = self.definitions.remove(label).unwrap_or_default();
        self.written += 1;
        let number = self.written;
        output.anchors.take(&format!("fn-{number}"));
        let _ = write!(output.html, "<li id=\"fn-{number}\">");
        Some((number, events))
    }

    /// Reports the definitions that are not shown, after all that are were written.
    pub fn report(&self, problems: &mut Vec<Problem>) {
        let lost = |label: &str, range: &Range<usize>, message: String, help: String| {
            let end = range.end.min(range.start + label.len() + "[^]:".len());
            Problem::new(&rules::LOST_TEXT, range.start..end, message).help(help)
        };
        problems.extend(self.surplus.iter().map(|(label, range)| {
            let message = format!("this footnote is not shown: `[^{label}]` is defined before");
            let help = format!("write another label in both places, such as `[^{label}-2]`");
            lost(label, range, message, help)
        }));
        problems.extend(self.definitions.iter().map(|(label, (range, _))| {
            let message = format!("this footnote is not shown: there is no `[^{label}]` in the text");
            let help = format!("write `[^{label}]` where it belongs, or delete the footnote");
            lost(label, range, message, help)
        }));
    }

    /// Ends a footnote with a link to each reference, in its last paragraph.
    pub fn end(&self, number: usize, html: &mut String) {
        let references = self.referred.get(number - 1).map_or(0, |(_, references)| *references);
        let in_paragraph = html.ends_with("</p>\n");
        if in_paragraph {
            html.truncate(html.len() - "</p>\n".len());
        } else {
            html.push_str("<p>");
        }
        for reference in 1..=references {
            let name = reference_name(number, reference);
            if in_paragraph || reference > 1 {
                html.push(' ');
            }
            let _ = write!(html, "<a href=\"#fnref-{name}\" role=\"doc-backlink\" aria-label=\"");
            Hole::Word(Word::BackToReference).mark(html);
            let _ = write!(html, " {name}\">↩");
            if reference > 1 {
                let _ = write!(html, "<sup>{reference}</sup>");
            }
            html.push_str("</a>");
        }
        html.push_str("</p>\n</li>\n");
    }
}

/// Writes the start tags of the section with the footnotes.
pub(super) fn begin_section(html: &mut String) {
    html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
    Hole::Word(Word::Footnotes).mark(html);
    html.push_str("\">\n<ol>\n");
}

/// Writes the end tags of the section with the footnotes.
pub(super) fn end_section(html: &mut String) {
    html.push_str("</ol>\n</section>\n");
}

/// `1`, and for further references `1-2`, `1-3`: the end of an id, and the name of a link.
fn reference_name(number: usize, reference: usize) -> String {
    if reference == 1 {
        number.to_string()
    } else {
        format!("{number}-{reference}")
    }
}
