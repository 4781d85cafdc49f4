//! Datelines: the place, and often the day and the agency, in front of an article's first words.

use super::days::{NamedDay, find_days};
use super::words::{is_upper, word_count};
use crate::countries;
use crate::language::is_written_without_spaces;

/// What stands before the text.
#[derive(Debug, PartialEq, Eq)]
pub struct Dateline {
    /// The place.
    pub place: String,
    /// Its country's code, where it is named.
    pub country: Option<&'static str>,
    /// The day.
    pub day: Option<NamedDay>,
    /// Who wrote it.
    pub agency: Option<String>,
    /// All of it as it stands there.
    pub text: String,
}

/// How far into a paragraph a dateline can reach, in bytes.
const REACH: usize = 140;
/// What ends one, and how much of that still belongs to it.
const ENDS: [(&str, usize); 7] = [
    (".-", 0),
    ("--", 0),
    ("—", 0),
    ("–", 0),
    (" - ", 0),
    ("/.", 1),
    (") -", 1),
];

/// The dateline of a paragraph.
pub fn dateline(paragraph: &str) -> Option<Dateline> {
    let reach = (0..=REACH.min(paragraph.len()))
        .rev()
        .find(|at| paragraph.is_char_boundary(*at))?;
    let start = &paragraph[..reach];
    if let Some(found) = chinese(start) {
        return Some(found);
    }
    let end = ENDS
        .iter()
        .filter_map(|(end, more)| Some(start.find(end)? + more))
        .min()?;
    let head = start[..end].trim();
    let (rest, agency) = agency(head);
    let day = find_days(rest).into_iter().next();
    let until_day = day.as_ref().map_or(rest, |day| &rest[..day.range.start]);
    let mut parts = until_day.split([',', '(', '/']);
    let place = parts.next()?.trim().trim_end_matches(['.', ':']);
    let region = parts.next().map(str::trim).unwrap_or_default();
    let signed = day.is_some() || is_upper(place, 3);
    let signed = signed || agency.as_deref().is_some_and(is_agency);
    (signed && is_place(place)).then(|| Dateline {
        place: place.to_owned(),
        country: countries::code_of(region),
        day,
        agency,
        text: head.to_owned(),
    })
}

/// What stands in the last brackets or between slashes, and the rest before it.
fn agency(head: &str) -> (&str, Option<String>) {
    for (open, close) in [('(', ')'), ('（', '）'), ('/', '/')] {
        let Some(inner) = head.strip_suffix(close) else {
            continue;
        };
        let Some(at) = inner.rfind(open) else { continue };
        let name = inner[at + open.len_utf8()..].trim();
        if (1..=4).contains(&word_count(name)) && find_days(name).is_empty() {
            return (head[..at].trim_end().trim_end_matches('.'), Some(name.to_owned()));
        }
    }
    (head, None)
}

/// Whether a name in brackets is probably an agency's, and says by itself that this is a dateline.
fn is_agency(name: &str) -> bool {
    let one_word = !name.contains(' ');
    one_word && countries::code_of(name).is_none() && !["right", "left", "centre", "center", "pictured"].contains(&name)
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

/// 新华社罗马10月30日电
fn chinese(start: &str) -> Option<Dateline> {
    let end = start.find("日电")? + "日电".len();
    let head = start[..end].trim();
    let day = find_days(head).into_iter().next()?;
    let before = &head[..day.range.start];
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
            let found = dateline(text).expect(text);
            assert_eq!(
                (found.place.as_str(), found.agency.as_deref()),
                (place, agency),
                "{text}"
            );
            let expected = day.then(|| jiff::civil::date(2021, 10, 30));
            assert_eq!(found.day.and_then(|day| day.date_until(latest)), expected, "{text}");
        }
        assert_eq!(
            dateline("GENEVA, Switzerland (AP) — They").and_then(|it| it.country),
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
            assert_eq!(dateline(text), None, "{text}");
        }
    }
}
