//! RIS, as reference managers of every kind read it: lines of a tag and a value, which nothing in a value can end.

use crate::date::{PartialDate, Precision};
use crate::render::export::cite::work::{Work, WorkKind, one_line};
use std::fmt::Write;

/// A record a work.
pub fn write_ris(works: &[Work]) -> Vec<u8> {
    let mut out = String::with_capacity(works.len() * 512);
    for work in works {
        write_record(work, &mut out);
    }
    out.into_bytes()
}

fn ris_type(kind: WorkKind) -> &'static str {
    match kind {
        WorkKind::Article => "NEWS",
        WorkKind::Dataset => "DATA",
        WorkKind::Webpage | WorkKind::Post => "ELEC",
        WorkKind::Release => "GOVDOC",
        // RIS knows no treaty, and no broadcast without its medium.
        WorkKind::Document | WorkKind::Treaty | WorkKind::Broadcast => "GEN",
    }
}

/// `2021/10/30/`; what is not known is empty, and after the last slash is what else there is to say of the date.
fn ris_date(date: PartialDate) -> String {
    let first = date.first();
    let about = if date.is_approximate() { "circa" } else { "" };
    match date.precision() {
        Precision::Day => format!("{}/{about}", first.strftime("%Y/%m/%d")),
        Precision::Month => format!("{}//{about}", first.strftime("%Y/%m")),
        Precision::Year => format!("{:04}///{about}", first.year()),
    }
}

fn write_record(work: &Work, out: &mut String) {
    let mut line = |tag: &str, value: &str| {
        let value = one_line(value);
        if !value.is_empty() {
            let _ = write!(out, "{tag}  - {value}\r\n");
        }
    };
    line("TY", ris_type(work.kind));
    line("ID", &work.key);
    line("TI", &work.title);
    line("AU", work.author.unwrap_or_default());
    line(if work.kind.is_contained() { "T2" } else { "PB" }, work.publisher);
    line("M3", work.genre.as_deref().unwrap_or_default());
    line(
        "PY",
        &work
            .issued
            .map(|date| format!("{:04}", date.first().year()))
            .unwrap_or_default(),
    );
    line("DA", &work.issued.map(ris_date).unwrap_or_default());
    line("Y2", &work.accessed.map(ris_date).unwrap_or_default());
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
