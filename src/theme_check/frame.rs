//! The frame of a page: its declaration, language, title, and what its head says to browsers and search engines.

use super::{Finding, Rendered, Site};
use crate::diagnostic::rules;
use crate::language::text_direction;
use crate::plan::{FeedFormat, Page, encode, has_feeds};

/// Within so many bytes a browser looks for the encoding.
const CHARSET_WITHIN: usize = 1024;

pub fn check(site: &Site, page: &Rendered, found: &mut Vec<Finding>) {
    check_mail(site, page, found);
    canonical(site, page, found);
    feeds(site, page, found);
}

/// What holds for a mail as well.
pub fn check_mail(_: &Site, page: &Rendered, found: &mut Vec<Finding>) {
    document(page, found);
    language(page, found);
    head(page, found);
}

fn document(page: &Rendered, found: &mut Vec<Finding>) {
    if !page.markup.has_doctype {
        let message = "the page does not begin with `<!doctype html>`";
        found.push(Finding::new(
            &rules::PAGE_DOCTYPE,
            message,
            "let base.html begin with that line",
        ));
        // The parser, too, would complain of nothing else.
        return;
    }
    if let Some(repair) = page.markup.repairs.first() {
        let message = format!("the browser has to put the markup right: {}", repair.to_lowercase());
        let help = "look for a tag that is not closed, is closed twice, or stands where it may not";
        found.push(Finding::new(&rules::PAGE_MARKUP, message, help));
    }
}

fn language(page: &Rendered, found: &mut Vec<Finding>) {
    let Some((_, html)) = page.markup.named(&["html"]).next() else {
        return;
    };
    let language = html.attribute("lang").unwrap_or_default();
    if language.is_empty() {
        let finding = Finding::new(
            &rules::PAGE_LANGUAGE,
            "`<html>` does not say its language",
            "write `<html lang=\"{{ site.language }}\" dir=\"{{ site.dir }}\">`",
        );
        found.push(finding.sign("<html"));
    } else if text_direction(language) == "rtl" && html.attribute("dir") != Some("rtl") {
        let message = "`<html>` does not say that the page is read from right to left";
        let help = "write `<html lang=\"{{ site.language }}\" dir=\"{{ site.dir }}\">`";
        found.push(Finding::new(&rules::PAGE_LANGUAGE, message, help).sign("<html"));
    }
}

fn head(page: &Rendered, found: &mut Vec<Finding>) {
    let markup = &page.markup;
    let title = markup
        .named(&["title"])
        .find(|(_, it)| it.parent.is_some_and(|at| markup.elements[at].name == "head"));
    if title.is_none_or(|(at, _)| markup.words(at).is_empty()) {
        let message = "the page has no `<title>`, or an empty one";
        let help = "write `<title>{{ page.title }} · {{ site.title }}</title>`";
        found.push(Finding::new(&rules::PAGE_TITLE, message, help).sign("block title"));
    }
    let charset = markup.named(&["meta"]).any(|(_, meta)| {
        let named = meta.attribute("charset");
        named.is_some_and(|name| name.eq_ignore_ascii_case("utf-8"))
    });
    let start = page.text.get(..CHARSET_WITHIN).unwrap_or(&page.text);
    if !charset || !start.to_ascii_lowercase().contains("charset") {
        let message = "`<meta charset=\"utf-8\">` is not within the first 1024 bytes";
        found.push(Finding::new(&rules::PAGE_CHARSET, message, "put it first in `<head>`").sign("<meta charset"));
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
        let message = "the viewport is not the device's width, or cannot be enlarged";
        let help = "write `<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">`";
        found.push(Finding::new(&rules::PAGE_VIEWPORT, message, help).sign("name=\"viewport\""));
    }
}

fn canonical(site: &Site, page: &Rendered, found: &mut Vec<Finding>) {
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
        let message = "the page does not name its own address, once, as the canonical one";
        let help = "write `{% if page.canonical %}<link rel=\"canonical\" href=\"{{ page.canonical }}\">{% endif %}`";
        found.push(Finding::new(&rules::PAGE_CANONICAL, message, help).sign("rel=\"canonical\""));
    }
}

fn feeds(site: &Site, page: &Rendered, found: &mut Vec<Finding>) {
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
        let message = "a feed of the page is not named in its head";
        let help =
            "write a `<link rel=\"alternate\" type=\"{{ feed.type }}\" title=… href=…>` for each of `page.feeds`";
        found.push(Finding::new(&rules::PAGE_FEED, message, help).sign("page.feeds"));
    }
}
