//! Text that comes out as text, and says its language where that is not the page's.

use super::markup::{Markup, spaced};
use super::{Finding, Rendered, Site};
use crate::diagnostic::rules;
use crate::digest::Entry;
use crate::language::{primary_language, text_direction};

/// Tags and attributes that stand in the made-up digest's titles, names and quotes: on a page they are nothing but text.
const PLANTED: [&str; 6] = ["breakout", "agree", "absent", "rest", "everything", "nothing"];

/// What text looks like that was escaped twice.
const TWICE: [&str; 5] = ["&amp;", "&lt;", "&gt;", "&quot;", "&#"];

pub fn check(site: &Site, page: &Rendered, found: &mut Vec<Finding>) {
    escapes(&page.markup, found);
    languages(site, &page.markup, found);
}

fn escapes(markup: &Markup, found: &mut Vec<Finding>) {
    let planted = |name: &str| PLANTED.contains(&name) || name.contains(PLANTED[0]);
    for element in &markup.elements {
        let attribute = element
            .attributes
            .iter()
            .map(|(name, _)| name.as_str())
            .find(|name| name.contains(PLANTED[0]));
        let Some(name) = Some(element.name.as_str()).filter(|name| planted(name)).or(attribute) else {
            continue;
        };
        let parent = element.parent.map_or("html", |at| markup.elements[at].name.as_str());
        let message =
            format!("a writer's text became markup in `<{parent}>`: `{name}` is from a title, a name or a quote");
        let help = "`safe` is for what docs/themes.md marks as HTML; values of attributes stand in double quotes";
        found.push(Finding::new(&rules::PAGE_ESCAPE, message, help).sign("| safe"));
    }
    for text in &markup.texts {
        let is_code = markup
            .upwards(text.parent)
            .any(|it| ["code", "pre", "script"].contains(&it.name.as_str()));
        if let Some(sign) = TWICE.iter().find(|sign| !is_code && text.words.contains(**sign)) {
            let name = &markup.elements[text.parent].name;
            let message = format!("`<{name}>` shows `{sign}`: the text was escaped twice");
            let help = "text is escaped where it is shown; take `escape` away";
            found.push(Finding::new(&rules::PAGE_ESCAPE, message, help).sign("escape"));
        }
    }
}

/// A text in another language than the digest's.
struct Foreign<'a> {
    words: String,
    language: &'a str,
    what: &'static str,
    /// How templates have it.
    sign: &'static str,
}

fn languages(site: &Site, markup: &Markup, found: &mut Vec<Finding>) {
    let foreign = foreign(site);
    for text in &markup.texts {
        let Some(one) = foreign.iter().find(|one| one.words == text.words) else {
            continue;
        };
        let element = &markup.elements[text.parent];
        if ["title", "option", "desc"].contains(&element.name.as_str()) {
            continue;
        }
        let primary = |language: &str| primary_language(language).to_ascii_lowercase();
        let language = markup.nearest(text.parent, "lang").unwrap_or_default();
        let wanted = text_direction(one.language);
        let turned = markup.nearest(text.parent, "dir").unwrap_or("ltr");
        let missing = if primary(language) != primary(one.language) {
            "lang"
        } else if turned != wanted && turned != "auto" {
            "dir"
        } else {
            continue;
        };
        let what = one.what;
        let message = format!(
            "{what} in another language, in `<{}>`, does not say so by `{missing}`",
            element.name
        );
        let help = "write `lang` and `dir` with the `language` and `dir` that the template sees beside it";
        found.push(Finding::new(&rules::PAGE_FOREIGN_TEXT, message, help).sign(one.sign));
    }
}

fn foreign<'a>(site: &'a Site) -> Vec<Foreign<'a>> {
    let digest = site.digest;
    let own = digest.config.language.as_str();
    let mut all = Vec::new();
    let mut add = |words: &str, language: Option<&'a str>, what, sign| {
        if let Some(language) = language.filter(|language| *language != own) {
            all.push(Foreign {
                words: spaced(words),
                language,
                what,
                sign,
            });
        }
    };
    let entries = digest.entries.iter().chain(&digest.translations);
    for entry in entries {
        let language = entry.language.as_deref();
        add(&entry.title, language, "an entry's title", "card.title");
        add(&entry.summary, language, "an entry's text", "card.summary");
        for account in &entry.accounts {
            if let Some(title) = &account.title {
                add(
                    title,
                    account.language.as_deref(),
                    "an account's title",
                    "account.title }",
                );
            }
        }
    }
    // What several entries call alike says nothing about any of them.
    let titles: Vec<&Entry> = digest.entries.iter().filter(|entry| entry.language.is_none()).collect();
    all.retain(|one: &Foreign| titles.iter().all(|entry| spaced(&entry.title) != one.words));
    all
}
