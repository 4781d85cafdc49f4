//! Looks at the events of a body while they are written, and reports what a reader would not see as it was meant. It changes
//! nothing.

use super::accidental_lists::ListReview;
use super::events::Remarks;
use super::literal::{LiteralText, Place};
use super::parse::{CodeBlockKind, Definition, Event, LinkType, Tag, TagEnd};
use super::surplus_cells::TableReview;
use super::{Problem, RawHtml};
use crate::diagnostic::rules;
use crate::text::{first_characters, slice};
use std::collections::BTreeSet;
use std::ops::Range;

/// What was seen of a body.
#[derive(Default)]
pub(super) struct Review {
    raw_html: RawHtml,
    literal: LiteralText,
    lists: ListReview,
    table: TableReview,
    /// How many images, code blocks and bare addresses are open: their text has no markup that was meant.
    closed: usize,
    /// Whether the open link is a bare address or one between angle brackets.
    in_address: bool,
    /// Whether a block quote has begun, and nothing in it.
    begins_quote: bool,
    /// Whether the open paragraph is the first of a block quote.
    in_quote: bool,
    /// The last paragraph.
    paragraph: Option<Range<usize>>,
    /// The labels of definitions that links and images refer to.
    used: BTreeSet<String>,
}

impl Review {
    pub fn new(raw_html: RawHtml) -> Self {
        Self {
            raw_html,
            ..Self::default()
        }
    }

    /// Looks at the next event.
    pub fn see(&mut self, event: &Event<'_>, range: &Range<usize>, source: &str, problems: &mut Vec<Problem>) {
        match event {
            Event::Text(text) if self.closed == 0 && !self.in_address => self.literal.push(text, range, source),
            Event::SoftBreak | Event::HardBreak => self.literal.end_line(),
            Event::Start(tag) => self.begin(tag, range, source, problems),
            Event::End(tag) => self.end(*tag, range, source, problems),
            _ => {}
        }
    }

    fn begin(&mut self, tag: &Tag<'_>, range: &Range<usize>, source: &str, problems: &mut Vec<Problem>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => return,
            Tag::Link { link_type, id, .. } => {
                self.in_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                return self.use_definition(id);
            }
            Tag::Image { id, .. } => {
                self.closed += 1;
                return self.use_definition(id);
            }
            _ => self.finish_text(range.start, source, problems),
        }
        let begins_quote = std::mem::take(&mut self.begins_quote);
        self.in_quote = false;
        match tag {
            Tag::Paragraph => self.in_quote = begins_quote,
            Tag::BlockQuote(kind) => self.begins_quote = kind.is_none(),
            Tag::CodeBlock(kind) => {
                self.closed += 1;
                if let CodeBlockKind::Fenced(_) = kind {
                    problems.extend(open_fence(range, source));
                }
            }
            Tag::Heading { id, classes, attrs, .. } if id.is_some() || !classes.is_empty() || !attrs.is_empty() => {
                problems.extend(lost_attributes(range, source));
            }
            Tag::List(start) => self.lists.begin(*start, range, self.paragraph.as_ref(), source),
            Tag::Item => self.lists.begin_item(range, source),
            Tag::Table(columns) => self.table.begin(columns.len()),
            Tag::TableHead | Tag::TableRow => self.table.begin_row(range),
            Tag::TableCell => self.table.begin_cell(range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>, source: &str, problems: &mut Vec<Problem>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {
                return;
            }
            TagEnd::Link => {
                self.in_address = false;
                return;
            }
            TagEnd::Image => {
                self.closed = self.closed.saturating_sub(1);
                return;
            }
            _ => self.finish_text(range.end, source, problems),
        }
        match tag {
            TagEnd::CodeBlock => self.closed = self.closed.saturating_sub(1),
            TagEnd::Paragraph => self.paragraph = Some(range.clone()),
            TagEnd::List(_) => self.lists.end(source, problems),
            TagEnd::TableRow | TagEnd::TableHead => problems.extend(self.table.end_row(source)),
            _ => {}
        }
    }

    fn finish_text(&mut self, end: usize, source: &str, problems: &mut Vec<Problem>) {
        let place = Place {
            in_quote: self.in_quote,
            raw_html: self.raw_html,
        };
        self.literal.finish(source, end, place, problems);
    }

    fn use_definition(&mut self, label: &str) {
        if !label.is_empty() {
            self.used.insert(label.to_lowercase());
        }
    }

    /// Reports what only shows at the end of the body.
    pub fn finish(self, remarks: &Remarks, source: &str, problems: &mut Vec<Problem>) {
        problems.extend(remarks.undefined.iter().filter_map(|range| undefined(range, source)));
        let unused = |definition: &&Definition| !self.used.contains(&definition.label) && !is_comment(definition);
        problems.extend(
            remarks
                .definitions
                .iter()
                .filter(unused)
                .map(|definition| unused_definition(definition, source)),
        );
    }
}

/// The problem of a code block that goes on to the end of the text.
fn open_fence(range: &Range<usize>, source: &str) -> Option<Problem> {
    let block = source.get(range.clone())?.trim_end();
    let fence = block.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = block.chars().take_while(|c| *c == fence).count();
    let last = block
        .split_once('\n')
        .map_or("", |(_, rest)| rest)
        .rsplit('\n')
        .next()
        .unwrap_or_default();
    let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
    if last.len() >= length && last.chars().all(|c| c == fence) {
        return None;
    }
    let message = "the code block that begins here does not end: everything after it is code";
    let help = format!("write `{}` on a line of its own where it ends", slice(block, ..length));
    Some(Problem::new(&rules::MARKUP_AS_TEXT, range.start..range.start + length, message).help(help))
}

/// The problem of what stands in braces after a heading and is no id: `## Talks {draft}`.
fn lost_attributes(range: &Range<usize>, source: &str) -> Option<Problem> {
    let heading = source.get(range.clone())?;
    let start = heading.rfind('{')?;
    let length = heading.get(start..)?.find('}')? + 1;
    let words = slice(heading, start..start + length);
    let mut attributes = words.trim_matches(['{', '}', ' ']).split_ascii_whitespace();
    if attributes.next().is_none_or(|first| first.starts_with('#')) && attributes.next().is_none() {
        return None;
    }
    let start = range.start + start;
    let message = format!(
        "`{}` is not shown: braces after a heading hold its id",
        first_characters(words, 60)
    );
    let text = first_characters(words.trim_end_matches('}'), 60);
    let help = format!("write `{text}\\}}` if it is text; an id is written `{{#id}}`");
    Some(Problem::new(&rules::LOST_TEXT, start..start + words.len(), message).help(help))
}

/// The problem of a reference to a definition that is not there: `[text][nowhere]`.
fn undefined(range: &Range<usize>, source: &str) -> Option<Problem> {
    let link = source.get(range.clone())?;
    let (text, label) = link.rsplit_once('[')?;
    let (text, label) = (
        text.trim_end().trim_end_matches(']').trim_start_matches(['!', '[']),
        label.trim_end_matches(']'),
    );
    let label = if label.is_empty() { text } else { label };
    // `[1][2]` and `[sic][…]` are no links but remarks in a quotation.
    if !label.chars().any(char::is_alphabetic) && !text.chars().any(char::is_alphabetic) || label == "sic" {
        return None;
    }
    let label = first_characters(label, 60);
    let message = format!(
        "`{}` is printed: there is no definition `[{label}]: …`",
        first_characters(link, 60).replace('\n', " ")
    );
    let help =
        format!("write `[{label}]: https://…` as a paragraph of its own, or the address here: `[text](https://…)`");
    Some(Problem::new(&rules::MARKUP_AS_TEXT, range.clone(), message).help(help))
}

/// Whether a definition is a comment: `[//]: # (text)`, `[comment]: <> (text)`.
fn is_comment(definition: &Definition) -> bool {
    matches!(&*definition.address, "" | "#") || matches!(&*definition.label, "//" | "comment" | "_")
}

fn unused_definition(definition: &Definition, source: &str) -> Problem {
    let written = source.get(definition.range.clone()).unwrap_or_default();
    let written = written.trim_end();
    let line = written.split('\n').next().unwrap_or_default();
    let label = first_characters(&definition.label, 60);
    let message = format!(
        "`{}` is not shown: it defines a link that nothing refers to",
        first_characters(line, 60)
    );
    let help = format!(
        "write `[text][{label}]` where it belongs, `\\{}` if it is text, or delete it",
        first_characters(line, 40)
    );
    let start = definition.range.start;
    Problem::new(&rules::LOST_TEXT, start..start + line.len(), message).help(help)
}
