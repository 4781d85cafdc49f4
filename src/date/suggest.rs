//! What a date that is written in another form is likely to mean.

use super::DateSpan;

/// Words and signs for "about".
const ABOUT: [&str; 8] = ["circa", "about", "around", "approx.", "ca.", "c.", "ca ", "~"];

/// What may stand between the two dates of an interval.
const BETWEEN: [&str; 8] = ["/", "–", "—", " - ", " to ", " until ", "..", "‒"];

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// What to write instead of a text that is no date; None if nothing is known of it. `takes_interval` says whether an interval may
/// be written there.
pub fn date_help(text: &str, takes_interval: bool) -> Option<String> {
    if takes_interval && is_season(text) {
        return Some("write the months of the season, such as 1987-03/1987-05".to_owned());
    }
    let date = likely_date(text).filter(|date| takes_interval || !date.contains('/'))?;
    Some(format!("did you mean `{date}`?"))
}

/// Whether a text names a season in English, or by its number in EDTF.
fn is_season(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let named = ["spring", "summer", "autumn", "fall ", "winter"]
        .iter()
        .any(|name| text.contains(name));
    named || (text.len() == 7 && ["-21", "-22", "-23", "-24"].iter().any(|number| text.ends_with(number)))
}

/// The date that a text is likely to mean, as it is to be written; None if there is none, or more than one.
fn likely_date(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let bounds = BETWEEN.iter().find_map(|sign| text.split_once(sign));
    let meant = match bounds {
        Some((start, end)) => interval(start, end)?,
        None => match text.split_once('-') {
            Some((start, end)) if is_number(start, 4..=4) && is_number(end, 4..=4) => interval(start, end)?,
            _ => one(&text).or_else(|| decade(&text))?,
        },
    };
    let span = DateSpan::parse(&meant).ok();
    let span = span.or_else(|| DateSpan::suggest_shorter(&meant))?;
    Some(span.to_string())
}

fn interval(start: &str, end: &str) -> Option<String> {
    let start = one(start)?;
    let end = end.trim();
    // `2021-10-30/31` and `1818/20`
    let end = match start.len().checked_sub(end.len()).and_then(|kept| start.get(..kept)) {
        Some(kept) if !kept.is_empty() && is_number(end, 2..=2) => format!("{kept}{end}"),
        _ => one(end)?,
    };
    Some(format!("{start}/{end}"))
}

/// A day, a month or a year.
fn one(text: &str) -> Option<String> {
    let text = text.trim();
    let without_about = ABOUT.iter().find_map(|word| text.strip_prefix(word));
    let (text, about) = match without_about.or(text.strip_suffix(['?', '%', '~'])) {
        Some(rest) => (rest.trim(), "~"),
        None => (text, ""),
    };
    if is_number(text, 3..=3) {
        return Some(format!("0{text}{about}"));
    }
    if DateSpan::parse(text).is_ok() {
        return Some(format!("{text}{about}"));
    }
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let (day, month, year) = match words[..] {
        [month, year] => (None, month, year),
        [first, second, year] if is_number(first, 1..=2) => (Some(first), second, year),
        [first, second, year] => (Some(second), first, year),
        _ => return None,
    };
    let month = 1 + MONTHS.iter().position(|name| month.starts_with(name))?;
    if !is_number(year, 4..=4) {
        return None;
    }
    Some(match day {
        Some(day) => format!("{year}-{month:02}-{:02}{about}", day.parse::<u8>().ok()?),
        None => format!("{year}-{month:02}{about}"),
    })
}

/// The years of `1960s`, `196x` or `19xx`.
fn decade(text: &str) -> Option<String> {
    let digits = text.trim_end_matches(['s', 'x', '\'']);
    match (digits.len(), text.len()) {
        (4, 5) if text.ends_with("0s") && is_number(digits, 4..=4) => {
            Some(format!("{digits}/{}9", digits.strip_suffix('0')?))
        }
        (3, 4) if is_number(digits, 3..=3) => Some(format!("{digits}0/{digits}9")),
        (2, 4) if is_number(digits, 2..=2) => Some(format!("{digits}00/{digits}99")),
        _ => None,
    }
}

fn is_number(text: &str, digits: std::ops::RangeInclusive<usize>) -> bool {
    digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{date_help, likely_date};

    #[test]
    fn a_season_is_written_by_its_months() {
        assert!(date_help("Spring 1987", true).is_some_and(|help| help.contains("1987-03/1987-05")));
        assert!(date_help("1987-21", true).is_some_and(|help| help.contains("season")));
        assert_eq!(date_help("1896/97", false), None);
    }

    #[test]
    fn other_forms_are_understood() {
        for (text, meant) in [
            ("30 October 2021", "2021-10-30"),
            ("Oct 30, 2021", "2021-10-30"),
            ("October 2021", "2021-10"),
            ("c. 1818", "1818~"),
            ("about May 1818", "1818-05~"),
            ("1818?", "1818~"),
            ("~1818", "1818~"),
            ("476", "0476"),
            ("1818-1820", "1818/1820"),
            ("1818–1820", "1818/1820"),
            ("1818 to 1820", "1818/1820"),
            ("2021-10-30/31", "2021-10-30/2021-10-31"),
            ("1896/97", "1896/1897"),
            ("August 1870 - September 1871", "1870-08/1871-09"),
            ("1960s", "1960/1969"),
            ("196X", "1960/1969"),
            ("18XX", "1800/1899"),
            ("1818/1818", "1818"),
            ("10 May 2021 – May 2021", "2021-05-10/2021-05-31"),
            ("May 2021 to May 2021", "2021-05"),
        ] {
            assert_eq!(likely_date(text).as_deref(), Some(meant), "{text}");
        }
        for text in [
            "",
            "spring 1987",
            "1820/1818",
            "30.10.2021",
            "10/30/2021",
            "é",
            "–",
            "1818/é",
            "31 February 2021",
        ] {
            assert_eq!(likely_date(text), None, "{text}");
        }
    }
}
