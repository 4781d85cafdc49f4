//! Reports raw HTML that is not shown as its writer meant: what is removed since entries are not trusted, and, where they are,
//! what browsers block under the site's Content-Security-Policy. A word in angle brackets, such as `<name>`, is such a tag too.

use super::Problem;
use super::fragment::Fragment;
use super::parse::{Event, TagEnd};
use crate::diagnostic::rules;
use crate::html::{Tag, decode_attribute};
use crate::text::first_characters;
use std::collections::BTreeMap;
use std::ops::Range;

/// Elements that are removed with their content: code, what is no text, and what only old browsers show.
const HIDDEN: [&str; 11] = [
    "iframe", "noembed", "noframes", "script", "select", "style", "svg", "template", "textarea", "title", "xmp",
];

/// Elements that the Content-Security-Policy blocks.
const BLOCKED: [&str; 9] = [
    "applet", "audio", "base", "embed", "frame", "iframe", "object", "style", "video",
];

/// The most elements and attributes of a body that are reported.
const MAX_REPORTED: usize = 50;

/// What of the raw HTML of a body is not shown.
#[derive(Default)]
pub(super) struct RemovedHtml {
    found: BTreeMap<String, Found>,
    /// The element in a line of text whose content is being left out.
    hidden: Option<&'static str>,
}

/// An element or attribute that is not shown.
struct Found {
    count: usize,
    /// The first one in the body, in bytes.
    range: Range<usize>,
    message: String,
    help: String,
}

impl RemovedHtml {
    /// Notes an element that is removed; its name if its content goes with it.
    pub fn add_element(&mut self, tag: &Tag<'_>, fragment: &Fragment) -> Option<&'static str> {
        let hidden = HIDDEN.into_iter().find(|name| *name == tag.name);
        if !tag.is_end {
            let name = first_characters(&tag.name, 40);
            let what = if hidden.is_some() {
                "and its content are removed"
            } else {
                "is removed"
            };
            let message = format!("`<{name}>` {what}");
            self.add(format!("<{name}>"), fragment.body_range(tag.range()), message, || {
                advice(tag)
            });
        }
        // `<svg/>` has no content, whatever HTML says of other elements that are written so.
        hidden.filter(|_| !tag.source.ends_with("/>"))
    }

    /// Notes an attribute that is removed from an element that stays, if somebody may miss it.
    pub fn add_attribute(&mut self, name: &str, range: Range<usize>) {
        if name == "style" || is_event_handler(name) {
            self.add(
                name.to_owned(),
                range,
                format!("the attribute `{name}` is removed"),
                || attribute_advice(name),
            );
        }
    }

    /// Notes what browsers block of a tag that is trusted.
    pub fn add_blocked(&mut self, tag: &Tag<'_>, fragment: &Fragment) {
        if tag.is_end {
            return;
        }
        let name = &*tag.name;
        if is_blocked(tag) {
            let message = format!("`<{name}>` is blocked by the site's Content-Security-Policy");
            self.add(format!("<{name}>"), fragment.body_range(tag.range()), message, || {
                advice(tag)
            });
        }
        for attribute in tag.attributes() {
            let name = attribute.name.to_ascii_lowercase();
            if name == "style" || is_event_handler(&name) {
                let range = tag.start + attribute.range.start..tag.start + attribute.range.end;
                let message = format!("the attribute `{name}` is blocked by the site's Content-Security-Policy");
                let advice = || attribute_advice(&name);
                self.add(name.clone(), fragment.body_range(range), message, advice);
            }
        }
    }

    /// Notes what a declaration or processing instruction would have done: `<?php … ?>`.
    pub fn add_instruction(&mut self, source: &str, range: Range<usize>) {
        if source.starts_with("<?") || source.starts_with("<![CDATA[") {
            let shown = first_characters(source, 40).replace('\n', " ");
            let help = || format!("write `\\{shown}` if it is text, or delete it");
            self.add(
                "<?>".to_owned(),
                range,
                format!("`{shown}` is removed with what is in it"),
                help,
            );
        }
    }

    fn add(&mut self, key: String, range: Range<usize>, message: String, help: impl FnOnce() -> String) {
        if let Some(found) = self.found.get_mut(&key) {
            found.count += 1;
        } else if self.found.len() < MAX_REPORTED {
            let found = Found {
                count: 1,
                range,
                message,
                help: help(),
            };
            self.found.insert(key, found);
        }
    }

    /// Leaves out what follows in a line of text, up to the end of this element.
    pub fn hide(&mut self, element: &'static str) {
        self.hidden = Some(element);
    }

    /// Whether an event is part of an element that is removed with its content.
    pub fn hides(&mut self, event: &Event<'_>) -> bool {
        let Some(name) = self.hidden else { return false };
        match event {
            Event::InlineHtml(html) => {
                let is_end = html.strip_prefix("</").and_then(|rest| rest.get(..name.len()));
                if is_end.is_some_and(|end| end.eq_ignore_ascii_case(name)) {
                    self.hidden = None;
                }
                true
            }
            Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak | Event::FootnoteReference(_) => true,
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => {
                false
            }
            Event::End(_) => {
                self.hidden = None;
                false
            }
            _ => false,
        }
    }

    /// The problems of all that was found.
    pub fn problems(self) -> impl Iterator<Item = Problem> {
        self.found.into_values().map(|found| {
            let message = match found.count {
                1 => found.message,
                2 => format!("{}, here and in another place", found.message),
                count => format!("{}, here and in {} other places", found.message, count - 1),
            };
            Problem::new(&rules::BLOCKED_HTML, found.range, message).help(found.help)
        })
    }
}

fn is_event_handler(name: &str) -> bool {
    name.len() > 3 && name.starts_with("on") && name.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether the site's policy blocks an element: it allows scripts, styles, pictures and forms of the site alone, and no frames
/// and media at all.
fn is_blocked(tag: &Tag<'_>) -> bool {
    let of_site = |name: &str| {
        tag.attribute(name)
            .is_some_and(|address| !address.contains("//") && !address.starts_with("data:"))
    };
    match &*tag.name {
        "script" => {
            let is_program = tag
                .attribute("type")
                .is_none_or(|kind| !kind.contains("json") && !kind.contains("template"));
            is_program && !of_site("src")
        }
        "link" => tag.attribute("rel").is_some_and(|rel| rel.contains("stylesheet")) && !of_site("href"),
        "form" => tag.attribute("action").is_some() && !of_site("action"),
        name => BLOCKED.contains(&name),
    }
}

/// What to write instead of an element.
fn advice(tag: &Tag<'_>) -> String {
    let address = ["src", "data", "href"]
        .into_iter()
        .find_map(|name| tag.attribute(name).filter(|value| !value.is_empty()));
    let address = address.map(|address| first_characters(&decode_attribute(address), 200).to_owned());
    let address = address.map_or("https://…".to_owned(), |address| match address.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => address,
    });
    match &*tag.name {
        "iframe" | "frame" | "embed" | "object" | "applet" | "video" | "audio" | "source" | "track" => {
            format!("write a link to it: `[text]({address})`")
        }
        "script" | "style" | "link" | "meta" | "base" | "noscript" | "template" => {
            "delete it; scripts and styles of a site belong into its theme".to_owned()
        }
        "form" | "input" | "button" | "select" | "option" | "textarea" | "label" | "fieldset" => {
            "write a link to the form: `[text](https://…)`".to_owned()
        }
        "svg" | "canvas" | "picture" | "map" | "math" => {
            "save it as a picture beside the file, and write `![what it shows](picture.png)`".to_owned()
        }
        "h1" => "write `## ` before the heading instead; the page's title is its first".to_owned(),
        "article" | "aside" | "body" | "footer" | "head" | "header" | "html" | "main" | "nav" | "section"
        | "center" | "font" | "big" | "tt" | "nobr" | "strike" | "acronym" | "address" | "hgroup" | "title" => {
            "delete the tags; what stands between them is not formatted by them".to_owned()
        }
        name => format!("write `\\<{}>` if it is text, or delete it", first_characters(name, 40)),
    }
}

fn attribute_advice(name: &str) -> String {
    match name {
        "style" => "delete it; how a text looks is up to the theme".to_owned(),
        _ => "delete it; a body has no scripts".to_owned(),
    }
}
