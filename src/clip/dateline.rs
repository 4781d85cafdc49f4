//! Datelines: the place, and often the day and the agency, in front of an article's first words.

use super::days::{NamedDay, find_days};
use super::words::{is_upper, word_count};
use crate::gazetteer::code_of_english;
use crate::language::is_written_without_spaces;
use crate::text::{floor_boundary, slice};

/// What stands before the first words of an article.
#[derive(Debug, PartialEq, Eq)]
pub struct Dateline {
    /// The name of the place.
    pub place: String,
    /// The code of the country, where the dateline names it.
    pub country: Option<&'static str>,
    /// The day of writing.
    pub day: Option<NamedDay>,
    /// The agency that wrote the article.
    pub agency: Option<String>,
    /// The whole dateline as it is written.
    pub text: String,
}

/// How far into a paragraph a dateline can reach, in bytes.
const MAX_LENGTH: usize = 140;
/// What ends a dateline, and how many bytes of that still belong to it.
const ENDS: [(&str, usize); 7] = [
    (".-", 0),
    ("--", 0),
    ("—", 0),
    ("–", 0),
    (" - ", 0),
    ("/.", 1),
    (") -", 1),
];

/// The dateline that a paragraph begins with.
pub fn find_dateline(paragraph: &str) -> Option<Dateline> {
    let start = slice(paragraph, ..floor_boundary(paragraph, MAX_LENGTH));
    if let Some(found) = chinese_dateline(start) {
        return Some(found);
    }
    let end = ENDS
        .iter()
        .filter_map(|(end, more)| Some(start.find(end)? + more))
        .min()?;
    let head = slice(start, ..end).trim();
    let (rest, agency) = split_agency(head);
    let day = find_days(rest).into_iter().next();
    let until_day = day.as_ref().map_or(rest, |day| slice(rest, ..day.range.start));
    let mut parts = until_day.split([',', '(', '/']);
    let place = parts.next()?.trim().trim_end_matches(['.', ':']);
    let region = parts.next().map(str::trim).unwrap_or_default();
    let is_signed = day.is_some() || is_upper(place, 3);
    let is_signed = is_signed || agency.as_deref().is_some_and(is_agency);
    (is_signed && is_place(place)).then(|| Dateline {
        place: place.to_owned(),
        country: code_of_english(region),
        day,
        agency,
        text: head.to_owned(),
    })
}

/// The dateline without the agency, and the agency: what stands in the last brackets or between slashes.
fn split_agency(head: &str) -> (&str, Option<String>) {
    for (open, close) in [('(', ')'), ('（', '）'), ('/', '/')] {
        let Some(inner) = head.strip_suffix(close) else {
            continue;
        };
        let Some(at) = inner.rfind(open) else { continue };
        let name = slice(inner, at + open.len_utf8()..).trim();
        if (1..=4).contains(&word_count(name)) && find_days(name).is_empty() {
            return (
                slice(head, ..at).trim_end().trim_end_matches('.'),
                Some(name.to_owned()),
            );
        }
    }
    (head, None)
}

/// Whether a name in brackets is probably an agency's, and says by itself that this is a dateline.
fn is_agency(name: &str) -> bool {
    let one_word = !name.contains(' ');
    one_word && code_of_english(name).is_none() && !["right", "left", "centre", "center", "pictured"].contains(&name)
}

fn is_place(text: &str) -> bool {
    let letters = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.');
    (1..=4).contains(&word_count(text))
        && text.chars().count() <= 40
        && text.chars().all(letters)
        && text
            .chars()
            .next()
            .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

/// The dateline of Chinese agencies: 新华社罗马10月30日电.
fn chinese_dateline(start: &str) -> Option<Dateline> {
    let end = start.find("日电")? + "日电".len();
    let head = slice(start, ..end).trim();
    let day = find_days(head).into_iter().next()?;
    let before = slice(head, ..day.range.start);
    let (agency, place) = match before.find(['社', '网']) {
        Some(at) => before.split_at(at + '社'.len_utf8()),
        None => ("", before),
    };
    let place = place.trim_matches(|c: char| !c.is_alphabetic());
    let fits = place.chars().all(is_written_without_spaces) && (2..=8).contains(&place.chars().count());
    fits.then(|| Dateline {
        place: place.to_owned(),
        country: None,
        day: Some(day.clone()),
        agency: (!agency.is_empty()).then(|| agency.trim_matches(|c: char| !c.is_alphabetic()).to_owned()),
        text: head.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        let latest = jiff::civil::date(2021, 10, 31);
        for (text, place, agency, day) in [
            ("ROME - China is ready", "ROME", None, false),
            ("ROME, Oct 30 (Xinhua) -- China", "ROME", Some("Xinhua"), true),
            ("PARIS, 30 octobre (AFP) – Le ministre", "PARIS", Some("AFP"), true),
            ("Berlin (dpa) - Der Minister", "Berlin", Some("dpa"), false),
            ("Madrid, 30 oct (EFE).- El ministro", "Madrid", Some("EFE"), true),
            ("МОСКВА, 30 октября. /ТАСС/. Министр", "МОСКВА", Some("ТАСС"), true),
            ("新华社罗马10月30日电 外长", "罗马", Some("新华社"), true),
            ("روما 30 أكتوبر 2021 (شينخوا) -- قال", "روما", Some("شينخوا"), true),
            ("RIO DE JANEIRO — The", "RIO DE JANEIRO", None, false),
        ] {
            let found = find_dateline(text).expect(text);
            assert_eq!(
                (found.place.as_str(), found.agency.as_deref()),
                (place, agency),
                "{text}"
            );
            let expected = day.then(|| jiff::civil::date(2021, 10, 30));
            assert_eq!(found.day.and_then(|day| day.date_until(latest)), expected, "{text}");
        }
        assert_eq!(
            find_dateline("GENEVA, Switzerland (AP) — They").and_then(|it| it.country),
            Some("CH")
        );
    }

    #[test]
    fn what_is_no_dateline() {
        for text in [
            "Talks between the two - which began in May - went on.",
            "Wang Yi (China) — said",
            "Wang Yi (right) - in Rome",
            "",
            "The minister said: \"We agree\" — and left.",
            "A-B",
            "5 - 3",
        ] {
            assert_eq!(find_dateline(text), None, "{text}");
        }
    }

    #[test]
    fn hostile_text_is_cut_at_characters() {
        for text in [
            "É, 30 octobre (É) – é",
            "é日电",
            "王社é10月30日电",
            "🙂🙂🙂 – 🙂",
            "（é）--",
            "/é/.",
            &"é".repeat(100),
            &("a".to_owned() + &"王".repeat(100)),
        ] {
            find_dateline(text);
        }
    }
}
