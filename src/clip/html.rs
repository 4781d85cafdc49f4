//! Reads an article that was saved as HTML. What counts first is JSON-LD, then OpenGraph and `<meta>`, then `<time>` and the
//! canonical link, then the address, then the text.

use super::article::{Article, Sourced};
use super::headline::find_headline;
use super::linked::JsonLd;
use super::publication_day::find_publication_day;
use super::tree::{self, PageContent};
use super::words::one_line;
use super::{markup, plain, readable};
use crate::fields::url_fault;
use crate::language::{display_width, fold_name};

/// The shortest text that is taken for that of an article, in columns; what is shorter is a teaser or a notice.
const MIN_ARTICLE: usize = 200;

/// Reads a page; `notes` are for the head of the draft.
pub fn read_html(html: &str, notes: &mut Vec<String>) -> Article {
    if markup::is_too_deep(html) {
        notes.push("guess: the HTML is nested too deeply or broken, so only its text was read".to_owned());
        return plain::read_plain_text(&markup::text_without_tags(html), None);
    }
    let content = tree::parse_page(html);
    let json_ld = JsonLd::read(&content.json_ld, &headings(&content));
    if json_ld.broken > 0 {
        notes.push("the page's JSON-LD is broken and was ignored".to_owned());
    }
    if readable::is_too_large(html) {
        notes.push("guess: the page is very large, so all of its text was taken for the article".to_owned());
    }
    let headline = find_headline(&content, &json_ld);
    let known = headline.as_ref().map(|headline| headline.value.as_str());
    let whole = plain::read_plain_text(&content.text, known);
    let article = readable::find_article(html).map(|text| plain::read_plain_text(&text, known));
    let article = article.filter(|article| {
        let columns = article.paragraphs.iter().map(|text| display_width(text));
        columns.sum::<usize>() >= MIN_ARTICLE
    });
    let address = address(&content, &json_ld);
    let published = find_publication_day(&content, &json_ld, whole.published, address.as_ref());
    let mut agencies = whole.agencies;
    agencies.extend(authors(&content, &json_ld));
    let mut boilerplate = whole.boilerplate;
    boilerplate.extend(non_empty_lines(content.footer.lines()));
    let mut captions: Vec<String> = non_empty_lines(content.captions.iter().map(String::as_str)).collect();
    let (mut paragraphs, further_captions) = match article {
        Some(article) => (article.paragraphs, article.captions),
        None => (whole.paragraphs, whole.captions),
    };
    if paragraphs.is_empty()
        && let Some(body) = &json_ld.body
    {
        paragraphs = plain::read_plain_text(body, None).paragraphs;
    }
    captions.extend(further_captions);
    captions.dedup();
    Article {
        publisher: publisher(&content, &json_ld),
        language: language(&content, &json_ld),
        place: json_ld.place.as_ref().map(|it| it.sourced(str::to_owned)),
        headline: headline.or(whole.headline),
        published,
        agencies,
        captions,
        boilerplate,
        address,
        paragraphs,
    }
}

/// Who may have written the article: JSON-LD names persons and organisations alike, so that all are guesses.
fn authors(content: &PageContent, json_ld: &JsonLd) -> Vec<Sourced<String>> {
    let stated = json_ld.authors.iter().map(|it| Sourced {
        guess: true,
        ..it.sourced(str::to_owned)
    });
    let metas = ["source", "author", "dc.creator", "article:author"]
        .into_iter()
        .filter_map(|name| {
            let value = content.meta(name)?;
            Some(Sourced::guess(one_line(value), format!("the page's <meta> {name}")))
        });
    stated.chain(metas).collect()
}

/// Each text on one line, those left out that are empty.
fn non_empty_lines<'a>(texts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
    texts.map(one_line).filter(|line| !line.is_empty())
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

fn publisher(content: &PageContent, json_ld: &JsonLd) -> Option<Sourced<String>> {
    let stated = json_ld.publisher.as_ref().map(|it| it.sourced(one_line));
    let stated = stated.or_else(|| {
        ["og:site_name", "publisher", "dc.publisher", "application-name"]
            .into_iter()
            .find_map(|name| {
                let value = one_line(content.meta(name)?);
                Some(Sourced::known(value, format!("the page's <meta> {name}")))
            })
    });
    stated.filter(|it| !it.value.is_empty() && !it.value.contains("://") && it.value.chars().count() <= 100)
}

fn address(content: &PageContent, json_ld: &JsonLd) -> Option<Sourced<String>> {
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
    valid.next().map(|(url, from)| Sourced::known(url.to_owned(), from))
}

fn language(content: &PageContent, json_ld: &JsonLd) -> Option<Sourced<String>> {
    let stated = json_ld.language.as_ref().and_then(|it| {
        Some(Sourced::known(
            language_tag(&it.text)?,
            format!("the page's JSON-LD, {}", it.field),
        ))
    });
    let own = || {
        Some(Sourced::known(
            language_tag(content.language.as_deref()?)?,
            "the page's <html lang>",
        ))
    };
    let meta = || {
        ["og:locale", "content-language", "dc.language", "language"]
            .into_iter()
            .find_map(|name| {
                Some(Sourced::known(
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
    use super::language_tag;

    #[test]
    fn language_tags() {
        assert_eq!(language_tag("en_US").as_deref(), Some("en-US"));
        assert_eq!(language_tag("english language"), None);
    }
}
