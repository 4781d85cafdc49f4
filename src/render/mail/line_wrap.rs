//! Plain text in lines of a width that every mail program shows.

use crate::language::characters::is_unsafe_to_display;
use crate::language::{character_width, display_width};

/// Text in lines of at most `columns`, without control characters, with at most one empty line in a row. Further lines of a
/// list item are indented to its text. A longer word, such as an address, has a line of its own.
pub fn wrap_lines(text: &str, columns: usize) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for line in text.lines() {
        let line: String = line
            .chars()
            .filter(|c| *c != '\t' && !is_unsafe_to_display(*c))
            .collect();
        let words = line.trim();
        if words.is_empty() {
            if !out.is_empty() && !out.ends_with("\n\n") {
                out.push('\n');
            }
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let hanging = indent + marker_width(words);
        out.push_str(&" ".repeat(indent));
        let mut at = indent;
        let mut is_first = true;
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            let width = display_width(word);
            if !is_first && at + 1 + width <= columns {
                out.push(' ');
                at += 1;
            } else if !is_first {
                out.push('\n');
                out.push_str(&" ".repeat(hanging));
                at = hanging;
            }
            is_first = false;
            at = push_word(&mut out, word, at, hanging, columns);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The columns of the marker of a list item: `* ` or `1. `.
fn marker_width(words: &str) -> usize {
    let mark = words.split_once(' ').map_or("", |(mark, _)| mark);
    let number = mark.strip_suffix('.').unwrap_or_default();
    let is_number = (1..4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    if mark == "*" || is_number { mark.len() + 1 } else { 0 }
}

/// Writes a word that begins in column `at`, and returns the column after it. A word of wide characters, which are written
/// without spaces, is broken where the line ends.
fn push_word(out: &mut String, word: &str, mut at: usize, hanging: usize, columns: usize) -> usize {
    let mut before_wide = false;
    for c in word.chars() {
        let own = character_width(c);
        if own == 2 && before_wide && at + own > columns {
            out.push('\n');
            out.push_str(&" ".repeat(hanging));
            at = hanging;
        }
        out.push(c);
        at += own;
        before_wide = own == 2;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::wrap_lines;

    #[test]
    fn lines_are_wrapped() {
        assert_eq!(wrap_lines("one two three four", 9), "one two\nthree\nfour\n");
        assert_eq!(
            wrap_lines("* one two three\n  four five six", 9),
            "* one two\n  three\n  four\n  five\n  six\n"
        );
        assert_eq!(wrap_lines("12. one two", 8), "12. one\n    two\n");
        assert_eq!(
            wrap_lines("see https://example.org/long-address here", 10),
            "see\nhttps://example.org/long-address\nhere\n"
        );
        assert_eq!(wrap_lines("a\n\n\n\nb\n\n", 10), "a\n\nb\n");
        assert_eq!(wrap_lines("a\u{1b}[31mb\u{202e}c\r\n\u{7}", 10), "a[31mbc\n");
        assert_eq!(
            wrap_lines("兩國外長在斯特雷爾紹會晤", 10),
            "兩國外長在\n斯特雷爾紹\n會晤\n"
        );
    }
}
