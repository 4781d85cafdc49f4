//! Finds the quotations of a text: the stretches between quotation marks of any kind, and block quotes.

use crate::language::quoted_spans;
use crate::markdown::{Paragraph, ParagraphKind};
use crate::text::slice;
use std::ops::Range;

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The paragraph, by its place in the list.
    pub paragraph: usize,
    /// The bytes of the paragraph between the marks.
    pub inside: Range<usize>,
    /// The same with the marks.
    pub whole: Range<usize>,
    /// Whether the marks are those of titles (《人民日报》), which quote nobody.
    pub is_title: bool,
}

/// Every quotation, in reading order. A quotation within another is part of it.
pub fn quotations(paragraphs: &[Paragraph]) -> Vec<Quotation> {
    let mut all = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if paragraph.kind == ParagraphKind::Quote {
            // The last line of a block quote may name who said it.
            if !is_signature(&paragraph.text) {
                all.push(Quotation {
                    paragraph: at,
                    inside: 0..paragraph.text.len(),
                    whole: 0..paragraph.text.len(),
                    is_title: false,
                });
            }
            continue;
        }
        let next = paragraphs.get(at + 1).map(|next| next.text.as_str());
        all.extend(quoted_spans(&paragraph.text, next).into_iter().map(|span| Quotation {
            paragraph: at,
            inside: span.inside,
            whole: span.whole,
            is_title: span.is_title,
        }));
    }
    all.retain(|one| slice(&paragraphs[one.paragraph].text, one.inside.clone()).contains(char::is_alphanumeric));
    all
}

/// Whether a line of a block quote says whose words it has.
pub fn is_signature(text: &str) -> bool {
    text.trim_start().starts_with(['—', '–', '―']) || text.trim_start().starts_with("--")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::paragraphs;

    fn found(body: &str) -> Vec<String> {
        let paragraphs = paragraphs(body);
        let quotations = quotations(&paragraphs);
        quotations
            .into_iter()
            .map(|one| paragraphs[one.paragraph].text[one.inside].to_owned())
            .collect()
    }

    #[test]
    fn quotations_are_found() {
        for (body, expected) in [
            (
                "He said “one” and \"two\", «three», „four“, „five”, »six«, ‘seven’ and 'eight'.",
                "one two three four five six seven eight",
            ),
            ("The sides' view isn't the others' view, it's 5'10\" and the '90s.", ""),
            (
                "“He called it ‘small’ and left” he said.",
                "He called it ‘small’ and left",
            ),
            ("‘We don’t know’, she said.", "We don’t know"),
            ("“one “two” three", "one “two"),
            ("> one *two*\n>\n> — Wang Yi\n\nthree", "one two"),
            ("“One\n\n“two”", "One two"),
            ("“One", ""),
            ("王毅说：「一」『二』", "一 二"),
            ("他读《人民日报》，说“不”", "人民日报 不"),
            ("China’s ‘small circle’ and the states’ view", "small circle"),
            ("Il a dit « non ».", " non "),
            ("`\"code\"` and ” and “", ""),
            ("(\"one\") — \"two\"; [\"three\"](x.md)", "one two three"),
            ("\"\" \" “” \"", ""),
        ] {
            assert_eq!(found(body).join(" "), expected, "{body}");
        }
    }

    #[test]
    fn many_marks_end() {
        for mark in ["“", "\"", "'a ", "‘a ", "„ \"", "» ", "“a”", "\"a ", "‘a’b "] {
            found(&mark.repeat(50_000));
        }
    }
}
