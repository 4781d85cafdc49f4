//! CSL-JSON (Citation Style Language 1.0.2), as Zotero, pandoc and others read it.

use crate::date::{DateSpan, PartialDate, Precision};
use crate::render::export::cite::work::{Work, WorkKind};
use crate::render::export::column::Datum;
use crate::render::export::write::write_json;

/// An item a line, in one list.
pub fn write_csl(works: &[Work]) -> Vec<u8> {
    let mut out = Vec::with_capacity(works.len() * 512 + 16);
    out.extend(b"[\n");
    for (at, work) in works.iter().enumerate() {
        if at > 0 {
            out.extend(b",\n");
        }
        write_json(&item(work), &mut out);
    }
    out.extend(b"\n]\n");
    out
}

fn csl_type(kind: WorkKind) -> &'static str {
    match kind {
        WorkKind::Webpage => "webpage",
        WorkKind::Article => "article-newspaper",
        WorkKind::Release | WorkKind::Document => "document",
        WorkKind::Treaty => "treaty",
        WorkKind::Broadcast => "broadcast",
        WorkKind::Post => "post",
        WorkKind::Dataset => "dataset",
    }
}

fn item<'w>(work: &'w Work) -> Datum<'w> {
    let name = |name: &'w str| Datum::List(vec![Datum::Object(vec![("literal", Datum::text(name))])]);
    let container = if work.kind.is_contained() {
        "container-title"
    } else {
        "publisher"
    };
    let keywords = work.keywords.join(", ");
    let all = [
        ("id", Datum::text(&work.key)),
        ("type", Datum::text(csl_type(work.kind))),
        ("title", Datum::text(&work.title)),
        ("author", work.author.map_or(Datum::Nothing, name)),
        (container, Datum::text(work.publisher)),
        ("genre", Datum::optional(work.genre.as_deref())),
        (
            "issued",
            work.issued.map_or(Datum::Nothing, |date| date_variable(date.into())),
        ),
        ("event-date", work.event.map_or(Datum::Nothing, date_variable)),
        ("event-place", Datum::optional(work.place.as_deref())),
        (
            "accessed",
            work.accessed.map_or(Datum::Nothing, |date| date_variable(date.into())),
        ),
        ("URL", Datum::optional(work.url.as_deref())),
        ("archive", Datum::optional(work.archive())),
        ("archive_location", Datum::optional(work.archive_url)),
        ("language", Datum::optional(work.language)),
        (
            "keyword",
            if keywords.is_empty() {
                Datum::Nothing
            } else {
                Datum::owned(keywords)
            },
        ),
        ("abstract", Datum::text(work.summary)),
        ("note", Datum::text(&work.note)),
    ];
    Datum::Object(
        all.into_iter()
            .filter(|(_, value)| !matches!(value, Datum::Nothing))
            .collect(),
    )
}

/// The year, and the month and the day as far as they are known.
fn date_parts(date: PartialDate) -> Datum<'static> {
    let first = date.first();
    let numbers = [first.year(), first.month().into(), first.day().into()];
    let known = match date.precision() {
        Precision::Day => 3,
        Precision::Month => 2,
        Precision::Year => 1,
    };
    let number = |number: i16| Datum::Number(usize::try_from(number).unwrap_or_default());
    Datum::List(numbers.into_iter().take(known).map(number).collect())
}

/// A date or an interval, as precisely as it is known.
fn date_variable(span: DateSpan) -> Datum<'static> {
    let end = span.is_interval().then_some(span.end);
    let parts = std::iter::once(span.start).chain(end).map(date_parts);
    let mut variable = vec![("date-parts", Datum::List(parts.collect()))];
    if span.is_approximate() {
        variable.push(("circa", Datum::Bool(true)));
    }
    Datum::Object(variable)
}
