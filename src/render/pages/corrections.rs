//! The list of all corrections, newest first. Translations are published too, so theirs are in it.

use crate::digest::{Correction, Digest};
use crate::language::text_direction;
use crate::plan::{archive_address, page_count};
use crate::render::context::{Context, CorrectionRef};
use crate::render::lists::pager::pager;
use crate::render::output::PageResult;
use crate::render::parts::corrections::{CorrectedItem, corrected_item, note_html};
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, html, list, map, map_from, text, value_or_none};
use jiff::civil::Date;
use std::cmp::Reverse;

/// A correction and what it is of.
struct Corrected<'a> {
    correction: &'a Correction,
    item: CorrectedItem<'a>,
}

impl Corrected<'_> {
    fn month(&self) -> Date {
        self.correction.date.first_of_month()
    }
}

pub fn render(context: &Context, address: &str, number: usize) -> PageResult {
    let all = context
        .shared
        .corrections
        .get_or_init(|| all_corrections(context.digest));
    let size = context.digest.config.page_size;
    let shown = all.chunks(size).nth(number - 1).unwrap_or_default();
    let shown: Vec<Corrected> = shown.iter().filter_map(|it| find_corrected(context, *it)).collect();
    let months = shown.chunk_by(|a, b| a.month() == b.month()).map(|same| {
        let month = same[0].month();
        let archive = archive_address(month.year(), Some(month.month()), None);
        map([
            ("title", text(&context.dates().month_of(month))),
            ("iso", text(archive.trim_end_matches('/').replace('/', "-").as_str())),
            (
                "corrections",
                list(same.iter().map(|corrected| correction_value(context, corrected))),
            ),
        ])
    });
    let mut value = vec![("total", Value::from(all.len())), ("months", list(months))];
    value.extend(pager(context, "corrections/", number, page_count(all.len(), size)));
    let meta = PageMeta {
        kind: "corrections",
        title: context.word("corrections"),
        address,
        section: Some("corrections"),
        number,
        ..PageMeta::default()
    };
    let variables = vec![page_variable(context, &meta), ("list", map_from(value))];
    context.templates.render("corrections.html", variables)
}

/// Every correction of something that has a page, newest first.
fn all_corrections(digest: &Digest) -> Vec<CorrectionRef> {
    let corrections = digest.corrections.iter().flat_map(|(item, corrections)| {
        let corrections = corrections.iter().enumerate().rev();
        corrections.map(|(index, correction)| (correction.date, CorrectionRef { item: *item, index }))
    });
    let mut corrections: Vec<(Date, CorrectionRef)> = corrections.collect();
    corrections.sort_by_key(|(date, _)| Reverse(*date));
    corrections.into_iter().map(|(_, correction)| correction).collect()
}

fn find_corrected<'a>(context: &Context<'a>, CorrectionRef { item, index }: CorrectionRef) -> Option<Corrected<'a>> {
    Some(Corrected {
        correction: context.digest.corrections_of(item).get(index)?,
        item: corrected_item(context, item)?,
    })
}

fn correction_value(context: &Context, Corrected { correction, item }: &Corrected) -> Value {
    let dates = context.dates();
    let language = item.language.unwrap_or(&context.digest.config.language);
    let corrected = map([
        ("title", text(&item.title)),
        ("href", text(&context.href(&item.address))),
        ("language", text(language)),
        ("dir", text(text_direction(language))),
        ("date", value_or_none(item.date, |date| dates.value(date, None))),
    ]);
    map([
        ("date", dates.single(correction.date)),
        ("kind", context.terms.term(correction.kind)),
        ("note", html(&note_html(context, correction))),
        ("of", corrected),
    ])
}
