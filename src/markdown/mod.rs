//! Markdown to HTML: the text of one body in, a [`Body`] with holes for its addresses out, and its problems. It reads no
//! file, no clock and no other page, so that a result can be kept for as long as text and options are the same.

mod accidental_lists;
mod address;
mod alerts;
mod anchors;
mod autolinks;
mod bare_address;
mod body;
mod capture;
mod code;
mod escape;
mod events;
mod flanks;
mod footnotes;
mod fragment;
mod guard;
mod headings;
mod hole;
mod images;
mod line_breaks;
mod links;
mod list_text;
mod lists;
mod literal;
mod marks;
mod nesting;
mod output;
mod parse;
mod plain_tags;
mod prose;
mod raw;
mod references;
mod removed_html;
mod review;
mod sanitize;
mod surplus_cells;
mod tables;
mod text;
mod writer;

#[cfg(test)]
mod tests;

pub use body::Body;
pub use hole::Word;
pub use prose::{Paragraph, ParagraphKind, paragraphs};

use crate::closed_list::closed_list;
use crate::diagnostic::Rule;
use std::ops::Range;
use writer::write_body;

closed_list! {
    /// How raw HTML in a body is treated.
    #[derive(Default)]
    pub enum RawHtml {
        /// Harmless tags and attributes are kept, everything else is removed. The default, since entries are not trusted.
        #[default]
        Sanitize = "sanitize",
        /// It is shown as text.
        Escape = "escape",
        /// It is kept as it is, except that addresses of links and images are checked and filled in as everywhere.
        Trust = "trust",
    }
}

/// How a body is converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Options {
    /// How raw HTML is treated.
    pub raw_html: RawHtml,
    /// Whether `"`, `'`, `--` and `...` become typographic quotation marks, dashes and ellipses.
    pub smart_punctuation: bool,
    /// The ids that the page around the body has; one that ends with a hyphen stands for all with a number after it.
    pub frame_ids: &'static [&'static str],
}

impl Default for Options {
    fn default() -> Self {
        Self {
            raw_html: RawHtml::Sanitize,
            smart_punctuation: true,
            frame_ids: &[],
        }
    }
}

/// What an address is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// A reader can follow it.
    Link,
    /// It is loaded with the page.
    Image,
}

/// An address that a body names. It is http, https, mailto, relative or a `#fragment`; nothing else gets this far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// As the writer meant it: character references and backslashes are resolved, nothing is escaped or percent-encoded.
    pub target: String,
    /// Whether it is followed or loaded.
    pub kind: LinkKind,
    /// Where it stands in the body, in bytes: the whole link, or in raw HTML the attribute.
    pub range: Range<usize>,
}

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6, never more than one deeper than the heading before.
    pub level: u8,
    /// Its anchor, unique in the body.
    pub id: String,
    /// Its content as plain text, with single spaces.
    pub text: String,
}

/// A problem with a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The rule that it breaks.
    pub rule: &'static Rule,
    /// One sentence without a full stop.
    pub message: String,
    /// Where it is in the body, in bytes.
    pub range: Range<usize>,
    /// How to fix it; `None` if the message says it.
    pub help: Option<String>,
}

impl Problem {
    /// A problem without a help.
    fn new(rule: &'static Rule, range: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            range,
            help: None,
        }
    }

    /// Adds how to fix it.
    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Converts a body. A problem does not stop the conversion: what cannot be published is missing from the result.
pub fn convert(body: &str, options: &Options) -> (Body, Vec<Problem>) {
    let text = escape::without_controls(body);
    if let Some(problem) = guard::find_refusal(&text) {
        return (Body::plain(&text), vec![problem]);
    }
    write_body(&text, options).unwrap_or_else(|refused| {
        // The sanitiser must not see this HTML; shown as text it can do no harm.
        let escape = Options {
            raw_html: RawHtml::Escape,
            ..*options
        };
        let (body, mut problems) = write_body(&text, &escape).unwrap_or_default();
        problems.insert(0, refused);
        (body, problems)
    })
}
