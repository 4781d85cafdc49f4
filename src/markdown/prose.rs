//! A body as prose: its paragraphs as plain text, with their positions in the body. Code and raw HTML are left out, so that
//! lints take them for no words of the writer.

use super::events::ParserInput;
use super::line_breaks;
use super::parse::{Event, Tag, TagEnd};
use std::ops::Range;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text, the item of a list, the cell of a table or a footnote.
    Text,
    /// A heading.
    Heading,
    /// In a block quote.
    Quote,
}

/// A paragraph as plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where in the structure of the body it stands.
    pub kind: ParagraphKind,
    /// Its text without the marks of Markdown; a line break is a space where scripts set spaces.
    pub text: String,
    /// The pieces of the text that the parser gave, in order.
    pieces: Vec<Piece>,
    /// Where the line break stands in the body, in bytes, at which the text ends so far.
    line_break: Option<Range<usize>>,
}

/// A piece of a paragraph's text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the text, in bytes.
    start: usize,
    /// Where it stands in the body, in bytes.
    range: Range<usize>,
    /// Whether the body has it letter by letter.
    is_verbatim: bool,
}

impl Paragraph {
    fn new(kind: ParagraphKind) -> Self {
        Self {
            kind,
            text: String::new(),
            pieces: Vec::new(),
            line_break: None,
        }
    }

    /// Writes the line break before a text: a space, but not within Chinese and Japanese.
    fn end_line(&mut self, next: &str, body: &str) {
        if let Some(range) = self.line_break.take()
            && !line_breaks::joins(&self.text, next)
        {
            self.push(" ", range, body);
        }
    }

    fn push(&mut self, text: &str, range: Range<usize>, body: &str) {
        self.pieces.push(Piece {
            start: self.text.len(),
            is_verbatim: body.get(range.clone()) == Some(text),
            range,
        });
        self.text.push_str(text);
    }

    /// The range in the body of a range of the text, both in bytes.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.body_position(range.start, false);
        match range.end.checked_sub(1).filter(|last| *last >= range.start) {
            Some(last) => start..self.body_position(last, true),
            None => start..start,
        }
    }

    /// Where in the body a byte of the text begins, or with `is_end` where it ends. What is not written letter by letter, such
    /// as `&amp;`, counts as a whole.
    fn body_position(&self, byte: usize, is_end: bool) -> usize {
        let index = self
            .pieces
            .partition_point(|piece| piece.start <= byte)
            .saturating_sub(1);
        let Some(piece) = self.pieces.get(index) else {
            return 0;
        };
        let range = &piece.range;
        match (piece.is_verbatim, is_end) {
            (true, _) => (range.start + byte - piece.start + usize::from(is_end)).min(range.end),
            (false, true) => range.end,
            (false, false) => range.start,
        }
    }
}

/// The paragraphs of a body, in reading order.
pub fn paragraphs(body: &str) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut open: Option<Paragraph> = None;
    let (mut quotes, mut code) = (0_usize, false);
    let input = ParserInput::new(body);
    for (event, range) in input.events(false) {
        let begins = match &event {
            Event::Start(Tag::Heading { .. }) => Some(ParagraphKind::Heading),
            Event::Start(
                Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::DefinitionListTitle | Tag::DefinitionListDefinition,
            ) => Some(if quotes > 0 {
                ParagraphKind::Quote
            } else {
                ParagraphKind::Text
            }),
            _ => None,
        };
        if let Some(kind) = begins {
            paragraphs.extend(open.replace(Paragraph::new(kind)));
        }
        match event {
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes = quotes.saturating_sub(1),
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::DefinitionListTitle
                | TagEnd::DefinitionListDefinition,
            ) => paragraphs.extend(open.take()),
            Event::Text(text) if !code => {
                if let Some(open) = &mut open {
                    open.end_line(&text, body);
                    open.push(&text, range, body);
                }
            }
            Event::SoftBreak => {
                if let Some(open) = &mut open {
                    open.line_break = Some(range);
                }
            }
            Event::HardBreak => {
                if let Some(open) = &mut open {
                    open.push(" ", range, body);
                }
            }
            _ => {}
        }
    }
    paragraphs.extend(open);
    paragraphs.retain(|paragraph| !paragraph.text.trim().is_empty());
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::{ParagraphKind, paragraphs};

    #[test]
    fn paragraphs_know_where_their_words_stand() {
        let body = "# One *two*\n\nThree [four](x.md \"t\") &amp; five\nsix `code` seven\\* eight.\n\n> Nine\n\n- ten\n- eleven\n\n```\ncode\n```\n";
        let found = paragraphs(body);
        let texts: Vec<(&str, ParagraphKind)> = found.iter().map(|one| (one.text.as_str(), one.kind)).collect();
        let text = ParagraphKind::Text;
        assert_eq!(
            texts,
            [
                ("One two", ParagraphKind::Heading),
                ("Three four & five six  seven* eight.", text),
                ("Nine", ParagraphKind::Quote),
                ("ten", text),
                ("eleven", text)
            ]
        );
        for word in ["Three", "four", "five", "six", "seven", "eight"] {
            let at = found[1].text.find(word).expect("the word");
            assert_eq!(&body[found[1].place(at..at + word.len())], word);
        }
        let at = found[1].text.find('&').expect("the sign");
        assert_eq!(&body[found[1].place(at..at + 1)], "&amp;");
        assert_eq!(
            &body[found[1].place(0..found[1].text.len())],
            body.lines().skip(2).take(2).collect::<Vec<_>>().join("\n")
        );
    }

    #[test]
    fn odd_texts_do_no_harm() {
        for body in [
            "",
            "\n",
            "&bogus; \\",
            "é[ß](ü)\n",
            "| a | b |\n|---|---|\n| c | d |",
            "[^1]: note\n\nx[^1]",
            "<b>x</b>",
        ] {
            for paragraph in paragraphs(body) {
                let all = paragraph.place(0..paragraph.text.len());
                assert!(body.get(all).is_some(), "{body:?}");
                assert!(body.get(paragraph.place(0..0)).is_some(), "{body:?}");
            }
        }
    }
}
