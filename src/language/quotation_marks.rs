//! Quotation marks of many languages, and the stretches of a text that stand between them.

use super::scripts::is_written_without_spaces;
use crate::text::slice;
use std::ops::Range;

/// A stretch between quotation marks.
#[derive(Debug, PartialEq, Eq)]
pub struct QuotedSpan {
    /// The bytes between the marks.
    pub inside: Range<usize>,
    /// The same with the marks.
    pub whole: Range<usize>,
    /// Whether the marks are those of titles (《人民日报》), which quote nobody.
    pub is_title: bool,
}

/// Whether a character is a quotation mark of any kind, or is typed for one (the grave and acute accents). Between letters
/// some of them are apostrophes.
pub fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´' | '«' | '»' | '\u{2018}'..='\u{201f}' | '‹' | '›' | '「'..='』' | '〝'..='〟' | '＂' | '＇')
}

/// The marks that may close what a mark opens; none for what opens nothing. Several languages use one mark in different
/// ways: „German“, „Polish”, »Danish« and «French».
fn closing_marks(open: char) -> &'static [char] {
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

/// A mark of a text that opens or closes something, with the characters beside it.
struct Mark {
    at: usize,
    character: char,
    /// How many bytes it has: two single marks in a row are one double mark.
    length: usize,
    before: Option<char>,
    after: Option<char>,
    /// Whether it shortens a year: the '90s, ’23.9.15, ‘25년.
    is_of_year: bool,
}

impl Mark {
    fn end(&self) -> usize {
        self.at + self.length
    }

    /// Whether it cannot open anything: after a letter it is an apostrophe or closes something, before a space it closes
    /// something, unless it is French.
    fn only_closes(&self) -> bool {
        is_letter(self.before) || is_space(self.after) && self.character != '«' || self.is_of_year
    }

    /// Whether it closes what `open` opened.
    fn closes(&self, open: &Self) -> bool {
        let is_single = matches!(open.character, '\'' | '‘' | '‚');
        // Before a letter it is an apostrophe, but in Korean, which has none and joins particles to what is quoted; between a space and a
        // letter it opens another quotation.
        let is_apostrophe = is_single && is_letter(self.after) && !self.after.is_some_and(is_hangul);
        let opens = self.character == open.character && is_space(self.before) && !is_space(self.after);
        closing_marks(open.character).contains(&self.character) && !is_apostrophe && !opens
    }
}

/// Whether a letter or digit of a script with spaces is there.
fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() && !is_written_without_spaces(c))
}

/// Whether a character is a syllable of Hangul.
fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// Whether white space is there, or an end of the text.
fn is_space(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

/// Whether a mark is one that opens or closes a span.
fn is_paired_mark(c: char) -> bool {
    match c {
        '"' | '\'' => true,
        _ if c.is_ascii() => false,
        '’' | '〞' | '〟' | '」' | '』' | '》' | '〉' => true,
        _ => !closing_marks(c).is_empty(),
    }
}

/// Whether a text begins like a year without its century: with two digits, and what follows those in dates.
fn is_rest_of_year(rest: &str) -> bool {
    let mut characters = rest.chars();
    let mut is_digit = || characters.next().is_some_and(|c| c.is_ascii_digit());
    if !(is_digit() && is_digit()) {
        return false;
    }
    match characters.next() {
        Some('년' | '年' | 's' | '~' | '～' | ']') => true,
        Some('.' | '/') => {
            let next = characters.find(|c| *c != ' ');
            next.is_some_and(|c| c.is_ascii_digit() || !c.is_ascii() && c.is_alphabetic())
        }
        _ => false,
    }
}

fn marks_of(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut before = None;
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        if is_paired_mark(character) {
            let is_doubled = character == '\'' && characters.as_str().starts_with('\'');
            let (character, length) = if is_doubled {
                ('"', 2)
            } else {
                (character, character.len_utf8())
            };
            if is_doubled {
                characters.next();
            }
            let rest = characters.as_str();
            marks.push(Mark {
                at,
                character,
                length,
                before,
                after: rest.chars().next(),
                is_of_year: matches!(character, '\'' | '‘' | '’') && is_rest_of_year(rest),
            });
        }
        before = Some(character);
    }
    marks
}

/// The stretches between marks, in their order; one within another is part of it. One that the `next` paragraph goes on
/// with needs no mark that closes it.
pub fn quoted_spans(text: &str, next: Option<&str>) -> Vec<QuotedSpan> {
    let marks = marks_of(text);
    let mut spans = Vec::new();
    // Marks that nothing closes are looked for once, however many there are.
    let mut unclosed: Vec<char> = Vec::new();
    let mut at = 0;
    while let Some(open) = marks.get(at) {
        at += 1;
        if closing_marks(open.character).is_empty() || open.only_closes() || unclosed.contains(&open.character) {
            continue;
        }
        if let Some(steps) = marks[at..].iter().position(|mark| mark.closes(open)) {
            let close = &marks[at + steps];
            let inside = open.end()..close.at;
            // Corner brackets, which quote in Chinese and Japanese, are for the names of laws and plans in Korean.
            let is_korean = matches!(open.character, '「' | '『') && slice(text, inside.clone()).contains(is_hangul);
            spans.push(QuotedSpan {
                inside,
                whole: open.at..close.end(),
                is_title: matches!(open.character, '《' | '〈') || is_korean,
            });
            at += steps + 1;
            continue;
        }
        unclosed.push(open.character);
        if open.character == '“' && open.at == 0 && next.is_some_and(|next| next.starts_with('“')) {
            spans.push(QuotedSpan {
                inside: open.end()..text.len(),
                whole: 0..text.len(),
                is_title: false,
            });
            break;
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, next: Option<&str>) -> Vec<&'a str> {
        let spans = quoted_spans(text, next);
        spans.into_iter().map(|span| &text[span.inside]).collect()
    }

    #[test]
    fn spans_between_marks() {
        for (text, expected) in [
            ("« oui » et „ja“ und “yes", vec![" oui ", "ja"]),
            ("the states’ ‘small circle’ isn't", vec!["small circle"]),
            ("他读《人民日报》，说“不”。", vec!["人民日报", "不"]),
            ("기간 : '26.1.12.～'26.3.31. ‘25년 말 ‘확대’", vec!["확대"]),
            ("in the '90s and '80s, 'as ever'", vec!["as ever"]),
            ("‘25 states’ and '10.'", vec!["25 states", "10."]),
            ("’23年9月 ‘强化’", vec!["强化"]),
            ("기간은 '25. 11. 28(금), '26.上, ['24] 그리고 ''둘''이라고", vec!["둘"]),
            ("위원회는 ‘대책’을 내고 '강화'와 ‘개선’에", vec!["대책", "강화", "개선"]),
            ("สวัสดี“ครับ”ไทย", vec!["ครับ"]),
            ("“", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(found(text, None), expected, "{text}");
        }
        assert_eq!(found("“One", Some("“two”")), ["One"]);
        for (text, is_title) in [
            ("《a》", true),
            ("「개인정보 보호법」에 따라", true),
            ("王毅说：「一」", false),
            ("「はい」", false),
            ("“예”라고", false),
        ] {
            assert_eq!(quoted_spans(text, None)[0].is_title, is_title, "{text}");
        }
    }

    #[test]
    fn hostile_text_is_cut_at_characters() {
        for text in ["é“é”é", "“\u{301}”", "🙂'🙂' 🙂", "«\u{a0}«»»", "”“”“", "'é 'é' é'"]
        {
            for span in quoted_spans(text, Some(text)) {
                assert!(
                    text.get(span.inside).is_some() && text.get(span.whole).is_some(),
                    "{text}"
                );
            }
        }
    }
}
