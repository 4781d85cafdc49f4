//! Line breaks within Chinese and Japanese text. A browser shows a line break as a space, and there is none between the
//! characters of a sentence that was wrapped in the editor (CSS Text 3, 4.1.2, with the marks that other scripts have too).

use crate::language::east_asian::{is_set_solid, is_shared_mark};
use crate::text::{floor_boundary, slice};
use std::borrow::Cow;

/// The text beside the last line break of a paragraph.
#[derive(Default)]
pub(super) struct LineBreaks {
    /// The last character before it that tells which script it belongs to.
    before: Option<char>,
    /// Where the break stands, as its owner counts, while the text after it is not known.
    open: Option<BreakPosition>,
}

/// Where a line break was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BreakPosition {
    /// In the HTML, in bytes.
    pub html: usize,
    /// In the text that is gathered beside it, in bytes.
    pub gathered: usize,
    /// In the text of the list that is gathered, in bytes.
    pub list: usize,
}

impl LineBreaks {
    /// A line break is written.
    pub fn open(&mut self, position: BreakPosition) {
        self.open = self.before.filter(|c| is_set_solid(*c)).map(|_| position);
    }

    /// Text goes on. The break before it, if that is to be taken out again.
    pub fn go_on(&mut self, text: &str) -> Option<BreakPosition> {
        let tells = |c: &char| !is_shared_mark(*c);
        let removed = match (self.open, text.chars().find(tells)) {
            (Some(position), Some(first)) => {
                self.open = None;
                is_set_solid(first).then_some(position)
            }
            _ => None,
        };
        self.before = text.chars().rev().find(tells).or(self.before);
        removed
    }

    /// Something that is no text follows, or the paragraph ends.
    pub fn stop(&mut self) {
        *self = Self::default();
    }
}

/// Whether a break between these two texts is no space.
pub(super) fn joins(before: &str, after: &str) -> bool {
    let mut breaks = LineBreaks::default();
    // A few characters tell; all of a paragraph, again for each of its lines, would take long.
    let tail = slice(before, floor_boundary(before, before.len().saturating_sub(256))..);
    breaks.go_on(tail);
    breaks.open(BreakPosition {
        html: 0,
        gathered: 0,
        list: 0,
    });
    breaks.go_on(after).is_some()
}

/// Text of raw HTML without the line breaks that are no spaces.
pub(super) fn unwrapped(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains('\n') {
        return text.into();
    }
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        if joins(out.trim_end(), line.trim_start()) {
            out.truncate(out.trim_end().len());
            out.push_str(line.trim_start());
        } else {
            out.push('\n');
            out.push_str(line);
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::joins;

    #[test]
    fn which_breaks_are_spaces() {
        for (before, after) in [
            ("自强不息，厚", "德载物。"),
            ("他说：“", "你好”"),
            ("你好。”", "他说"),
            ("東京で", "「会談」"),
            ("カー", "ド"),
            ("……", "中"),
        ] {
            let is_known = before != "……";
            assert_eq!(joins(before, after), is_known, "{before} {after}");
        }
        for (before, after) in [
            ("中文 English", "混排"),
            ("中文", "English"),
            ("한국어", "문장"),
            ("中文", "한국"),
            ("a", "b"),
            ("", "中"),
            ("中", ""),
            ("yes”", "他"),
        ] {
            assert!(!joins(before, after), "{before} {after}");
        }
    }
}
