//! What the words of dates mean: months and weekdays of one language, or of any that is known.

mod numbered_days;
mod table;

pub use numbered_days::month_after_day;

use jiff::civil::Weekday;
use table::CALENDARS;

/// The words of dates in one language, folded.
pub struct Calendar {
    /// The language's primary subtag.
    pub language: &'static str,
    /// The names of the weekdays in full, Monday's first; empty where the language has none in one word.
    pub weekdays: [&'static [&'static str]; 7],
    /// Their abbreviations, which are read only where a date stands beside them.
    pub abbreviated_weekdays: [&'static [&'static str]; 7],
    /// The names of the months and their abbreviations, January's first.
    pub months: [&'static [&'static str]; 12],
    /// Words that may stand between a weekday, a day, a month and a year.
    pub joints: &'static [&'static str],
    /// Words that join two days or lead from one to the other.
    pub ranges: &'static [&'static str],
    /// Whether weekdays and months begin with a capital, so that "may" is no month.
    pub capitals: bool,
}

/// The calendar of a language, given by its primary subtag, where it is known.
pub fn calendar(language: &str) -> Option<&'static Calendar> {
    CALENDARS.iter().find(|calendar| calendar.language == language)
}

/// The calendars of all languages that are known.
pub fn calendars() -> impl Iterator<Item = &'static Calendar> {
    CALENDARS.iter()
}

impl Calendar {
    /// The month that a folded word names, from 1 to 12.
    pub fn month(&self, word: &str) -> Option<i8> {
        let at = position(&self.months, word)?;
        i8::try_from(at + 1).ok()
    }

    /// The weekday that a folded word names in full.
    pub fn weekday(&self, word: &str) -> Option<Weekday> {
        weekday_at(position(&self.weekdays, word)?)
    }

    /// The weekday that a folded word names in full or abbreviated.
    pub fn weekday_or_abbreviation(&self, word: &str) -> Option<Weekday> {
        let abbreviated = || weekday_at(position(&self.abbreviated_weekdays, word)?);
        self.weekday(word).or_else(abbreviated)
    }
}

/// The month that a folded word names in any language, from 1 to 12. No word names two.
pub fn month_in_any_language(word: &str) -> Option<i8> {
    CALENDARS.iter().find_map(|calendar| calendar.month(word))
}

/// The weekday that a folded word names in full in any language. No word names two.
pub fn weekday_in_any_language(word: &str) -> Option<Weekday> {
    CALENDARS.iter().find_map(|calendar| calendar.weekday(word))
}

fn position(lists: &[&[&str]], word: &str) -> Option<usize> {
    lists.iter().position(|names| names.contains(&word))
}

/// The weekday by its place in a list that begins with Monday.
pub fn weekday_at(offset: usize) -> Option<Weekday> {
    Weekday::from_monday_zero_offset(i8::try_from(offset).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::fold_name;
    use std::collections::HashMap;

    #[test]
    fn words_are_folded_and_name_one_thing() {
        let (mut months, mut weekdays) = (HashMap::new(), HashMap::new());
        for calendar in &CALENDARS {
            for (lists, seen) in [
                (&calendar.months[..], &mut months),
                (&calendar.weekdays[..], &mut weekdays),
            ] {
                for (at, word) in lists
                    .iter()
                    .enumerate()
                    .flat_map(|(at, words)| words.iter().map(move |word| (at, *word)))
                {
                    assert_eq!(fold_name(word), word, "{}", calendar.language);
                    assert_eq!(*seen.entry(word).or_insert(at), at, "{word} names two");
                }
            }
        }
    }

    #[test]
    fn words_of_one_language_and_of_any() {
        let english = calendar("en").expect("a calendar");
        assert_eq!((english.month("dec"), english.month("octobre")), (Some(12), None));
        assert_eq!(
            (english.weekday("sat"), english.weekday_or_abbreviation("sat")),
            (None, Some(Weekday::Saturday))
        );
        assert_eq!(month_in_any_language("marz"), Some(3));
        assert_eq!(weekday_in_any_language("giovedi"), Some(Weekday::Thursday));
        assert_eq!(weekday_in_any_language("sat"), None, "it is a verb as well");
        assert!(calendar("la").is_none());
    }
}
