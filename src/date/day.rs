//! A day in the form `2021-10-30`.

use jiff::civil::Date;

/// Reads `2021-10-30`, and nothing else.
///
/// # Errors
/// Why it is invalid, as the end of the sentence "… is not a date: ".
pub fn parse_date(text: &str) -> Result<Date, String> {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    match shape.as_str() {
        "0000-00-00" => match text.parse::<Date>() {
            Ok(date) if date.year() >= 1 => Ok(date),
            _ => Err("there is no such day".to_owned()),
        },
        "0000" | "0000-00" => Err("the day is required".to_owned()),
        _ => Err("it is not in the form 2021-10-30".to_owned()),
    }
}

/// A file's name without a date at its beginning, whatever stands between the two: a hyphen, a blank, an underscore.
pub fn without_date(name: &str) -> &str {
    /// A date has the form `2021-10-30`: ten bytes.
    const DATE_LENGTH: usize = 10;
    match name.split_at_checked(DATE_LENGTH) {
        Some((date, rest)) if parse_date(date).is_ok() && rest.starts_with(['-', ' ', '_', '.', '–', '—']) => {
            rest.trim_start_matches(['-', ' ', '_', '.', '–', '—'])
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::parse_date;

    #[test]
    fn a_day_is_a_day() {
        assert_eq!(
            parse_date("2024-02-29").map(|day| day.to_string()),
            Ok("2024-02-29".to_owned())
        );
        for (bad, why) in [
            ("2021", "the day is required"),
            ("2021-10", "the day is required"),
            ("2021-02-30", "no such day"),
            ("0000-01-01", "no such day"),
            ("30 October 2021", "not in the form"),
            ("2021-10-30T06:00", "not in the form"),
            ("", "not in the form"),
        ] {
            let message = parse_date(bad).expect_err(bad);
            assert!(message.contains(why), "{bad}: {message}");
        }
    }
}
