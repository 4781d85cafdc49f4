//! Calendars (RFC 5545): every event that is known to the day, on its days. An event that is known to the month alone is
//! left out, since a calendar could only invent its day.

use crate::digest::Digest;
use crate::digest::{EntryId, Status, TopicId};
use crate::plan::address;
use crate::plan::export::{CALENDAR, has_day, has_topic_calendar};
use crate::render::context::Context;
use crate::render::export::entries::first_address;
use crate::render::parts::place::place_name;
use crate::render::value::{Value, text, value_or_none};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// The most bytes of a line, without its end (RFC 5545, section 3.1).
const LINE_LIMIT: usize = 75;

/// The href of a topic's calendar; none where it has no event that is known to the day.
pub fn topic_calendar_link(context: &Context, id: TopicId) -> Value {
    let base = address::topic(context.digest, id);
    let has = has_topic_calendar(context.digest, id);
    value_or_none(has.then(|| context.href(&format!("{base}{CALENDAR}"))), |href| {
        text(&href)
    })
}

/// The calendar of a topic, or of the site.
pub fn calendar(context: &Context, topic: Option<TopicId>) -> Vec<u8> {
    let digest = context.digest;
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
            (
                digest.config.title.clone(),
                about,
                String::new(),
                context.shared.entries.as_slice(),
            )
        }
    };
    let mut out = Vec::with_capacity(16 << 10);
    write_head(context, &mut out, &name, about, &page);
    for id in entries.iter().filter(|id| has_day(digest, **id)) {
        write_event(context, *id, &mut out);
    }
    write_line(&mut out, "END", "VCALENDAR");
    out
}

/// Writes what a calendar says about itself. `page` is the address of the page that it belongs to.
fn write_head(context: &Context, out: &mut Vec<u8>, name: &str, about: Option<&str>, page: &str) {
    let source = context.absolute_url(&format!("{page}{CALENDAR}"));
    write_line(out, "BEGIN", "VCALENDAR");
    write_line(out, "VERSION", "2.0");
    let product = concat!("-//Chancery//Chancery ", env!("CARGO_PKG_VERSION"), "//EN");
    write_line(out, "PRODID", product);
    write_line(out, "CALSCALE", "GREGORIAN");
    // The first of each pair is RFC 7986's, the second is what most programs read.
    for property in ["NAME", "X-WR-CALNAME"] {
        write_line(out, property, &escape_text(name));
    }
    if let Some(about) = about {
        for property in ["DESCRIPTION", "X-WR-CALDESC"] {
            write_line(out, property, &escape_text(about));
        }
    }
    write_line(out, "URL", &context.absolute_url(page));
    write_line(out, "SOURCE;VALUE=URI", &source);
    write_line(out, "REFRESH-INTERVAL;VALUE=DURATION", "P1D");
}

fn write_event(context: &Context, id: EntryId, out: &mut Vec<u8>) {
    let entry = context.digest.entry(id);
    let url = context.absolute_url(&context.site.entries[id.index()]);
    let until = entry.date.last().saturating_add(1.day());
    let language = format!(";LANGUAGE={}", context.digest.language_of(entry));
    let status = match entry.status {
        Status::Happened | Status::Withdrawn => "CONFIRMED",
        Status::Scheduled => "TENTATIVE",
        Status::Cancelled => "CANCELLED",
    };
    let description = match entry.summary.as_str() {
        "" => url.clone(),
        summary => format!("{summary}\n{url}"),
    };
    write_line(out, "BEGIN", "VEVENT");
    write_line(
        out,
        "UID",
        &escape_text(&format!(
            "{}@{}",
            first_address(context, id),
            event_authority(context.digest)
        )),
    );
    write_line(out, "DTSTAMP", &format_moment(entry.updated));
    if let Some(issued) = entry.issued {
        write_line(out, "CREATED", &format_moment(issued));
    }
    write_line(out, "LAST-MODIFIED", &format_moment(entry.updated));
    write_line(out, "SEQUENCE", &entry.corrections.len().to_string());
    write_line(out, "DTSTART;VALUE=DATE", &format_day(entry.date.first()));
    write_line(out, "DTEND;VALUE=DATE", &format_day(until));
    write_line(out, &format!("SUMMARY{language}"), &escape_text(&entry.title));
    write_line(out, &format!("DESCRIPTION{language}"), &escape_text(&description));
    if let Some(place) = &entry.place {
        write_line(out, "LOCATION", &escape_text(&place_name(place)));
    }
    let topics: Vec<String> = entry
        .topics
        .iter()
        .map(|id| escape_text(&context.digest.topic(*id).title))
        .collect();
    write_line(out, "CATEGORIES", &topics.join(","));
    write_line(out, "STATUS", status);
    write_line(out, "TRANSP", "TRANSPARENT");
    write_line(out, "URL", &url);
    write_line(out, "END", "VEVENT");
}

/// The host in the ids of events: that of the ids in feeds, or else that of the site.
fn event_authority(digest: &Digest) -> &str {
    let config = &digest.config;
    let named = config
        .feed_authority
        .as_deref()
        .and_then(|authority| authority.split(',').next());
    let base = config.base_url.as_deref().and_then(|base| base.split('/').nth(2));
    named.or(base).unwrap_or_default()
}

/// `20211030`
fn format_day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

/// `20211101T060000Z`
fn format_moment(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text as a value: nothing in it ends the value or the line.
fn escape_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            // Some readers take them for the end of the line.
            '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a line, folded where it is too long, between characters.
fn write_line(out: &mut Vec<u8>, name: &str, value: &str) {
    let mut column = 0;
    for c in name.chars().chain(std::iter::once(':')).chain(value.chars()) {
        if column + c.len_utf8() > LINE_LIMIT {
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
        write_line(&mut out, "SUMMARY", &value);
        let written = String::from_utf8(out).expect("no character is cut");
        assert!(written.split("\r\n").all(|line| line.len() <= LINE_LIMIT));
        assert_eq!(written.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
    }

    #[test]
    fn text_ends_nothing() {
        assert_eq!(escape_text("a;b,c\\d\ne\r\u{7}"), "a\\;b\\,c\\\\d\\ne");
    }
}
