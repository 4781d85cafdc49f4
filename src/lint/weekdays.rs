//! Weekdays beside dates: "Saturday, 30 October 2021", "October 30, 2021, a Saturday". A weekday without a date is ignored.

use super::passage::Passage;
use super::subject::Subject;
use crate::date::Precision;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::{Digest, Entry};
use crate::language::calendar::{Calendar, calendar};
use crate::language::han_dates::dates_with_weekdays;
use crate::language::{fold_name, primary_language};
use aho_corasick::AhoCorasick;
use jiff::civil::{Date, Weekday};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// Within so many words after the beginning of a time of day stands the year of its date.
const YEAR_REACH: usize = 6;
/// Since this year the calendar has been the same nearly everywhere; of older dates the weekday is not checked.
const GREGORIAN_SINCE: i16 = 1925;

/// How near to a weekday, in bytes, a number stands that belongs to a date beside it.
const REACH: usize = 80;

/// Finds out quickly whether a text may have a weekday beside a date, without taking it apart.
pub struct WeekdayFinder<'a> {
    digest: &'a Digest,
    /// The weekdays of the languages of the entries, whatever their case.
    automata: HashMap<&'static str, AhoCorasick>,
}

impl<'a> WeekdayFinder<'a> {
    /// A finder for the languages of a digest's entries.
    pub fn new(digest: &'a Digest) -> Self {
        let entries = digest.entries.iter().chain(&digest.translations);
        let languages: BTreeSet<&str> = entries
            .map(|entry| primary_language(digest.language_of(entry)))
            .collect();
        let calendars = languages.into_iter().filter_map(calendar);
        let automata = calendars.filter_map(|calendar| {
            let words = calendar.weekdays.iter().chain(&calendar.abbreviated_weekdays);
            let words = words.flat_map(|words| words.iter().copied());
            let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(words).ok()?;
            Some((calendar.language, automaton))
        });
        Self {
            digest,
            automata: automata.collect(),
        }
    }

    /// Whether the text of an entry may have a weekday beside a date.
    pub fn may_find(&self, entry: &Entry, text: &str) -> bool {
        let language = primary_language(self.digest.language_of(entry));
        if matches!(language, "zh" | "ja") && text.contains('月') {
            return true;
        }
        let (Some(calendar), Some(automaton)) = (calendar(language), self.automata.get(language)) else {
            return false;
        };
        let is_boundary = |byte: Option<&u8>| !byte.is_some_and(u8::is_ascii_alphanumeric);
        let bytes = text.as_bytes();
        let is_dated = |start: usize, end: usize| {
            let near = start.saturating_sub(REACH)..bytes.len().min(end + REACH);
            bytes[near].iter().any(u8::is_ascii_digit)
        };
        let mut found = automaton.find_overlapping_iter(text).filter(|found| {
            is_boundary(found.start().checked_sub(1).and_then(|at| bytes.get(at)))
                && is_boundary(bytes.get(found.end()))
        });
        if found.any(|found| is_dated(found.start(), found.end())) {
            return true;
        }
        // The automaton knows folded words: those with other letters are folded one by one.
        !text.is_ascii()
            && text
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_ascii())
                .any(|word| calendar.weekday_or_abbreviation(&fold_name(word)).is_some())
    }
}

/// Reports weekdays that are not those of the dates beside them.
pub fn check_weekdays(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let date = subject.entry.date;
    let is_certain = subject.front.date.is_some() && date.precision() < Precision::Year && !date.is_approximate();
    let event = is_certain.then(|| date.first());
    let calendar = calendar(subject.language());
    let is_han = matches!(subject.language(), "zh" | "ja");
    for passage in subject.passages.iter().filter(|passage| passage.has_digits()) {
        let mut report = |date: Date, weekday: Weekday, words: Range<usize>| {
            if weekday == date.weekday() || date.year() < GREGORIAN_SINCE || !passage.is_own(words.clone()) {
                return;
            }
            let (is, not) = (weekday_name(date.weekday()), weekday_name(weekday));
            let message = format!("{date} is a {is}, not a {not}");
            let location = subject.location_of_words(passage, words);
            let diagnostic = Diagnostic::new(&rules::WRONG_WEEKDAY, location, message);
            diagnostics.push(diagnostic.help("correct the weekday or the date; check the source"));
        };
        if is_han {
            for dated in dates_with_weekdays(passage.text()) {
                if let Some(date) = dated.nearest_date(event) {
                    report(date, dated.weekday, passage.words.within(dated.range));
                }
            }
        }
        let Some(calendar) = calendar else { continue };
        let reader = DateReader {
            passage,
            calendar,
            event,
        };
        for at in 0..passage.words.len() {
            let Some(weekday) = reader.weekday(at) else { continue };
            if let Some((date, words)) = reader.date_beside(at) {
                report(date, weekday, words);
            }
        }
    }
}

fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// Reads dates in a passage by the words of one calendar.
struct DateReader<'a> {
    passage: &'a Passage,
    calendar: &'static Calendar,
    /// The first day of the event; a date without a year is the nearest one to it. None if the year of the event is not certain.
    event: Option<Date>,
}

impl DateReader<'_> {
    /// The date that the weekday at a word belongs to, and the words of both.
    fn date_beside(&self, weekday: usize) -> Option<(Date, Range<usize>)> {
        let next = self.skip_joints(weekday);
        if let Some((date, end)) = self.date(next) {
            return Some((date, weekday..end));
        }
        // "30 October 2021 (Saturday and …": whose day it is cannot be told.
        if self.is_range(weekday + 1) {
            return None;
        }
        let last = self.skip_joints_back(weekday)?;
        // A date has three words, and perhaps as many joints.
        let starts = last.saturating_sub(5)..=last;
        let (date, start) = starts.rev().find_map(|start| {
            let (date, end) = self.date(start)?;
            let one = !start
                .checked_sub(1)
                .is_some_and(|before| self.is_range(before) || self.is_day(before));
            let free = start.checked_sub(1).and_then(|before| self.weekday(before)).is_none();
            (end == last + 1 && one && free).then_some((date, start))
        })?;
        Some((date, start..weekday + 1))
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.passage.words.get(at)
    }

    fn weekday(&self, at: usize) -> Option<Weekday> {
        let weekday = self.calendar.weekday_or_abbreviation(self.word(at)?);
        weekday.filter(|_| self.has_right_case(at))
    }

    fn month(&self, at: usize) -> Option<i8> {
        let month = self.calendar.month(self.word(at)?);
        month.filter(|_| self.has_right_case(at))
    }

    /// Whether a word has the capital that names of months and weekdays have in the language.
    fn has_right_case(&self, at: usize) -> bool {
        !self.calendar.capitals || self.passage.written(at..at + 1).starts_with(char::is_uppercase)
    }

    /// The day of a month, such as `30` or `1st`.
    fn day(&self, at: usize) -> Option<i8> {
        let word = self.word(at)?;
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let suffix = word.strip_prefix(digits)?;
        let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
        matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "o").then_some(day)
    }

    fn is_day(&self, at: usize) -> bool {
        self.day(at).is_some()
    }

    fn year(&self, at: usize) -> Option<i16> {
        let word = self.word(at).filter(|word| word.len() == 4)?;
        word.parse().ok()
    }

    fn is_range(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| self.calendar.ranges.contains(&word))
    }

    /// Whether nothing but a blank, a comma, a bracket or the like stands between a word and the next.
    fn adjoins(&self, at: usize) -> bool {
        let between = self.passage.between(at);
        between.len() <= 4
            && between
                .chars()
                .all(|c| c.is_whitespace() || matches!(c, ',' | '(' | '.' | ')'))
            && !between.contains(". ")
            || between == ". " && self.calendar.language == "de"
    }

    fn is_joint(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| self.calendar.joints.contains(&word))
    }

    /// The first word after this one that is no joint; this one's own number where the text breaks off.
    fn skip_joints(&self, at: usize) -> usize {
        let mut next = at;
        loop {
            if !self.adjoins(next) {
                return usize::MAX;
            }
            next += 1;
            if !self.is_joint(next) {
                return next;
            }
        }
    }

    /// The last word before this one that is no joint.
    fn skip_joints_back(&self, at: usize) -> Option<usize> {
        let mut last = at.checked_sub(1)?;
        while self.adjoins(last) && self.is_joint(last) {
            last = last.checked_sub(1)?;
        }
        self.adjoins(last).then_some(last)
    }

    /// The date that begins with a word, and the word after it.
    fn date(&self, at: usize) -> Option<(Date, usize)> {
        if at >= self.passage.words.len() {
            return None;
        }
        if let Some(year) = self.year(at) {
            let hyphens = (at..at + 2).all(|at| self.passage.between(at) == "-");
            let month: i8 = self.word(at + 1).filter(|_| hyphens)?.parse().ok()?;
            return Some((Date::new(year, month, self.day(at + 2)?).ok()?, at + 3));
        }
        let second = self.skip_joints(at);
        let (day, month) = match self.day(at) {
            Some(day) => (day, self.month(second)?),
            None => (self.day(second)?, self.month(at)?),
        };
        let third = self.skip_joints(second);
        match self.year(third) {
            Some(year) => Some((Date::new(year, month, day).ok()?, third + 1)),
            None => {
                let date = match self.year_after_time(third) {
                    Some(year) => Date::new(year, month, day).ok()?,
                    None => self.nearest(month, day)?,
                };
                Some((date, second + 1))
            }
        }
    }

    /// The year behind a time of day: "Thu Sep 6 17:09:31 EDT 2001".
    fn year_after_time(&self, time: usize) -> Option<i16> {
        let is_time =
            self.word(time).is_some_and(|word| word.parse::<u8>().is_ok()) && self.passage.between(time) == ":";
        let mut near = time..time.saturating_add(YEAR_REACH);
        is_time.then(|| near.find_map(|at| self.year(at))).flatten()
    }

    /// The day of that name that is nearest to the event.
    fn nearest(&self, month: i8, day: i8) -> Option<Date> {
        let event = self.event?;
        let days = (event.year() - 1..=event.year() + 1).filter_map(|year| Date::new(year, month, day).ok());
        days.min_by_key(|day| (*day - event).get_days().abs())
    }
}
