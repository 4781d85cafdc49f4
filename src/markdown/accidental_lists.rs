//! Lists that nobody meant: a paragraph that begins with a date, a year or a number, such as `30. Oktober 2021 trafen …`; items
//! that have another number than was written; a wrapped sentence whose next line begins with a hyphen.

use super::Problem;
use crate::diagnostic::rules;
use crate::language::calendar::month_after_day;
use crate::language::east_asian::is_east_asian;
use crate::text::{first_characters, floor_boundary, slice};
use std::ops::Range;

/// The most items of one list that are reported.
const MAX_REPORTED: usize = 20;

/// A line this long, in characters, was wrapped rather than ended.
const WRAPPED: usize = 40;

/// The first number that is a year rather than an item's.
const FIRST_YEAR: u64 = 1000;

/// The lists of a body.
#[derive(Default)]
pub(super) struct ListReview {
    /// The lists that are open, the innermost last.
    open: Vec<OpenList>,
    /// Of each depth, the number of the last item of the last ordered list.
    last_numbers: Vec<Option<u64>>,
}

/// A list that is being read.
struct OpenList {
    /// The number of the first item; `None` if the list has bullets.
    start: Option<u64>,
    /// How many items there were.
    count: u64,
    /// The number that the last item was written with.
    written: u64,
    /// Whether it stands on the line on which an item of another list begins: `30. 10. 2021`.
    is_in_line: bool,
    /// Whether it follows a line of text that was wrapped, without an empty line between.
    follows_text: bool,
    /// The first item.
    first: Marker,
    /// The items that begin with a date.
    dates: Vec<Marker>,
    /// The items that have another number than was written.
    changed: Vec<(Marker, u64)>,
}

/// The beginning of an item.
#[derive(Debug, Clone, Default)]
struct Marker {
    /// Where the marker stands in the body, in bytes.
    range: Range<usize>,
    /// The number without its delimiter.
    number: u64,
    /// The marker and the first words after it.
    words: String,
    /// Whether a year follows the month.
    has_year: bool,
}

impl ListReview {
    /// A list begins; `before` is the paragraph that ends where it begins.
    pub fn begin(&mut self, start: Option<u64>, range: &Range<usize>, before: Option<&Range<usize>>, source: &str) {
        let is_in_line = self.open.last().is_some_and(|outer| {
            let from = outer.first.range.start.max(range.start.saturating_sub(12));
            outer.count > 0
                && !source
                    .get(floor_boundary(source, from)..range.start)
                    .unwrap_or("\n")
                    .contains('\n')
        });
        self.open.push(OpenList {
            start,
            count: 0,
            written: 0,
            is_in_line,
            follows_text: before
                .is_some_and(|before| before.end == range.start && is_wrapped(slice(source, before.clone()))),
            first: Marker::default(),
            dates: Vec::new(),
            changed: Vec::new(),
        });
    }

    /// An item of the innermost list begins.
    pub fn begin_item(&mut self, range: &Range<usize>, source: &str) {
        let Some(list) = self.open.last_mut() else { return };
        let marker = Marker::read(source, range.start);
        if list.count == 0 {
            list.first = marker.clone();
        }
        if let Some(start) = list.start {
            let shown = start.saturating_add(list.count);
            let is_jump = list.count > 0 && (marker.number > list.written + 1 || marker.number < list.written);
            if is_jump && marker.number != shown && list.changed.len() < MAX_REPORTED {
                list.changed.push((marker.clone(), shown));
            }
            list.written = marker.number;
            if is_date(&marker, source) && list.dates.len() < MAX_REPORTED {
                let mut marker = marker;
                marker.has_year = has_year(slice(source, marker.range.end..));
                list.dates.push(marker);
            }
        }
        list.count += 1;
    }

    /// The innermost list ends.
    pub fn end(&mut self, source: &str, problems: &mut Vec<Problem>) {
        let Some(list) = self.open.pop() else { return };
        let depth = self.open.len();
        self.last_numbers.resize(depth + 1, None);
        let Some(start) = list.start else {
            if list.count == 1 && list.follows_text && goes_on(slice(source, list.first.range.end..)) {
                problems.push(wrapped(&list.first, source));
            }
            return;
        };
        let last = start.saturating_add(list.count.saturating_sub(1));
        let goes_on = self.last_numbers[depth].is_some_and(|number| number.checked_add(1) == Some(start));
        self.last_numbers[depth] = Some(last);
        if list.is_in_line {
            return;
        }
        let is_changed = |marker: &Marker| list.changed.iter().find(|(other, _)| other.range == marker.range);
        let has_dates = list.count == 1 || !list.changed.is_empty() || list.dates.iter().any(|date| date.has_year);
        if has_dates && !list.dates.is_empty() {
            problems.extend(
                list.dates
                    .iter()
                    .map(|date| date_as_item(date, is_changed(date).map(|(_, shown)| *shown))),
            );
        } else if (list.count == 1 && start > 1 && !goes_on) || start >= FIRST_YEAR {
            problems.push(number_as_item(&list.first));
        }
        let is_reported = |marker: &Marker| has_dates && list.dates.iter().any(|date| date.range == marker.range);
        let changed = list.changed.iter().filter(|(marker, _)| !is_reported(marker));
        problems.extend(changed.map(|(marker, shown)| changed_number(marker, *shown)));
    }
}

impl Marker {
    /// The marker that stands at a byte of the body.
    fn read(source: &str, start: usize) -> Self {
        let line = slice(source, start..).split('\n').next().unwrap_or_default();
        let blanks = line.len() - line.trim_start().len();
        let marker = slice(line, blanks..);
        let digits = marker.bytes().take(10).take_while(u8::is_ascii_digit).count();
        let length = digits
            + marker
                .get(digits..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
        let start = start + blanks;
        let words = slice(marker, length..).trim_start();
        let word = words.find(char::is_whitespace).unwrap_or(words.len());
        let end = length + (marker.len() - length - words.len()) + word;
        Self {
            range: start..start + length,
            number: slice(marker, ..digits).parse().unwrap_or_default(),
            words: first_characters(slice(marker, ..end), 40).to_owned(),
            has_year: false,
        }
    }

    /// The marker and the first word as they are to be written to be no item.
    fn escaped(&self) -> String {
        let digits = self.words.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.words.split_at(digits);
        format!("{number}\\{rest}")
    }
}

/// Whether an item is a date: a day and a month in words or numbers, or a year and a month.
fn is_date(marker: &Marker, source: &str) -> bool {
    let after = slice(source, marker.range.end..);
    let after = after.split('\n').next().unwrap_or_default().trim_start();
    let is_day = (1..=31).contains(&marker.number);
    if is_day || marker.number >= FIRST_YEAR {
        let has_more = |month: &str| after.len() > month.len();
        return month_after_day(after).is_some_and(has_more) || is_day && is_month_and_year(after);
    }
    false
}

/// Whether a text begins with a month in numbers and a year: `10. 2021`.
fn is_month_and_year(text: &str) -> bool {
    text.split_once('.').is_some_and(|(month, rest)| {
        month.parse().is_ok_and(|month: u8| (1..=12).contains(&month)) && begins_with_year(rest.trim_start())
    })
}

/// Whether a year follows the first word of a text.
fn has_year(text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or_default();
    let word = line.trim_start();
    let rest = word
        .trim_start_matches(|c: char| c.is_alphanumeric() || c == '.')
        .trim_start();
    begins_with_year(rest) || is_month_and_year(word)
}

fn begins_with_year(text: &str) -> bool {
    text.bytes().take_while(u8::is_ascii_digit).count() == 4
}

/// Whether a paragraph ends with a line that was wrapped within a sentence.
fn is_wrapped(paragraph: &str) -> bool {
    let line = paragraph.trim_end().rsplit('\n').next().unwrap_or_default();
    let is_open = line.ends_with(|c: char| c.is_alphanumeric() && !is_east_asian(c) || c == ',');
    is_open && line.chars().nth(WRAPPED).is_some()
}

/// Whether a text goes on with a sentence rather than beginning one.
fn goes_on(text: &str) -> bool {
    text.trim_start_matches(' ')
        .starts_with(|c: char| c.is_lowercase() || c.is_numeric())
}

fn date_as_item(date: &Marker, shown: Option<u64>) -> Problem {
    let words = &date.words;
    let message = match shown {
        Some(shown) => format!("`{words}` becomes item {shown} of a list"),
        None => format!("`{words}` begins a list instead of a paragraph"),
    };
    let help = format!("write `{}` if it is a date", date.escaped());
    Problem::new(&rules::ACCIDENTAL_LIST, date.range.clone(), message).help(help)
}

fn number_as_item(first: &Marker) -> Problem {
    let message = format!("`{}` begins a list instead of a paragraph", first.words);
    let help = format!("write `{}` if it begins a sentence", first.escaped());
    Problem::new(&rules::ACCIDENTAL_LIST, first.range.clone(), message).help(help)
}

fn changed_number(marker: &Marker, shown: u64) -> Problem {
    let message = format!("this item is shown with the number {shown}");
    let help = format!(
        "write `{}` if the number belongs to the text, or a paragraph before it if another list begins",
        marker.escaped()
    );
    Problem::new(&rules::ACCIDENTAL_LIST, marker.range.clone(), message).help(help)
}

fn wrapped(first: &Marker, source: &str) -> Problem {
    let sign = slice(source, first.range.clone());
    let message = format!("`{}` begins a list in the middle of a sentence", first.words);
    let help =
        format!("move the `{sign}` to the line before, or write `\\{sign}`; an empty line before it if it is a list");
    Problem::new(&rules::ACCIDENTAL_LIST, first.range.clone(), message).help(help)
}
