//! Checks the frame of a page: doctype, language, title, and what its head tells browsers and search engines.

use super::{Finding, RenderedPage, RenderedSite};
use crate::diagnostic::rules;
use crate::language::text_direction;
use crate::plan::{FeedFormat, Page, encode, has_feeds};

/// How many bytes from the beginning browsers search for the encoding (HTML standard, 4.2.5.4).
const CHARSET_LIMIT: usize = 1024;

pub fn check_frame(site: &RenderedSite, page: &RenderedPage, findings: &mut Vec<Finding>) {
    check_mail(site, page, findings);
    check_canonical(site, page, findings);
    check_feeds(site, page, findings);
}

/// The checks that apply to mails as well.
pub fn check_mail(_: &RenderedSite, page: &RenderedPage, findings: &mut Vec<Finding>) {
    check_document(page, findings);
    check_language(page, findings);
    check_head(page, findings);
}

fn check_document(page: &RenderedPage, findings: &mut Vec<Finding>) {
    if !page.markup.has_doctype {
        let message = "the page does not begin with `<!doctype html>`";
        findings.push(Finding::new(
            &rules::PAGE_DOCTYPE,
            message,
            "begin base.html with this line",
        ));
        // The parser would report the same.
        return;
    }
    if let Some(repair) = page.markup.corrections.first() {
        let message = format!("invalid HTML: {}", repair.to_lowercase());
        let help = "check for a tag that is not closed, is closed twice, or is not allowed where it stands";
        findings.push(Finding::new(&rules::PAGE_MARKUP, message, help));
    }
}

fn check_language(page: &RenderedPage, findings: &mut Vec<Finding>) {
    let Some((_, html)) = page.markup.named(&["html"]).next() else {
        return;
    };
    let language = html.attribute("lang").unwrap_or_default();
    if language.is_empty() {
        let finding = Finding::new(
            &rules::PAGE_LANGUAGE,
            "`<html>` has no `lang`",
            "write `<html lang=\"{{ site.language }}\" dir=\"{{ site.dir }}\">`",
        );
        findings.push(finding.at("<html"));
    } else if text_direction(language) == "rtl" && html.attribute("dir") != Some("rtl") {
        let message = "`<html>` has no `dir=\"rtl\"`, but the page is read from right to left";
        let help = "write `<html lang=\"{{ site.language }}\" dir=\"{{ site.dir }}\">`";
        findings.push(Finding::new(&rules::PAGE_LANGUAGE, message, help).at("<html"));
    }
}

fn check_head(page: &RenderedPage, findings: &mut Vec<Finding>) {
    let markup = &page.markup;
    let title = markup
        .named(&["title"])
        .find(|(_, it)| it.parent.is_some_and(|at| markup.elements[at].name == "head"));
    if title.is_none_or(|(at, _)| markup.words(at).is_empty()) {
        let message = "the page has no `<title>` or an empty one";
        let help = "write `<title>{{ page.title }} · {{ site.title }}</title>`";
        findings.push(Finding::new(&rules::PAGE_TITLE, message, help).at("block title"));
    }
    let charset = markup.named(&["meta"]).any(|(_, meta)| {
        let named = meta.attribute("charset");
        named.is_some_and(|name| name.eq_ignore_ascii_case("utf-8"))
    });
    let start = page.text.get(..CHARSET_LIMIT).unwrap_or(&page.text);
    if !charset || !start.to_ascii_lowercase().contains("charset") {
        let message = "`<meta charset=\"utf-8\">` is not within the first 1024 bytes";
        findings.push(Finding::new(&rules::PAGE_CHARSET, message, "put it first in `<head>`").at("<meta charset"));
    }
    let viewport = markup
        .named(&["meta"])
        .find(|(_, meta)| meta.attribute("name") == Some("viewport"));
    let content = viewport
        .and_then(|(_, meta)| meta.attribute("content"))
        .unwrap_or_default();
    if !content.contains("width=device-width")
        || content.contains("user-scalable=no")
        || content.contains("maximum-scale")
    {
        let message = "the viewport does not have the width of the device, or prevents zooming";
        let help = "write `<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">`";
        findings.push(Finding::new(&rules::PAGE_VIEWPORT, message, help).at("name=\"viewport\""));
    }
}

fn check_canonical(site: &RenderedSite, page: &RenderedPage, findings: &mut Vec<Finding>) {
    let Some(base) = site
        .digest
        .config
        .base_url
        .as_ref()
        .filter(|_| *page.page != Page::NotFound)
    else {
        return;
    };
    let wanted = format!("{base}{}", encode(page.address));
    let links = page
        .markup
        .named(&["link"])
        .filter(|(_, link)| link.is_rel("canonical"));
    let named: Vec<&str> = links.filter_map(|(_, link)| link.attribute("href")).collect();
    if named != [wanted.as_str()] {
        let message = "the page does not have exactly one canonical link, to its own address";
        let help = "write `{% if page.canonical %}<link rel=\"canonical\" href=\"{{ page.canonical }}\">{% endif %}`";
        findings.push(Finding::new(&rules::PAGE_CANONICAL, message, help).at("rel=\"canonical\""));
    }
}

fn check_feeds(site: &RenderedSite, page: &RenderedPage, findings: &mut Vec<Finding>) {
    if !has_feeds(site.digest) {
        return;
    }
    let base = &site.digest.config.base_path;
    let linked = |address: &str, format: FeedFormat| {
        let mut links = page.markup.named(&["link"]);
        links.any(|(_, link)| {
            link.is_rel("alternate")
                && link.attribute("type") == Some(format.media_type())
                && link.attribute("href") == Some(&format!("{base}{address}"))
        })
    };
    let all = FeedFormat::ALL.into_iter().all(|format| {
        let own = format!("{}{}", page.address, format.file());
        linked(format.file(), format) && (site.map.at(&own).is_none() || linked(&own, format))
    });
    if !all {
        let message = "the head of the page does not link to all of its feeds";
        let help =
            "write a `<link rel=\"alternate\" type=\"{{ feed.type }}\" title=… href=…>` for each of `page.feeds`";
        findings.push(Finding::new(&rules::PAGE_FEED, message, help).at("page.feeds"));
    }
}
