//! The search page.

use crate::digest::TopicId;
use crate::plan::SEARCH_INDEX;
use crate::render::context::Context;
use crate::render::lists::counts::{count_links, counted_links};
use crate::render::lists::periods::archive_years;
use crate::render::output::PageResult;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{map, text};
use std::cmp::Reverse;

pub fn render(context: &Context, address: &str) -> PageResult {
    let meta = PageMeta {
        kind: "search",
        title: context.word("search"),
        address,
        section: Some("search"),
        ..PageMeta::default()
    };
    let kinds = &context.digest.config.pages;
    // A topic has the entries of those below it: as many as its page.
    let topics = context.digest.topics.iter().enumerate().filter(|_| kinds.topics);
    let mut topics: Vec<(TopicId, usize)> = topics
        .map(|(index, topic)| (TopicId::new(index), topic.entries.len()))
        .filter(|(_, count)| *count > 0)
        .collect();
    topics.sort_by_key(|(id, count)| (Reverse(*count), *id));
    let people = context.digest.entries.iter().filter(|_| kinds.people);
    let people = people.flat_map(|entry| entry.people.iter().copied());
    let topics = topics.into_iter().map(|(id, count)| (context.links.topic(id), count));
    let search = map([
        ("index", text(&context.href(SEARCH_INDEX))),
        ("topics", counted_links(topics)),
        ("people", count_links(people, |id| context.links.person(id))),
        ("years", archive_years(context)),
    ]);
    context
        .templates
        .render("search.html", vec![page_variable(context, &meta), ("search", search)])
}
