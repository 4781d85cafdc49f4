//! Images, and figures: an image that is alone in its paragraph.

use super::body::Hole;
use super::parse::CowStr;
use super::writer::Writer;
use super::{LinkKind, escape};
use std::ops::Range;

/// An image whose description is being gathered.
pub(super) struct OpenImage<'a> {
    /// Its number among the links; none if its address was refused.
    number: Option<usize>,
    title: CowStr<'a>,
    pub description: String,
    /// How many elements are open in its description.
    pub depth: usize,
}

/// An image that begins its paragraph: a figure, if the paragraph ends with it.
pub(super) struct Figure<'a> {
    /// Where in the output the image ends.
    end: usize,
    image: OpenImage<'a>,
}

impl<'a> Writer<'a> {
    pub fn begin_image(&mut self, address: &str, title: CowStr<'a>, range: Range<usize>) {
        let number = self.link(address, LinkKind::Image, range);
        self.image = Some(OpenImage {
            number,
            title,
            description: String::new(),
            depth: 0,
        });
    }

    pub fn end_image(&mut self) {
        let Some(image) = self.image.take() else {
            return;
        };
        if self.heading.is_some() {
            self.hear(&image.description);
        }
        let alone = self.out.len() == self.paragraph + "<p>".len() && self.out.ends_with("<p>");
        let Some(number) = image.number else {
            return escape::text(&mut self.out, &image.description);
        };
        self.write_image(number, &image.description);
        if !image.title.is_empty() {
            self.out.truncate(self.out.len() - ">".len());
            self.title(&image.title);
            self.out.push('>');
        }
        self.figure = alone.then_some(Figure {
            end: self.out.len(),
            image,
        });
    }

    fn write_image(&mut self, number: usize, description: &str) {
        self.out.push_str("<img");
        Hole::Src(number).mark(&mut self.out);
        self.out.push_str(" alt=\"");
        escape::attribute(&mut self.out, description);
        self.out.push_str("\" loading=\"lazy\">");
    }

    /// Makes the open paragraph a figure if it holds one image and nothing else.
    pub fn end_figure(&mut self) -> bool {
        let Some(Figure { end, image }) = self.figure.take() else {
            return false;
        };
        let Some(number) = image.number.filter(|_| end == self.out.len()) else {
            return false;
        };
        self.out.truncate(self.paragraph);
        self.out.push_str("<figure>");
        // The title becomes the caption; to say it twice would be once too often.
        self.write_image(number, &image.description);
        if !image.title.is_empty() {
            self.out.push_str("<figcaption>");
            escape::text(&mut self.out, &image.title);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>\n");
        true
    }
}
