//! Plain text that is gathered beside the HTML: the words of a heading, and the excerpt.

use super::escape;
use super::line_breaks::{BreakPosition, LineBreaks};
use super::list_text::ListText;
use crate::language::characters::is_control_character;

/// The text that is being gathered, if any is.
#[derive(Default)]
pub(super) struct TextCapture {
    text: Option<String>,
    breaks: LineBreaks,
    /// The first paragraph that stands by itself, in no list, quote or alert; empty before it was met.
    excerpt: String,
    /// The first list.
    pub list: ListText,
    /// Whether it stands before that paragraph.
    list_is_first: bool,
}

impl TextCapture {
    /// Begins anew.
    pub fn start(&mut self) {
        self.text = Some(String::new());
    }

    /// A paragraph begins; `depth` is how many elements are open, itself among them.
    pub fn begin_paragraph(&mut self, depth: usize) {
        self.text = (self.excerpt.is_empty() && depth == 1).then(String::new);
    }

    /// A paragraph ends.
    pub fn end_paragraph(&mut self) {
        if let Some(text) = self.finish() {
            self.excerpt = text;
        }
    }

    /// A list begins; `depth` is how many elements are open, itself among them.
    pub fn begin_list(&mut self, start: Option<u64>, depth: usize) {
        self.list_is_first |= self.excerpt.is_empty();
        self.list.begin(start, depth);
    }

    /// The excerpt of the body: its first paragraph, or its first list if it has none.
    pub fn into_excerpt(self) -> String {
        if self.excerpt.is_empty() || self.list_is_first && self.list.is_paragraph() {
            folded(self.list.as_str())
        } else {
            self.excerpt
        }
    }

    /// Gathers some text, if text is being gathered.
    pub fn push(&mut self, text: &str) {
        if let Some(gathered) = &mut self.text {
            gathered.push_str(text);
        }
        self.list.push(text);
    }

    /// Writes text to the HTML, and gathers it. A line break before it is taken back where it would be a space within
    /// Chinese or Japanese.
    pub fn write_text(&mut self, text: &str, html: &mut String) {
        if let Some(position) = self.breaks.go_on(text) {
            if html.as_bytes().get(position.html) == Some(&b'\n') {
                html.remove(position.html);
            }
            self.list.remove_blank(position.list);
            if let Some(gathered) = &mut self.text
                && gathered
                    .get(position.gathered..)
                    .is_some_and(|rest| rest.starts_with(' '))
            {
                gathered.remove(position.gathered);
            }
        }
        escape::push_text(html, text);
        self.push(text);
    }

    /// Writes a line break that is a space for readers.
    pub fn write_soft_break(&mut self, html: &mut String) {
        self.breaks.open(BreakPosition {
            html: html.len(),
            gathered: self.text.as_ref().map_or(0, String::len),
            list: self.list.len(),
        });
        html.push('\n');
        self.push(" ");
    }

    /// Writes a line break that readers see.
    pub fn write_hard_break(&mut self, html: &mut String) {
        self.interrupt();
        html.push_str("<br>\n");
        self.push(" ");
    }

    /// What comes now does not go on with the text before it.
    pub fn interrupt(&mut self) {
        self.breaks.stop();
    }

    /// Stops, and returns what was gathered, with single spaces; `None` if nothing was to be.
    pub fn finish(&mut self) -> Option<String> {
        Some(folded(&self.text.take()?))
    }
}

/// A text with single spaces and without control characters.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    if escape::has_controls(&folded) {
        folded.retain(|c| !is_control_character(c));
    }
    folded
}
