//! Writes a body's events as HTML, in one pass. Here every event finds its writer; whatever needs more than its own
//! tag has a file. The HTML is written as an HTML parser would write it again, so that sanitising changes nothing of
//! ours.

use super::code::OpenCode;
use super::footnotes::Footnotes;
use super::headings::{Anchors, OpenHeading};
use super::images::{Figure, OpenImage};
use super::lists::OpenTask;
use super::nesting::{Level, Nesting, too_deep};
use super::parse::{self, Event, Tag, TagEnd};
use super::raw::Fragment;
use super::tables::OpenTable;
use super::{Body, Heading, Link, Options, Problem, RawHtml, sanitize};
use std::ops::Range;

/// All that is known of a body while it is written.
pub(super) struct Writer<'a> {
    pub source: &'a str,
    pub options: Options,
    pub out: String,
    pub links: Vec<Link>,
    pub headings: Vec<Heading>,
    pub excerpt: String,
    pub problems: Vec<Problem>,
    /// Why the raw HTML cannot be let through, once that is known.
    pub refused: Option<Problem>,
    /// Whether any raw HTML was let through.
    pub raw: bool,
    pub anchors: Anchors,
    pub nesting: Nesting,
    pub footnotes: Footnotes<'a>,
    pub table: OpenTable,
    pub heading: Option<OpenHeading<'a>>,
    pub image: Option<OpenImage<'a>>,
    pub figure: Option<Figure<'a>>,
    pub task: Option<OpenTask>,
    pub code: Option<OpenCode>,
    /// How much code in known languages there was, in bytes.
    pub coloured: usize,
    pub html_block: Option<Fragment>,
    /// Where in `out` the open paragraph begins.
    pub paragraph: usize,
    pub in_link: bool,
    /// Whether text is also gathered in `heard`, as it is for headings and for the excerpt.
    pub listening: bool,
    pub heard: String,
}

impl<'a> Writer<'a> {
    pub fn new(source: &'a str, options: &Options) -> Self {
        Self {
            source,
            options: *options,
            out: String::with_capacity(source.len() + source.len() / 2),
            links: Vec::new(),
            headings: Vec::new(),
            excerpt: String::new(),
            problems: Vec::new(),
            refused: None,
            raw: false,
            anchors: Anchors::default(),
            nesting: Nesting::default(),
            footnotes: Footnotes::default(),
            table: OpenTable::default(),
            heading: None,
            image: None,
            figure: None,
            task: None,
            code: None,
            coloured: 0,
            html_block: None,
            paragraph: 0,
            in_link: false,
            listening: false,
            heard: String::new(),
        }
    }

    /// The body, its problems, and the one for which its raw HTML was refused, if it was: then the body is empty.
    pub fn run(mut self) -> (Body, Vec<Problem>, Option<Problem>) {
        for (event, range) in parse::events(self.source, self.options.smart_punctuation) {
            if let Some((event, range)) = self.footnotes.put_aside(event, range) {
                self.event(event, range);
            }
        }
        self.nesting.close_all(&mut self.out);
        self.write_footnotes();
        if self.refused.is_some() {
            return (Body::default(), self.problems, self.refused);
        }
        let mut body = if self.raw && self.options.raw_html == RawHtml::Sanitize {
            Body::cut(&sanitize::sanitize(&self.out))
        } else {
            Body::cut(&self.out)
        };
        self.anchors.aim(&mut self.links);
        body.links = self.links;
        body.headings = self.headings;
        body.excerpt = self.excerpt;
        body.anchors = self.anchors.into_sorted();
        (body, self.problems, None)
    }

    pub fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => match self.enter(&tag) {
                Level::Fine => self.start(tag, range),
                Level::FirstTooDeep => self.problems.push(too_deep("Markdown", range)),
                Level::TooDeep => {}
            },
            Event::End(tag) => {
                if self.leave(tag) {
                    self.end(tag);
                }
            }
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.inline_code(&text),
            Event::SoftBreak => self.line_break("\n"),
            Event::HardBreak => self.line_break("<br>\n"),
            Event::Rule => {
                self.nesting.close_for_block(&mut self.out);
                self.block("<hr>\n");
            }
            Event::Html(html) => self.html_line(&html, range),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::TaskListMarker(done) => self.begin_task(done),
            // Mathematics is not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
        }
    }

    fn enter(&mut self, tag: &Tag<'_>) -> Level {
        let phrasing = match tag {
            Tag::HtmlBlock => return self.nesting.enter_html_block(),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => true,
            Tag::Link { .. } | Tag::Image { .. } => true,
            // What can hold blocks is a block, and so are the two that cannot.
            tag => {
                self.nesting.close_for_block(&mut self.out);
                matches!(tag, Tag::Paragraph | Tag::Heading { .. })
            }
        };
        self.nesting.enter(phrasing)
    }

    fn leave(&mut self, tag: TagEnd) -> bool {
        if tag != TagEnd::HtmlBlock {
            self.nesting.close_all(&mut self.out);
        }
        self.nesting.leave()
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        if let Some(image) = &mut self.image {
            // All that an image holds is its description.
            image.depth += 1;
            return;
        }
        match tag {
            Tag::Paragraph => self.begin_paragraph(),
            Tag::Heading { level, id, .. } => self.begin_heading(level, id),
            Tag::BlockQuote(kind) => self.begin_quote(kind),
            Tag::CodeBlock(kind) => self.begin_code(&kind, range),
            Tag::HtmlBlock => self.begin_html_block(),
            Tag::List(start) => self.begin_list(start),
            Tag::Item => self.block("<li>"),
            Tag::DefinitionList => self.block("<dl>\n"),
            Tag::DefinitionListTitle => self.block("<dt>"),
            Tag::DefinitionListDefinition => self.block("<dd>"),
            Tag::Table(alignments) => self.begin_table(alignments),
            Tag::TableHead => self.begin_table_head(),
            Tag::TableRow => self.begin_table_row(),
            Tag::TableCell => self.begin_table_cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Superscript => self.out.push_str("<sup>"),
            Tag::Subscript => self.out.push_str("<sub>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.begin_link(link_type, &dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => self.begin_image(&dest_url, title, range),
            // Footnotes are put aside before they get here, and front matter is not part of a body.
            Tag::FootnoteDefinition(_) | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if let Some(image) = &mut self.image
            && image.depth > 0
        {
            image.depth -= 1;
            return;
        }
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(None) => self.out.push_str("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.out.push_str("</div>\n"),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html_block(),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.end_item(),
            TagEnd::DefinitionList => self.out.push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => self.out.push_str("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.out.push_str("</dd>\n"),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_table_cell(),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Superscript => self.out.push_str("</sup>"),
            TagEnd::Subscript => self.out.push_str("</sub>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(),
            TagEnd::FootnoteDefinition | TagEnd::MetadataBlock(_) => {}
        }
    }
}
