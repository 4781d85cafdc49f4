//! When and where the event was, as far as the article says so, and the words of it that this follows from.

use super::article::{Article, Sourced};
use super::dateline::Dateline;
use super::days::{find_days, find_weekday, last_weekday};
use super::words::uncapitalised;
use crate::text::slice;
use jiff::civil::Date;

/// An event lies at most so many days before the article about it.
const MAX_DAYS_BEFORE: i64 = 62;

/// The day of the event: a weekday in the first paragraph, a date in it, one in an image caption, that of the dateline. Where
/// several are found, the first is taken and the reason names the others.
pub fn find_day(article: &Article, dateline: Option<&Dateline>) -> Option<Sourced<Date>> {
    let published = article.published.as_ref().map(|published| published.value);
    let latest = published.or_else(|| dateline?.day.as_ref()?.date());
    let filed = dateline.and_then(|dateline| dateline.day.as_ref()?.date_until(latest?));
    let lead = article.paragraphs.first().map(|lead| match dateline {
        Some(dateline) => lead.trim_start().strip_prefix(dateline.text.as_str()).unwrap_or(lead),
        None => lead,
    });
    let by_weekday = lead.and_then(|lead| day_of_weekday(lead, filed, latest));
    let in_lead = lead.and_then(|lead| named_day(lead, latest, "in the first paragraph"));
    let mut captions = article.captions.iter();
    let in_caption = captions.find_map(|caption| named_day(caption, latest, "in an image caption"));
    let in_dateline = filed.map(|filed| (filed, "the dateline".to_owned()));
    let mut found = [by_weekday, in_lead, in_caption, in_dateline].into_iter().flatten();
    let (date, mut from) = found.next()?;
    for (other, why) in found {
        from += &match other == date {
            true => format!("; and {why}"),
            false => format!("; but {why} ({other})"),
        };
    }
    Some(Sourced::guess(date, from))
}

/// The day of the weekday that a text names, counted back from the day of writing, else from that of publication.
fn day_of_weekday(lead: &str, filed: Option<Date>, latest: Option<Date>) -> Option<(Date, String)> {
    let (weekday, words) = find_weekday(lead)?;
    let (anchor, whose) = match (filed, latest) {
        (Some(filed), _) => (filed, "the date of the dateline,"),
        (None, latest) => (latest?, "the date of publication,"),
    };
    let why = format!("\"{words}\" in the first paragraph, the last before {whose} {anchor}");
    Some((last_weekday(weekday, anchor)?, why))
}

/// The first date in a text that may be that of the event; one without a year is the last before `latest`.
fn named_day(text: &str, latest: Option<Date>, place: &str) -> Option<(Date, String)> {
    find_days(text).into_iter().find_map(|day| {
        let date = latest.map_or_else(|| day.date(), |latest| day.date_until(latest))?;
        let is_near = latest.is_none_or(|latest| {
            let days = latest.since(date).map(|span| i64::from(span.get_days()));
            date <= latest && days.is_ok_and(|days| days <= MAX_DAYS_BEFORE)
        });
        is_near.then(|| (date, format!("\"{}\" {place}", slice(text, day.range))))
    })
}

/// The place of the event: what the article's data say it is, the dateline's, or the one before the day below a picture.
pub fn find_place(article: &Article, dateline: Option<&Dateline>) -> Option<Sourced<String>> {
    if article.place.is_some() {
        return article.place.clone();
    }
    let texts = || {
        article
            .paragraphs
            .iter()
            .chain(&article.captions)
            .map(String::as_str)
            .take(40)
    };
    if let Some(dateline) = dateline {
        let lead = article.paragraphs.first().map(String::as_str).unwrap_or_default();
        let here = lead.split(|c: char| !c.is_alphabetic()).any(|word| word == "here");
        let from = if here {
            "the dateline, and \"here\" in the first paragraph"
        } else {
            "the dateline"
        };
        return Some(Sourced::guess(uncapitalised(&dateline.place, texts()), from));
    }
    let found = article.captions.iter().find_map(|caption| {
        let day = find_days(caption).into_iter().next()?;
        let before = slice(caption, ..day.range.start).trim_end().trim_end_matches(',');
        let before = before.strip_suffix(" on").unwrap_or(before).trim_end();
        let (_, place) = before.rsplit_once(" in ")?;
        let name =
            |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-');
        (place.split(' ').count() <= 3 && place.split(' ').all(name)).then(|| place.to_owned())
    })?;
    Some(Sourced::guess(found, "an image caption"))
}

#[cfg(test)]
mod tests {
    use super::super::dateline::find_dateline;
    use super::*;
    use jiff::civil::date;

    fn article(lead: &str, caption: &str, published: Option<Date>) -> Article {
        Article {
            paragraphs: vec![lead.to_owned()],
            captions: vec![caption.to_owned()],
            published: published.map(|date| Sourced::known(date, "the stamp")),
            ..Article::default()
        }
    }

    #[test]
    fn the_day_of_the_event() {
        let published = Some(date(2021, 10, 31));
        let cases = [
            (
                "ROME - Ana Rell said here Saturday that",
                "",
                published,
                Some(date(2021, 10, 30)),
            ),
            (
                "ROME, Oct 30 (X) -- Ana Rell said here Friday that",
                "",
                published,
                Some(date(2021, 10, 29)),
            ),
            (
                "Ana Rell said on 29 October that",
                "",
                published,
                Some(date(2021, 10, 29)),
            ),
            (
                "Ana Rell spoke.",
                "Ana Rell in Rome, Oct 30, 2021. [Photo/]",
                None,
                Some(date(2021, 10, 30)),
            ),
            (
                "ROME, Oct 30 (X) -- Ana Rell spoke.",
                "",
                published,
                Some(date(2021, 10, 30)),
            ),
            ("Ana Rell said on Saturday that", "", None, None),
            ("The treaty of 5 May 1998 is to be renewed.", "", published, None),
            ("They will meet on 15 December 2021.", "", published, None),
        ];
        for (lead, caption, published, expected) in cases {
            let article = article(lead, caption, published);
            let found = find_day(&article, find_dateline(lead).as_ref());
            assert_eq!(found.as_ref().map(|it| it.value), expected, "{lead}: {found:?}");
        }
        let article = article("ROME - He said here Saturday", "In Rome, Oct 29, 2021", published);
        let said = find_day(&article, find_dateline("ROME - He said here Saturday").as_ref()).expect("a day");
        assert!(
            said.guess && said.from.contains("but") && said.from.contains("2021-10-29"),
            "{said:?}"
        );
    }

    #[test]
    fn the_place_of_the_event() {
        let lead = "ROME - They met here. Rome was quiet.";
        let found = find_place(&article(lead, "", None), find_dateline(lead).as_ref()).expect("a place");
        assert_eq!(found.value, "Rome");
        let found = find_place(
            &article("They met.", "Ana Rell in Port Meridian, Mar 15, 2031. [Photo/X]", None),
            None,
        );
        assert_eq!(found.map(|it| it.value).as_deref(), Some("Port Meridian"));
        assert_eq!(
            find_place(&article("They met in spring.", "In talks, 2031", None), None),
            None
        );
    }
}
