//! RIS, as reference managers of every kind read it: lines of a tag and a value, which nothing in a value can end.

use crate::render::export::cite::work::{Work, WorkKind, one_line};
use jiff::civil::Date;
use std::fmt::Write;

/// A record a work.
pub fn write_ris(works: &[Work]) -> Vec<u8> {
    let mut out = String::with_capacity(works.len() * 512);
    for work in works {
        write_record(work, &mut out);
    }
    out.into_bytes()
}

fn ris_type(ris_type: WorkKind) -> &'static str {
    match ris_type {
        WorkKind::Article => "NEWS",
        WorkKind::Dataset => "DATA",
        WorkKind::Webpage | WorkKind::Post => "ELEC",
        WorkKind::Release => "GOVDOC",
        // RIS knows no treaty, and no broadcast without its medium.
        WorkKind::Document | WorkKind::Treaty | WorkKind::Broadcast => "GEN",
    }
}

fn write_record(work: &Work, out: &mut String) {
    let mut line = |tag: &str, value: &str| {
        let value = one_line(value);
        if !value.is_empty() {
            let _ = write!(out, "{tag}  - {value}\r\n");
        }
    };
    let date = |day: Option<Date>| day.map(|day| day.strftime("%Y/%m/%d/").to_string()).unwrap_or_default();
    line("TY", ris_type(work.kind));
    line("ID", &work.key);
    line("TI", &work.title);
    line("AU", work.author.unwrap_or_default());
    line(if work.kind.is_contained() { "T2" } else { "PB" }, work.publisher);
    line("M3", work.genre.as_deref().unwrap_or_default());
    line(
        "PY",
        &work.issued.map(|day| format!("{:04}", day.year())).unwrap_or_default(),
    );
    line("DA", &date(work.issued));
    line("Y2", &date(work.accessed));
    // A semicolon would begin a second address.
    let address = |url: Option<&str>| url.unwrap_or_default().replace(';', "%3B");
    line("UR", &address(work.url.as_deref()));
    line("L2", &address(work.archive_url));
    line("LA", work.language.unwrap_or_default());
    for keyword in &work.keywords {
        line("KW", keyword);
    }
    line("AB", work.summary);
    line("N1", &work.note);
    out.push_str("ER  - \r\n\r\n");
}
