//! Some raw HTML and where in the body it comes from.

use std::ops::Range;

/// Raw HTML without what Markdown puts between its lines, such as the `>` of a block quote.
#[derive(Default)]
pub(super) struct Fragment {
    /// The HTML.
    pub html: String,
    /// Where lines of it begin, in bytes of `html` and of the body.
    lines: Vec<(usize, usize)>,
    /// Where it ends in the body, in bytes.
    end: usize,
}

impl Fragment {
    /// The HTML of one range of the body.
    pub fn new(html: &str, range: Range<usize>) -> Self {
        let mut fragment = Self::default();
        fragment.push(html, range);
        fragment
    }

    /// Adds a line that stands at `range` of the body.
    pub fn push(&mut self, html: &str, range: Range<usize>) {
        self.lines.push((self.html.len(), range.start));
        self.html.push_str(html);
        self.end = range.end;
    }

    /// The range in the body of a range in the HTML.
    pub fn body_range(&self, range: Range<usize>) -> Range<usize> {
        let body_position = |at: usize| {
            let line = self.lines.partition_point(|(start, _)| *start <= at).checked_sub(1);
            line.and_then(|line| self.lines.get(line))
                .map_or(self.end, |(start, body)| (body + at - start).min(self.end))
        };
        let start = body_position(range.start);
        start..body_position(range.end).max(start)
    }
}
