//! The search page.

use crate::plan::SEARCH_INDEX;
use crate::render::context::Context;
use crate::render::lists::counts::counted_links;
use crate::render::lists::periods::archive_years;
use crate::render::lists::tally::tally;
use crate::render::output::PageResult;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{map, text};

pub fn render(context: &Context, address: &str) -> PageResult {
    let meta = PageMeta {
        kind: "search",
        title: context.word("search"),
        address,
        section: Some("search"),
        ..PageMeta::default()
    };
    let kinds = &context.digest.config.pages;
    let entries = || context.digest.entries.iter();
    let topics = tally(entries().flat_map(|entry| entry.topics.iter().copied()));
    let topics = topics.into_iter().filter(|_| kinds.topics);
    let people = tally(entries().flat_map(|entry| entry.people.iter().copied()));
    let people = people.into_iter().filter(|_| kinds.people);
    let topics = topics.map(|(id, count)| (context.links.topic(id), count));
    let people = people.map(|(id, count)| (context.links.person(id), count));
    let search = map([
        ("index", text(&context.href(SEARCH_INDEX))),
        ("topics", counted_links(topics)),
        ("people", counted_links(people)),
        ("years", archive_years(context)),
    ]);
    context
        .templates
        .render("search.html", vec![page_variable(context, &meta), ("search", search)])
}
