//! The page of all topics.

use crate::digest::TopicId;
use crate::plan::address;
use crate::render::charts::activity::activity_chart;
use crate::render::context::Context;
use crate::render::output::PageResult;
use crate::render::parts::entry_links::latest_date;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, map, text, text_or_none};

pub fn render(context: &Context, address: &str) -> PageResult {
    let meta = PageMeta {
        kind: "topics",
        title: context.word("topics"),
        address,
        section: Some("topics"),
        ..PageMeta::default()
    };
    let mut rows = Vec::new();
    let mut roots: Vec<TopicId> = (0..context.digest.topics.len()).map(TopicId::new).collect();
    roots.retain(|id| {
        let topic = context.digest.topic(*id);
        topic.parent.is_none() && topic.has_page()
    });
    sort_topics(context, &mut roots);
    // Depth first: every topic is followed by its children.
    let mut open: Vec<(TopicId, usize)> = roots.into_iter().rev().map(|id| (id, 0)).collect();
    while let Some((id, depth)) = open.pop() {
        let topic = context.digest.topic(id);
        rows.push(map([
            ("name", text(&topic.title)),
            ("href", text(&context.href(&address::topic(context.digest, id)))),
            ("count", Value::from(topic.entries.len())),
            ("summary", text_or_none(topic.summary.as_deref())),
            ("depth", Value::from(depth)),
            ("latest", latest_date(context, &topic.entries)),
            ("activity", activity_chart(context, &topic.entries)),
        ]));
        let mut children = topic.children.clone();
        sort_topics(context, &mut children);
        open.extend(children.into_iter().rev().map(|id| (id, depth + 1)));
    }
    context.templates.render(
        "topics.html",
        vec![page_variable(context, &meta), ("topics", Value::from(rows))],
    )
}

fn sort_topics(context: &Context, topics: &mut [TopicId]) {
    topics.sort_by_cached_key(|id| (context.sort_key(&context.digest.topic(*id).title), *id));
}
