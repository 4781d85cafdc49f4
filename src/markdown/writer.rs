//! Writes a body's events as HTML, in one pass. Here every event finds the code that writes it; whatever needs more than
//! its own tag has a file. The HTML is written as an HTML parser would write it again, so that sanitising changes nothing of
//! ours.

use super::anchors::Anchors;
use super::capture::TextCapture;
use super::code::{CodeBlock, Highlighting};
use super::events::{ParserInput, Remarks};
use super::footnotes::{self, Footnotes};
use super::fragment::Fragment;
use super::headings::{Headings, OpenHeading};
use super::images::{FigureCandidate, OpenImage};
use super::lists::{OpenTask, begin_list, written_number};
use super::nesting::{ElementFate, too_deep};
use super::output::Output;
use super::parse::{Event, Tag, TagEnd};
use super::raw::{self, Surroundings};
use super::review::Review;
use super::tables::OpenTable;
use super::{Body, Options, Problem, RawHtml, alerts, links, plain_tags, references, sanitize};
use std::ops::Range;

/// The body and its problems; an error if its raw HTML is nested so deeply that the sanitiser must not see it.
pub(super) fn write_body(source: &str, options: &Options) -> Result<(Body, Vec<Problem>), Problem> {
    let input = ParserInput::new(source);
    let mut writer = Writer::new(source, options);
    for (event, range) in input.events(options.smart_punctuation) {
        if let Some((event, range)) = writer.footnotes.put_aside(event, range) {
            writer.write_event(event, range)?;
        }
    }
    writer.output.nesting.close_innermost(&mut writer.output.html);
    writer.write_footnotes()?;
    writer.report(&input.remarks.borrow());
    Ok(writer.finish())
}

/// A body while it is written.
#[derive(Default)]
struct Writer<'a> {
    /// All of the body.
    source: &'a str,
    options: Options,
    output: Output,
    /// Whether any raw HTML was let through.
    has_raw_html: bool,
    headings: Headings,
    footnotes: Footnotes<'a>,
    highlighting: Highlighting,
    /// The text of an open heading, or of the paragraph that becomes the excerpt.
    capture: TextCapture,
    table: OpenTable,
    heading: Option<OpenHeading<'a>>,
    image: Option<OpenImage<'a>>,
    figure: Option<FigureCandidate<'a>>,
    task: Option<OpenTask>,
    code: Option<CodeBlock>,
    html_block: Option<Fragment>,
    /// Where in the output the open paragraph begins, in bytes.
    paragraph: usize,
    in_link: bool,
    review: Review,
}

impl<'a> Writer<'a> {
    fn new(source: &'a str, options: &Options) -> Self {
        Self {
            source,
            options: *options,
            review: Review::new(options.raw_html),
            output: Output {
                html: String::with_capacity(source.len() + source.len() / 2),
                anchors: Anchors::new(options.frame_ids),
                ..Output::default()
            },
            ..Self::default()
        }
    }

    /// Reports what only shows at the end.
    fn report(&mut self, remarks: &Remarks) {
        let problems = &mut self.output.problems;
        std::mem::take(&mut self.review).finish(remarks, self.source, problems);
        self.footnotes.report(problems);
        problems.extend(std::mem::take(&mut self.output.removed).problems());
        // Footnotes are written last, wherever they stand.
        problems.sort_by_key(|problem| problem.range.start);
    }

    fn finish(self) -> (Body, Vec<Problem>) {
        let Output {
            html,
            mut links,
            problems,
            anchors,
            ..
        } = self.output;
        let mut body = if self.has_raw_html && self.options.raw_html == RawHtml::Sanitize {
            Body::from_marked(&sanitize::sanitize(&html))
        } else {
            Body::from_marked(&html)
        };
        anchors.retarget(&mut links);
        body.links = links;
        body.headings = self.headings.finished;
        body.excerpt = self.capture.into_excerpt();
        body.anchors = anchors.into_sorted();
        (body, problems)
    }

    fn write_event(&mut self, event: Event<'a>, range: Range<usize>) -> Result<(), Problem> {
        if self.output.removed.hides(&event) {
            return Ok(());
        }
        self.review.see(&event, &range, self.source, &mut self.output.problems);
        match event {
            Event::Start(tag) => match self.enter(&tag) {
                ElementFate::Written => self.begin(tag, range),
                ElementFate::FirstTooDeep => self.output.problems.push(too_deep("Markdown", range)),
                ElementFate::TooDeep => {}
            },
            Event::End(tag) => {
                if self.leave(tag) {
                    self.end(tag)?;
                }
            }
            Event::Text(text) => {
                let text = references::cleaned(&text, &range, self.source, &mut self.output.problems);
                self.write_text(&text);
            }
            Event::Code(text) => self.write_inline_code(&text),
            Event::SoftBreak | Event::HardBreak if self.image.is_some() => self.write_text(" "),
            Event::SoftBreak => self.capture.write_soft_break(&mut self.output.html),
            Event::HardBreak => self.capture.write_hard_break(&mut self.output.html),
            Event::Rule => {
                self.output.nesting.close_for_block(&mut self.output.html);
                self.begin_block("<hr>\n");
            }
            Event::Html(html) => match &mut self.html_block {
                Some(block) => block.push(&html, range),
                None => self.write_inline_html(&html, range)?,
            },
            Event::InlineHtml(html) => self.write_inline_html(&html, range)?,
            Event::FootnoteReference(label) if self.image.is_none() => {
                self.footnotes.write_reference(&label, &mut self.output);
            }
            Event::TaskListMarker(done) if self.output.nesting.is_within_limit() => {
                self.task = Some(OpenTask::begin(done, &mut self.output));
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            // Mathematics is not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.write_text(&text),
        }
        Ok(())
    }

    /// Notes that an element begins, and closes the raw tags that cannot hold it.
    fn enter(&mut self, tag: &Tag<'_>) -> ElementFate {
        let output = &mut self.output;
        let is_phrasing = match tag {
            Tag::HtmlBlock => return output.nesting.enter_html_block(),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => true,
            Tag::Link { .. } | Tag::Image { .. } => true,
            // What can hold blocks is a block, and so are the two that cannot.
            tag => {
                output.nesting.close_for_block(&mut output.html);
                matches!(tag, Tag::Paragraph | Tag::Heading { .. })
            }
        };
        output.nesting.enter(is_phrasing)
    }

    /// Notes that an element ends; whether it was written.
    fn leave(&mut self, tag: TagEnd) -> bool {
        if tag != TagEnd::HtmlBlock {
            self.output.nesting.close_innermost(&mut self.output.html);
        }
        self.output.nesting.leave()
    }

    fn begin(&mut self, tag: Tag<'a>, range: Range<usize>) {
        if let Some(image) = &mut self.image {
            // All that an image holds is its description.
            image.depth += 1;
            return;
        }
        if let Some(start) = plain_tags::inline_start(&tag) {
            return self.output.html.push_str(start);
        }
        if let Some(start) = plain_tags::block_start(&tag) {
            if tag == Tag::Item {
                self.capture.list.begin_item(written_number(self.source, range.start));
            }
            return self.begin_block(start);
        }
        match tag {
            Tag::Paragraph => self.begin_paragraph(),
            Tag::Heading { level, id, .. } => {
                self.begin_block("");
                self.heading = Some(OpenHeading::begin(level, id, &self.output));
                self.capture.start();
            }
            Tag::BlockQuote(kind) => {
                self.begin_block("");
                alerts::begin_quote(kind, &mut self.output.html);
            }
            Tag::CodeBlock(kind) => {
                self.begin_block("");
                self.code = CodeBlock::begin(&kind, range, &mut self.output.html);
            }
            Tag::HtmlBlock => {
                self.begin_block("");
                self.html_block = Some(Fragment::default());
            }
            Tag::List(start) => {
                self.begin_block("");
                self.capture.begin_list(start, self.output.nesting.depth());
                begin_list(start, &mut self.output.html);
            }
            Tag::Table(alignments) => {
                self.begin_block("");
                self.table = OpenTable::begin(alignments, &mut self.output.html);
            }
            Tag::TableHead => self.table.begin_head(&mut self.output.html),
            Tag::TableRow => self.table.begin_row(&mut self.output.html),
            Tag::TableCell => self.table.begin_cell(&mut self.output.html),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                self.in_link = true;
                links::begin_link(link_type, &dest_url, &title, range, &mut self.output);
            }
            Tag::Image { dest_url, title, .. } => {
                self.image = Some(OpenImage::begin(&dest_url, title, range, &mut self.output));
            }
            // The plain ones are written. Footnotes are put aside before they get here, and front matter is not part of a
            // body.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), Problem> {
        if let Some(image) = &mut self.image
            && image.depth > 0
        {
            image.depth -= 1;
            return Ok(());
        }
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html_block()?,
            TagEnd::Item => self.end_task(),
            TagEnd::List(_) => self.capture.list.end(),
            TagEnd::TableHead => self.table.end_head(&mut self.output.html),
            TagEnd::TableCell => self.table.end_cell(&mut self.output.html),
            TagEnd::Link => self.in_link = false,
            TagEnd::Image => self.end_image(),
            _ => {}
        }
        self.output.html.push_str(plain_tags::end(tag).unwrap_or_default());
        Ok(())
    }

    /// Begins a block on a new line with its start tag.
    fn begin_block(&mut self, tag: &str) {
        self.capture.interrupt();
        self.end_task();
        self.output.start_line();
        self.output.html.push_str(tag);
    }

    fn begin_paragraph(&mut self) {
        self.begin_block("");
        self.paragraph = self.output.html.len();
        self.output.html.push_str("<p>");
        self.capture.begin_paragraph(self.output.nesting.depth());
    }

    fn end_paragraph(&mut self) {
        self.end_task();
        let html = &mut self.output.html;
        let figure = self.figure.take();
        if !figure.is_some_and(|figure| figure.write_figure(self.paragraph, html)) {
            html.push_str("</p>\n");
        }
        self.capture.end_paragraph();
    }

    fn end_heading(&mut self) {
        if let Some(heading) = self.heading.take() {
            let text = self.capture.finish().unwrap_or_default();
            self.headings.finish(heading, text, &mut self.output);
        }
    }

    fn end_task(&mut self) {
        if let Some(task) = self.task.take() {
            task.end(&mut self.output);
        }
    }

    fn end_code(&mut self) {
        if let Some(block) = self.code.take() {
            self.highlighting.write(&block, self.source, &mut self.output);
        }
        self.output.html.push_str("</code></pre>\n");
    }

    fn end_image(&mut self) {
        if let Some(image) = self.image.take() {
            self.capture.interrupt();
            if self.heading.is_some() {
                self.capture.push(&image.description);
            }
            self.figure = image.end(self.paragraph, &mut self.output);
        }
    }

    fn write_text(&mut self, text: &str) {
        if let Some(image) = &mut self.image {
            image.description.push_str(text);
        } else if let Some(code) = &mut self.code {
            code.text.push_str(text);
        } else {
            self.capture.write_text(text, &mut self.output.html);
        }
    }

    fn write_inline_code(&mut self, text: &str) {
        if self.image.is_some() {
            return self.write_text(text);
        }
        self.output.html.push_str("<code>");
        self.write_text(text);
        self.output.html.push_str("</code>");
    }

    fn write_inline_html(&mut self, html: &str, range: Range<usize>) -> Result<(), Problem> {
        if self.image.is_some() {
            return Ok(());
        }
        if self.options.raw_html == RawHtml::Escape {
            self.write_text(html);
            return Ok(());
        }
        self.write_raw_html(&Fragment::new(html, range), true)
    }

    fn end_html_block(&mut self) -> Result<(), Problem> {
        let Some(block) = self.html_block.take() else {
            return Ok(());
        };
        if self.options.raw_html == RawHtml::Escape {
            raw::write_escaped(&block, &mut self.output.html);
        } else {
            self.write_raw_html(&block, false)?;
            if !self.output.html.ends_with('\n') {
                self.output.html.push('\n');
            }
        }
        Ok(())
    }

    fn write_raw_html(&mut self, fragment: &Fragment, is_inline: bool) -> Result<(), Problem> {
        self.has_raw_html = true;
        let surroundings = Surroundings {
            is_inline,
            in_link: self.in_link,
        };
        raw::write(fragment, self.options.raw_html, surroundings, &mut self.output)
    }

    /// Writes the definitions of all footnotes that are referred to. A definition may itself refer to further ones.
    fn write_footnotes(&mut self) -> Result<(), Problem> {
        if !self.footnotes.has_references() {
            return Ok(());
        }
        self.begin_block("");
        footnotes::begin_section(&mut self.output.html);
        while let Some((number, events)) = self.footnotes.begin_next(&mut self.output) {
            self.output.nesting.enter(false);
            for (event, range) in events {
                self.write_event(event, range)?;
            }
            self.output.nesting.close_innermost(&mut self.output.html);
            self.output.nesting.leave();
            self.footnotes.end(number, &mut self.output.html);
        }
        footnotes::end_section(&mut self.output.html);
        Ok(())
    }
}
