//! The files of the search index.

use crate::digest::EntryId;
use crate::digest::EventType;
use crate::render::context::Context;
use crate::render::search_index::record::{SHOWN_LIMIT, entry_record};
use crate::search;
use crate::search::{Dimension, File};
use crate::text::truncate;
use std::borrow::Cow;

/// The files of the search index.
pub fn search_index(context: &Context) -> Vec<File> {
    let digest = context.digest;
    let kind = |kind: &'static &str| (Cow::from(*kind), Cow::from(context.theme.words.term("type", kind)));
    let mut years: Vec<i16> = digest.entries.iter().map(|entry| entry.date.first.year()).collect();
    years.dedup();
    let dimensions = [
        dimension("topic", digest.topics.iter().map(|it| (&it.slug, &it.title))),
        dimension("person", digest.people.iter().map(|it| (&it.slug, &it.name))),
        dimension("party", digest.parties.iter().map(|it| (&it.slug, &it.name))),
        dimension("source", digest.publishers.iter().map(|it| (&it.slug, &it.name))),
        Dimension {
            name: "type",
            values: EventType::WORDS.iter().map(kind).collect(),
        },
        Dimension {
            name: "year",
            values: years
                .iter()
                .map(|year| (Cow::from(year.to_string()), Cow::from(year.to_string())))
                .collect(),
        },
    ];
    search::index(digest.entries.len(), &dimensions, |at| {
        entry_record(context, EntryId::new(at), &years)
    })
}

fn dimension<'a>(name: &'a str, values: impl Iterator<Item = (&'a String, &'a String)>) -> Dimension<'a> {
    Dimension {
        name,
        values: values
            .map(|(slug, name)| (Cow::from(slug), Cow::from(truncate(name, SHOWN_LIMIT))))
            .collect(),
    }
}
