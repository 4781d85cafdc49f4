//! The report for programs.

use super::report::Report;
use serde::Serialize;

#[derive(Serialize)]
struct JsonLink<'a> {
    url: &'a str,
    host: Option<&'a str>,
    state: &'static str,
    status: Option<u16>,
    to: Option<&'a str>,
    since: Option<String>,
    checked: Option<String>,
    archived: bool,
    uses: Vec<JsonUse<'a>>,
}

#[derive(Serialize)]
struct JsonUse<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    role: &'static str,
}

/// One JSON object per line, sorted by address.
///
/// # Errors
/// A value cannot be written as JSON.
pub fn json(report: &Report) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::new();
    for (link, spans) in report.links.iter().zip(report.spans(report.links)) {
        let record = report.cache.get(&link.url).filter(|_| !link.host.is_empty());
        let uses = link.uses.iter().zip(&spans).map(|(it, span)| JsonUse {
            file: &it.location.file,
            line: span.as_ref().map(|span| span.line),
            column: span.as_ref().map(|span| span.column),
            role: it.role.name(),
        });
        let line = JsonLink {
            url: &link.url,
            host: Some(link.host.as_str()).filter(|host| !host.is_empty()),
            state: report.state(link).name(),
            status: record.and_then(|record| record.status),
            to: record.and_then(|record| record.to.as_deref()),
            since: record.map(|record| record.since.to_string()),
            checked: record.map(|record| record.checked.to_string()),
            archived: link.archived,
            uses: uses.collect(),
        };
        serde_json::to_writer(&mut out, &line)?;
        out.push(b'\n');
    }
    Ok(out)
}
