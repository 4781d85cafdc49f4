//! Plain text that is gathered beside the HTML: the words of a heading, and the excerpt.

use super::escape;
use crate::language::direction::close_directions;
use std::borrow::Cow;

/// The text that is being gathered, if any is.
#[derive(Default)]
pub(super) struct TextCapture {
    text: Option<String>,
}

impl TextCapture {
    /// Begins anew.
    pub fn start(&mut self) {
        self.text = Some(String::new());
    }

    /// Stops, and forgets what was gathered.
    pub fn stop(&mut self) {
        self.text = None;
    }

    /// Gathers some text, if text is being gathered.
    pub fn push(&mut self, text: &str) {
        if let Some(gathered) = &mut self.text {
            gathered.push_str(text);
        }
    }

    /// Stops, and returns what was gathered, with single spaces; `None` if nothing was to be.
    pub fn finish(&mut self) -> Option<String> {
        let text = self.text.take()?;
        let mut folded = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push_str(word);
        }
        if escape::has_controls(&folded) {
            folded.retain(|c| !c.is_control());
        }
        // What is shown on other pages leaves the direction of their text alone.
        if let Cow::Owned(closed) = close_directions(&folded) {
            folded = closed;
        }
        Some(folded)
    }
}
