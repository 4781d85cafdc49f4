//! Dates with their weekday as Chinese and Japanese write them: 2021年10月30日(星期六), 10月30日周六, 2021年10月30日（土曜日）.

use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// A date and the weekday that stands after it.
pub struct Dated {
    /// None where the year is not said.
    pub year: Option<i16>,
    pub month: i8,
    pub day: i8,
    pub weekday: Weekday,
    /// Where all of it stands in the text.
    pub range: Range<usize>,
}

impl Dated {
    /// The day of that name that is nearest to another, where the year is not said.
    pub fn date(&self, near: Date) -> Option<Date> {
        let years = match self.year {
            Some(year) => year..=year,
            None => near.year() - 1..=near.year() + 1,
        };
        let days = years.filter_map(|year| Date::new(year, self.month, self.day).ok());
        days.min_by_key(|day| (*day - near).get_days().abs())
    }
}

/// Every date that has its weekday after it.
pub fn dates(text: &str) -> Vec<Dated> {
    text.match_indices('月').filter_map(|(at, _)| dated(text, at)).collect()
}

/// The date whose month ends here.
fn dated(text: &str, month_end: usize) -> Option<Dated> {
    let (month, start) = number_before(&text[..month_end])?;
    let after = &text[month_end + '月'.len_utf8()..];
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let day = after[..digits].parse().ok()?;
    let rest = after[digits..].strip_prefix(['日', '号', '號'])?;
    let rest = rest.trim_start_matches([' ', '(', '（', ',', '，']);
    let (weekday, rest) = weekday(rest)?;
    let year = match text[..start].strip_suffix('年') {
        Some(before) => Some(number_before(before)?),
        None => None,
    };
    Some(Dated {
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
    Some((text[start..].parse().ok()?, start))
}

/// The weekday at the beginning of a text, and what stands after it.
fn weekday(text: &str) -> Option<(Weekday, &str)> {
    let chinese = ["星期", "礼拜", "禮拜", "周", "週"];
    if let Some(rest) = chinese.iter().find_map(|word| text.strip_prefix(word)) {
        let sunday = || Some((Weekday::Sunday, rest.strip_prefix('天')?));
        return one_of("一二三四五六日", rest).or_else(sunday);
    }
    let (weekday, rest) = one_of("月火水木金土日", text)?;
    match rest.strip_prefix('曜') {
        Some(rest) => Some((weekday, rest.strip_prefix('日').unwrap_or(rest))),
        None => rest.starts_with([')', '）']).then_some((weekday, rest)),
    }
}

/// The weekday by the first letter of a text, where the letters stand for Monday to Sunday, and what stands after it.
fn one_of<'a>(letters: &str, text: &'a str) -> Option<(Weekday, &'a str)> {
    let letter = text.chars().next()?;
    let offset = letters.chars().position(|known| known == letter)?;
    let weekday = Weekday::from_monday_zero_offset(i8::try_from(offset).ok()?).ok()?;
    Some((weekday, &text[letter.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use super::dates;
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
            let found = dates(text);
            let first = found.first().and_then(|found| Some((found.date(near)?, found.weekday)));
            assert_eq!(first, expected, "{text}");
            if first.is_some() {
                assert_eq!(&text[found[0].range.clone()], range);
            }
        }
    }
}
