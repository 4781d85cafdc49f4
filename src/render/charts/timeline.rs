//! The strip of a topic’s entries over time, as a template sees it.

use crate::date::DateSpan;
use crate::digest::EntryId;
use crate::plan::archive_address;
use crate::render::charts::strip::MarkOf;
use crate::render::charts::strip::{WIDTH, strip};
use crate::render::context::Context;
use crate::render::value::{Value, list, map, text, text_or_none, value_or_none};

/// The strip of a topic's entries, or none where there are fewer than two.
pub fn topic_timeline(context: &Context, entries: &[EntryId]) -> Value {
    let spans: Vec<DateSpan> = entries.iter().map(|id| context.digest.entry(*id).date).collect();
    let archive = |year, month| {
        let on = context.digest.config.pages.archive;
        on.then(|| context.href(&archive_address(year, month, None)))
    };
    value_or_none(strip(&spans), |strip| {
        let dates = context.dates();
        let marks = strip.marks.iter().map(|(shape, of)| {
            let (period, name, count, href) = match *of {
                MarkOf::Entry(at) => {
                    let entry = context.digest.entry(entries[at]);
                    let href = context.href(&context.site.entries[entries[at].index()]);
                    (dates.span(entry.date), Some(entry.title.as_str()), 1, Some(href))
                }
                MarkOf::Month(day, count) => (dates.month_of(day), None, count, archive(day.year(), Some(day.month()))),
                MarkOf::Year(day, count) => (dates.year_of(day), None, count, archive(day.year(), None)),
            };
            map([
                ("x", Value::from(shape.x)),
                ("y", Value::from(shape.y)),
                ("width", Value::from(shape.width)),
                ("height", Value::from(shape.height)),
                ("period", text(&period)),
                ("title", text_or_none(name)),
                ("count", Value::from(count)),
                ("href", text_or_none(href.as_deref())),
            ])
        });
        let gathered = strip.marks.iter().any(|(_, of)| !matches!(of, MarkOf::Entry(_)));
        map([
            ("width", Value::from(WIDTH)),
            ("height", Value::from(strip.height)),
            ("gathered", Value::from(gathered)),
            ("marks", list(marks)),
            (
                "cells",
                list(
                    strip
                        .cells
                        .iter()
                        .enumerate()
                        .map(|(at, day)| text(&dates.tick(*day, at == 0))),
                ),
            ),
        ])
    })
}
