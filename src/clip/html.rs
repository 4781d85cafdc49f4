//! HTML: what a page says of itself in JSON-LD, then in OpenGraph and `<meta>`, then in `<time>` and the canonical link, then
//! in its address, then in its text.

use super::article::{Article, Sourced};
use super::days::find_days;
use super::linked::{Linked, Statement};
use super::tree::{self, Marked};
use super::words::one_line;
use super::{markup, plain, readable};
use crate::date::parse_date;
use crate::fields::url_fault;
use crate::language::{display_width, fold_name};
use jiff::civil::Date;

/// The least text that is taken for an article's, in letters.
const LEAST: usize = 200;

/// Reads a page; `notes` are for the draft's head.
pub fn read(html: &str, notes: &mut Vec<String>) -> Article {
    if markup::is_too_deep(html) {
        notes.push("guess: the HTML is too deep or too broken to be read as such; only its text was".to_owned());
        return plain::read_plain_text(&markup::text_without_tags(html), None);
    }
    let marked = tree::read(html);
    let linked = Linked::read(&marked.linked, &headings(&marked));
    if linked.broken > 0 {
        notes.push("the page's JSON-LD is broken and was left aside".to_owned());
    }
    if readable::is_too_large(html) {
        notes.push("guess: the page is so large that all of its text was taken for the article's".to_owned());
    }
    let headline = headline(&marked, &linked);
    let known = headline.as_ref().map(|headline| headline.value.as_str());
    let whole = plain::read_plain_text(&marked.text, known);
    let inner = readable::article(html).map(|text| plain::read_plain_text(&text, known));
    let inner = inner.filter(|inner| inner.paragraphs.iter().map(|text| display_width(text)).sum::<usize>() >= LEAST);
    let address = address(&marked, &linked);
    let mut page = Article {
        headline: headline.or(whole.headline),
        publisher: publisher(&marked, &linked),
        published: published(&marked, &linked, whole.published, address.as_ref()),
        language: language(&marked, &linked),
        place: linked.place.as_ref().map(|it| said(it, str::to_owned)),
        agencies: whole.agencies,
        captions: marked
            .captions
            .iter()
            .map(|caption| one_line(caption))
            .filter(|caption| !caption.is_empty())
            .collect(),
        boilerplate: whole.boilerplate,
        address,
        ..Article::default()
    };
    page.agencies.extend(linked.authors.iter().map(|it| Sourced {
        guess: true,
        ..said(it, str::to_owned)
    }));
    for name in ["source", "author", "dc.creator", "article:author"] {
        page.agencies.extend(
            marked
                .meta(name)
                .map(|value| Sourced::guess(one_line(value), format!("the page's <meta> {name}"))),
        );
    }
    page.boilerplate
        .extend(marked.footer.lines().map(one_line).filter(|line| !line.is_empty()));
    let (paragraphs, captions) = match inner {
        Some(inner) => (inner.paragraphs, inner.captions),
        None => (whole.paragraphs, whole.captions),
    };
    page.paragraphs = paragraphs;
    if page.paragraphs.is_empty()
        && let Some(body) = &linked.body
    {
        page.paragraphs = plain::read_plain_text(body, None).paragraphs;
    }
    page.captions.extend(captions);
    page.captions.dedup();
    page
}

fn said<T>(it: &Statement, make: impl Fn(&str) -> T) -> Sourced<T> {
    Sourced::known(make(&it.text), format!("the page's JSON-LD, {}", it.field))
}

/// What may be the headline, for telling the article from others in JSON-LD.
fn headings(marked: &Marked) -> Vec<String> {
    let metas = ["og:title", "twitter:title"]
        .into_iter()
        .filter_map(|name| marked.meta(name));
    let all = marked
        .headings
        .iter()
        .map(String::as_str)
        .chain(metas)
        .chain([marked.title.as_str()]);
    all.map(fold_name).filter(|heading| !heading.is_empty()).collect()
}

fn headline(marked: &Marked, linked: &Linked) -> Option<Sourced<String>> {
    let stated = linked.headline.as_ref().map(|it| said(it, one_line)).or_else(|| {
        ["og:title", "twitter:title", "dc.title"].into_iter().find_map(|name| {
            let title = one_line(marked.meta(name)?);
            Some(Sourced::known(title, format!("the page's <meta> {name}")))
        })
    });
    let stated = stated.filter(|stated| !stated.value.is_empty());
    let headings = || {
        marked
            .headings
            .iter()
            .map(|heading| one_line(heading))
            .filter(|heading| !heading.is_empty())
    };
    let Some(stated) = stated else {
        let heading = headings()
            .next()
            .map(|heading| Sourced::known(heading, "the page's first <h1>"));
        return heading.or_else(|| {
            let title = without_site(&one_line(&marked.title), marked.meta("og:site_name"));
            (!title.is_empty()).then(|| Sourced::guess(title, "the page's <title>"))
        });
    };
    // The heading, where the other only adds the site's name, or cuts it short.
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
        Some(heading) => Sourced::known(heading, "the page's <h1>"),
        None => Sourced {
            value: without_site(&stated.value, marked.meta("og:site_name")),
            ..stated
        },
    })
}

/// A title without the name of the site at its end.
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

fn publisher(marked: &Marked, linked: &Linked) -> Option<Sourced<String>> {
    let stated = linked.publisher.as_ref().map(|it| said(it, one_line));
    let stated = stated.or_else(|| {
        ["og:site_name", "publisher", "dc.publisher", "application-name"]
            .into_iter()
            .find_map(|name| {
                let value = one_line(marked.meta(name)?);
                Some(Sourced::known(value, format!("the page's <meta> {name}")))
            })
    });
    stated.filter(|it| !it.value.is_empty() && !it.value.contains("://") && it.value.chars().count() <= 100)
}

fn address(marked: &Marked, linked: &Linked) -> Option<Sourced<String>> {
    let canonical = marked
        .canonical
        .as_deref()
        .map(|url| (url, "the page's canonical link".to_owned()));
    let graph = marked
        .meta("og:url")
        .map(|url| (url, "the page's <meta> og:url".to_owned()));
    let stated = linked
        .url
        .as_ref()
        .map(|it| (it.text.as_str(), format!("the page's JSON-LD, {}", it.field)));
    let saved = marked
        .saved_from
        .as_deref()
        .map(|url| (url, "the browser that saved the page".to_owned()));
    let all = [canonical, graph, stated, saved].into_iter().flatten();
    let mut valid = all
        .map(|(url, from)| (url.trim(), from))
        .filter(|(url, _)| url_fault(url).is_none());
    valid.next().map(|(url, from)| Sourced::known(url.to_owned(), from))
}

/// What `<meta>` calls the day of publication.
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
const MODIFIED: [&str; 3] = ["article:modified_time", "og:updated_time", "lastmod"];

fn published(
    marked: &Marked,
    linked: &Linked,
    stamp: Option<Sourced<Date>>,
    address: Option<&Sourced<String>>,
) -> Option<Sourced<Date>> {
    if let Some((it, date)) = linked.published.as_ref().and_then(|it| Some((it, day(&it.text)?))) {
        return Some(said(it, |_| date));
    }
    let meta = |names: &[&str]| {
        let found = names.iter().find_map(|name| Some((*name, day(marked.meta(name)?)?)));
        found.map(|(name, date)| Sourced::known(date, format!("the page's <meta> {name}")))
    };
    let time = |sure: bool| {
        let found = marked
            .times
            .iter()
            .filter(|time| time.published == sure)
            .find_map(|time| day(&time.text));
        found.map(|date| Sourced {
            guess: !sure,
            ..Sourced::known(date, "a <time> of the page")
        })
    };
    let in_address = || {
        let address = address?;
        let date = day_in_address(&address.value)?;
        Some(Sourced::guess(date, "the page's address"))
    };
    let modified = || {
        let it = linked.modified.as_ref().and_then(|it| Some((it, day(&it.text)?)));
        let it = it.map(|(it, date)| said(it, |_| date)).or_else(|| meta(&MODIFIED))?;
        Some(Sourced::guess(it.value, format!("{}, which is of an update", it.from)))
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

/// The day in a machine's or a person's writing.
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
        .or_else(|| find_days(text).into_iter().find_map(|day| day.date()))
}

/// /2021/10/31/, /202110/31/, /2021-10-31, /20211031
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

fn language(marked: &Marked, linked: &Linked) -> Option<Sourced<String>> {
    let stated = linked.language.as_ref().and_then(|it| {
        Some(Sourced::known(
            tag(&it.text)?,
            format!("the page's JSON-LD, {}", it.field),
        ))
    });
    let own = || {
        Some(Sourced::known(
            tag(marked.language.as_deref()?)?,
            "the page's <html lang>",
        ))
    };
    let meta = || {
        ["og:locale", "content-language", "dc.language", "language"]
            .into_iter()
            .find_map(|name| {
                Some(Sourced::known(
                    tag(marked.meta(name)?)?,
                    format!("the page's <meta> {name}"),
                ))
            })
    };
    stated.or_else(own).or_else(meta)
}

/// A language's tag as front matter has it.
fn tag(text: &str) -> Option<String> {
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
        assert_eq!(tag("en_US").as_deref(), Some("en-US"));
        assert_eq!(tag("english language"), None);
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
