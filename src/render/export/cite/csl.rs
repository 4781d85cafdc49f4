//! CSL-JSON (Citation Style Language 1.0.2), as Zotero, pandoc and others read it.

use crate::date::{DateSpan, Precision};
use crate::render::export::cite::work::{Work, WorkKind};
use crate::render::export::column::Datum;
use crate::render::export::write::write_json;
use jiff::civil::Date;

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

fn csl_type(csl_type: WorkKind) -> &'static str {
    match csl_type {
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
            work.issued
                .map_or(Datum::Nothing, |day| date_variable(vec![date_parts(day)])),
        ),
        ("event-date", work.event.map_or(Datum::Nothing, span_variable)),
        ("event-place", Datum::optional(work.place.as_deref())),
        (
            "accessed",
            work.accessed
                .map_or(Datum::Nothing, |day| date_variable(vec![date_parts(day)])),
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

fn date_variable(date_parts: Vec<Datum<'static>>) -> Datum<'static> {
    Datum::Object(vec![("date-parts", Datum::List(date_parts))])
}

fn date_parts(day: Date) -> Datum<'static> {
    let [year, month, day] = date_numbers(day);
    Datum::List(vec![year, month, day])
}

fn date_numbers(day: Date) -> [Datum<'static>; 3] {
    let number = |number: i16| Datum::Number(usize::try_from(number).unwrap_or_default());
    [number(day.year()), number(day.month().into()), number(day.day().into())]
}

fn span_variable(span_variable: DateSpan) -> Datum<'static> {
    match span_variable.precision {
        Precision::Month => {
            let [year, month, _] = date_numbers(span_variable.first);
            date_variable(vec![Datum::List(vec![year, month])])
        }
        Precision::Day if span_variable.first == span_variable.last => {
            date_variable(vec![date_parts(span_variable.first)])
        }
        Precision::Day => date_variable(vec![date_parts(span_variable.first), date_parts(span_variable.last)]),
    }
}
