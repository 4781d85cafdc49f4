//! Reads dates as people write them: in words of every language that has a calendar here, in digits, in Chinese, Japanese
//! and Korean, and intervals of them.

use super::DateSpan;
use super::tokens::{DateParts, parts_of, plain_digits};

/// Words and signs for "about".
const ABOUT: [&str; 12] = [
    "circa",
    "about",
    "around",
    "approximately",
    "approx.",
    "ca.",
    "c.",
    "ca ",
    "vers ",
    "um ",
    "около ",
    "~",
];

/// What may stand between the two dates of an interval.
const BETWEEN: [&str; 22] = [
    "/",
    "–",
    "—",
    "‒",
    " - ",
    "..",
    " to ",
    " until ",
    " through ",
    " till ",
    " and ",
    " au ",
    " bis ",
    " al ",
    " ao ",
    " по ",
    "至",
    "到",
    "～",
    "~",
    "から",
    "-",
];

/// Words that an interval begins with.
const FROM: [&str; 9] = ["from ", "between ", "du ", "vom ", "von ", "del ", "dal ", "de ", "с "];

/// What a text is likely to mean.
#[derive(Debug, PartialEq, Eq)]
pub enum Written {
    /// A date or an interval.
    Date(WrittenDate),
    /// One of two days, with the words for each: the day first, or the month first.
    Either([(String, String); 2]),
}

/// A date as it is to be written.
#[derive(Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The date or interval.
    pub date: String,
    /// Whether nothing else can be meant.
    pub is_certain: bool,
    /// Whether it was written in digits alone.
    pub is_numeric: bool,
}

/// The date that a text is likely to mean; `None` if it is not known. With `with_time` a time of day may follow.
pub fn read_written(text: &str, with_time: bool) -> Option<Written> {
    let text = plain_digits(text.trim()).to_lowercase();
    if text.len() > 100 {
        return None;
    }
    let (date, time) = split_time(&text);
    if time.is_some()
        && with_time
        && let Some(Written::Date(mut found)) = read_date(date)
        && !found.date.contains('/')
    {
        found.date = format!("{}T{}", found.date, time?);
        found.is_numeric = false;
        return Some(Written::Date(found));
    }
    read_date(if time.is_some() { date } else { &text })
}

fn read_date(text: &str) -> Option<Written> {
    let text = text.trim();
    if let Some(parts) = parts_of(text) {
        if parts.is_ambiguous() {
            return either_day(&parts);
        }
        let date = valid(&parts.date()?)?;
        return Some(Written::Date(WrittenDate {
            is_certain: parts.year_digits == 4,
            is_numeric: parts.is_numeric && parts.day.is_some(),
            date,
        }));
    }
    if let Some(date) = about(text) {
        return Some(uncertain(date));
    }
    if let Some((date, is_certain)) = interval(text) {
        return Some(Written::Date(WrittenDate {
            date,
            is_certain,
            is_numeric: false,
        }));
    }
    decade(text).and_then(|date| valid(&date)).map(uncertain)
}

fn uncertain(date: String) -> Written {
    Written::Date(WrittenDate {
        date,
        is_certain: false,
        is_numeric: false,
    })
}

fn valid(date: &str) -> Option<String> {
    DateSpan::parse(date).ok().map(|span| span.to_string())
}

/// Digits in which the day and the month cannot be told apart.
fn either_day(parts: &DateParts) -> Option<Written> {
    let (day, month, year) = (parts.day?, parts.month?, parts.year?);
    let one = valid(&format!("{year:04}-{month:02}-{day:02}"))?;
    let other = valid(&format!("{year:04}-{day:02}-{month:02}"))?;
    Some(Written::Either([
        (format!("{day} {}", month_name(month)?), one),
        (format!("{month} {}", month_name(day)?), other),
    ]))
}

fn month_name(month: u32) -> Option<&'static str> {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(usize::try_from(month).ok()?.checked_sub(1)?).copied()
}

/// A date that is known only about: `c. 1818`, `1818?`.
fn about(text: &str) -> Option<String> {
    let without = ABOUT.iter().find_map(|word| text.strip_prefix(word));
    let rest = without.or(text.strip_suffix(['?', '%', '~']))?;
    valid(&format!("{}~", parts_of(rest.trim())?.date()?))
}

/// An interval, and whether nothing else can be meant.
fn interval(text: &str) -> Option<(String, bool)> {
    let text = FROM.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    BETWEEN.iter().find_map(|sign| {
        text.match_indices(sign).find_map(|(at, _)| {
            let (start, end) = (text.get(..at)?, text.get(at + sign.len()..)?);
            interval_of(start.trim(), end.trim())
        })
    })
}

fn interval_of(start: &str, end: &str) -> Option<(String, bool)> {
    if let Some(end) = shortened_end(start, end) {
        return valid(&format!("{start}/{end}")).map(|date| (date, true));
    }
    let read = |side: &str| match about(side) {
        Some(date) => Some(Side::About(date)),
        None => DateParts::of_end(side).map(Side::Parts),
    };
    let (date, is_certain) = match (read(start)?, read(end)?) {
        (Side::Parts(start), Side::Parts(end)) => {
            let (start, end) = start.completed_by(end);
            let is_certain = start.year_digits == 4 && end.year_digits == 4;
            if start.day.is_some() != end.day.is_some() || start.month.is_some() != end.month.is_some() {
                return None;
            }
            if start.is_ambiguous() || end.is_ambiguous() {
                return None;
            }
            (format!("{}/{}", start.date()?, end.date()?), is_certain)
        }
        (start, end) => (format!("{}/{}", start.date()?, end.date()?), false),
    };
    Some((valid(&date)?, is_certain))
}

/// One end of an interval.
enum Side {
    Parts(DateParts),
    About(String),
}

impl Side {
    fn date(self) -> Option<String> {
        match self {
            Self::Parts(parts) => parts.date(),
            Self::About(date) => Some(date),
        }
    }
}

/// The end of `2021-10-30/31` and of `1818/20`.
fn shortened_end(start: &str, end: &str) -> Option<String> {
    let is_short = end.len() == 2 && end.bytes().all(|byte| byte.is_ascii_digit());
    if !is_short || !matches!(start.len(), 4 | 10) || DateSpan::parse(start).is_err() {
        return None;
    }
    let kept = start.get(..start.len() - end.len())?;
    Some(format!("{kept}{end}"))
}

/// The years of `1960s`, `196x` or `19xx`.
fn decade(text: &str) -> Option<String> {
    let digits = text.trim_end_matches(['s', 'x', '\'', '’']);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match (digits.len(), text.chars().count()) {
        (4, 5 | 6) if text.ends_with('s') => Some(format!("{digits}/{}9", digits.strip_suffix('0')?)),
        (3, 4) => Some(format!("{digits}0/{digits}9")),
        (2, 4) => Some(format!("{digits}00/{digits}99")),
        _ => None,
    }
}

/// The text before a time of day at its end, and that time as `09:00`; an offset from UTC after it is dropped.
fn split_time(text: &str) -> (&str, Option<String>) {
    let time_at = text.find(':').and_then(|colon| {
        let before = text.get(..colon)?;
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        (1..=2).contains(&digits).then_some(colon - digits)
    });
    let Some((date, rest)) = time_at.and_then(|at| text.split_at_checked(at)) else {
        return (text, None);
    };
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && c != ':')
        .unwrap_or(rest.len());
    let mut parts = rest.get(..end).unwrap_or_default().split(':');
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u32>().ok());
    let (hour, minute) = (number(parts.next()), number(parts.next()));
    let half = rest.get(end..).unwrap_or_default().trim();
    let hour = match (hour, half) {
        (Some(hour @ 1..=11), "pm" | "p.m.") => Some(hour + 12),
        (Some(12), "am" | "a.m.") => Some(0),
        (hour, _) => hour,
    };
    let date = date.trim_end_matches([' ', ',']).trim_end_matches(" at");
    let date = date
        .strip_suffix('t')
        .filter(|date| date.ends_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(date);
    match (hour, minute) {
        (Some(hour @ 0..=23), Some(minute @ 0..=59)) => (date, Some(format!("{hour:02}:{minute:02}"))),
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::{Written, read_written};

    /// The date, with `?` after it if it is not certain.
    fn read(text: &str) -> String {
        match read_written(text, false) {
            Some(Written::Date(found)) => format!("{}{}", found.date, if found.is_certain { "" } else { "?" }),
            Some(Written::Either([(_, one), (_, other)])) => format!("{one} or {other}"),
            None => String::new(),
        }
    }

    #[test]
    fn days_months_and_years() {
        for (text, meant) in [
            ("30 October 2021", "2021-10-30"),
            ("Oct 30, 2021", "2021-10-30"),
            ("Sat, Oct. 30th 2021", "2021-10-30"),
            ("the 1st of May, 2024", "2024-05-01"),
            ("October 2021", "2021-10"),
            ("1er mai 2024", "2024-05-01"),
            ("le 3 février 2024", "2024-02-03"),
            ("20 de mayo de 2024", "2024-05-20"),
            ("3. März 2024", "2024-03-03"),
            ("Montag, 6. Mai 2024", "2024-05-06"),
            ("30 октября 2021 г.", "2021-10-30"),
            ("3 marzo 2024", "2024-03-03"),
            ("3 de março de 2024", "2024-03-03"),
            ("٣٠ أكتوبر ٢٠٢١", "2021-10-30"),
            ("2021年10月30日", "2021-10-30"),
            ("２０２１年１０月３０日", "2021-10-30"),
            ("2021年10月", "2021-10"),
            ("2021년 10월 30일", "2021-10-30"),
            ("2021/10/30", "2021-10-30"),
            ("2021.10.30", "2021-10-30"),
            ("2021-5-1", "2021-05-01"),
            ("2021–10–30", "2021-10-30"),
            ("20211030", "2021-10-30"),
            ("30.10.2021", "2021-10-30"),
            ("30/10/2021", "2021-10-30"),
            ("10/30/2021", "2021-10-30"),
            ("30-10-2021", "2021-10-30"),
            ("10/10/2021", "2021-10-10"),
            ("10/2021", "2021-10"),
            ("10/11/2021", "2021-11-10 or 2021-10-11"),
            ("2021-10-30T10:00:00Z", "2021-10-30"),
            ("2016-02-12 10:00:31 -0400", "2016-02-12"),
            ("c. 1818", "1818~?"),
            ("about May 1818", "1818-05~?"),
            ("1818?", "1818~?"),
            ("~1818", "1818~?"),
            ("476", "0476?"),
            ("1960s", "1960/1969?"),
            ("196X", "1960/1969?"),
            ("18XX", "1800/1899?"),
        ] {
            assert_eq!(read(text), meant, "{text}");
        }
    }

    #[test]
    fn intervals() {
        for (text, meant) in [
            ("1818-1820", "1818/1820"),
            ("1818–1820", "1818/1820"),
            ("1818 to 1820", "1818/1820"),
            ("2021-10-30 to 2021-11-02", "2021-10-30/2021-11-02"),
            ("2021-10-30 – 2021-11-02", "2021-10-30/2021-11-02"),
            ("2021-10-30/31", "2021-10-30/2021-10-31"),
            ("1896/97", "1896/1897"),
            ("August 1870 - September 1871", "1870-08/1871-09"),
            ("30–31 October 2021", "2021-10-30/2021-10-31"),
            ("30-31 October 2021", "2021-10-30/2021-10-31"),
            ("October 30–31, 2021", "2021-10-30/2021-10-31"),
            ("October 30 – November 2, 2021", "2021-10-30/2021-11-02"),
            ("30 October – 2 November 2021", "2021-10-30/2021-11-02"),
            ("du 3 au 5 mai 2021", "2021-05-03/2021-05-05"),
            ("vom 3. bis 5. Mai 2021", "2021-05-03/2021-05-05"),
            ("May–June 2021", "2021-05/2021-06"),
            ("c. 1818 to 1820", "1818~/1820?"),
        ] {
            assert_eq!(read(text), meant, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "spring 1987",
            "1820/1818",
            "é",
            "–",
            "1818/é",
            "31 February 2021",
            "40.10.2021",
            "13/13/2021",
            "May",
            "30 October",
            "30.10.21",
            "2021-13-01",
            "99999999999999999999",
            "10:00",
            "may may 2021",
            "1 2 3 4 5",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }
}
