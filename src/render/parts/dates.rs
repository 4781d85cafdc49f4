//! Dates as templates see them, in the words of the theme.

use crate::date::{DateSpan, Precision};
use crate::render::value::{Value, map, text, text_or_none};
use crate::theme::Words;
use jiff::civil::Date;

/// Writes dates in a language.
pub struct Dates<'a> {
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

    fn pattern(&self, name: &str, fallback: &str, day: Option<&str>, table: &str, date: Date) -> String {
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
        self.pattern(
            "day",
            "{day} {month} {year}",
            Some(&date.day().to_string()),
            "months",
            date,
        )
    }

    /// `Saturday 30 October 2021`
    pub fn heading(&self, date: Date) -> String {
        self.pattern(
            "heading",
            "{day} {month} {year}",
            Some(&date.day().to_string()),
            "months",
            date,
        )
    }

    /// `October 2021`
    pub fn month_of(&self, date: Date) -> String {
        self.pattern("month", "{month} {year}", None, "months", date)
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

    /// `30 October 2021`, `30–31 October 2021`, `30 October 2021 – 4 February 2022` or `October 2021`
    pub fn span(&self, span: DateSpan) -> String {
        let (first, last) = (span.first, span.last);
        if span.precision == Precision::Month {
            return self.month_of(first);
        }
        if first == last {
            return self.day(first);
        }
        if (first.year(), first.month()) == (last.year(), last.month()) {
            let days = format!("{}–{}", first.day(), last.day());
            return self.pattern("day", "{day} {month} {year}", Some(&days), "months", first);
        }
        format!("{} – {}", self.day(first), self.day(last))
    }

    /// `25–31 October 2021`, `27 September – 3 October 2021` or `28 December 2020 – 3 January 2021`
    pub fn week(&self, span: DateSpan) -> String {
        let (first, last) = (span.first, span.last);
        if first.year() != last.year() || first.month() == last.month() {
            return self.span(span);
        }
        let day = first.day().to_string();
        let first = self.pattern("short", "{day} {month}", Some(&day), "months", first);
        format!("{first} – {}", self.day(last))
    }

    /// `30 Oct`, `30–31 Oct` or `Oct`
    fn short(&self, span: DateSpan) -> String {
        let (first, last) = (span.first, span.last);
        if span.precision == Precision::Month {
            return self.month("months_short", first.month()).to_owned();
        }
        let short = |date: Date, day: &str| self.pattern("short", "{day} {month}", Some(day), "months_short", date);
        let day = first.day().to_string();
        if first == last {
            short(first, &day)
        } else if (first.year(), first.month()) == (last.year(), last.month()) {
            short(first, &format!("{day}–{}", last.day()))
        } else {
            format!("{} – {}", short(first, &day), short(last, &last.day().to_string()))
        }
    }

    /// What stands below an axis: `2021` where a year begins, else `Oct`, of the first `Oct 2021`.
    pub fn tick(&self, date: Date, is_first: bool) -> String {
        match date.month() {
            1 => date.year().to_string(),
            _ if is_first => self.pattern("month", "{month} {year}", None, "months_short", date),
            month => self.month("months_short", month).to_owned(),
        }
    }

    /// An event's date for a template.
    pub fn value(&self, span: DateSpan, href: Option<&str>) -> Value {
        let iso = match span.precision {
            Precision::Month => format!("{:04}-{:02}", span.first.year(), span.first.month()),
            Precision::Day => span.first.to_string(),
        };
        let iso_end = (span.first != span.last && span.precision == Precision::Day).then(|| span.last.to_string());
        map([
            ("iso", text(&iso)),
            ("iso_end", text_or_none(iso_end.as_deref())),
            ("text", text(&self.span(span))),
            ("short", text(&self.short(span))),
            ("year", text(&span.first.year().to_string())),
            ("href", text_or_none(href)),
        ])
    }

    /// A single day for a template.
    pub fn single(&self, date: Date) -> Value {
        self.value(DateSpan::day(date), None)
    }
}
