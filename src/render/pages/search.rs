//! The search page.

use crate::diagnostic::Diagnostic;
use crate::plan::SEARCH_INDEX;
use crate::render::context::Context;
use crate::render::lists::counts::COUNTS_LIMIT;
use crate::render::lists::periods::archive_years;
use crate::render::lists::tally::tally;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{extended, list, map, text};

pub fn render(context: &Context, at: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let frame = PageMeta {
        kind: "search",
        title: context.word("search"),
        address: at,
        section: Some("search"),
        ..PageMeta::default()
    };
    let kinds = &context.digest.config.pages;
    let entries = || context.digest.entries.iter();
    let topics = tally(entries().flat_map(|entry| entry.topics.iter().copied()), COUNTS_LIMIT);
    let topics = topics.into_iter().filter(|_| kinds.topics);
    let people = tally(entries().flat_map(|entry| entry.people.iter().copied()), COUNTS_LIMIT);
    let people = people.into_iter().filter(|_| kinds.people);
    let count = |number: usize| [("count", number.into())];
    let search = map([
        ("index", text(&context.href(SEARCH_INDEX))),
        (
            "topics",
            list(topics.map(|(id, many)| extended(&context.links.topic(id), count(many)))),
        ),
        (
            "people",
            list(people.map(|(id, many)| extended(&context.links.person(id), count(many)))),
        ),
        ("years", archive_years(context)),
    ]);
    context
        .templates
        .render("search.html", vec![page_variable(context, &frame), ("search", search)])
}
