//! Makes links of the web and mail addresses that stand bare in the text: events of the parser in, the same events with links
//! among them out. Addresses in code, in links, in images and in raw `<a>` stay as they are.

use super::bare_address::{AddressKind, find_address, may_have_address, trimmed_length};
use super::parse::{CowStr, Event, LinkType, Tag, TagEnd};
use crate::text::slice;
use std::ops::Range;

type Located<'a> = (Event<'a>, Range<usize>);

/// Events in which bare addresses become links.
pub(super) struct AutoLinks<'a, I> {
    events: I,
    /// All of the body.
    source: &'a str,
    /// What comes before the next of `events`, the next one last.
    pending: Vec<Located<'a>>,
    /// What is finished, the next one last.
    finished: Vec<Located<'a>>,
    /// How many links, images and code blocks are open.
    closed: usize,
    /// Whether a raw `<a>` is open.
    in_raw_link: bool,
    /// Emphasis whose beginning turned out to be part of an address, so that its end is none either.
    dropped: Vec<Range<usize>>,
    /// Whether the body may have a bare address at all.
    is_needed: bool,
}

impl<'a, I: Iterator<Item = Located<'a>>> AutoLinks<'a, I> {
    pub fn new(source: &'a str, events: I) -> Self {
        Self {
            events,
            source,
            pending: Vec::new(),
            finished: Vec::new(),
            closed: 0,
            in_raw_link: false,
            dropped: Vec::new(),
            is_needed: may_have_address(source),
        }
    }

    fn next_event(&mut self) -> Option<Located<'a>> {
        self.pending.pop().or_else(|| self.events.next())
    }

    /// Notes what an event opens or closes.
    fn note(&mut self, event: &Event<'a>) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => self.closed += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => self.closed = self.closed.saturating_sub(1),
            Event::InlineHtml(html) => {
                let tag = html.get(..3).unwrap_or_default();
                if tag.eq_ignore_ascii_case("<a ")
                    || tag.eq_ignore_ascii_case("<a>")
                    || tag.eq_ignore_ascii_case("<a\n")
                {
                    self.in_raw_link = true;
                } else if tag.eq_ignore_ascii_case("</a") {
                    self.in_raw_link = false;
                }
            }
            Event::End(end) if !is_inline_end(*end) => self.in_raw_link = false,
            _ => {}
        }
    }

    /// Makes a link of the first address that begins in a text; the rest of the text is looked at after it.
    fn link_first(&mut self, text: &CowStr<'a>, range: &Range<usize>) -> bool {
        // What the parser made of a reference or a quotation mark has no address in it.
        if self.source.get(range.clone()) != Some(&**text) || !may_have_address(text) {
            return false;
        }
        let Some((address, kind)) = find_address(self.source, range.clone()) else {
            return false;
        };
        let (target, end) = self.take_address(text, range, &address);
        let (link_type, dest_url) = match kind {
            AddressKind::Web => (LinkType::Autolink, target.clone()),
            AddressKind::WebWithoutScheme => (LinkType::Autolink, format!("http://{target}").into()),
            AddressKind::Mail => (LinkType::Email, target.clone()),
        };
        let link = Tag::Link {
            link_type,
            dest_url,
            title: "".into(),
            id: "".into(),
        };
        let place = address.start..end;
        self.finished.push((Event::End(TagEnd::Link), place.clone()));
        self.finished.push((Event::Text(target), place.clone()));
        self.finished.push((Event::Start(link), place));
        if range.start < address.start {
            let before = range.start..address.start;
            self.finished
                .push((Event::Text(slice(self.source, before.clone()).into()), before));
        }
        true
    }

    /// The text of an address and where it ends. It takes all events that the address reaches over, and gives back what is
    /// left of them.
    fn take_address(
        &mut self,
        first: &CowStr<'a>,
        range: &Range<usize>,
        address: &Range<usize>,
    ) -> (CowStr<'a>, usize) {
        if address.end <= range.end {
            let text = slice(self.source, address.clone());
            if address.end < range.end {
                let rest = address.end..range.end;
                self.pending
                    .push((Event::Text(slice(self.source, rest.clone()).into()), rest));
            }
            return (text.into(), address.end);
        }
        let mut text = first.get(address.start - range.start..).unwrap_or_default().to_owned();
        let mut done = range.end;
        while done < address.end {
            let Some((event, place)) = self.next_event() else { break };
            let is_part = match &event {
                Event::Text(_) if place.start < address.end => true,
                // Delimiters in an address are none: `/St._Petersburg_(Florida)`.
                Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => place.start < address.end,
                // Elements are closed in the order in which they were opened, so it is the last one or none.
                Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {
                    self.dropped.last() == Some(&place)
                }
                _ => false,
            };
            if !is_part {
                self.pending.push((event, place));
                return self.cut_address(text, done);
            }
            match event {
                Event::Text(part) => {
                    self.push_gap(&mut text, done..place.start);
                    done = self.push_part(&mut text, &part, &place, address.end);
                }
                Event::Start(_) => self.dropped.push(place),
                _ => {
                    self.push_gap(&mut text, done..place.end.min(address.end));
                    done = place.end.min(address.end);
                    self.dropped.pop();
                }
            }
        }
        (text.into(), done)
    }

    /// Ends an address where an element of Markdown ends or begins: `**https://a.example/.**说` has no full stop in it.
    fn cut_address(&mut self, mut text: String, end: usize) -> (CowStr<'a>, usize) {
        let length = trimmed_length(&text);
        let place = end - (text.len() - length).min(end)..end;
        if place.is_empty() || self.source.get(place.clone()) != text.get(length..) {
            return (text.into(), end);
        }
        text.truncate(length);
        let rest = slice(self.source, place.clone());
        self.pending.push((Event::Text(rest.into()), place.clone()));
        (text.into(), place.start)
    }

    /// Adds what lies between two texts of an address: delimiters that are part of it, but no backslash.
    fn push_gap(&self, text: &mut String, gap: Range<usize>) {
        let gap = self.source.get(gap).unwrap_or_default();
        if gap != "\\" {
            text.push_str(gap);
        }
    }

    /// Adds a text to an address that ends at a byte, and gives back what reaches over that. Where it is as written.
    fn push_part(&mut self, text: &mut String, part: &CowStr<'a>, place: &Range<usize>, end: usize) -> usize {
        let source = slice(self.source, place.clone());
        if source.starts_with('&') {
            text.push_str(part);
            return place.end;
        }
        // A typographic dash or quotation mark was written as plain ones, which belong to the address.
        let length = end.min(place.end) - place.start;
        text.push_str(slice(source, ..length));
        if length < source.len() {
            let rest = place.start + length..place.end;
            self.pending
                .push((Event::Text(slice(self.source, rest.clone()).into()), rest));
        }
        place.start + length
    }
}

impl<'a, I: Iterator<Item = Located<'a>>> Iterator for AutoLinks<'a, I> {
    type Item = Located<'a>;

    fn next(&mut self) -> Option<Located<'a>> {
        if !self.is_needed {
            return self.events.next();
        }
        loop {
            if let Some(located) = self.finished.pop() {
                return Some(located);
            }
            let (event, range) = self.next_event()?;
            let is_dropped = matches!(
                event,
                Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)
            ) && self.dropped.last() == Some(&range);
            if is_dropped {
                self.dropped.pop();
                // What would have ended the emphasis is text.
                let end = range.end - delimiter_length(slice(self.source, range.clone()));
                return Some((Event::Text(slice(self.source, end..range.end).into()), end..range.end));
            }
            self.note(&event);
            match &event {
                Event::Text(text) if self.closed == 0 && !self.in_raw_link => {
                    if !self.link_first(text, &range) {
                        return Some((event, range));
                    }
                }
                _ => return Some((event, range)),
            }
        }
    }
}

/// How long the delimiter is that some emphasis ends with, in bytes.
fn delimiter_length(emphasis: &str) -> usize {
    let is_double = |delimiter: &str| emphasis.starts_with(delimiter) && emphasis.ends_with(delimiter);
    1 + usize::from(["**", "__", "~~"].into_iter().any(is_double))
}

fn is_inline_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
