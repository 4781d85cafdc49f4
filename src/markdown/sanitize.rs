//! Tables of the HTML that may be in a body with raw HTML in it: exactly what our own writer makes, and harmless tags.

use super::hole::Hole;
use crate::highlight;
use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Tags that raw HTML may use.
const RAW_TAGS: [&str; 61] = [
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Tags that only our own HTML has.
const OUR_TAGS: [&str; 3] = ["input", "label", "section"];

/// Attributes that raw HTML may use, on the elements that have them.
const RAW_ATTRIBUTES: [&str; 19] = [
    "alt", "class", "colspan", "datetime", "dir", "headers", "height", "id", "lang", "open", "reversed", "rowspan",
    "scope", "span", "start", "title", "type", "value", "width",
];

/// Attributes that every element may have, in raw HTML or in ours.
const EVERYWHERE: [&str; 8] = ["aria-label", "class", "dir", "id", "lang", "role", "tabindex", "title"];

/// Further attributes that an element may have.
const BY_TAG: [(&str, &[&str]); 13] = [
    ("a", &["href"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["datetime"]),
    ("details", &["open"]),
    ("img", &["src", "alt", "width", "height", "loading"]),
    ("input", &["type", "disabled", "checked"]),
    ("ins", &["datetime"]),
    ("li", &["value"]),
    ("ol", &["start", "reversed", "type"]),
    ("td", &["colspan", "rowspan", "headers"]),
    ("th", &["colspan", "rowspan", "headers", "scope"]),
    ("time", &["datetime"]),
];

/// Classes that our own HTML has, besides those of highlighted code.
const CLASSES: [&str; 14] = [
    "alert",
    "alert-caution",
    "alert-important",
    "alert-note",
    "alert-tip",
    "alert-title",
    "alert-warning",
    "align-center",
    "align-left",
    "align-right",
    "footnote-ref",
    "footnotes",
    "table-wrap",
    "task",
];

/// Roles that our own HTML has.
const ROLES: [&str; 5] = ["doc-backlink", "doc-endnotes", "doc-noteref", "group", "note"];

/// The tag's name, in lower case, if raw HTML may use it.
pub(super) fn raw_tag(name: &str) -> Option<&'static str> {
    RAW_TAGS.into_iter().find(|tag| *tag == name)
}

/// Whether raw HTML may use this attribute, in lower case, on any tag.
pub(super) fn is_raw_attribute(name: &str) -> bool {
    RAW_ATTRIBUTES.contains(&name)
}

/// Sanitises the HTML of a whole body, holes and all.
pub(super) fn sanitize(html: &str) -> String {
    let mut builder = Builder::empty();
    builder
        .tags(RAW_TAGS.into_iter().chain(OUR_TAGS).collect())
        .generic_attributes(HashSet::from(EVERYWHERE))
        .tag_attributes(
            BY_TAG
                .iter()
                .map(|(tag, names)| (*tag, names.iter().copied().collect()))
                .collect::<HashMap<_, _>>(),
        )
        // All addresses are holes by now, or fragments of ours.
        .url_schemes(HashSet::new())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(filter_attribute);
    // ammonia writes a no-break space as a reference, which we do not.
    builder.clean(html).to_string().replace("&nbsp;", "\u{a0}")
}

/// The value that an attribute keeps; `None` if the attribute goes.
fn filter_attribute<'v>(_tag: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let keep = match name {
        "href" => Hole::is_mark(value) || value.starts_with("#fn"),
        "src" => Hole::is_mark(value),
        "role" => ROLES.contains(&value),
        "tabindex" => value == "0",
        "class" => {
            let ours: Vec<&str> = value
                .split_ascii_whitespace()
                .filter(|class| is_our_class(class))
                .collect();
            return (!ours.is_empty()).then(|| ours.join(" ").into());
        }
        _ => true,
    };
    keep.then_some(Cow::Borrowed(value))
}

fn is_our_class(class: &str) -> bool {
    CLASSES.contains(&class) || highlight::CLASSES.contains(&class) || class.starts_with("language-")
}
