//! Lists, and their items that are tasks: a check box that nobody can tick, labelled with the text that follows it.

use super::writer::Writer;
use std::fmt::Write as _;

/// A task whose label is not closed yet.
pub(super) struct OpenTask {
    /// Where in the output it begins.
    start: usize,
    /// Where its text begins.
    text: usize,
    done: bool,
    /// How many raw tags were open.
    raw: usize,
}

impl Writer<'_> {
    pub fn begin_list(&mut self, start: Option<u64>) {
        match start {
            None => self.block("<ul>\n"),
            Some(1) => self.block("<ol>\n"),
            Some(start) => {
                self.begin_block();
                // Writing to a string cannot fail.
                let _ = writeln!(self.out, "<ol start=\"{start}\">");
            }
        }
    }

    pub fn end_item(&mut self) {
        self.end_task();
        self.out.push_str("</li>\n");
    }

    pub fn begin_task(&mut self, done: bool) {
        if !self.nesting.is_fine() {
            return;
        }
        for item in ["<li>", "<li>\n<p>"] {
            if let Some(before) = self.out.strip_suffix(item) {
                let length = before.len();
                self.out
                    .replace_range(length..length + "<li>".len(), "<li class=\"task\">");
            }
        }
        let start = self.out.len();
        self.out.push_str("<label><input type=\"checkbox\" disabled=\"\"");
        self.out.push_str(if done { " checked=\"\"> " } else { "> " });
        self.task = Some(OpenTask {
            start,
            text: self.out.len(),
            done,
            raw: self.nesting.raw_depth(),
        });
    }

    /// Closes the label: it holds no blocks.
    pub fn end_task(&mut self) {
        let Some(task) = self.task.take() else { return };
        self.nesting.close_to(task.raw, &mut self.out);
        if self.out.len() > task.text {
            self.out.push_str("</label>");
        } else {
            // A check box without a name is of no use to somebody who hears the page.
            self.out.truncate(task.start);
            self.out.push_str(if task.done { "[x]" } else { "[ ]" });
        }
    }
}
