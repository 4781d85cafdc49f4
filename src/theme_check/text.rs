//! Checks that text is escaped once, and that it has a language where that is not the page's.

use super::markup::{Markup, with_single_spaces};
use super::{Finding, RenderedPage, RenderedSite};
use crate::diagnostic::rules;
use crate::digest::Entry;
use crate::language::{primary_language, text_direction};

/// Tags and attributes in the titles, names and quotes of the made-up digest: on a page they must be text.
const PLANTED: [&str; 6] = ["breakout", "agree", "absent", "rest", "everything", "nothing"];

/// Signs of text that was escaped twice.
const ESCAPED_TWICE: [&str; 5] = ["&amp;", "&lt;", "&gt;", "&quot;", "&#"];

pub fn check_text(site: &RenderedSite, page: &RenderedPage, findings: &mut Vec<Finding>) {
    check_escapes(&page.markup, findings);
    check_languages(site, &page.markup, findings);
}

fn check_escapes(markup: &Markup, findings: &mut Vec<Finding>) {
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
        let message = format!("text was not escaped in `<{parent}>`: `{name}` comes from a title, a name or a quote");
        let help = "use `safe` only for values that docs/themes.md marks as HTML, and put values of attributes in double quotes";
        findings.push(Finding::new(&rules::PAGE_ESCAPE, message, help).at("| safe"));
    }
    for text in &markup.texts {
        let is_code = markup
            .ancestors(text.parent)
            .any(|it| ["code", "pre", "script"].contains(&it.name.as_str()));
        if let Some(sign) = ESCAPED_TWICE
            .iter()
            .find(|sign| !is_code && text.words.contains(**sign))
        {
            let name = &markup.elements[text.parent].name;
            let message = format!("text was escaped twice: `<{name}>` shows `{sign}`");
            let help = "remove `escape`: text is escaped where it is shown";
            findings.push(Finding::new(&rules::PAGE_ESCAPE, message, help).at("escape"));
        }
    }
}

/// A text in another language than the digest's.
struct ForeignText<'a> {
    /// With single spaces.
    words: String,
    /// BCP 47.
    language: &'a str,
    /// What it is, as the beginning of a message.
    what: &'static str,
    /// How templates name it.
    template_text: &'static str,
}

fn check_languages(site: &RenderedSite, markup: &Markup, findings: &mut Vec<Finding>) {
    let foreign = foreign_texts(site);
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
        let direction_there = markup.nearest(text.parent, "dir").unwrap_or("ltr");
        let missing = if primary(language) != primary(one.language) {
            "lang"
        } else if direction_there != wanted && direction_there != "auto" {
            "dir"
        } else {
            continue;
        };
        let what = one.what;
        let message = format!("{what} in another language has no `{missing}` in `<{}>`", element.name);
        let help = "write `lang` and `dir` with the `language` and `dir` that the template gets with it";
        findings.push(Finding::new(&rules::PAGE_FOREIGN_TEXT, message, help).at(one.template_text));
    }
}

fn foreign_texts<'a>(site: &'a RenderedSite) -> Vec<ForeignText<'a>> {
    let digest = site.digest;
    let own = digest.config.language.as_str();
    let mut all = Vec::new();
    let mut add = |words: &str, language: Option<&'a str>, what, template_text| {
        if let Some(language) = language.filter(|language| *language != own) {
            all.push(ForeignText {
                words: with_single_spaces(words),
                language,
                what,
                template_text,
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
    // A title that an entry in the digest's own language has too tells nothing.
    let titles: Vec<&Entry> = digest.entries.iter().filter(|entry| entry.language.is_none()).collect();
    all.retain(|one: &ForeignText| titles.iter().all(|entry| with_single_spaces(&entry.title) != one.words));
    all
}
