//! The files of the search index.

use crate::digest::EntryId;
use crate::digest::EventType;
use crate::render::context::Context;
use crate::render::search_index::record::{TEXT_LIMIT, entry_record};
use crate::search;
use crate::search::{Dimension, IndexFile};
use crate::text::truncate;
use std::borrow::Cow;

/// The files of the search index.
pub fn search_index(context: &Context) -> Vec<IndexFile> {
    let digest = context.digest;
    let event_type = |kind: &'static &str| (Cow::from(*kind), Cow::from(context.theme.words.term("type", kind)));
    let mut years: Vec<i16> = digest.entries.iter().map(|entry| entry.date.first().year()).collect();
    years.dedup();
    let dimensions = [
        dimension(
            "topic",
            digest.topics.iter().map(|topic| (&topic.slug, Cow::from(&topic.title))),
        ),
        dimension(
            "person",
            digest.people.iter().map(|person| (&person.slug, person.full_name())),
        ),
        dimension(
            "party",
            digest.parties.iter().map(|party| (&party.slug, party.full_name())),
        ),
        dimension(
            "source",
            digest
                .publishers
                .iter()
                .map(|source| (&source.slug, Cow::from(&source.name))),
        ),
        Dimension {
            name: "type",
            values: EventType::WORDS.iter().map(event_type).collect(),
        },
        Dimension {
            name: "year",
            values: years
                .iter()
                .map(|year| (Cow::from(year.to_string()), Cow::from(year.to_string())))
                .collect(),
        },
    ];
    search::build_index(digest.entries.len(), &dimensions, |index| {
        entry_record(context, EntryId::new(index), &years)
    })
}

/// A dimension by which results are filtered, from slugs and names.
fn dimension<'a>(name: &'a str, values: impl Iterator<Item = (&'a String, Cow<'a, str>)>) -> Dimension<'a> {
    Dimension {
        name,
        values: values
            .map(|(slug, name)| (Cow::from(slug), Cow::from(truncate(&name, TEXT_LIMIT))))
            .collect(),
    }
}
