//! Reads an article that was saved as HTML. What counts first is JSON-LD, then OpenGraph and `<meta>`, then `<time>` and the
//! canonical link, then the address, then the text.

use super::days;
use super::linked::{JsonLd, Statement};
use super::page::{Page, Said};
use super::tree::{self, PageContent};
use super::words::one_line;
use super::{markup, plain, readable};
use crate::date::parse_date;
use crate::fields::url_fault;
use crate::language::{display_width, fold_name};
use jiff::civil::Date;

/// The shortest text that is taken for that of an article, in columns; what is shorter is a teaser or a notice.
const MIN_ARTICLE: usize = 200;

/// Reads a page; `notes` are for the head of the draft.
pub fn read_html(html: &str, notes: &mut Vec<String>) -> Page {
    if markup::is_too_deep(html) {
        notes.push("guess: the HTML is nested too deeply or broken, so only its text was read".to_owned());
        return plain::read(&markup::text_without_tags(html), None);
    }
    let content = tree::parse_page(html);
    let json_ld = JsonLd::read(&content.json_ld, &headings(&content));
    if json_ld.broken > 0 {
        notes.push("the page's JSON-LD is broken and was ignored".to_owned());
    }
    if readable::is_too_large(html) {
        notes.push("guess: the page is very large, so all of its text was taken for the article".to_owned());
    }
    let headline = headline(&content, &json_ld);
    let known = headline.as_ref().map(|headline| headline.value.as_str());
    let whole = plain::read(&content.text, known);
    let article = readable::find_article(html).map(|text| plain::read(&text, known));
    let article = article.filter(|article| {
        let columns = article.paragraphs.iter().map(|text| display_width(text));
        columns.sum::<usize>() >= MIN_ARTICLE
    });
    let address = address(&content, &json_ld);
    let published = published(&content, &json_ld, whole.published, address.as_ref());
    let mut agencies = whole.agencies;
    agencies.extend(authors(&content, &json_ld));
    let mut furniture = whole.furniture;
    furniture.extend(non_empty_lines(content.footer.lines()));
    let mut captions: Vec<String> = non_empty_lines(content.captions.iter().map(String::as_str)).collect();
    let (mut paragraphs, further_captions) = match article {
        Some(article) => (article.paragraphs, article.captions),
        None => (whole.paragraphs, whole.captions),
    };
    if paragraphs.is_empty()
        && let Some(body) = &json_ld.body
    {
        paragraphs = plain::read(body, None).paragraphs;
    }
    captions.extend(further_captions);
    captions.dedup();
    Page {
        publisher: publisher(&content, &json_ld),
        language: language(&content, &json_ld),
        place: json_ld.place.as_ref().map(|it| said(it, str::to_owned)),
        headline: headline.or(whole.headline),
        published,
        agencies,
        captions,
        furniture,
        address,
        paragraphs,
    }
}

/// Who may have written the article: JSON-LD names persons and organisations alike, so that all are guesses.
fn authors(content: &PageContent, json_ld: &JsonLd) -> Vec<Said<String>> {
    let stated = json_ld.authors.iter().map(|it| Said {
        guess: true,
        ..said(it, str::to_owned)
    });
    let metas = ["source", "author", "dc.creator", "article:author"]
        .into_iter()
        .filter_map(|name| {
            let value = content.meta(name)?;
            Some(Said::guess(one_line(value), format!("the page's <meta> {name}")))
        });
    stated.chain(metas).collect()
}

/// Each text on one line, those left out that are empty.
fn non_empty_lines<'a>(texts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
    texts.map(one_line).filter(|line| !line.is_empty())
}

fn said<T>(it: &Statement, make: impl Fn(&str) -> T) -> Said<T> {
    Said::known(make(&it.text), format!("the page's JSON-LD, {}", it.field))
}

/// What may be the headline, folded, by which the article is known among others in JSON-LD.
fn headings(content: &PageContent) -> Vec<String> {
    let metas = ["og:title", "twitter:title"]
        .into_iter()
        .filter_map(|name| content.meta(name));
    let all = content
        .headings
        .iter()
        .map(String::as_str)
        .chain(metas)
        .chain([content.title.as_str()]);
    all.map(fold_name).filter(|heading| !heading.is_empty()).collect()
}

fn headline(content: &PageContent, json_ld: &JsonLd) -> Option<Said<String>> {
    let stated = json_ld.headline.as_ref().map(|it| said(it, one_line)).or_else(|| {
        ["og:title", "twitter:title", "dc.title"].into_iter().find_map(|name| {
            let title = one_line(content.meta(name)?);
            Some(Said::known(title, format!("the page's <meta> {name}")))
        })
    });
    let stated = stated.filter(|stated| !stated.value.is_empty());
    let headings = || {
        content
            .headings
            .iter()
            .map(|heading| one_line(heading))
            .filter(|heading| !heading.is_empty())
    };
    let Some(stated) = stated else {
        let heading = headings()
            .next()
            .map(|heading| Said::known(heading, "the page's first <h1>"));
        return heading.or_else(|| {
            let title = without_site(&one_line(&content.title), content.meta("og:site_name"));
            (!title.is_empty()).then(|| Said::guess(title, "the page's <title>"))
        });
    };
    // The heading counts if the title only adds the name of the site to it, or cuts it short.
    let (folded, cut) = (
        fold_name(&stated.value),
        stated.value.trim_end_matches(['…', '.', ' ']).to_owned(),
    );
    let is_cut = cut.len() < stated.value.len();
    let heading = headings().find(|heading| {
        let short = fold_name(heading);
        let added = folded
            .strip_prefix(&short)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') && rest.split(' ').count() <= 6);
        added || (is_cut && short.starts_with(&fold_name(&cut)))
    });
    Some(match heading {
        Some(heading) => Said::known(heading, "the page's <h1>"),
        None => Said {
            value: without_site(&stated.value, content.meta("og:site_name")),
            ..stated
        },
    })
}

/// A title without the name of the site at its end: that of `site`, or if it is unknown a short end of a long title.
fn without_site(title: &str, site: Option<&str>) -> String {
    let marks = [" | ", " - ", " – ", " — ", " :: ", " · "];
    let last = marks
        .iter()
        .filter_map(|mark| Some((title.rfind(mark)?, mark.len())))
        .max();
    match (last, site) {
        (Some((at, length)), Some(site)) if fold_name(&title[at + length..]) == fold_name(site) => {
            title[..at].to_owned()
        }
        (Some((at, _)), None) if title[..at].split(' ').count() >= 4 && title[at..].split(' ').count() <= 6 => {
            title[..at].to_owned()
        }
        _ => title.to_owned(),
    }
}

fn publisher(content: &PageContent, json_ld: &JsonLd) -> Option<Said<String>> {
    let stated = json_ld.publisher.as_ref().map(|it| said(it, one_line));
    let stated = stated.or_else(|| {
        ["og:site_name", "publisher", "dc.publisher", "application-name"]
            .into_iter()
            .find_map(|name| {
                let value = one_line(content.meta(name)?);
                Some(Said::known(value, format!("the page's <meta> {name}")))
            })
    });
    stated.filter(|it| !it.value.is_empty() && !it.value.contains("://") && it.value.chars().count() <= 100)
}

fn address(content: &PageContent, json_ld: &JsonLd) -> Option<Said<String>> {
    let canonical = content
        .canonical
        .as_deref()
        .map(|url| (url, "the page's canonical link".to_owned()));
    let graph = content
        .meta("og:url")
        .map(|url| (url, "the page's <meta> og:url".to_owned()));
    let stated = json_ld
        .url
        .as_ref()
        .map(|it| (it.text.as_str(), format!("the page's JSON-LD, {}", it.field)));
    let saved = content
        .saved_from
        .as_deref()
        .map(|url| (url, "the browser that saved the page".to_owned()));
    let all = [canonical, graph, stated, saved].into_iter().flatten();
    let mut valid = all
        .map(|(url, from)| (url.trim(), from))
        .filter(|(url, _)| url_fault(url).is_none());
    valid.next().map(|(url, from)| Said::known(url.to_owned(), from))
}

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

fn published(
    content: &PageContent,
    json_ld: &JsonLd,
    stamp: Option<Said<Date>>,
    address: Option<&Said<String>>,
) -> Option<Said<Date>> {
    if let Some((it, date)) = json_ld.published.as_ref().and_then(|it| Some((it, day(&it.text)?))) {
        return Some(said(it, |_| date));
    }
    let meta = |names: &[&str]| {
        let found = names.iter().find_map(|name| Some((*name, day(content.meta(name)?)?)));
        found.map(|(name, date)| Said::known(date, format!("the page's <meta> {name}")))
    };
    let time = |is_sure: bool| {
        let found = content
            .times
            .iter()
            .filter(|time| time.is_publication == is_sure)
            .find_map(|time| day(&time.text));
        found.map(|date| Said {
            guess: !is_sure,
            ..Said::known(date, "a <time> of the page")
        })
    };
    let in_address = || {
        let address = address?;
        let date = day_in_address(&address.value)?;
        Some(Said::guess(date, "the page's address"))
    };
    let modified = || {
        let it = json_ld.modified.as_ref().and_then(|it| Some((it, day(&it.text)?)));
        let it = it.map(|(it, date)| said(it, |_| date)).or_else(|| meta(&MODIFIED))?;
        Some(Said::guess(
            it.value,
            format!("{}, which is the day of an update", it.from),
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
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let iso = text.get(..10).and_then(|day| parse_date(day).ok());
    let compact = || {
        let digits = text
            .get(..8)
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        parse_date(&format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..])).ok()
    };
    iso.or_else(compact)
        .or_else(|| days::find_days(text).into_iter().find_map(|day| day.date()))
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
        let date = parse_date(&format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..])).ok()?;
        (1990..2100).contains(&date.year()).then_some(date)
    });
    let dates: Vec<Date> = dates.collect();
    dates.first().copied()
}

fn language(content: &PageContent, json_ld: &JsonLd) -> Option<Said<String>> {
    let stated = json_ld.language.as_ref().and_then(|it| {
        Some(Said::known(
            language_tag(&it.text)?,
            format!("the page's JSON-LD, {}", it.field),
        ))
    });
    let own = || {
        Some(Said::known(
            language_tag(content.language.as_deref()?)?,
            "the page's <html lang>",
        ))
    };
    let meta = || {
        ["og:locale", "content-language", "dc.language", "language"]
            .into_iter()
            .find_map(|name| {
                Some(Said::known(
                    language_tag(content.meta(name)?)?,
                    format!("the page's <meta> {name}"),
                ))
            })
    };
    stated.or_else(own).or_else(meta)
}

/// A language tag in the form of front matter (`en_US` becomes `en-US`).
fn language_tag(text: &str) -> Option<String> {
    let text = text.trim().replace('_', "-");
    let mut parts = text.split('-');
    let first = parts.next()?.to_ascii_lowercase();
    let valid = (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && parts
            .clone()
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    valid.then(|| [first.as_str()].into_iter().chain(parts).collect::<Vec<_>>().join("-"))
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
            assert_eq!(day(text), date, "{text}");
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
        assert_eq!(language_tag("en_US").as_deref(), Some("en-US"));
        assert_eq!(language_tag("english language"), None);
    }

    #[test]
    fn titles_without_the_site() {
        assert_eq!(
            without_site("Almora and Belmare agree - Harbour Daily", Some("Harbour Daily")),
            "Almora and Belmare agree"
        );
        assert_eq!(
            without_site("Talks - fishing and oil", Some("Harbour Daily")),
            "Talks - fishing and oil"
        );
    }
}
