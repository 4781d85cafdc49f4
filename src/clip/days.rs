//! Dates as articles write them, in figures and in words of eight languages. What can be read two ways is not read.

use crate::language::calendar::{month_in_any_language, weekday_in_any_language};
use crate::language::characters::{is_combining_accent, is_invisible};
use crate::language::han_dates::full_weekday_at_start;
use crate::language::{fold_name, is_written_without_spaces};
use crate::text::slice;
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// A day that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDay {
    /// None where the text leaves the year out.
    pub year: Option<i16>,
    month: i8,
    day: i8,
    /// The bytes of the text that name it.
    pub range: Range<usize>,
}

impl NamedDay {
    /// The date; None without a year.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// The date; without a year, the last such day that is not after `latest`.
    pub fn date_until(&self, latest: Date) -> Option<Date> {
        if self.year.is_some() {
            return self.date();
        }
        let in_year = |year| Date::new(year, self.month, self.day).ok();
        let date = in_year(latest.year()).filter(|date| *date <= latest);
        date.or_else(|| in_year(latest.year() - 1))
    }
}

/// Words beside the name of a weekday that put it into the future, or into another week; folded.
const NOT_THIS_WEEK: &[&str] = &[
    "next",
    "coming",
    "following",
    "every",
    "each",
    "previous",
    "prochain",
    "chaque",
    "proximo",
    "prossimo",
    "cada",
    "ogni",
    "kommenden",
    "nachsten",
    "jeden",
    "следующий",
    "следующую",
    "каждый",
    "каждую",
    "المقبل",
    "القادم",
];

/// The same in Chinese and Japanese, right before the weekday: 下周六, 每周六, 来週の土曜日.
const NOT_THIS_WEEK_HAN: &[&str] = &["下", "每", "毎", "週", "の"];

/// Short words before a weekday that are quoted with it.
const BEFORE_WEEKDAY: &[&str] = &["here", "on", "hier", "ici", "am", "el", "le", "в"];

/// A word, a number or a mark of a text.
#[derive(Debug, Clone)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    /// Its value, if it is a number that is not too large.
    number: Option<u32>,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn is_one_of(&self, marks: &[&str]) -> bool {
        marks.contains(&self.text)
    }

    fn year(&self) -> Option<i16> {
        let number = self.number.filter(|year| (1900..2100).contains(year))?;
        i16::try_from(number).ok()
    }

    /// A number of at most two digits, from 1 to `max`.
    fn small_number(&self, max: u32) -> Option<i8> {
        let number = self.number.filter(|number| (1..=max).contains(number))?;
        i8::try_from(number).ok().filter(|_| self.text.chars().count() <= 2)
    }

    /// The day of a month.
    fn day(&self) -> Option<i8> {
        self.small_number(31)
    }

    fn month(&self) -> Option<i8> {
        // "may" and "march" are verbs too.
        if matches!(self.text, "may" | "march") || self.number.is_some() {
            return None;
        }
        month_in_any_language(&fold_name(self.text))
    }
}

/// The value of a digit, European or Arabic.
fn digit_value(c: char) -> Option<u32> {
    match c {
        '\u{660}'..='\u{669}' => Some(u32::from(c) - 0x660),
        _ => c.to_digit(10),
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_written_without_spaces(c)
}

/// The tokens of a text. Each character of a script without spaces is one.
fn tokenize(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        let mut extend_while = |belongs: &dyn Fn(char) -> bool| {
            while let Some((at, c)) = chars.next_if(|(_, c)| belongs(*c)) {
                end = at + c.len_utf8();
            }
            end
        };
        let (end, is_number) = if digit_value(c).is_some() {
            (extend_while(&|c| digit_value(c).is_some()), true)
        } else if is_letter(c) {
            (extend_while(&|c| is_letter(c) || is_combining_accent(c)), false)
        } else if c.is_whitespace() || is_invisible(c) {
            continue;
        } else {
            (end, false)
        };
        let text = slice(text, start..end);
        let number = text
            .chars()
            .try_fold(0u32, |sum, c| sum.checked_mul(10)?.checked_add(digit_value(c)?));
        tokens.push(Token {
            text,
            start,
            number: number.filter(|_| is_number),
        });
    }
    tokens
}

/// The days that a text names, in its order.
pub fn find_days(text: &str) -> Vec<NamedDay> {
    let tokens = tokenize(text);
    let mut days = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match read_date(&tokens, at) {
            Some(Reading { day, length }) => {
                days.extend(day);
                at += length;
            }
            None => at += 1,
        }
    }
    days
}

/// What stands at a token: a date.
struct Reading {
    /// None where it can be read two ways, is several days or does not exist.
    day: Option<NamedDay>,
    /// How many tokens it takes.
    length: usize,
}

impl Reading {
    fn ambiguous(length: usize) -> Self {
        Self { day: None, length }
    }

    fn of_day(tokens: &[Token], at: usize, length: usize, (year, month, day): (Option<i16>, i8, i8)) -> Self {
        let range = tokens[at].start..tokens[at + length - 1].end();
        // Without a year, 29 February is a day: 2024 has one.
        let exists = Date::new(year.unwrap_or(2024), month, day).is_ok();
        let day = NamedDay {
            year,
            month,
            day,
            range,
        };
        Self {
            day: exists.then_some(day),
            length,
        }
    }
}

/// The date that begins with a token.
fn read_date(tokens: &[Token], at: usize) -> Option<Reading> {
    read_figures(tokens, at)
        .or_else(|| read_han_date(tokens, at))
        .or_else(|| read_day_month(tokens, at))
        .or_else(|| read_month_day(tokens, at))
}

/// 2021-10-30, 2021/10/30, 2021.10.30; 30.10.2021, 30/10/2021.
fn read_figures(tokens: &[Token], at: usize) -> Option<Reading> {
    let [a, first, b, second, c] = tokens.get(at..at + 5)? else {
        return None;
    };
    let is_joined = (a.end(), first.end(), b.end(), second.end()) == (first.start, b.start, second.start, c.start);
    if !is_joined || !first.is_one_of(&["-", "/", "."]) || second.text != first.text {
        return None;
    }
    if let (Some(year), Some(month), Some(day)) = (a.year(), b.small_number(12), c.day()) {
        return Some(Reading::of_day(tokens, at, 5, (Some(year), month, day)));
    }
    let (a, b, year) = (a.day()?, b.day()?, c.year()?);
    // With a full stop the day comes first; with other marks it may be either, unless only one of them can be a month.
    Some(if b <= 12 && (a > 12 || a == b || first.text == ".") {
        Reading::of_day(tokens, at, 5, (Some(year), b, a))
    } else if a <= 12 && b > 12 {
        Reading::of_day(tokens, at, 5, (Some(year), a, b))
    } else {
        Reading::ambiguous(5)
    })
}

/// 2021年10月30日, 10月30日.
fn read_han_date(tokens: &[Token], at: usize) -> Option<Reading> {
    let (year, from) = match (tokens.get(at)?.year(), tokens.get(at + 1)) {
        (Some(year), Some(mark)) if mark.text == "年" => (Some(year), 2),
        _ => (None, 0),
    };
    let [month, month_mark, day, day_mark] = tokens.get(at + from..at + from + 4)? else {
        return None;
    };
    if month_mark.text != "月" || !day_mark.is_one_of(&["日", "号", "號"]) {
        return None;
    }
    let (month, day) = (month.small_number(12)?, day.day()?);
    Some(Reading::of_day(tokens, at, from + 4, (year, month, day)))
}

/// 30 October 2021, 30. Oktober, 30 de octubre de 2021, 1er octobre.
fn read_day_month(tokens: &[Token], at: usize) -> Option<Reading> {
    let get = |offset: usize| tokens.get(at + offset);
    let day = get(0)?.day()?;
    let mut length = 1;
    length += count_if(get(length), &[".", "º", "°", "er", "st", "nd", "rd", "th"]);
    length += count_if(get(length), &["de", "di", "of", "d", "-"]);
    let month = get(length)?.month()?;
    let (year, length) = read_year(tokens, at, length + 1);
    // "30-31 October" is an interval.
    let is_interval = at > 1 && tokens[at - 1].is_one_of(&["-", "–", "—"]) && tokens[at - 2].day().is_some();
    Some(if is_interval {
        Reading::ambiguous(length)
    } else {
        Reading::of_day(tokens, at, length, (year, month, day))
    })
}

/// October 30, 2021; Oct. 30.
fn read_month_day(tokens: &[Token], at: usize) -> Option<Reading> {
    let get = |offset: usize| tokens.get(at + offset);
    let month = get(0)?.month()?;
    let mut length = 1;
    length += count_if(get(length), &["."]);
    let day = get(length)?.day()?;
    length += 1;
    length += count_if(get(length), &["st", "nd", "rd", "th"]);
    if let (Some(dash), Some(last)) = (get(length), get(length + 1))
        && dash.is_one_of(&["-", "–", "—"])
        && last.day().is_some()
    {
        return Some(Reading::ambiguous(length + 2));
    }
    let (year, length) = read_year(tokens, at, length);
    Some(Reading::of_day(tokens, at, length, (year, month, day)))
}

/// 1 if a token is one of some words, else 0.
fn count_if(token: Option<&Token>, words: &[&str]) -> usize {
    usize::from(token.is_some_and(|token| token.is_one_of(words)))
}

/// The year that follows the first `length` tokens of a date, and how many tokens there are then.
fn read_year(tokens: &[Token], at: usize, length: usize) -> (Option<i16>, usize) {
    let get = |offset: usize| tokens.get(at + offset);
    let mut next = length;
    next += count_if(get(next), &["."]);
    next += count_if(get(next), &[",", "،"]);
    next += count_if(get(next), &["de", "del"]);
    // Months of the Levant follow those of Egypt: 30 أكتوبر / تشرين الأول 2021
    if get(next).is_some_and(|token| token.text == "/") {
        let is_word = |more: &usize| get(next + more).is_some_and(|token| token.number.is_none());
        next += 1 + (1..=2).take_while(is_word).count();
    }
    match get(next).and_then(Token::year) {
        Some(year) => (Some(year), next + 1),
        None => (None, length),
    }
}

/// The first weekday that a text names as one of the days around it, and the words for it.
pub fn find_weekday(text: &str) -> Option<(Weekday, &str)> {
    let tokens = tokenize(text);
    let is_far =
        |token: Option<&Token>| token.is_some_and(|token| NOT_THIS_WEEK.contains(&fold_name(token.text).as_str()));
    for (at, token) in tokens.iter().enumerate() {
        let Some((weekday, end)) = read_weekday(text, token) else {
            continue;
        };
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        if is_far(before)
            || is_far(tokens.get(at + 1))
            || before.is_some_and(|before| before.is_one_of(NOT_THIS_WEEK_HAN))
        {
            continue;
        }
        let before = before.filter(|before| before.is_one_of(BEFORE_WEEKDAY));
        let start = before.map_or(token.start, |before| before.start);
        return Some((weekday, slice(text, start..end)));
    }
    None
}

/// The weekday that a token begins, and where its name ends in the text.
fn read_weekday(text: &str, token: &Token) -> Option<(Weekday, usize)> {
    if let Some(weekday) = weekday_in_any_language(&fold_name(token.text)) {
        return Some((weekday, token.end()));
    }
    let (weekday, rest) = full_weekday_at_start(slice(text, token.start..))?;
    Some((weekday, text.len() - rest.len()))
}

/// The last such weekday that is not after `latest`.
pub fn last_weekday(weekday: Weekday, latest: Date) -> Option<Date> {
    let back = latest.weekday().since(weekday);
    latest.checked_sub(jiff::Span::new().days(i64::from(back))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let latest = jiff::civil::date(2021, 10, 31);
        find_days(text)
            .iter()
            .filter_map(|day| day.date_until(latest))
            .map(|date| date.to_string())
            .collect()
    }

    #[test]
    fn days_in_figures_and_words() {
        for text in [
            "Xinhua | Updated: 2021-10-30 13:50",
            "2021/10/30",
            "30.10.2021, 12:00 Uhr",
            "30/10/2021",
            "10/30/2021",
            "in Rome, Oct 30, 2021. [Photo/]",
            "October 30th, 2021",
            "30 October 2021",
            "30 octobre 2021",
            "30 de octubre de 2021",
            "30. Oktober 2021",
            "30 октября 2021 года",
            "2021年10月30日",
            "30 أكتوبر 2021",
            "30 أكتوبر / تشرين الأول 2021",
            "٣٠ أكتوبر ٢٠٢١",
            "ROME, Oct. 30 (Xinhua)",
            "10月30日电",
            "Sat 30-Oct-2021",
        ] {
            assert_eq!(found(text), ["2021-10-30"], "{text}");
        }
        assert_eq!(found("1er novembre"), ["2020-11-01"], "the last one before");
        assert_eq!(found("2021-10-30, 1 May 2021"), ["2021-10-30", "2021-05-01"]);
    }

    #[test]
    fn what_is_no_day_or_two() {
        for text in [
            "10/11/2021",
            "30-31 October 2021",
            "Oct 30-31, 2021",
            "2021-13-40",
            "may 20 states agree",
            "30 February 2021",
            "in October 2021",
            "version 1.2.3",
            "1234567890-12-12",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn days_of_the_week() {
        let latest = jiff::civil::date(2021, 10, 31);
        for (text, words) in [
            ("said here Saturday while", "here Saturday"),
            ("a déclaré samedi à Rome", "samedi"),
            ("el sábado en Roma", "el sábado"),
            ("am Samstag in Rom", "am Samstag"),
            ("в субботу в Риме", "в субботу"),
            ("星期六在罗马", "星期六"),
            ("周六", "周六"),
            ("土曜日にローマで", "土曜日"),
            ("礼拜六", "礼拜六"),
            ("sabato a Roma", "sabato"),
            ("يوم السبت", "السبت"),
        ] {
            let (weekday, named) = find_weekday(text).expect(text);
            assert_eq!(
                (last_weekday(weekday, latest), named),
                (Some(jiff::civil::date(2021, 10, 30)), words),
                "{text}"
            );
        }
        for text in [
            "will meet next Saturday",
            "下周六",
            "来週の土曜日",
            "每星期六",
            "they sat on it",
        ] {
            assert_eq!(find_weekday(text), None, "{text}");
        }
        assert_eq!(last_weekday(Weekday::Sunday, latest), Some(latest), "the day itself");
    }

    #[test]
    fn hostile_text_is_cut_at_characters() {
        for text in [
            "é30 octobre\u{301} 2021\u{301}",
            "\u{200b}10月\u{feff}30日",
            "٣٠أكتوبر٢٠٢١",
            "30🙂October🙂2021",
            "周",
            "星期",
            "土曜",
            "99999999999999999999 October",
        ] {
            for day in find_days(text) {
                assert!(text.get(day.range.clone()).is_some(), "{text}");
            }
            find_weekday(text);
        }
    }
}
