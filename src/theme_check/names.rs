//! Checks ids, and that images, controls and links have an accessible name.

use super::markup::{Element, Markup};
use super::{Finding, RenderedPage, RenderedSite};
use crate::diagnostic::rules;
use std::collections::HashSet;

/// Attributes that refer to ids of the same page.
const REFERENCES: [&str; 6] = [
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-details",
    "list",
];

pub fn check_names(_: &RenderedSite, page: &RenderedPage, findings: &mut Vec<Finding>) {
    let markup = &page.markup;
    check_ids(markup, findings);
    for (at, element) in markup.elements.iter().enumerate() {
        let is_hidden = || {
            markup
                .ancestors(at)
                .any(|it| it.attribute("aria-hidden") == Some("true"))
        };
        match element.name.as_str() {
            "img" if !element.has("alt") => {
                let help = "describe it in `alt`, or write `alt=\"\"` if it is only decoration";
                findings.push(
                    Finding::new(&rules::PAGE_ALT, "image without alt text: `<img>` has no `alt`", help).at("<img"),
                );
            }
            "svg" if element.attribute("role") == Some("img") && !has_name(markup, at, element) && !is_hidden() => {
                let help = "add an `aria-label` or a `<title>`, or hide it with `aria-hidden=\"true\"`";
                findings.push(
                    Finding::new(
                        &rules::PAGE_ALT,
                        "image without alt text: `<svg role=\"img\">` has no name",
                        help,
                    )
                    .at("<svg"),
                );
            }
            "input" | "select" | "textarea" if needs_label(element) && !has_label(markup, at, element) => {
                let message = format!("`<{}>` has no label", element.name);
                let help = "put it into a `<label>` with text, or add an `aria-label`";
                findings.push(Finding::new(&rules::PAGE_LABEL, message, help).at(format!("<{}", element.name)));
            }
            "a" if element.has("href") && !has_name(markup, at, element) && !is_hidden() => {
                let help = "add text or an `aria-label` that says where it leads";
                findings.push(Finding::new(&rules::PAGE_LABEL, "link without text", help).at("<a"));
            }
            "button" | "summary" if !has_name(markup, at, element) && !is_hidden() => {
                let message = format!("`<{}>` has no text", element.name);
                let help = "add text or an `aria-label` that says what it does";
                findings.push(Finding::new(&rules::PAGE_LABEL, message, help).at(format!("<{}", element.name)));
            }
            _ => {}
        }
    }
}

fn check_ids(markup: &Markup, findings: &mut Vec<Finding>) {
    let mut known = HashSet::new();
    for id in markup.elements.iter().filter_map(|element| element.attribute("id")) {
        if !known.insert(id) {
            let message = format!("duplicate id `{id}`");
            let help = "make it unique, for example with `loop.index`, or use a class";
            findings.push(Finding::new(&rules::PAGE_ID, message, help).at(format!("id=\"{id}\"")));
        }
    }
    for element in &markup.elements {
        for name in REFERENCES {
            let named = element.attribute(name).unwrap_or_default().split_ascii_whitespace();
            for id in named.filter(|id| !known.contains(id)) {
                let message = format!("`{name}` refers to the unknown id `{id}`");
                let help = "use the id of an element of the same page";
                findings.push(Finding::new(&rules::PAGE_ID, message, help).at(format!("{name}=\"{id}\"")));
            }
        }
    }
}

/// Whether an element has a name for people who do not see it: its text, the text of an image in it, or an attribute.
fn has_name(markup: &Markup, at: usize, element: &Element) -> bool {
    let names = ["aria-label", "title"]
        .into_iter()
        .filter_map(|name| element.attribute(name));
    names.into_iter().any(|words| !words.trim().is_empty())
        || element.has("aria-labelledby")
        || !markup.words(at).is_empty()
        || markup.descendants(at).any(|(_, inner)| {
            let name = inner.attribute("alt").or(inner.attribute("aria-label"));
            name.is_some_and(|words| !words.trim().is_empty())
        })
}

fn needs_label(element: &Element) -> bool {
    let kind = element.attribute("type").unwrap_or_default();
    element.name != "input" || !["hidden", "submit", "reset", "button", "image"].contains(&kind)
}

fn has_label(markup: &Markup, at: usize, element: &Element) -> bool {
    let names = ["aria-label", "title"]
        .into_iter()
        .filter_map(|name| element.attribute(name));
    let mut labels = markup.named(&["label"]);
    names.into_iter().any(|words| !words.trim().is_empty())
        || element.has("aria-labelledby")
        || labels.any(|(label, it)| {
            let is_for = it.has("for") && it.attribute("for") == element.attribute("id");
            (is_for || markup.is_within(at, label)) && !markup.words(label).is_empty()
        })
}
