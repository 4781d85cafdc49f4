//! The list of all corrections, newest first. Translations are published too, so theirs are in it.

use crate::date::DateSpan;
use crate::digest::{Correction, Digest, Entry, Item};
use crate::language::text_direction;
use crate::plan::{archive_address, page_count};
use crate::render::context::{Context, CorrectionRef};
use crate::render::lists::pager::pager;
use crate::render::output::PageResult;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, list, map, map_from, text, text_or_none};
use jiff::civil::Date;
use std::cmp::Reverse;

/// A correction, the entry or translation that it is of, and the address of that.
struct Corrected<'a> {
    correction: &'a Correction,
    entry: &'a Entry,
    address: &'a str,
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

/// Every correction, newest first.
fn all_corrections(digest: &Digest) -> Vec<CorrectionRef> {
    let entries = digest.entries.iter().zip(digest.entry_ids().map(Item::Entry));
    let translations = digest.translations.iter().zip((0..).map(Item::Translation));
    let corrections = entries.chain(translations).flat_map(|(entry, item)| {
        let corrections = entry.corrections.iter().enumerate().rev();
        corrections.map(move |(index, correction)| (correction.date, CorrectionRef { item, index }))
    });
    let mut corrections: Vec<(Date, CorrectionRef)> = corrections.collect();
    corrections.sort_by_key(|(date, _)| Reverse(*date));
    corrections.into_iter().map(|(_, correction)| correction).collect()
}

/// None where the item is neither an entry nor a translation, which alone have corrections.
fn find_corrected<'a>(context: &Context<'a>, CorrectionRef { item, index }: CorrectionRef) -> Option<Corrected<'a>> {
    let (digest, site) = (context.digest, context.site);
    let (entry, address) = match item {
        Item::Entry(id) => (digest.entry(id), &site.entries[id.index()]),
        Item::Translation(at) => (&digest.translations[at], &site.translations[at]),
        _ => return None,
    };
    Some(Corrected {
        correction: entry.corrections.get(index)?,
        entry,
        address,
    })
}

fn correction_value(context: &Context, corrected: &Corrected) -> Value {
    let Corrected {
        correction,
        entry,
        address,
    } = corrected;
    let dates = context.dates();
    let language = context.digest.language_of(entry);
    let note = Some(correction.note.as_str()).filter(|note| !note.is_empty());
    let entry = map([
        ("title", text(&entry.title)),
        ("href", text(&context.href(address))),
        ("language", text(language)),
        ("dir", text(text_direction(language))),
        ("date", dates.value(entry.date, None)),
    ]);
    map([
        ("date", dates.value(DateSpan::day(correction.date), None)),
        ("kind", context.terms.term(correction.kind)),
        ("note", text_or_none(note)),
        ("entry", entry),
    ])
}
