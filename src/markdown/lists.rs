//! Lists, and their items that are tasks: a check box that nobody can tick, labelled with the text that follows it.

use super::output::Output;
use std::fmt::Write as _;

/// A task whose label is not closed yet.
pub(super) struct OpenTask {
    /// Where in the output it begins, in bytes.
    start: usize,
    /// Where in the output its text begins, in bytes.
    text: usize,
    is_done: bool,
    /// How many raw tags were open before it.
    raw_depth: usize,
}

/// The number that an item is written with, whose marker stands at a byte of the body.
pub(super) fn written_number(source: &str, start: usize) -> Option<u64> {
    let line = source.get(start..)?.trim_start();
    // No marker has more than nine digits.
    let digits = line.bytes().take(10).take_while(u8::is_ascii_digit).count();
    line.get(..digits)?.parse().ok()
}

/// Writes the start tag of a list; `start` is the number of the first item of an ordered one.
pub(super) fn begin_list(start: Option<u64>, html: &mut String) {
    match start {
        None => html.push_str("<ul>\n"),
        Some(1) => html.push_str("<ol>\n"),
        Some(start) => {
            // Writing to a string cannot fail.
            let _ = writeln!(html, "<ol start=\"{start}\">");
        }
    }
}

impl OpenTask {
    /// Makes the list item that has just begun a task.
    pub fn begin(is_done: bool, output: &mut Output) -> Self {
        let html = &mut output.html;
        for item in ["<li>", "<li>\n<p>"] {
            if let Some(start) = html.strip_suffix(item).map(str::len) {
                html.replace_range(start..start + "<li>".len(), "<li class=\"task\">");
            }
        }
        let start = html.len();
        html.push_str("<label><input type=\"checkbox\" disabled=\"\"");
        html.push_str(if is_done { " checked=\"\"> " } else { "> " });
        Self {
            start,
            text: html.len(),
            is_done,
            raw_depth: output.nesting.raw_depth(),
        }
    }

    /// Closes the label: it holds no blocks.
    pub fn end(self, output: &mut Output) {
        output.nesting.close_to(self.raw_depth, &mut output.html);
        if output.html.len() > self.text {
            output.html.push_str("</label>");
        } else {
            // A check box without a name is of no use to somebody who hears the page.
            output.html.truncate(self.start);
            output.html.push_str(if self.is_done { "[x]" } else { "[ ]" });
        }
    }
}
