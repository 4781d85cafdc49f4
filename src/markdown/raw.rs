//! Raw HTML. It is shown as text, trusted or made harmless; in the last two cases its links get holes like all others.
//!
//! Made harmless means: only whole tags of known names with known attributes, where they fit and written anew, reach
//! the sanitiser, so that it and we cannot read the same text differently. It is the second lock on the door. Without it the
//! sanitiser's parser would also need time that grows with the square of what a hostile body has.

use super::anchors::RAW_ID;
use super::fragment::Fragment;
use super::hole::Hole;
use super::line_breaks::unwrapped;
use super::nesting::{RawTagFate, too_deep};
use super::output::Output;
use super::{LinkKind, Problem, RawHtml, escape, references, sanitize};
use crate::diagnostic::rules;
use crate::html::{Attribute, Tag, Token, decode, decode_attribute, tokens};
use std::borrow::Cow;
use std::ops::Range;

/// Where some raw HTML stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings {
    /// In a line of text, and not as a block.
    pub is_inline: bool,
    /// In a link of Markdown: there can be no other link in it.
    pub in_link: bool,
}

/// Writes a block of raw HTML as the text that it is.
pub(super) fn write_escaped(fragment: &Fragment, html: &mut String) {
    html.push_str("<p>");
    escape::push_text(html, fragment.html.trim());
    html.push_str("</p>\n");
}

/// Writes raw HTML that is not shown as text. An error if it is nested too deeply: then the sanitiser must not see it.
pub(super) fn write(
    fragment: &Fragment,
    mode: RawHtml,
    surroundings: Surroundings,
    output: &mut Output,
) -> Result<(), Problem> {
    if fragment.html.contains("&#") {
        references::report_in_html(&fragment.html, |range| fragment.body_range(range), &mut output.problems);
    }
    if mode == RawHtml::Trust {
        write_trusted(fragment, output);
        return Ok(());
    }
    write_harmless(fragment, surroundings, output)
}

/// Writes raw HTML as it stands, but for the addresses of links and images.
fn write_trusted(fragment: &Fragment, output: &mut Output) {
    for token in tokens(&fragment.html) {
        match token {
            Token::Tag(tag) => {
                output.removed.add_blocked(&tag, fragment);
                write_trusted_tag(&tag, fragment, output);
            }
            Token::Unfinished(text) => {
                let start = fragment.html.len() - text.len();
                report_unfinished(text, fragment.body_range(start..fragment.html.len()), output);
                output.html.push_str(&references::without_references(text));
            }
            token => output.html.push_str(&references::without_references(token.source())),
        }
    }
}

/// Writes what is harmless of raw HTML. An error if it is nested too deeply: then the sanitiser must not see it.
fn write_harmless(fragment: &Fragment, surroundings: Surroundings, output: &mut Output) -> Result<(), Problem> {
    // The element whose content is being left out.
    let mut hidden = None;
    // Where the token ends in the HTML, in bytes.
    let mut end = 0;
    for token in tokens(&fragment.html) {
        let range = end..end + token.source().len();
        end = range.end;
        if let Some(name) = hidden {
            if matches!(&token, Token::Tag(tag) if tag.is_end && tag.name == name) {
                hidden = None;
            }
            continue;
        }
        if let Token::Unfinished(text) = token {
            report_unfinished(text, fragment.body_range(range.clone()), output);
        }
        match token {
            Token::Text(text) | Token::Unfinished(text) => {
                if !text.trim_ascii().is_empty() {
                    output.nesting.leave_table(&mut output.html);
                }
                let text = without_controls(decode(text));
                if output.nesting.is_preformatted() {
                    escape::push_text(&mut output.html, &text);
                } else {
                    escape::push_text(&mut output.html, &unwrapped(&text));
                }
            }
            Token::Comment(source) => {
                output.removed.add_instruction(source, fragment.body_range(range));
            }
            Token::RawText { .. } => {}
            Token::Tag(tag) => {
                let Some(name) = sanitize::raw_tag(&tag.name) else {
                    let name = output.removed.add_element(&tag, fragment).filter(|_| !tag.is_end);
                    match name {
                        Some(name) if surroundings.is_inline => output.removed.hide(name),
                        name => hidden = name,
                    }
                    continue;
                };
                if tag.is_end {
                    output.nesting.close_raw(name, &mut output.html);
                } else if name != "a" || !surroundings.in_link {
                    match output.nesting.open_raw(name, surroundings.is_inline, &mut output.html) {
                        RawTagFate::Written => write_harmless_tag(name, &tag, fragment, output),
                        RawTagFate::Dropped => {}
                        RawTagFate::TooDeep => return Err(too_deep("raw HTML", fragment.body_range(tag.range()))),
                    }
                }
            }
        }
    }
    Ok(())
}

/// Writes a tag as it stands, but for the address.
fn write_trusted_tag(tag: &Tag<'_>, fragment: &Fragment, output: &mut Output) {
    let mut done = 0;
    for attribute in tag.attributes() {
        if attribute.name.eq_ignore_ascii_case("id") {
            if output.anchors.is_of_page(attribute.value) {
                let before = tag.source.get(done..attribute.range.start).unwrap_or_default();
                output.html.push_str(before.trim_end());
                write_id(attribute.value, output);
                done = attribute.range.end;
            } else {
                output.anchors.take(attribute.value);
            }
        } else if let Some(kind) = link_kind(tag, &attribute) {
            let before = tag.source.get(done..attribute.range.start).unwrap_or_default();
            output.html.push_str(before.trim_end());
            write_link(kind, tag, &attribute, fragment, output);
            done = attribute.range.end;
        }
    }
    output.html.push_str(&references::without_references(
        tag.source.get(done..).unwrap_or_default(),
    ));
}

/// Writes a start tag anew, with the attributes that it may have.
fn write_harmless_tag(name: &'static str, tag: &Tag<'_>, fragment: &Fragment, output: &mut Output) {
    let start = output.html.len();
    output.html.push('<');
    output.html.push_str(name);
    let mut seen: Vec<String> = Vec::new();
    for attribute in tag.attributes() {
        let lower = attribute.name.to_ascii_lowercase();
        let kind = link_kind(tag, &attribute);
        // Of several attributes of one name the first counts.
        if (kind.is_some() || sanitize::is_raw_attribute(&lower)) && !seen.contains(&lower) {
            match kind {
                Some(kind) => write_link(kind, tag, &attribute, fragment, output),
                None if lower == "id" => write_id(attribute.value, output),
                None => write_attribute(&lower, attribute.value, &mut output.html),
            }
            seen.push(lower);
        } else {
            let range = tag.start + attribute.range.start..tag.start + attribute.range.end;
            output.removed.add_attribute(&lower, fragment.body_range(range));
        }
    }
    if name == "img" {
        if !output.html.split_at(start).1.contains(" src=\"") {
            // Its address was refused, or it has none: there is no image.
            return output.html.truncate(start);
        }
        if !seen.iter().any(|name| name == "alt") {
            output.html.push_str(" alt=\"\"");
        }
        output.html.push_str(" loading=\"lazy\"");
    }
    output.html.push('>');
}

fn write_attribute(name: &str, value: &str, html: &mut String) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    escape::push_attribute(html, &without_controls(decode_attribute(value)));
    html.push('"');
}

fn write_id(value: &str, output: &mut Output) {
    let id = format!("{RAW_ID}{value}");
    // An id with a character reference in it is dropped: links name ids as they are written.
    if !value.is_empty() && !value.contains(|c: char| c.is_whitespace() || c == '&') && output.anchors.take(&id) {
        write_attribute("id", &id, &mut output.html);
    }
}

fn write_link(kind: LinkKind, tag: &Tag<'_>, attribute: &Attribute<'_>, fragment: &Fragment, output: &mut Output) {
    let range = fragment.body_range(tag.start + attribute.range.start..tag.start + attribute.range.end);
    if let Some(number) = output.add_link(&decode_attribute(attribute.value), kind, range) {
        let hole = match kind {
            LinkKind::Link => Hole::Href(number),
            LinkKind::Image => Hole::Src(number),
        };
        hole.mark(&mut output.html);
    }
}

/// What the address in an attribute is for, if it is an address that a body may have.
fn link_kind(tag: &Tag<'_>, attribute: &Attribute<'_>) -> Option<LinkKind> {
    let is = |tag_name: &str, name: &str| tag.name == tag_name && attribute.name.eq_ignore_ascii_case(name);
    match () {
        () if tag.is_end => None,
        () if is("a", "href") => Some(LinkKind::Link),
        () if is("img", "src") => Some(LinkKind::Image),
        () => None,
    }
}

/// Reports a tag or comment that does not end, and so is shown or hides everything after it.
fn report_unfinished(text: &str, range: Range<usize>, output: &mut Output) {
    let (what, end) = if text.starts_with("<!--") {
        ("comment", "-->")
    } else {
        ("tag", ">")
    };
    let message = format!("the {what} that begins here does not end, and is taken for text with all that follows");
    let problem = Problem::new(&rules::MARKUP_AS_TEXT, range.start..range.start + 1, message);
    output
        .problems
        .push(problem.help(format!("write `{end}` where it ends, or `\\<` if it is meant as text")));
}

/// Decoded text in which each control character is replaced. The body has none, so they come from references such as
/// `&#1;`, and two of them would mark holes.
fn without_controls(text: Cow<'_, str>) -> Cow<'_, str> {
    if escape::has_controls(&text) {
        let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n');
        text.replace(is_control, "\u{fffd}").into()
    } else if matches!(text, Cow::Owned(_)) && text.contains(references::is_unwanted) {
        text.replace(references::is_unwanted, "").into()
    } else {
        text
    }
}
