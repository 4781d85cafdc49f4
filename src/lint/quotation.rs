//! Finds what is quoted: the stretches between quotation marks, of whatever kind, and block quotes.

use super::words::is_written_without_spaces;
use crate::markdown::{Paragraph, ParagraphKind};
use std::ops::Range;

/// Something quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The paragraph that it stands in, by its place in the list.
    pub paragraph: usize,
    /// The paragraph's bytes between the marks.
    pub inside: Range<usize>,
    /// The same with the marks.
    pub whole: Range<usize>,
    /// Whether the marks are those of titles (《人民日报》), which quote nobody.
    pub title: bool,
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
                    title: false,
                });
            }
            continue;
        }
        let next = paragraphs.get(at + 1).map(|next| next.text.as_str());
        all.extend(marked(&paragraph.text, next).into_iter().map(|marked| Quotation {
            paragraph: at,
            inside: marked.inside,
            whole: marked.whole,
            title: matches!(marked.open, '《' | '〈'),
        }));
    }
    all.retain(|one| paragraphs[one.paragraph].text[one.inside.clone()].contains(char::is_alphanumeric));
    all
}

/// Whether a line of a block quote says whose words it has.
pub fn is_signature(text: &str) -> bool {
    text.trim_start().starts_with(['—', '–', '―']) || text.trim_start().starts_with("--")
}

/// The marks that may close what a mark opens.
fn closing(open: char) -> &'static [char] {
    match open {
        '"' => &['"'],
        '“' => &['”', '"'],
        '„' | '‟' => &['“', '”', '"'],
        '”' => &['”'],
        '«' => &['»'],
        '»' => &['«', '»'],
        '‘' => &['’', '\''],
        '‚' => &['‘', '’'],
        '\'' => &['\''],
        '‹' => &['›'],
        '›' => &['‹', '›'],
        '「' => &['」'],
        '『' => &['』'],
        '＂' => &['＂'],
        '〝' => &['〞', '〟'],
        '《' => &['》'],
        '〈' => &['〉'],
        _ => &[],
    }
}

/// A stretch between marks.
pub struct Marked {
    /// The mark that opens it.
    open: char,
    inside: Range<usize>,
    /// With its marks.
    pub whole: Range<usize>,
}

/// A mark of a text, with the characters beside it.
struct Mark {
    at: usize,
    mark: char,
    before: Option<char>,
    after: Option<char>,
}

impl Mark {
    fn end(&self) -> usize {
        self.at + self.mark.len_utf8()
    }
}

fn is_mark(c: char) -> bool {
    match c {
        '"' | '\'' => true,
        _ if c.is_ascii() => false,
        '’' | '〞' | '〟' | '」' | '』' | '》' | '〉' => true,
        _ => !closing(c).is_empty(),
    }
}

/// Every mark of a text.
fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| is_mark(*c)) {
        marks.push(Mark {
            at,
            mark,
            before: text[..at].chars().next_back(),
            after: text[at + mark.len_utf8()..].chars().next(),
        });
    }
    marks
}

/// The stretches between marks. One that the `next` paragraph goes on with needs no mark that closes it.
pub fn marked(text: &str, next: Option<&str>) -> Vec<Marked> {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_written_without_spaces(c));
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let marks = marks(text);
    let mut all = Vec::new();
    // Marks that nothing closes: looked for once, however many there are.
    let mut unclosed: Vec<char> = Vec::new();
    let mut at = 0;
    while let Some(open) = marks.get(at) {
        at += 1;
        let ends = closing(open.mark);
        // After a letter it is an apostrophe or closes something, before a space it closes something, unless it is French.
        let closes = is_letter(open.before) || is_space(open.after) && open.mark != '«';
        if ends.is_empty() || closes || unclosed.contains(&open.mark) {
            continue;
        }
        let single = matches!(open.mark, '\'' | '‘' | '‚');
        let end = marks[at..].iter().position(|end| {
            // Before a letter it is an apostrophe; between a space and a letter it opens another quotation.
            let apostrophe = single && is_letter(end.after);
            let opens = end.mark == open.mark && is_space(end.before) && !is_space(end.after);
            ends.contains(&end.mark) && !apostrophe && !opens
        });
        if let Some(steps) = end {
            let close = &marks[at + steps];
            all.push(Marked {
                open: open.mark,
                inside: open.end()..close.at,
                whole: open.at..close.end(),
            });
            at += steps + 1;
        } else {
            unclosed.push(open.mark);
            if open.mark == '“' && open.at == 0 && next.is_some_and(|next| next.starts_with('“')) {
                // It goes on in the next paragraph.
                all.push(Marked {
                    open: open.mark,
                    inside: open.end()..text.len(),
                    whole: 0..text.len(),
                });
                break;
            }
        }
    }
    all
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
