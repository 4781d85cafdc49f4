//! The stamp of an article: the short line that says when, and often by whom, it was published.

use super::article::Sourced;
use super::days::find_days;
use super::line_words::{SOURCE_LABELS, STAMP_WORDS, UPDATED};
use super::lines::{MAX_LINE, is_caption};
use super::words::word_count;
use crate::language::{display_width, fold_name};
use crate::text::slice;
use jiff::civil::Date;

/// A line that says when an article was published.
pub struct Stamp {
    /// The place of the line in the list.
    pub line_number: usize,
    /// The day that it gives.
    pub date: Date,
    /// Whether it is the day of an update.
    pub is_update: bool,
    /// The line.
    pub line: String,
}

/// The widest stamp, in columns.
const MAX_WIDTH: usize = 120;
/// How many words a stamp may have that are neither its day nor of [`STAMP_WORDS`]: with one of these, or with a bar between
/// its parts, it may name people and agencies too.
const OTHER_WORDS: usize = 4;
const OTHER_WORDS_IF_MARKED: usize = 8;

/// The stamp among the lines above the text, those before `start` but for three left out. That of the first version is
/// preferred to that of an update.
pub fn find_stamp(head: &[String], start: usize) -> Option<Stamp> {
    let lines = head.iter().enumerate().skip(start.saturating_sub(3));
    let mut stamps: Vec<Stamp> = lines.filter_map(|(at, line)| read_stamp(at, line)).collect();
    let first_version = stamps.iter().position(|stamp| !stamp.is_update);
    let at = first_version.or((!stamps.is_empty()).then_some(0))?;
    Some(stamps.swap_remove(at))
}

fn read_stamp(line_number: usize, line: &str) -> Option<Stamp> {
    if line.len() > MAX_LINE || is_caption(line) || display_width(line) > MAX_WIDTH {
        return None;
    }
    let day = find_days(line).into_iter().find(|day| day.year.is_some())?;
    let date = day.date()?;
    let rest = format!("{} {}", slice(line, ..day.range.start), slice(line, day.range.end..));
    let folded = fold_name(&rest);
    let is_stamp_word = |word: &str| STAMP_WORDS.contains(&word);
    let others = folded
        .split(' ')
        .filter(|word| !is_stamp_word(word) && word.chars().any(char::is_alphabetic));
    let is_marked = line.contains('|') || folded.split(' ').any(is_stamp_word);
    let limit = if is_marked { OTHER_WORDS_IF_MARKED } else { OTHER_WORDS };
    (others.count() <= limit).then(|| Stamp {
        line_number,
        date,
        is_update: UPDATED.iter().any(|word| folded.contains(word)),
        line: line.to_owned(),
    })
}

/// The names between the bars of a stamp. What follows "Source:" is no guess.
pub fn names_in_stamp(line: &str) -> Vec<Sourced<String>> {
    let parts = line.split(['|', '·', '•', '—', '–']).map(str::trim);
    let names = parts.filter_map(|part| {
        let part = find_days(part)
            .first()
            .map_or(part, |day| slice(part, ..day.range.start).trim());
        let (label, name) = part.split_once([':', '：']).unwrap_or(("", part));
        let is_labelled = SOURCE_LABELS.contains(&fold_name(label).as_str());
        let name = if is_labelled { name.trim() } else { part };
        is_name(name).then(|| Sourced {
            value: name.to_owned(),
            from: format!("the stamp \"{line}\""),
            guess: !is_labelled,
        })
    });
    names.collect()
}

fn is_name(text: &str) -> bool {
    let begins_as_name = |c: char| c.is_alphabetic() && !c.is_lowercase();
    (1..=5).contains(&word_count(text))
        && !fold_name(text).split(' ').all(|word| STAMP_WORDS.contains(&word))
        && text.starts_with(begins_as_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_and_their_names() {
        let line = "Источник: ТАСС | Обновлено 30 октября 2021 года";
        let stamp = find_stamp(&[line.to_owned()], 0).expect("a stamp");
        assert!(stamp.is_update);
        assert_eq!(stamp.date, jiff::civil::date(2021, 10, 30));
        let names: Vec<(String, bool)> = names_in_stamp(line)
            .into_iter()
            .map(|name| (name.value, name.guess))
            .collect();
        assert_eq!(names[0], ("ТАСС".to_owned(), false));
    }

    #[test]
    fn hostile_lines_are_cut_at_characters() {
        for line in ["é2021-10-30é", "王|2021年10月30日|毅：", "🙂•1er é 2021", "：", "|é|"] {
            let _ = (find_stamp(&[line.to_owned()], 0), names_in_stamp(line));
        }
    }
}
