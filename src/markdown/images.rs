//! Images, and figures: an image that is alone in its paragraph.

use super::hole::Hole;
use super::output::Output;
use super::parse::CowStr;
use super::{LinkKind, Problem, escape};
use crate::diagnostic::rules;
use std::ops::Range;

/// An image whose description is being gathered.
pub(super) struct OpenImage<'a> {
    /// Its number among the links; `None` if its address was refused.
    number: Option<usize>,
    title: CowStr<'a>,
    /// Where it stands in the body.
    range: Range<usize>,
    /// Its alternative text so far.
    pub description: String,
    /// How many elements are open in its description.
    pub depth: usize,
}

/// An image that begins its paragraph: a figure, if the paragraph ends with it.
pub(super) struct FigureCandidate<'a> {
    /// Where in the output the image ends, in bytes.
    end: usize,
    /// Its number among the links.
    number: usize,
    image: OpenImage<'a>,
}

impl<'a> OpenImage<'a> {
    pub fn begin(address: &str, title: CowStr<'a>, range: Range<usize>, output: &mut Output) -> Self {
        Self {
            number: output.add_link(address, LinkKind::Image, range.clone()),
            title,
            range,
            description: String::new(),
            depth: 0,
        }
    }

    /// Writes the image, or only its description if its address was refused. `paragraph` is where in the output the open
    /// paragraph begins, in bytes.
    pub fn end(self, paragraph: usize, output: &mut Output) -> Option<FigureCandidate<'a>> {
        let html = &mut output.html;
        let is_first = html.len() == paragraph + "<p>".len() && html.ends_with("<p>");
        let Some(number) = self.number else {
            escape::push_text(html, &self.description);
            return None;
        };
        write_image(number, &self.description, html);
        if self.description.trim().is_empty() {
            output.problems.push(without_text(self.range.clone()));
        }
        if !self.title.is_empty() {
            html.truncate(html.len() - ">".len());
            output.push_title(&self.title);
            output.html.push('>');
        }
        is_first.then_some(FigureCandidate {
            end: output.html.len(),
            number,
            image: self,
        })
    }
}

impl FigureCandidate<'_> {
    /// Makes the paragraph that ends here a figure if it holds the image and nothing else; whether it does. `paragraph` is
    /// where in the output it begins, in bytes.
    pub fn write_figure(self, paragraph: usize, html: &mut String) -> bool {
        if self.end != html.len() {
            return false;
        }
        html.truncate(paragraph);
        html.push_str("<figure>");
        // The title becomes the caption and is no tooltip any more: nobody needs it twice.
        write_image(self.number, &self.image.description, html);
        if !self.image.title.is_empty() {
            html.push_str("<figcaption>");
            escape::push_text(html, &self.image.title);
            html.push_str("</figcaption>");
        }
        html.push_str("</figure>\n");
        true
    }
}

/// The problem of an image without alternative text at a range of the body.
pub(super) fn without_text(range: Range<usize>) -> Problem {
    Problem {
        rule: &rules::IMAGE_WITHOUT_ALT,
        range,
        message: "this image has no alternative text, for readers who cannot see it".to_owned(),
        help: Some(
            "say what it shows: `![what it shows](file.png)`; for one that only decorates, `<img src=\"file.png\" alt=\"\">`"
                .to_owned(),
        ),
    }
}

fn write_image(number: usize, description: &str, html: &mut String) {
    html.push_str("<img");
    Hole::Src(number).mark(html);
    html.push_str(" alt=\"");
    escape::push_attribute(html, description);
    html.push_str("\" loading=\"lazy\">");
}
