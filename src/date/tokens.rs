//! The words and numbers of one written date, and which of them are its day, its month and its year.

use crate::language::calendar::{calendars, month_in_any_language, weekday_in_any_language};
use crate::language::fold_name;

/// The parts of a date as they were written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DateParts {
    pub day: Option<u32>,
    pub month: Option<u32>,
    pub year: Option<u32>,
    /// With how many digits the year is written.
    pub year_digits: usize,
    /// Whether the month is written as a number.
    pub is_numeric: bool,
    /// Whether the year is written first, so that the month is second.
    pub is_year_first: bool,
}

impl DateParts {
    /// The date in the form of a digest; `None` without a year.
    pub fn date(&self) -> Option<String> {
        let year = self.year?;
        match (self.month, self.day) {
            (Some(month), Some(day)) => Some(format!("{year:04}-{month:02}-{day:02}")),
            (Some(month), None) => Some(format!("{year:04}-{month:02}")),
            (None, None) => Some(format!("{year:04}")),
            (None, Some(_)) => None,
        }
    }

    /// One end of an interval, of which the month or the year may stand at the other end.
    pub fn of_end(text: &str) -> Option<Self> {
        let is_day = |parts: &Self| parts.day.is_some() || parts.month.is_some();
        parts_of(text).or_else(|| words(text).filter(is_day))
    }

    /// Whether day and month, both numbers, could be exchanged.
    pub fn is_ambiguous(&self) -> bool {
        let (Some(day), Some(month)) = (self.day, self.month) else {
            return false;
        };
        self.is_numeric && !self.is_year_first && day <= 12 && month <= 12 && day != month
    }

    /// Both ends of an interval, each with the month and year of the other where it has none.
    pub fn completed_by(self, other: Self) -> (Self, Self) {
        let complete = |this: Self, other: Self| Self {
            month: this.month.or(other.month),
            year: this.year.or(other.year),
            year_digits: if this.year.is_some() {
                this.year_digits
            } else {
                other.year_digits
            },
            ..this
        };
        (complete(self, other), complete(other, self))
    }
}

/// The text with digits of other scripts and full-width signs as ASCII.
pub fn plain_digits(text: &str) -> String {
    let plain = |c: char| {
        let of = |zero: char| char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c);
        match c {
            '０'..='９' => of('０'),
            '٠'..='٩' => of('٠'),
            '۰'..='۹' => of('۰'),
            '०'..='९' => of('०'),
            '০'..='৯' => of('০'),
            '๐'..='๙' => of('๐'),
            '／' => '/',
            '．' => '.',
            '－' | '‐' | '‑' => '-',
            '，' | '、' => ',',
            c if c.is_whitespace() => ' ',
            c => c,
        }
    };
    text.chars().map(plain).collect()
}

/// The parts of a text that is one date; `None` if it has anything else in it.
pub fn parts_of(text: &str) -> Option<DateParts> {
    numeric(text).or_else(|| east_asian(text)).or_else(|| in_words(text))
}

/// `2021-10-30`, `2021.10.30`, `30/10/2021`, `10/2021`, `20211030`, `2021`, `476`.
fn numeric(text: &str) -> Option<DateParts> {
    let is_number = |part: &str| !part.is_empty() && part.len() <= 8 && part.bytes().all(|byte| byte.is_ascii_digit());
    let separator = text.chars().find(|c| !c.is_ascii_digit());
    let parts: Vec<&str> = match separator {
        None => match text.len() {
            8 => vec![text.get(..4)?, text.get(4..6)?, text.get(6..)?],
            _ => vec![text],
        },
        Some(separator @ ('-' | '/' | '.' | '_' | '–' | '—')) => text.split(separator).map(str::trim).collect(),
        Some(' ') => text.split(' ').collect(),
        Some(_) => return None,
    };
    if !parts.iter().all(|part| is_number(part)) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    let is_short = |part: &str| part.len() <= 2;
    let (year, month, day) = match parts[..] {
        [year] if matches!(year.len(), 3 | 4) => (year, None, None),
        [year, month] if year.len() == 4 && is_short(month) && number(month)? <= 12 && separator != Some('/') => {
            (year, Some(number(month)?), None)
        }
        [month, year] if year.len() == 4 && is_short(month) => (year, Some(number(month)?), None),
        [year, month, day] if year.len() == 4 && is_short(month) && is_short(day) => {
            (year, Some(number(month)?), Some(number(day)?))
        }
        [first, second, year] if year.len() == 4 && is_short(first) && is_short(second) => {
            let (first, second) = (number(first)?, number(second)?);
            // The month cannot be over 12, so the order of the other two is known.
            let (day, month) = if second > 12 { (second, first) } else { (first, second) };
            (year, Some(month), Some(day))
        }
        _ => return None,
    };
    Some(DateParts {
        day,
        month,
        year: number(year),
        year_digits: year.len(),
        is_numeric: true,
        is_year_first: parts.first().is_some_and(|first| first.len() > 2),
    })
    .filter(is_possible)
}

/// `2021年10月30日`, `2021년 10월 30일`.
fn east_asian(text: &str) -> Option<DateParts> {
    let (year, rest) = text.split_once(['年', '년'])?;
    let (month, rest) = rest.split_once(['月', '월'])?;
    let day = rest.trim().trim_end_matches(['日', '號', '号', '일']).trim();
    let year = year.trim();
    Some(DateParts {
        day: if day.is_empty() { None } else { Some(day_number(day)?) },
        month: month.trim().parse().ok(),
        year: year.parse().ok().filter(|_| year.len() == 4),
        year_digits: 4,
        ..DateParts::default()
    })
    .filter(is_possible)
}

/// `30 October 2021`, `Oct 30th, 2021`, `20 de mayo de 2024`.
fn in_words(text: &str) -> Option<DateParts> {
    words(text).filter(|parts| parts.month.is_some())
}

/// The parts that the words of a text are.
fn words(text: &str) -> Option<DateParts> {
    let mut parts = DateParts::default();
    for token in text.split([' ', ',', '\'', '’', '،', '(', ')']) {
        let word = token.trim_matches('.');
        if word.is_empty() {
            continue;
        }
        let folded = fold_name(word);
        if let Some(day) = day_number(word) {
            if parts.day.replace(day).is_some() {
                return None;
            }
        } else if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            if parts.year.replace(word.parse().ok()?).is_some() {
                return None;
            }
            parts.year_digits = 4;
        } else if let Some(month) = month_in_any_language(&folded) {
            if parts.month.replace(u32::try_from(month).ok()?).is_some() {
                return None;
            }
        } else if !is_idle(&folded) {
            return None;
        }
    }
    Some(parts).filter(is_possible)
}

/// Whether a word of a date adds nothing to it: a weekday, a joint, the word for "year".
fn is_idle(word: &str) -> bool {
    let is_weekday = || {
        let abbreviated = calendars().any(|calendar| calendar.weekday_or_abbreviation(word).is_some());
        abbreviated || weekday_in_any_language(word).is_some()
    };
    let is_joint = || calendars().any(|calendar| calendar.joints.contains(&word));
    matches!(word, "г" | "года" | "год" | "on" | "am") || is_joint() || is_weekday()
}

/// The number of a day: `3`, `30`, `1st`, `1er`, `2nd`, `3º`.
fn day_number(word: &str) -> Option<u32> {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, ending) = word.split_at_checked(digits)?;
    let is_ending = matches!(
        ending,
        "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "°" | "ª" | "го" | "-го" | "е" | "e"
    );
    let number: u32 = number.parse().ok().filter(|_| (1..=2).contains(&digits) && is_ending)?;
    (1..=31).contains(&number).then_some(number)
}

fn is_possible(parts: &DateParts) -> bool {
    parts.month.is_none_or(|month| (1..=12).contains(&month)) && parts.day.is_none_or(|day| (1..=31).contains(&day))
}
