//! Makes one text of the pages of a PDF, as somebody quotes it: without what pages repeat at their top and bottom, without the
//! hyphens at the ends of lines, with letters in the place of ligatures.

use crate::language::unjoin;
use std::collections::{HashMap, HashSet};

/// How many lines at the top and at the bottom of a page may be what pages have there.
const MARGIN_LINES: usize = 2;
/// The text of all pages. Lines that pages repeat come last: they may be quoted too.
pub fn join_pages(pages: &[String]) -> String {
    let pages: Vec<Vec<&str>> = pages.iter().map(|page| lines_of(page)).collect();
    let repeated = repeated_lines(&pages);
    let (mut body, mut margins) = (Vec::new(), Vec::new());
    for page in &pages {
        for (at, line) in page.iter().enumerate() {
            let is_margin = is_in_margin(at, page.len()) && is_of_margin(line, &repeated);
            if is_margin { &mut margins } else { &mut body }.push(*line);
        }
    }
    margins.dedup();
    unjoin(&(join_lines(&body) + "\n" + &margins.join("\n")))
}

fn lines_of(page: &str) -> Vec<&str> {
    page.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

fn is_in_margin(at: usize, lines: usize) -> bool {
    at < MARGIN_LINES || at + MARGIN_LINES >= lines
}

/// A line without its numbers, which differ from page to page.
fn without_numbers(line: &str) -> String {
    line.chars().filter(|c| !c.is_numeric() && !c.is_whitespace()).collect()
}

/// The lines that at least half of several pages have at their top or bottom, without their numbers.
fn repeated_lines(pages: &[Vec<&str>]) -> HashSet<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in pages {
        let lines = page.iter().enumerate();
        let margin = lines.filter(|(at, _)| is_in_margin(*at, page.len()));
        let of_page: HashSet<String> = margin.map(|(_, line)| without_numbers(line)).collect();
        for line in of_page {
            *counts.entry(line).or_default() += 1;
        }
    }
    let enough = pages.len().div_ceil(2).max(2);
    counts.retain(|_, count| *count >= enough);
    counts.into_keys().collect()
}

/// Whether a line is a page number, or one that pages repeat.
fn is_of_margin(line: &str, repeated: &HashSet<String>) -> bool {
    let rest = without_numbers(line);
    repeated.contains(&rest) || !rest.contains(char::is_alphabetic) && rest.chars().count() <= 4
}

/// Joins lines. A word that a hyphen parts at the end of a line is put together, unless it is written with a hyphen elsewhere.
fn join_lines(lines: &[&str]) -> String {
    let words = || lines.iter().flat_map(|line| line.split_whitespace()).map(trim_marks);
    let known: HashSet<&str> = words().collect();
    let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1).copied().unwrap_or_default();
        match line
            .strip_suffix(['-', '\u{2010}'])
            .filter(|before| is_parted(before, next))
        {
            Some(before) => {
                let (first, second) = (last_word(before), trim_marks(first_word(next)));
                let is_compound = known.contains(format!("{first}-{second}").as_str())
                    && !known.contains(format!("{first}{second}").as_str());
                text.push_str(if is_compound { line } else { before });
            }
            None => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    text
}

/// Whether a word may go on in the next line.
fn is_parted(before: &str, next: &str) -> bool {
    before.ends_with(char::is_alphabetic) && next.starts_with(char::is_lowercase)
}

fn last_word(line: &str) -> &str {
    line.split_whitespace().next_back().unwrap_or_default()
}

fn first_word(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

fn trim_marks(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(pages: &[&str]) -> String {
        let pages: Vec<String> = pages.iter().map(|page| (*page).to_owned()).collect();
        join_pages(&pages)
    }

    #[test]
    fn parted_words_are_put_together() {
        for (page, expected) in [
            ("we agree-\nment now", "we agreement now\n\n"),
            (
                "a long-\nterm plan, a long-term aim",
                "a long-term plan, a long-term aim\n\n",
            ),
            ("pages 4-\n5 of it", "pages 4-\n5 of it\n\n"),
            ("so -\nand then", "so -\nand then\n\n"),
            ("the ﬁnal eﬀort", "the final effort\n\n"),
            ("\u{2f49}\u{2f06}全\u{2f08}類", "月二全人類\n\n"),
            ("Сотрудниче-\nство", "Сотрудничество\n\n"),
            ("", "\n"),
        ] {
            assert_eq!(joined(&[page]), expected, "{page}");
        }
    }

    #[test]
    fn what_pages_repeat_comes_last() {
        let pages = [
            "Press Release\nThe sides will\n1",
            "Press Release\nnot agree.\n- 2 -",
            "Press Release\nEnd.\n3",
        ];
        let text = joined(&pages);
        assert!(text.starts_with("The sides will\nnot agree.\nEnd.\n"), "{text}");
        assert!(text.contains("Press Release"));
        // What stands on one page only is its text.
        assert!(joined(&["Press Release\nThe sides met."]).starts_with("Press Release\n"));
    }
}
