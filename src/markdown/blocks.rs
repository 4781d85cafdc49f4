//! Paragraphs, with the excerpt, and block quotes, with alerts.

use super::Word;
use super::body::Hole;
use super::parse::BlockQuoteKind;
use super::writer::Writer;

impl Writer<'_> {
    /// Goes to a new line for a block that begins.
    pub fn begin_block(&mut self) {
        self.end_task();
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Begins a block that needs no more than its tag.
    pub fn block(&mut self, tag: &str) {
        self.begin_block();
        self.out.push_str(tag);
    }

    pub fn begin_paragraph(&mut self) {
        self.begin_block();
        self.paragraph = self.out.len();
        self.out.push_str("<p>");
        // The excerpt is the first paragraph that stands by itself, in no list, quote or alert.
        self.listening = self.excerpt.is_empty() && self.nesting.depth() == 1;
    }

    pub fn end_paragraph(&mut self) {
        self.end_task();
        if !self.end_figure() {
            self.out.push_str("</p>\n");
        }
        if self.listening {
            self.excerpt = self.take_heard();
        }
    }

    pub fn begin_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let (name, word) = match kind {
            None => return self.block("<blockquote>\n"),
            Some(BlockQuoteKind::Note) => ("note", Word::Note),
            Some(BlockQuoteKind::Tip) => ("tip", Word::Tip),
            Some(BlockQuoteKind::Important) => ("important", Word::Important),
            Some(BlockQuoteKind::Warning) => ("warning", Word::Warning),
            Some(BlockQuoteKind::Caution) => ("caution", Word::Caution),
        };
        self.block("<div class=\"alert alert-");
        self.out.push_str(name);
        self.out.push_str("\" role=\"note\">\n<p class=\"alert-title\">");
        Hole::Word(word).mark(&mut self.out);
        self.out.push_str("</p>\n");
    }
}
