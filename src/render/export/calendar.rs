//! Calendars (RFC 5545): every event that is known to the day, on its days. An event that is known to the month alone is
//! left out, since a calendar could only invent its day.

use super::column::ExportContext;
use super::entries::first_address;
use crate::digest::{EntryId, Status, TopicId};
use crate::plan::address;
use crate::plan::export::{CALENDAR, has_day, has_topic_calendar};
use crate::render::Renderer;
use crate::render::cards::place_name;
use crate::render::template::{self as value, Value, option};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// The most bytes of a line, without its end.
const LINE: usize = 75;

impl Renderer<'_> {
    /// The href of a topic's calendar, or none.
    pub(in crate::render) fn topic_calendar(&self, id: TopicId) -> Value {
        let base = address::topic(self.digest, id);
        let has = has_topic_calendar(self.digest, id);
        option(has.then(|| self.href(&format!("{base}{CALENDAR}"))), |href| {
            value::text(&href)
        })
    }

    /// The calendar of a topic, or of the site.
    pub(in crate::render) fn calendar(&self, topic: Option<TopicId>) -> Vec<u8> {
        let open = self.open();
        let digest = self.digest;
        let (name, about, page, entries) = match topic {
            Some(id) => {
                let topic = digest.topic(id);
                let name = format!("{} · {}", topic.title, digest.config.title);
                (
                    name,
                    topic.summary.as_deref(),
                    address::topic(digest, id),
                    topic.entries.as_slice(),
                )
            }
            None => {
                let about = digest.config.description.as_deref();
                (digest.config.title.clone(), about, String::new(), self.all.as_slice())
            }
        };
        let mut out = Vec::with_capacity(16 << 10);
        line(&mut out, "BEGIN", "VCALENDAR");
        line(&mut out, "VERSION", "2.0");
        line(
            &mut out,
            "PRODID",
            concat!("-//Chancery//Chancery ", env!("CARGO_PKG_VERSION"), "//EN"),
        );
        line(&mut out, "CALSCALE", "GREGORIAN");
        for property in ["NAME", "X-WR-CALNAME"] {
            line(&mut out, property, &text(&name));
        }
        if let Some(about) = about {
            for property in ["DESCRIPTION", "X-WR-CALDESC"] {
                line(&mut out, property, &text(about));
            }
        }
        line(&mut out, "URL", &open.url(&page));
        line(&mut out, "SOURCE;VALUE=URI", &open.url(&format!("{page}{CALENDAR}")));
        line(&mut out, "REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        for id in entries.iter().filter(|id| has_day(digest, **id)) {
            self.calendar_event(open, *id, &mut out);
        }
        line(&mut out, "END", "VCALENDAR");
        out
    }

    fn calendar_event(&self, open: ExportContext, id: EntryId, out: &mut Vec<u8>) {
        let entry = self.digest.entry(id);
        let url = open.url(&self.site.entries[id.index()]);
        let until = entry.date.last.saturating_add(1.day());
        let language = format!(";LANGUAGE={}", open.digest.language_of(entry));
        let status = match entry.status {
            Status::Happened | Status::Withdrawn => "CONFIRMED",
            Status::Scheduled => "TENTATIVE",
            Status::Cancelled => "CANCELLED",
        };
        let description = match entry.summary.as_str() {
            "" => url.clone(),
            summary => format!("{summary}\n{url}"),
        };
        line(out, "BEGIN", "VEVENT");
        line(
            out,
            "UID",
            &text(&format!("{}@{}", first_address(open, id), self.authority())),
        );
        line(out, "DTSTAMP", &moment(entry.updated));
        if let Some(issued) = entry.issued {
            line(out, "CREATED", &moment(issued));
        }
        line(out, "LAST-MODIFIED", &moment(entry.updated));
        line(out, "SEQUENCE", &entry.corrections.len().to_string());
        line(out, "DTSTART;VALUE=DATE", &day(entry.date.first));
        line(out, "DTEND;VALUE=DATE", &day(until));
        line(out, &format!("SUMMARY{language}"), &text(&entry.title));
        line(out, &format!("DESCRIPTION{language}"), &text(&description));
        if let Some(place) = &entry.place {
            line(out, "LOCATION", &text(&place_name(place)));
        }
        let topics: Vec<String> = entry
            .topics
            .iter()
            .map(|id| text(&self.digest.topic(*id).title))
            .collect();
        line(out, "CATEGORIES", &topics.join(","));
        line(out, "STATUS", status);
        line(out, "TRANSP", "TRANSPARENT");
        line(out, "URL", &url);
        line(out, "END", "VEVENT");
    }

    /// The host that names events for good: that of the feeds' ids, else the site's.
    fn authority(&self) -> &str {
        let config = &self.digest.config;
        let named = config
            .feed_authority
            .as_deref()
            .and_then(|authority| authority.split(',').next());
        let base = config.base_url.as_deref().and_then(|base| base.split('/').nth(2));
        named.or(base).unwrap_or_default()
    }
}

/// `20211030`
fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

/// `20211101T060000Z`
fn moment(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text as a value: nothing in it ends the value or the line.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a line, folded where it is too long, between characters.
fn line(out: &mut Vec<u8>, name: &str, value: &str) {
    let mut column = 0;
    for c in name.chars().chain(std::iter::once(':')).chain(value.chars()) {
        if column + c.len_utf8() > LINE {
            out.extend(b"\r\n ");
            column = 1;
        }
        column += c.len_utf8();
        out.extend(c.encode_utf8(&mut [0; 4]).bytes());
    }
    out.extend(b"\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let value = "é".repeat(60);
        let mut out = Vec::new();
        line(&mut out, "SUMMARY", &value);
        let written = String::from_utf8(out).expect("no character is cut");
        assert!(written.split("\r\n").all(|line| line.len() <= LINE));
        assert_eq!(written.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
    }

    #[test]
    fn text_ends_nothing() {
        assert_eq!(text("a;b,c\\d\ne\r\u{7}"), "a\\;b\\,c\\\\d\\ne");
    }
}
