//! What to write instead of a text that is no date, made from what was written.

use super::DateSpan;
use super::written::{Written, WrittenDate, read_written};
use super::{Moment, PartialDate, parse_date};

/// The dates that a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// A day.
    Day,
    /// A day, a month or a year.
    Partial,
    /// A day, a month or a year, or an interval of them.
    Interval,
    /// A day, perhaps with a time of day.
    Moment,
}

/// What to do about a text that is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateAdvice {
    /// The advice, in words.
    pub help: String,
    /// The date, where no other can be meant.
    pub certain: Option<String>,
}

impl DateForm {
    fn takes(self, date: &str) -> bool {
        match self {
            Self::Day => parse_date(date).is_ok(),
            Self::Partial => PartialDate::parse(date).is_ok(),
            Self::Interval => DateSpan::parse(date).is_ok(),
            Self::Moment => Moment::parse(date).is_some(),
        }
    }
}

/// What to write instead of a text that is no date; `None` if nothing is known of it.
pub fn date_advice(text: &str, form: DateForm) -> Option<DateAdvice> {
    let advice = |help: String, certain: Option<String>| Some(DateAdvice { help, certain });
    if form == DateForm::Moment
        && let Some((time, offset)) = without_offset(text)
    {
        let help = format!("leave `{offset}` out and write the time in the digest's timezone, as in `{time}`");
        return advice(help, None);
    }
    if form == DateForm::Interval && is_season(text) {
        return advice(
            "write the months of the season, such as 1987-03/1987-05".to_owned(),
            None,
        );
    }
    if form == DateForm::Interval
        && let Some(shorter) = DateSpan::suggest_shorter(text)
    {
        return advice(format!("did you mean `{shorter}`?"), None);
    }
    match read_written(text, form == DateForm::Moment)? {
        Written::Date(WrittenDate {
            date,
            is_certain,
            is_numeric,
        }) if form.takes(&date) => {
            let help = if is_numeric {
                format!("the parts go with hyphens, the year first: `{date}`")
            } else if date.contains('/') {
                format!("an interval has a slash: `{date}`")
            } else if is_certain {
                format!("write `{date}`")
            } else {
                format!("did you mean `{date}`?")
            };
            advice(help, Some(date).filter(|_| is_certain))
        }
        Written::Either([(one_words, one), (other_words, other)]) if form.takes(&one) => advice(
            format!("is that {one_words} (`{one}`) or {other_words} (`{other}`)?"),
            None,
        ),
        Written::Date(_) | Written::Either(_) => None,
    }
}

/// Whether a text names a season in English, or by its number in EDTF.
fn is_season(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let named = ["spring", "summer", "autumn", "fall ", "winter"]
        .iter()
        .any(|name| text.contains(name));
    named || (text.len() == 7 && ["-21", "-22", "-23", "-24"].iter().any(|number| text.ends_with(number)))
}

/// A time without the offset from UTC that it ends with, and that offset.
fn without_offset(text: &str) -> Option<(String, &str)> {
    let text = text.trim();
    let (date, _) = text.split_once(['T', 't', ' '])?;
    let after_date = date.len() + 1;
    let at = text.get(after_date..)?.find(['+', '-', 'Z', 'z', '['])? + after_date;
    let (time, offset) = (text.get(..at)?.trim_end(), text.get(at..)?);
    let time = time.replacen(' ', "T", 1);
    Moment::parse(&time).map(|_| (time, offset))
}

#[cfg(test)]
mod tests {
    use super::{DateForm, date_advice};

    fn help(text: &str, form: DateForm) -> String {
        date_advice(text, form).map(|advice| advice.help).unwrap_or_default()
    }

    #[test]
    fn a_season_is_written_by_its_months() {
        assert!(help("Spring 1987", DateForm::Interval).contains("1987-03/1987-05"));
        assert!(help("1987-21", DateForm::Interval).contains("season"));
        assert_eq!(help("1896/97", DateForm::Partial), "");
    }

    #[test]
    fn advice_is_made_from_what_was_written() {
        for (text, form, expected) in [
            ("30 October 2021", DateForm::Interval, "write `2021-10-30`"),
            ("30 October 2021", DateForm::Day, "write `2021-10-30`"),
            ("October 2021", DateForm::Day, ""),
            (
                "2021/10/30",
                DateForm::Interval,
                "the parts go with hyphens, the year first: `2021-10-30`",
            ),
            (
                "10/11/2021",
                DateForm::Partial,
                "is that 10 November (`2021-11-10`) or 11 October (`2021-10-11`)?",
            ),
            (
                "2021-10-30 to 2021-11-02",
                DateForm::Interval,
                "an interval has a slash: `2021-10-30/2021-11-02`",
            ),
            ("2021-10-30 to 2021-11-02", DateForm::Partial, ""),
            ("1818/1818", DateForm::Interval, "did you mean `1818`?"),
            (
                "2021-05-10/2021-05",
                DateForm::Interval,
                "did you mean `2021-05-10/2021-05-31`?",
            ),
            ("c. 1818", DateForm::Interval, "did you mean `1818~`?"),
            (
                "2024-05-11T09:00+02:00",
                DateForm::Moment,
                "leave `+02:00` out and write the time in the digest's timezone, as in `2024-05-11T09:00`",
            ),
            (
                "2024-05-11 09:00 -0400",
                DateForm::Moment,
                "leave `-0400` out and write the time in the digest's timezone, as in `2024-05-11T09:00`",
            ),
            ("11 May 2024, 9:00", DateForm::Moment, "write `2024-05-11T09:00`"),
            ("11 May 2024", DateForm::Moment, "write `2024-05-11`"),
            ("tomorrow", DateForm::Moment, ""),
        ] {
            assert_eq!(help(text, form), expected, "{text}");
        }
    }
}
