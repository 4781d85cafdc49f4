//! The day on which a saved page was published: from its data, its `<time>` elements, its text or its address, the surest
//! first.

use super::article::Sourced;
use super::days::find_days;
use super::linked::JsonLd;
use super::tree::PageContent;
use crate::date::parse_date;
use jiff::civil::Date;

/// Names of `<meta>` for the day of publication, the surest first.
const PUBLISHED: [&str; 12] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
];
/// Names of `<meta>` for the day of the last change.
const MODIFIED: [&str; 3] = ["article:modified_time", "og:updated_time", "lastmod"];

/// The day of publication. `stamp` is the one that the text names, if it names one; `address` is that of the page.
pub fn find_publication_day(
    content: &PageContent,
    json_ld: &JsonLd,
    stamp: Option<Sourced<Date>>,
    address: Option<&Sourced<String>>,
) -> Option<Sourced<Date>> {
    if let Some((it, date)) = json_ld
        .published
        .as_ref()
        .and_then(|it| Some((it, parse_day(&it.text)?)))
    {
        return Some(it.sourced(|_| date));
    }
    let meta = |names: &[&str]| {
        let found = names
            .iter()
            .find_map(|name| Some((*name, parse_day(content.meta(name)?)?)));
        found.map(|(name, date)| Sourced::known(date, format!("the page's <meta> {name}")))
    };
    let time = |is_sure: bool| {
        let found = content
            .times
            .iter()
            .filter(|time| time.is_publication == is_sure)
            .find_map(|time| parse_day(&time.text));
        found.map(|date| Sourced {
            guess: !is_sure,
            ..Sourced::known(date, "a <time> of the page")
        })
    };
    let in_address = || {
        let address = address?;
        let date = day_in_address(&address.value)?;
        Some(Sourced::guess(date, "the page's address"))
    };
    let modified = || {
        let it = json_ld
            .modified
            .as_ref()
            .and_then(|it| Some((it, parse_day(&it.text)?)));
        let it = it.map(|(it, date)| it.sourced(|_| date)).or_else(|| meta(&MODIFIED))?;
        Some(Sourced::guess(
            it.value,
            format!("{}, which is the date of an update", it.from),
        ))
    };
    let certain = stamp.clone().filter(|stamp| !stamp.guess);
    meta(&PUBLISHED)
        .or_else(|| time(true))
        .or(certain)
        .or_else(|| time(false))
        .or_else(in_address)
        .or(stamp)
        .or_else(modified)
}

/// The day in a text, written for machines or for people.
fn parse_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let iso = text.get(..10).and_then(|day| parse_date(day).ok());
    let compact = || {
        let digits = text
            .get(..8)
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        date_of_digits(digits)
    };
    iso.or_else(compact)
        .or_else(|| find_days(text).into_iter().find_map(|day| day.date()))
}

/// The date that eight digits are, such as `20211031`.
fn date_of_digits(digits: &str) -> Option<Date> {
    let (year, rest) = digits.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    parse_date(&format!("{year}-{month}-{day}")).ok()
}

/// The day in an address such as `/2021/10/31/`, `/202110/31/`, `/2021-10-31` or `/20211031`.
fn day_in_address(address: &str) -> Option<Date> {
    let (_, path) = address.split_once("://")?;
    let path = path.split(['?', '#']).next()?;
    let digits: Vec<&str> = path
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let dates = (0..digits.len()).filter_map(|at| {
        let day = match (digits[at].len(), digits.get(at + 1), digits.get(at + 2)) {
            (8, ..) => digits[at].to_owned(),
            (6, Some(day), _) if day.len() == 2 => format!("{}{day}", digits[at]),
            (4, Some(month), Some(day)) if month.len() <= 2 && day.len() <= 2 => {
                format!("{}{month:0>2}{day:0>2}", digits[at])
            }
            _ => return None,
        };
        let date = date_of_digits(&day)?;
        (1990..2100).contains(&date.year()).then_some(date)
    });
    let dates: Vec<Date> = dates.collect();
    dates.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_machines_and_addresses() {
        let date = Some(jiff::civil::date(2021, 10, 31));
        for text in [
            "2021-10-31T13:50:00+08:00",
            "20211031",
            "Sun, 31 Oct 2021 13:50:00 GMT",
            "October 31, 2021",
        ] {
            assert_eq!(parse_day(text), date, "{text}");
        }
        for url in [
            "https://a.example/2021/10/31/talks",
            "http://a.example/a/202110/31/WS617e2ea1a310.html",
            "https://a.example/x-2021-10-31",
            "https://a.example/20211031_x",
        ] {
            assert_eq!(day_in_address(url), date, "{url}");
        }
        assert_eq!(day_in_address("https://a.example/12345678/x?d=20211031"), None);
    }
}
