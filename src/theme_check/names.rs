//! What things are called: ids that are unique, pictures with words, controls and links that say what they are for.

use super::markup::{Element, Markup};
use super::{Finding, Rendered, Site};
use crate::diagnostic::rules;
use std::collections::HashSet;

/// Attributes that name ids of the same page.
const REFERENCES: [&str; 6] = [
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-details",
    "list",
];

pub fn check(_: &Site, page: &Rendered, found: &mut Vec<Finding>) {
    let markup = &page.markup;
    ids(markup, found);
    for (at, element) in markup.elements.iter().enumerate() {
        let hidden = || markup.upwards(at).any(|it| it.attribute("aria-hidden") == Some("true"));
        match element.name.as_str() {
            "img" if !element.has("alt") => {
                let help = "write what it shows in `alt`, or `alt=\"\"` where it only decorates";
                found.push(Finding::new(&rules::PAGE_ALT, "an `<img>` has no `alt`", help).sign("<img"));
            }
            "svg" if element.attribute("role") == Some("img") && !is_named(markup, at, element) && !hidden() => {
                let help = "give it an `aria-label` or a `<title>`, or hide it by `aria-hidden=\"true\"`";
                found.push(Finding::new(&rules::PAGE_ALT, "an `<svg role=\"img\">` has no name", help).sign("<svg"));
            }
            "input" | "select" | "textarea" if needs_label(element) && !is_labelled(markup, at, element) => {
                let message = format!("an `<{}>` has no label", element.name);
                let help = "put it into a `<label>` that says what it is for, or give it an `aria-label`";
                found.push(Finding::new(&rules::PAGE_LABEL, message, help).sign(format!("<{}", element.name)));
            }
            "a" if element.has("href") && !is_named(markup, at, element) && !hidden() => {
                let help = "say where it leads, in words or in an `aria-label`";
                found.push(Finding::new(&rules::PAGE_LABEL, "a link says nothing", help).sign("<a"));
            }
            "button" | "summary" if !is_named(markup, at, element) && !hidden() => {
                let message = format!("a `<{}>` says nothing", element.name);
                let help = "say what it does, in words or in an `aria-label`";
                found.push(Finding::new(&rules::PAGE_LABEL, message, help).sign(format!("<{}", element.name)));
            }
            _ => {}
        }
    }
}

fn ids(markup: &Markup, found: &mut Vec<Finding>) {
    let mut known = HashSet::new();
    for id in markup.elements.iter().filter_map(|element| element.attribute("id")) {
        if !known.insert(id) {
            let message = format!("the id `{id}` stands on more than one element");
            let help = "make it unique: put `loop.index` into it, or take a class";
            found.push(Finding::new(&rules::PAGE_ID, message, help).sign(format!("id=\"{id}\"")));
        }
    }
    for element in &markup.elements {
        for name in REFERENCES {
            let named = element.attribute(name).unwrap_or_default().split_ascii_whitespace();
            for id in named.filter(|id| !known.contains(id)) {
                let message = format!("`{name}` names the id `{id}`, which the page does not have");
                let help = "write the id of an element of the same page";
                found.push(Finding::new(&rules::PAGE_ID, message, help).sign(format!("{name}=\"{id}\"")));
            }
        }
    }
}

/// Whether an element has words: of its own, of a picture in it, or in an attribute.
fn is_named(markup: &Markup, at: usize, element: &Element) -> bool {
    let said = ["aria-label", "title"]
        .into_iter()
        .filter_map(|name| element.attribute(name));
    said.into_iter().any(|words| !words.trim().is_empty())
        || element.has("aria-labelledby")
        || !markup.words(at).is_empty()
        || markup.below(at).any(|(_, inner)| {
            let said = inner.attribute("alt").or(inner.attribute("aria-label"));
            said.is_some_and(|words| !words.trim().is_empty())
        })
}

fn needs_label(element: &Element) -> bool {
    let kind = element.attribute("type").unwrap_or_default();
    element.name != "input" || !["hidden", "submit", "reset", "button", "image"].contains(&kind)
}

fn is_labelled(markup: &Markup, at: usize, element: &Element) -> bool {
    let said = ["aria-label", "title"]
        .into_iter()
        .filter_map(|name| element.attribute(name));
    let mut labels = markup.named(&["label"]);
    said.into_iter().any(|words| !words.trim().is_empty())
        || element.has("aria-labelledby")
        || labels.any(|(label, it)| {
            let is_for = it.has("for") && it.attribute("for") == element.attribute("id");
            (is_for || markup.is_within(at, label)) && !markup.words(label).is_empty()
        })
}
