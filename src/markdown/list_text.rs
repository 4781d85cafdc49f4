//! The first list of a body as plain text: the excerpt of a body that has no paragraph of its own. Numbers stay, since a date
//! may have become one: `30. Oktober 2021 trafen …`.

use std::fmt::Write as _;

/// How long the text becomes before no further item is added, in bytes.
const MAX_LENGTH: usize = 500;

/// The text of the first list that stands by itself.
#[derive(Default)]
pub(super) struct ListText {
    text: String,
    /// The lists that are open, each with the number of its next item; `None` for one with bullets.
    open: Vec<Option<u64>>,
    is_finished: bool,
    /// Whether its first number is that of a sentence rather than of an item.
    is_paragraph: bool,
}

impl ListText {
    /// A list begins; `depth` is how many elements are open, itself among them.
    pub fn begin(&mut self, start: Option<u64>, depth: usize) {
        if self.is_finished || self.open.is_empty() && depth != 1 {
            return;
        }
        if self.open.is_empty() {
            self.is_paragraph = start.is_some_and(|start| start > 1);
        }
        self.open.push(start);
    }

    /// An item of it begins, which is written with a number if the list has numbers.
    pub fn begin_item(&mut self, written: Option<u64>) {
        self.is_finished |= self.text.len() > MAX_LENGTH;
        let Some(number) = self.open.last_mut().filter(|_| !self.is_finished) else {
            return;
        };
        let text = &mut self.text;
        text.truncate(text.trim_end().len());
        if text.ends_with(char::is_alphanumeric) {
            text.push(';');
        }
        if !text.is_empty() {
            text.push(' ');
        }
        if let Some(number) = number {
            if self.is_paragraph {
                *number = written.unwrap_or(*number);
            }
            // Writing to a string cannot fail.
            let _ = write!(text, "{number}. ");
            *number = number.saturating_add(1);
        }
    }

    /// The innermost list ends.
    pub fn end(&mut self) {
        self.is_finished |= self.open.pop().is_some() && self.open.is_empty();
    }

    /// Adds text, if a list is open.
    pub fn push(&mut self, text: &str) {
        if !self.open.is_empty() && !self.is_finished {
            self.text.push_str(text);
        }
    }

    /// How much text there is, in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Takes out the blank at a byte, if there is one.
    pub fn remove_blank(&mut self, at: usize) {
        if self.text.get(at..).is_some_and(|rest| rest.starts_with(' ')) {
            self.text.remove(at);
        }
    }

    /// Whether its first number is that of a sentence, so that it is the body's first paragraph.
    pub fn is_paragraph(&self) -> bool {
        self.is_paragraph
    }

    /// The text, with blanks as they are in the source.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}
