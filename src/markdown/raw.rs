//! Raw HTML. It is shown, trusted or made harmless; in the last two cases its links get holes like all others.
//!
//! Made harmless means: only whole tags of known names with known attributes, where they fit and written anew, reach
//! the sanitiser, so that it and we cannot read the same text differently. It is the second lock on the door.

use super::body::Hole;
use super::headings::RAW_ID;
use super::nesting::{Verdict, too_deep};
use super::writer::Writer;
use super::{LinkKind, RawHtml, escape, sanitize};
use crate::html::{Attribute, Tag, Token, decode, decode_attribute, tokens};
use std::borrow::Cow;
use std::ops::Range;

/// Some raw HTML and where it comes from.
#[derive(Default)]
pub(super) struct Fragment {
    text: String,
    /// Where lines of it begin, in the text and in the body. Between them may stand the `>` of a block quote.
    lines: Vec<(usize, usize)>,
    /// The end in the body.
    end: usize,
}

impl Fragment {
    fn push(&mut self, html: &str, range: Range<usize>) {
        self.lines.push((self.text.len(), range.start));
        self.text.push_str(html);
        self.end = range.end;
    }

    /// The range in the body of a range in the text.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let line = self.lines.partition_point(|(start, _)| *start <= at).checked_sub(1);
            line.and_then(|line| self.lines.get(line))
                .map_or(self.end, |(start, body)| (body + at - start).min(self.end))
        };
        let start = place(range.start);
        start..place(range.end).max(start)
    }
}

impl Writer<'_> {
    pub fn begin_html_block(&mut self) {
        self.begin_block();
        self.html_block = Some(Fragment::default());
    }

    pub fn html_line(&mut self, html: &str, range: Range<usize>) {
        match &mut self.html_block {
            Some(block) => block.push(html, range),
            None => self.inline_html(html, range),
        }
    }

    pub fn end_html_block(&mut self) {
        let Some(block) = self.html_block.take() else {
            return;
        };
        if self.options.raw_html == RawHtml::Escape {
            self.out.push_str("<p>");
            escape::text(&mut self.out, block.text.trim());
            self.out.push_str("</p>\n");
        } else {
            self.let_through(&block, false);
            if !self.out.ends_with('\n') {
                self.out.push('\n');
            }
        }
    }

    pub fn inline_html(&mut self, html: &str, range: Range<usize>) {
        if self.image.is_some() {
            return;
        }
        if self.options.raw_html == RawHtml::Escape {
            return self.text(html);
        }
        let mut fragment = Fragment::default();
        fragment.push(html, range);
        self.let_through(&fragment, true);
    }

    fn let_through(&mut self, fragment: &Fragment, inline: bool) {
        self.raw = true;
        let trust = self.options.raw_html == RawHtml::Trust;
        for token in tokens(&fragment.text) {
            if self.refused.is_some() {
                return;
            }
            match token {
                Token::Tag(tag) if trust => self.trusted_tag(&tag, fragment),
                token if trust => self.out.push_str(token.source()),
                Token::Text(text) | Token::Unfinished(text) => {
                    if !text.trim_ascii().is_empty() {
                        self.nesting.leave_table(&mut self.out);
                    }
                    escape::text(&mut self.out, &without_references_to_controls(decode(text)));
                }
                Token::RawText { .. } | Token::Comment(_) => {}
                Token::Tag(tag) => {
                    if let Some(name) = sanitize::raw_tag(&tag.name) {
                        self.harmless_tag(name, &tag, fragment, inline);
                    }
                }
            }
        }
    }

    /// As it stands, but for the address.
    fn trusted_tag(&mut self, tag: &Tag<'_>, fragment: &Fragment) {
        let mut done = 0;
        for attribute in tag.attributes() {
            if attribute.name.eq_ignore_ascii_case("id") {
                self.anchors.take(attribute.value);
            } else if let Some(kind) = address(tag, &attribute) {
                self.out.push_str(tag.source[done..attribute.range.start].trim_end());
                self.raw_link(kind, tag, &attribute, fragment);
                done = attribute.range.end;
            }
        }
        self.out.push_str(&tag.source[done..]);
    }

    /// Written anew, where it fits, with the attributes that it may have.
    fn harmless_tag(&mut self, name: &'static str, tag: &Tag<'_>, fragment: &Fragment, inline: bool) {
        if tag.is_end {
            return self.nesting.close(name, &mut self.out);
        }
        if name == "a" && self.in_link {
            return;
        }
        match self.nesting.open(name, inline, &mut self.out) {
            Verdict::Write => {}
            Verdict::Drop => return,
            Verdict::TooDeep => {
                self.refused = Some(too_deep("raw HTML", fragment.place(tag.range())));
                return;
            }
        }
        let start = self.out.len();
        self.out.push('<');
        self.out.push_str(name);
        let mut seen = Vec::new();
        for attribute in tag.attributes() {
            let lower = attribute.name.to_ascii_lowercase();
            let kind = address(tag, &attribute);
            // Of several attributes of one name the first counts.
            if (kind.is_some() || sanitize::is_raw_attribute(&lower)) && !seen.contains(&lower) {
                match kind {
                    Some(kind) => self.raw_link(kind, tag, &attribute, fragment),
                    None if lower == "id" => self.raw_id(attribute.value),
                    None => self.raw_attribute(&lower, attribute.value),
                }
                seen.push(lower);
            }
        }
        if name == "img" {
            if !self.out[start..].contains(" src=\"") {
                // Its address was refused, or it has none: there is no image.
                return self.out.truncate(start);
            }
            if !seen.iter().any(|name| name == "alt") {
                self.out.push_str(" alt=\"\"");
            }
            self.out.push_str(" loading=\"lazy\"");
        }
        self.out.push('>');
    }

    fn raw_attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape::attribute(&mut self.out, &without_references_to_controls(decode_attribute(value)));
        self.out.push('"');
    }

    fn raw_id(&mut self, value: &str) {
        let id = format!("{RAW_ID}{value}");
        // An id with an entity in it is not worth decoding.
        if !value.is_empty() && !value.contains(|c: char| c.is_whitespace() || c == '&') && self.anchors.take(&id) {
            self.raw_attribute("id", &id);
        }
    }

    fn raw_link(&mut self, kind: LinkKind, tag: &Tag<'_>, attribute: &Attribute<'_>, fragment: &Fragment) {
        let place = fragment.place(tag.start + attribute.range.start..tag.start + attribute.range.end);
        if let Some(number) = self.link(&decode_attribute(attribute.value), kind, place) {
            let hole = match kind {
                LinkKind::Link => Hole::Href(number),
                LinkKind::Image => Hole::Src(number),
            };
            hole.mark(&mut self.out);
        }
    }
}

fn address(tag: &Tag<'_>, attribute: &Attribute<'_>) -> Option<LinkKind> {
    let is = |tag_name: &str, name: &str| tag.name == tag_name && attribute.name.eq_ignore_ascii_case(name);
    match () {
        () if tag.is_end => None,
        () if is("a", "href") => Some(LinkKind::Link),
        () if is("img", "src") => Some(LinkKind::Image),
        () => None,
    }
}

/// Decoded text in which each control character is replaced. The body has none, so they come from references such as
/// `&#1;`, and two of them would mark holes.
fn without_references_to_controls(text: Cow<'_, str>) -> Cow<'_, str> {
    if escape::has_controls(&text) {
        let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n');
        text.replace(is_control, "\u{fffd}").into()
    } else {
        text
    }
}
