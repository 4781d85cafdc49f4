//! Days as articles write them, in figures and in words of seven languages. What can be read two ways is not read.

use crate::text::fold;
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// A day that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Its year, where it is said.
    pub year: Option<i16>,
    month: i8,
    day: i8,
    /// Where it stands.
    pub range: Range<usize>,
}

impl Day {
    /// The day, where its year is said.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// The day; without a year, the last such day that is not after `latest`.
    pub fn until(&self, latest: Date) -> Option<Date> {
        if self.year.is_some() {
            return self.date();
        }
        let in_year = |year| Date::new(year, self.month, self.day).ok();
        let date = in_year(latest.year()).filter(|date| *date <= latest);
        date.or_else(|| in_year(latest.year() - 1))
    }
}

/// Names of the months, folded; English, French, Spanish, German, Italian, Portuguese, Russian, Arabic.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "jan",
        "janvier",
        "janv",
        "enero",
        "ene",
        "januar",
        "janner",
        "gennaio",
        "janeiro",
        "января",
        "январь",
        "янв",
        "يناير",
    ],
    &[
        "february",
        "feb",
        "fevrier",
        "fevr",
        "febrero",
        "februar",
        "febbraio",
        "fevereiro",
        "февраля",
        "февраль",
        "фев",
        "فبراير",
    ],
    &[
        "march",
        "mar",
        "mars",
        "marzo",
        "marz",
        "maerz",
        "marco",
        "марта",
        "март",
        "мар",
        "مارس",
    ],
    &[
        "april",
        "apr",
        "avril",
        "avr",
        "abril",
        "abr",
        "aprile",
        "апреля",
        "апрель",
        "апр",
        "أبريل",
        "ابريل",
        "إبريل",
    ],
    &["may", "mai", "mayo", "maggio", "maio", "мая", "май", "مايو"],
    &[
        "june",
        "jun",
        "juin",
        "junio",
        "juni",
        "giugno",
        "junho",
        "июня",
        "июнь",
        "июн",
        "يونيو",
    ],
    &[
        "july",
        "jul",
        "juillet",
        "juil",
        "julio",
        "juli",
        "luglio",
        "julho",
        "июля",
        "июль",
        "июл",
        "يوليو",
    ],
    &[
        "august",
        "aug",
        "aout",
        "agosto",
        "ago",
        "августа",
        "август",
        "авг",
        "أغسطس",
        "اغسطس",
    ],
    &[
        "september",
        "sept",
        "sep",
        "septembre",
        "septiembre",
        "settembre",
        "setembro",
        "сентября",
        "сентябрь",
        "сен",
        "سبتمبر",
    ],
    &[
        "october",
        "oct",
        "octobre",
        "octubre",
        "oktober",
        "okt",
        "ottobre",
        "outubro",
        "октября",
        "октябрь",
        "окт",
        "أكتوبر",
        "اكتوبر",
    ],
    &[
        "november",
        "nov",
        "novembre",
        "noviembre",
        "novembro",
        "ноября",
        "ноябрь",
        "ноя",
        "نوفمبر",
    ],
    &[
        "december",
        "dec",
        "decembre",
        "diciembre",
        "dic",
        "dezember",
        "dez",
        "dicembre",
        "dezembro",
        "декабря",
        "декабрь",
        "дек",
        "ديسمبر",
    ],
];

/// Names of the days of the week, folded, Monday first.
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "lundi", "lunes", "montag", "понедельник", "الاثنين", "الإثنين"],
    &["tuesday", "mardi", "martes", "dienstag", "вторник", "الثلاثاء"],
    &[
        "wednesday",
        "mercredi",
        "miercoles",
        "mittwoch",
        "среду",
        "среда",
        "الأربعاء",
        "الاربعاء",
    ],
    &["thursday", "jeudi", "jueves", "donnerstag", "четверг", "الخميس"],
    &[
        "friday",
        "vendredi",
        "viernes",
        "freitag",
        "пятницу",
        "пятница",
        "الجمعة",
    ],
    &[
        "saturday",
        "samedi",
        "sabado",
        "samstag",
        "sonnabend",
        "субботу",
        "суббота",
        "السبت",
    ],
    &[
        "sunday",
        "dimanche",
        "domingo",
        "sonntag",
        "воскресенье",
        "الأحد",
        "الاحد",
    ],
];

/// Words beside the name of a day that put it into the future, or into another week.
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
    "cada",
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

/// A word, a number or a mark of a text.
#[derive(Debug, Clone)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    number: Option<u32>,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn is(&self, marks: &[&str]) -> bool {
        marks.contains(&self.text)
    }

    fn year(&self) -> Option<i16> {
        let number = self.number.filter(|year| (1900..2100).contains(year))?;
        i16::try_from(number).ok()
    }

    /// A number of at most two digits, up to `most`.
    fn small(&self, most: u32) -> Option<i8> {
        let number = self.number.filter(|number| (1..=most).contains(number))?;
        i8::try_from(number).ok().filter(|_| self.text.chars().count() <= 2)
    }

    fn month(&self) -> Option<i8> {
        // "may" and "march" are verbs too.
        if matches!(self.text, "may" | "march") || self.number.is_some() {
            return None;
        }
        let word = fold(self.text);
        let at = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
        i8::try_from(at + 1).ok()
    }
}

fn digit(c: char) -> Option<u32> {
    match c {
        '\u{660}'..='\u{669}' => Some(u32::from(c) - 0x660),
        _ => c.to_digit(10),
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        let mut take = |same: &dyn Fn(char) -> bool| {
            while let Some((at, c)) = chars.next_if(|(_, c)| same(*c)) {
                end = at + c.len_utf8();
            }
            end
        };
        let (end, is_number) = if digit(c).is_some() {
            (take(&|c| digit(c).is_some()), true)
        } else if c.is_alphabetic() && !super::words::is_ideograph(c) {
            let letter =
                |c: char| (c.is_alphabetic() && !super::words::is_ideograph(c)) || ('\u{300}'..='\u{36f}').contains(&c);
            (take(&letter), false)
        } else if c.is_whitespace() || super::words::is_invisible(c) {
            continue;
        } else {
            (end, false)
        };
        let text = &text[start..end];
        let number = text
            .chars()
            .try_fold(0u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?));
        tokens.push(Token {
            text,
            start,
            number: number.filter(|_| is_number),
        });
    }
    tokens
}

/// The days that a text names, in its order.
pub fn find(text: &str) -> Vec<Day> {
    let tokens = tokens(text);
    let mut days = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match day_at(&tokens, at) {
            Some((day, used)) => {
                days.extend(day);
                at += used;
            }
            None => at += 1,
        }
    }
    days
}

/// The day that begins with a token, and how many tokens it takes; none where it is one that can be read two ways.
fn day_at(tokens: &[Token], at: usize) -> Option<(Option<Day>, usize)> {
    let made = |year, month, day, used: usize| {
        let range = tokens[at].start..tokens[at + used - 1].end();
        let day = Day {
            year,
            month,
            day,
            range,
        };
        let exists = Date::new(year.unwrap_or(2024), month, day.day).is_ok();
        Some((exists.then_some(day), used))
    };
    let get = |offset: usize| tokens.get(at + offset);
    // 2021-10-30, 2021/10/30, 2021.10.30; 30.10.2021, 30/10/2021.
    if let (Some(a), Some(first), Some(b), Some(second), Some(c)) = (get(0), get(1), get(2), get(3), get(4))
        && first.is(&["-", "/", "."])
        && second.text == first.text
        && (a.end(), first.end(), b.end(), second.end()) == (first.start, b.start, second.start, c.start)
    {
        if let (Some(year), Some(month), Some(day)) = (a.year(), b.small(12), c.small(31)) {
            return made(Some(year), month, day, 5);
        }
        if let (Some(day), Some(month), Some(year)) = (a.small(31), b.small(31), c.year()) {
            return match (day, month) {
                (day, month) if month <= 12 && (day > 12 || day == month || first.text == ".") => {
                    made(Some(year), month, day, 5)
                }
                (month, day) if month <= 12 && day > 12 => made(Some(year), month, day, 5),
                _ => Some((None, 5)),
            };
        }
    }
    // 2021年10月30日, 10月30日
    let (year, from) = match (get(0)?.year(), get(1)) {
        (Some(year), Some(mark)) if mark.is(&["年"]) => (Some(year), 2),
        _ => (None, 0),
    };
    if let (Some(month), Some(mark), Some(day), Some(end)) = (get(from), get(from + 1), get(from + 2), get(from + 3))
        && mark.is(&["月"])
        && end.is(&["日", "号"])
        && let (Some(month), Some(day)) = (month.small(12), day.small(31))
    {
        return made(year, month, day, from + 4);
    }
    // 30 October 2021, 30. Oktober, 30 de octubre de 2021, 1er octobre
    if let Some(day) = get(0)?.small(31) {
        let mut used = 1;
        used += skip(get(used), &[".", "º", "°", "er", "st", "nd", "rd", "th"]);
        used += skip(get(used), &["de", "di", "of", "d", "-"]);
        let month = get(used)?.month()?;
        used += 1;
        let (year, used) = year_after(tokens, at, used);
        let interval = at > 1 && tokens[at - 1].is(&["-", "–", "—"]) && tokens[at - 2].small(31).is_some();
        return if interval {
            Some((None, used))
        } else {
            made(year, month, day, used)
        };
    }
    // October 30, 2021; Oct. 30
    let month = get(0)?.month()?;
    let mut used = 1;
    used += skip(get(used), &["."]);
    let day = get(used)?.small(31)?;
    used += 1;
    used += skip(get(used), &["st", "nd", "rd", "th"]);
    if let (Some(dash), Some(last)) = (get(used), get(used + 1))
        && dash.is(&["-", "–", "—"])
        && last.small(31).is_some()
    {
        return Some((None, used + 2));
    }
    let (year, used) = year_after(tokens, at, used);
    made(year, month, day, used)
}

fn skip(token: Option<&Token>, words: &[&str]) -> usize {
    usize::from(token.is_some_and(|token| token.is(words)))
}

/// The year that follows a month and day, and how many tokens there are then.
fn year_after(tokens: &[Token], at: usize, used: usize) -> (Option<i16>, usize) {
    let get = |offset: usize| tokens.get(at + offset);
    let mut next = used;
    next += skip(get(next), &["."]);
    next += skip(get(next), &[",", "،"]);
    next += skip(get(next), &["de", "del"]);
    // Months of the Levant follow those of Egypt: 30 أكتوبر / تشرين الأول 2021
    if get(next).is_some_and(|token| token.is(&["/"])) {
        next += 1
            + (1..=2)
                .take_while(|more| get(next + more).is_some_and(|token| token.number.is_none()))
                .count();
    }
    match get(next).and_then(Token::year) {
        Some(year) => (Some(year), next + 1),
        None => (None, used),
    }
}

/// The first day of the week that a text names as one of the days around it, and the words for it.
pub fn weekday(text: &str) -> Option<(Weekday, String)> {
    let tokens = tokens(text);
    let far = |token: Option<&Token>| token.is_some_and(|token| NOT_THIS_WEEK.contains(&fold(token.text).as_str()));
    for (at, token) in tokens.iter().enumerate() {
        let word = fold(token.text);
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let found = WEEKDAYS.iter().position(|names| names.contains(&word.as_str()));
        let found = found
            .map(|found| (found, token.end()))
            .or_else(|| chinese_weekday(&tokens[at..]));
        let Some((found, end)) = found else { continue };
        if far(before) || far(tokens.get(at + 1)) || before.is_some_and(|before| before.is(&["下", "每"])) {
            continue;
        }
        let weekday = Weekday::from_monday_zero_offset(i8::try_from(found).ok()?).ok()?;
        let here = before.filter(|before| before.is(&["here", "on", "hier", "ici", "am", "el", "le", "в"]));
        let start = here.map_or(token.start, |here| here.start);
        return Some((weekday, text[start..end].to_owned()));
    }
    None
}

/// 周六, 星期六, 星期天
fn chinese_weekday(tokens: &[Token]) -> Option<(usize, usize)> {
    let rest = match tokens {
        [first, rest @ ..] if first.is(&["周"]) => rest,
        [first, second, rest @ ..] if first.is(&["星"]) && second.is(&["期"]) => rest,
        _ => return None,
    };
    let name = rest.first()?;
    let days = ["一", "二", "三", "四", "五", "六", "日", "天"];
    let at = days.iter().position(|day| *day == name.text)?;
    Some((at.min(6), name.end()))
}

/// The last such day of the week that is not after `latest`.
pub fn last(weekday: Weekday, latest: Date) -> Option<Date> {
    let back = latest.weekday().since(weekday);
    latest.checked_sub(jiff::Span::new().days(i64::from(back))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let latest = jiff::civil::date(2021, 10, 31);
        find(text)
            .iter()
            .filter_map(|day| day.until(latest))
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
            ("يوم السبت", "السبت"),
        ] {
            let (weekday, named) = weekday(text).expect(text);
            assert_eq!(
                (last(weekday, latest), named.as_str()),
                (Some(jiff::civil::date(2021, 10, 30)), words),
                "{text}"
            );
        }
        assert_eq!(weekday("will meet next Saturday"), None);
        assert_eq!(last(Weekday::Sunday, latest), Some(latest), "the day itself");
    }
}
