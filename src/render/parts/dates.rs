//! Dates as templates see them, in the words of the theme.

use crate::date::{DateSpan, PartialDate, Precision};
use crate::render::value::{Value, map, text, text_or_none};
use crate::theme::Words;
use jiff::civil::Date;

/// Writes dates in the words and patterns of a theme.
pub struct Dates<'a> {
    /// The words of the theme.
    pub words: &'a Words,
}

impl Dates<'_> {
    fn month(&self, table: &str, month: i8) -> &str {
        const NUMBERS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
        let index = usize::try_from(month - 1).unwrap_or_default();
        self.words.nth(&[table], index).unwrap_or(NUMBERS[index % 12])
    }

    fn weekday(&self, date: Date) -> &str {
        let index = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        self.words.nth(&["weekdays"], index).unwrap_or_default()
    }

    /// Fills a pattern of the theme. `table` has the names of months, and `day` stands for `{day}`: a day or a range of days.
    fn fill_pattern(&self, name: &str, fallback: &str, day: Option<&str>, table: &str, date: Date) -> String {
        let mut rest = self.words.get(&["dates", name]).unwrap_or(fallback);
        let mut out = String::with_capacity(rest.len() + 16);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let (field, after) = after.split_once('}').unwrap_or((after, ""));
            match field {
                "day" => out.push_str(day.unwrap_or_default()),
                "month" => out.push_str(self.month(table, date.month())),
                "year" => out.push_str(&date.year().to_string()),
                "month_short" => out.push_str(self.month("months_short", date.month())),
                "weekday" => out.push_str(self.weekday(date)),
                other => out.push_str(other),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// `30 October 2021`
    pub fn day(&self, date: Date) -> String {
        self.fill_pattern(
            "day",
            "{day} {month} {year}",
            Some(&date.day().to_string()),
            "months",
            date,
        )
    }

    /// `Saturday 30 October 2021`
    pub fn heading(&self, date: Date) -> String {
        self.fill_pattern(
            "heading",
            "{day} {month} {year}",
            Some(&date.day().to_string()),
            "months",
            date,
        )
    }

    /// `October 2021`
    pub fn month_of(&self, date: Date) -> String {
        self.fill_pattern("month", "{month} {year}", None, "months", date)
    }

    /// `Oct 2021`, or of several months `Oct–Dec 2021`. The first is counted from 0.
    pub fn months(&self, year: i32, first: i32, number: i32) -> String {
        let name = |month: i32| self.month("months_short", i8::try_from(month + 1).unwrap_or(1));
        if number > 1 {
            format!("{}–{} {year}", name(first), name(first + number - 1))
        } else {
            format!("{} {year}", name(first))
        }
    }

    /// `2021`
    pub fn year_of(&self, date: Date) -> String {
        self.fill_pattern("year", "{year}", None, "months", date)
    }

    /// `about 1818` for `1818`, if it is approximate
    fn about(&self, is_approximate: bool, date: String) -> String {
        if !is_approximate {
            return date;
        }
        let pattern = self.words.get(&["dates", "about"]).unwrap_or("about {date}");
        pattern.replace("{date}", &date)
    }

    /// `30 October 2021`, `October 2021` or `2021`, each perhaps with `about`
    pub fn date(&self, date: PartialDate) -> String {
        let text = match date.precision() {
            Precision::Day => self.day(date.first()),
            Precision::Month => self.month_of(date.first()),
            Precision::Year => self.year_of(date.first()),
        };
        self.about(date.is_approximate(), text)
    }

    /// `30 October 2021`, `30–31 October 2021`, `30 October 2021 – 4 February 2022`, `August 1870 – September 1871` or
    /// `about 1818`
    pub fn span(&self, span: DateSpan) -> String {
        if !span.is_interval() {
            return self.date(span.start);
        }
        let (first, last) = (span.first(), span.last());
        if span.is_day_precise() && (first.year(), first.month()) == (last.year(), last.month()) {
            let days = format!("{}–{}", first.day(), last.day());
            return self.fill_pattern("day", "{day} {month} {year}", Some(&days), "months", first);
        }
        format!("{} – {}", self.date(span.start), self.date(span.end))
    }

    /// `25–31 October 2021`, `27 September – 3 October 2021` or `28 December 2020 – 3 January 2021`
    pub fn week(&self, span: DateSpan) -> String {
        let (first, last) = (span.first(), span.last());
        if first.year() != last.year() || first.month() == last.month() {
            return self.span(span);
        }
        let day = first.day().to_string();
        let first = self.fill_pattern("short", "{day} {month}", Some(&day), "months", first);
        format!("{first} – {}", self.day(last))
    }

    /// `30 Oct`, `30–31 Oct`, `Oct`, `Aug 1870 – Sep 1871` or `1818`
    fn short(&self, span: DateSpan) -> String {
        let (first, last) = (span.first(), span.last());
        if !span.is_interval() {
            return self.short_date(span.start, false);
        }
        if span.is_day_precise() && (first.year(), first.month()) == (last.year(), last.month()) {
            let days = format!("{}–{}", first.day(), last.day());
            return self.fill_pattern("short", "{day} {month}", Some(&days), "months_short", first);
        }
        // Days of two years follow each other; months and years may be far apart.
        let with_year = first.year() != last.year() && !span.is_day_precise();
        let [start, end] = [span.start, span.end].map(|date| self.short_date(date, with_year));
        format!("{start} – {end}")
    }

    /// `30 Oct`, `Oct` or `1818`; `with_year`, also `30 Oct 2021` and `Oct 2021`
    fn short_date(&self, date: PartialDate, with_year: bool) -> String {
        let first = date.first();
        let day = first.day().to_string();
        let text = match (date.precision(), with_year) {
            (Precision::Day, false) => self.fill_pattern("short", "{day} {month}", Some(&day), "months_short", first),
            (Precision::Day, true) => {
                self.fill_pattern("day", "{day} {month} {year}", Some(&day), "months_short", first)
            }
            (Precision::Month, false) => self.month("months_short", first.month()).to_owned(),
            (Precision::Month, true) => self.fill_pattern("month", "{month} {year}", None, "months_short", first),
            (Precision::Year, _) => self.year_of(first),
        };
        self.about(date.is_approximate(), text)
    }

    /// What stands below an axis: `2021` where a year begins, else `Oct`, of the first `Oct 2021`.
    pub fn tick(&self, date: Date, is_first: bool) -> String {
        match date.month() {
            1 => date.year().to_string(),
            _ if is_first => self.fill_pattern("month", "{month} {year}", None, "months_short", date),
            month => self.month("months_short", month).to_owned(),
        }
    }

    /// An event's date for a template.
    pub fn value(&self, span: DateSpan, href: Option<&str>) -> Value {
        let iso_end = span.is_interval().then(|| span.end.exact());
        map([
            ("iso", text(&span.start.exact())),
            ("iso_end", text_or_none(iso_end.as_deref())),
            ("text", text(&self.span(span))),
            ("short", text(&self.short(span))),
            ("year", text(&span.first().year().to_string())),
            ("precision", text(span.precision().word())),
            ("approximate", Value::from(span.is_approximate())),
            ("href", text_or_none(href)),
        ])
    }

    /// A day, a month or a year for a template.
    pub fn partial(&self, date: PartialDate) -> Value {
        self.value(date.into(), None)
    }

    /// A single day for a template.
    pub fn single(&self, date: Date) -> Value {
        self.value(DateSpan::day(date), None)
    }
}
