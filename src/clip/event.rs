//! When and where the event was, as far as the article says so. Each follows from words in it, which are told.

use super::dateline::Dateline;
use super::days;
use super::page::{Page, Said};
use super::words::uncapitalised;
use jiff::civil::Date;

/// The furthest that an event lies before its account, in days.
const FURTHEST: i64 = 62;

/// The day of the event: a day of the week in the first words, a day in them, one below a picture, that of the dateline.
pub fn day(page: &Page, dateline: Option<&Dateline>) -> Option<Said<Date>> {
    let published = page.published.as_ref().map(|published| published.value);
    let latest = published.or_else(|| dateline?.day.as_ref()?.date());
    let filed = dateline.and_then(|dateline| dateline.day.as_ref()?.date_until(latest?));
    let near = |date: &Date| {
        latest.is_none_or(|latest| {
            *date <= latest
                && latest
                    .since(*date)
                    .is_ok_and(|span| i64::from(span.get_days()) <= FURTHEST)
        })
    };
    let lead = page.paragraphs.first().map(|lead| match dateline {
        Some(dateline) => lead.trim_start().strip_prefix(dateline.text.as_str()).unwrap_or(lead),
        None => lead,
    });
    let by_weekday = lead.and_then(|lead| {
        let (weekday, words) = days::find_weekday(lead)?;
        let (anchor, of) = match (filed, latest) {
            (Some(filed), _) => (filed, "the dateline's"),
            (None, latest) => (latest?, "the publication's"),
        };
        let why = format!("\"{words}\" in the first paragraph, counted back from {of} {anchor}");
        Some((days::last_weekday(weekday, anchor)?, why))
    });
    let named = |text: &str, whose: &str| {
        let days = days::find_days(text).into_iter();
        let dates = days.filter_map(|day| {
            Some((
                latest.map_or_else(|| day.date(), |latest| day.date_until(latest))?,
                day.range,
            ))
        });
        let found = dates
            .filter(|(date, _)| near(date))
            .map(|(date, range)| (date, format!("\"{}\" {whose}", &text[range])));
        found.collect::<Vec<_>>().into_iter().next()
    };
    let in_lead = lead.and_then(|lead| named(lead, "in the first paragraph"));
    let in_caption = page
        .captions
        .iter()
        .find_map(|caption| named(caption, "below a picture"));
    let in_dateline = filed.map(|filed| (filed, "the dateline".to_owned()));
    let mut found = [by_weekday, in_lead, in_caption, in_dateline].into_iter().flatten();
    let (date, mut from) = found.next()?;
    for (other, why) in found {
        let is = if other == date { "and" } else { "but" };
        from.push_str(&format!("; {is} {why}"));
        if other != date {
            from.push_str(&format!(" ({other})"));
        }
    }
    Some(Said::guess(date, from))
}

/// The place of the event: what the page says it is, the dateline's, or the one before the day below a picture.
pub fn place(page: &Page, dateline: Option<&Dateline>) -> Option<Said<String>> {
    if page.place.is_some() {
        return page.place.clone();
    }
    let texts = || {
        page.paragraphs
            .iter()
            .chain(&page.captions)
            .map(String::as_str)
            .take(40)
    };
    if let Some(dateline) = dateline {
        let lead = page.paragraphs.first().map(String::as_str).unwrap_or_default();
        let here = lead.split(|c: char| !c.is_alphabetic()).any(|word| word == "here");
        let from = if here {
            "the dateline, and \"here\" in the first paragraph"
        } else {
            "the dateline"
        };
        return Some(Said::guess(uncapitalised(&dateline.place, texts()), from));
    }
    let found = page.captions.iter().find_map(|caption| {
        let day = days::find_days(caption).into_iter().next()?;
        let before = caption[..day.range.start].trim_end().trim_end_matches(',');
        let before = before.strip_suffix(" on").unwrap_or(before).trim_end();
        let place = &before[before.rfind(" in ")? + " in ".len()..];
        let name =
            |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-');
        (place.split(' ').count() <= 3 && place.split(' ').all(name)).then(|| place.to_owned())
    })?;
    Some(Said::guess(found, "the words below a picture"))
}

#[cfg(test)]
mod tests {
    use super::super::dateline::dateline;
    use super::*;
    use jiff::civil::date;

    fn page(lead: &str, caption: &str, published: Option<Date>) -> Page {
        Page {
            paragraphs: vec![lead.to_owned()],
            captions: vec![caption.to_owned()],
            published: published.map(|date| Said::known(date, "the stamp")),
            ..Page::default()
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
            let page = page(lead, caption, published);
            let found = day(&page, dateline(lead).as_ref());
            assert_eq!(found.as_ref().map(|it| it.value), expected, "{lead}: {found:?}");
        }
        let page = page("ROME - He said here Saturday", "In Rome, Oct 29, 2021", published);
        let said = day(&page, dateline("ROME - He said here Saturday").as_ref()).expect("a day");
        assert!(
            said.guess && said.from.contains("but") && said.from.contains("2021-10-29"),
            "{said:?}"
        );
    }

    #[test]
    fn the_place_of_the_event() {
        let lead = "ROME - They met here. Rome was quiet.";
        let found = place(&page(lead, "", None), dateline(lead).as_ref()).expect("a place");
        assert_eq!(found.value, "Rome");
        let found = place(
            &page("They met.", "Ana Rell in Port Meridian, Mar 15, 2031. [Photo/X]", None),
            None,
        );
        assert_eq!(found.map(|it| it.value).as_deref(), Some("Port Meridian"));
        assert_eq!(place(&page("They met in spring.", "In talks, 2031", None), None), None);
    }
}
