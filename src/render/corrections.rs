//! The list of everything that was corrected, newest first. Translations are published too, so theirs are in it.

use super::Renderer;
use super::frame::Frame;
use super::template::{Value, list, map, maybe, option, text};
use crate::date::DateSpan;
use crate::diagnostic::Diagnostic;
use crate::digest::{Correction, Entry};
use crate::language::text_direction;
use crate::plan::{address, archive_address, page_count};
use std::cmp::Reverse;

/// A correction, the entry that it is of, and that entry's address.
type Corrected<'a> = (&'a Correction, &'a Entry, &'a str);

impl<'a> Renderer<'a> {
    pub(super) fn corrections_list(&self, at: &str, number: usize) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let base = "corrections/";
        let all = self.corrected.get_or_init(|| self.all_corrections());
        let size = self.digest.config.page_size;
        let pages = page_count(all.len(), size);
        let shown = all.chunks(size).nth(number - 1).unwrap_or_default();
        let months = shown.chunk_by(|(a, ..), (b, ..)| a.date.first_of_month() == b.date.first_of_month());
        let months = months.map(|same| {
            let day = same[0].0.date;
            let archive = archive_address(day.year(), Some(day.month()), None);
            map([
                ("title", text(&self.dates().month_of(day))),
                ("iso", text(archive.trim_end_matches('/').replace('/', "-").as_str())),
                ("corrections", list(same.iter().map(|one| self.corrected(one)))),
            ])
        });
        let neighbour = |number: usize| text(&self.href(&address::nth(base, number)));
        let value = map([
            ("total", Value::from(all.len())),
            ("months", list(months)),
            ("number", Value::from(number)),
            ("pages", Value::from(pages)),
            ("previous", option((number > 1).then(|| number - 1), neighbour)),
            ("next", option((number < pages).then_some(number + 1), neighbour)),
        ]);
        let frame = Frame {
            kind: "corrections",
            title: self.word("corrections"),
            address: at,
            section: Some("corrections"),
            number,
            ..Frame::default()
        };
        self.templates
            .render("corrections.html", vec![self.frame(&frame), ("list", value)])
    }

    fn all_corrections(&self) -> Vec<Corrected<'a>> {
        let entries = self.digest.entries.iter().zip(&self.site.entries);
        let translations = self.digest.translations.iter().zip(&self.site.translations);
        let of = |(entry, address): (&'a Entry, &'a String)| {
            let corrections = entry.corrections.iter().rev();
            corrections.map(move |correction| (correction, entry, address.as_str()))
        };
        let mut all: Vec<Corrected> = entries.chain(translations).flat_map(of).collect();
        all.sort_by_key(|(correction, ..)| Reverse(correction.date));
        all
    }

    fn corrected(&self, (correction, entry, address): &Corrected) -> Value {
        let dates = self.dates();
        let language = self.digest.language_of(entry);
        map([
            ("date", dates.value(DateSpan::day(correction.date), None)),
            ("kind", self.cards.term("correction", &correction.kind)),
            (
                "note",
                maybe(Some(correction.note.as_str()).filter(|note| !note.is_empty())),
            ),
            (
                "entry",
                map([
                    ("title", text(&entry.title)),
                    ("href", text(&self.href(address))),
                    ("language", text(language)),
                    ("dir", text(text_direction(language))),
                    ("date", dates.value(entry.date, None)),
                ]),
            ),
        ])
    }
}
