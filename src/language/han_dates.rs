//! Dates with their weekday as Chinese and Japanese write them: 2021年10月30日(星期六), 10月30日周六, 2021年10月30日（土曜日）.

use super::calendar::weekday_at;
use crate::text::slice;
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// A date with the weekday that stands after it.
pub struct DateWithWeekday {
    /// None where the year is left out.
    pub year: Option<i16>,
    /// From 1 to 12, if it is written correctly.
    pub month: i8,
    /// The day of the month.
    pub day: i8,
    /// The weekday that is written.
    pub weekday: Weekday,
    /// Where the date and its weekday stand in the text, in bytes.
    pub range: Range<usize>,
}

impl DateWithWeekday {
    /// The date; where the year is left out, the one that is nearest to `near`, if that is known. None if no year has such a day.
    pub fn nearest_date(&self, near: Option<Date>) -> Option<Date> {
        let date = |year| Date::new(year, self.month, self.day).ok();
        if let Some(year) = self.year {
            return date(year);
        }
        let near = near?;
        let days = (near.year() - 1..=near.year() + 1).filter_map(date);
        days.min_by_key(|day| (*day - near).get_days().abs())
    }
}

/// Every date that has its weekday after it.
pub fn dates_with_weekdays(text: &str) -> Vec<DateWithWeekday> {
    let months = text.match_indices('月');
    months.filter_map(|(at, _)| date_around(text, at)).collect()
}

/// The date whose month ends at a byte of the text.
fn date_around(text: &str, month_end: usize) -> Option<DateWithWeekday> {
    let (month, start) = number_before(slice(text, ..month_end))?;
    let after = slice(text, month_end + '月'.len_utf8()..);
    let (day, rest) = after.split_at(after.find(|c: char| !c.is_ascii_digit())?);
    let day = day.parse().ok()?;
    let rest = rest.strip_prefix(['日', '号', '號'])?;
    let rest = rest.trim_start_matches([' ', '(', '（', ',', '，']);
    let (weekday, rest) = weekday_at_start(rest)?;
    let year = match slice(text, ..start).strip_suffix('年') {
        Some(before) => Some(number_before(before)?),
        None => None,
    };
    Some(DateWithWeekday {
        year: year.and_then(|(year, _)| year.try_into().ok()),
        month: month.try_into().ok()?,
        day,
        weekday,
        range: year.map_or(start, |(_, start)| start)..text.len() - rest.len(),
    })
}

/// The digits at the end of a text, and where they begin.
fn number_before(text: &str) -> Option<(u16, usize)> {
    let start = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    Some((slice(text, start..).parse().ok()?, start))
}

/// The weekday that a text begins with, and the rest of the text.
fn weekday_at_start(text: &str) -> Option<(Weekday, &str)> {
    if let Some(found) = full_weekday_at_start(text) {
        return Some(found);
    }
    let (weekday, rest) = weekday_of_letter(JAPANESE, text)?;
    rest.starts_with([')', '）']).then_some((weekday, rest))
}

/// The letters of Monday to Sunday.
const CHINESE: &str = "一二三四五六日";
const JAPANESE: &str = "月火水木金土日";

/// The weekday in full that a text begins with, such as 星期六, 周六, 礼拜天 or 土曜日, and the rest of the text.
pub fn full_weekday_at_start(text: &str) -> Option<(Weekday, &str)> {
    let week = ["星期", "礼拜", "禮拜", "周", "週"];
    if let Some(rest) = week.iter().find_map(|word| text.strip_prefix(word)) {
        let sunday = || Some((Weekday::Sunday, rest.strip_prefix('天')?));
        return weekday_of_letter(CHINESE, rest).or_else(sunday);
    }
    let (weekday, rest) = weekday_of_letter(JAPANESE, text)?;
    let rest = rest.strip_prefix('曜')?;
    Some((weekday, rest.strip_prefix('日').unwrap_or(rest)))
}

/// The weekday by the first letter of a text, where the letters stand for Monday to Sunday, and the rest of the text.
fn weekday_of_letter<'a>(letters: &str, text: &'a str) -> Option<(Weekday, &'a str)> {
    let letter = text.chars().next()?;
    let weekday = weekday_at(letters.chars().position(|known| known == letter)?)?;
    Some((weekday, text.strip_prefix(letter)?))
}

#[cfg(test)]
mod tests {
    use super::{dates_with_weekdays, full_weekday_at_start};
    use jiff::civil::{Weekday, date};

    #[test]
    fn dates_with_their_weekdays() {
        let near = date(2021, 10, 30);
        for (text, expected, range) in [
            (
                "会谈于2021年10月30日（星期六）举行",
                Some((near, Weekday::Saturday)),
                "2021年10月30日（星期六",
            ),
            (
                "10月31日周日",
                Some((date(2021, 10, 31), Weekday::Sunday)),
                "10月31日周日",
            ),
            (
                "1月1号礼拜天",
                Some((date(2022, 1, 1), Weekday::Sunday)),
                "1月1号礼拜天",
            ),
            (
                "2021年10月30日土曜日に",
                Some((near, Weekday::Saturday)),
                "2021年10月30日土曜日",
            ),
            ("10月30日(土)", Some((near, Weekday::Saturday)), "10月30日(土"),
            ("10月30日日本首相", None, ""),
            ("五月三十日星期六", None, ""),
            ("13月40日星期六", None, ""),
            ("99999年10月30日星期六", None, ""),
            ("月", None, ""),
        ] {
            let found = dates_with_weekdays(text);
            let first = found
                .first()
                .and_then(|found| Some((found.nearest_date(Some(near))?, found.weekday)));
            assert_eq!(first, expected, "{text}");
            if first.is_some() {
                assert_eq!(&text[found[0].range.clone()], range);
            }
        }
    }

    #[test]
    fn weekdays_in_full() {
        for (text, expected) in [
            ("星期天上午", Some((Weekday::Sunday, "上午"))),
            ("周六", Some((Weekday::Saturday, ""))),
            ("火曜に", Some((Weekday::Tuesday, "に"))),
            ("周", None),
            ("土)", None),
            ("日本", None),
            ("é", None),
            ("", None),
        ] {
            assert_eq!(full_weekday_at_start(text), expected, "{text}");
        }
    }
}
