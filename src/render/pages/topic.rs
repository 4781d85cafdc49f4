//! The page of a topic.

use crate::digest::{Item, TopicId};
use crate::plan::{FeedScope, PositionList, address};
use crate::render::charts::activity::activity_chart;
use crate::render::charts::timeline::topic_timeline;
use crate::render::context::Context;
use crate::render::export::calendar::topic_calendar_link;
use crate::render::linked_data::registry::describe_topic;
use crate::render::lists::backlinks::mentioned_in;
use crate::render::lists::counts::{party_counts, people_counts, shown_and_rest};
use crate::render::lists::entries::{Days, entry_list};
use crate::render::lists::positions::list::newest_positions;
use crate::render::lists::positions::sides::topic_sides;
use crate::render::lists::positions::speakers::topic_speakers;
use crate::render::output::PageResult;
use crate::render::parts::body::{headings, page_body};
use crate::render::parts::breadcrumbs::topic_breadcrumbs;
use crate::render::parts::corrections::correction_list;
use crate::render::parts::entry_links::first_and_last_dates;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, list, map, map_from, text, text_or_none, value_or_none, yaml_value};

pub fn render(context: &Context, address: &str, id: TopicId, number: usize) -> PageResult {
    let topic = context.digest.topic(id);
    let base = address::topic(context.digest, id);
    let meta = PageMeta {
        kind: "topic",
        title: &topic.title,
        address,
        description: topic.summary.as_deref(),
        section: Some("topics"),
        breadcrumbs: topic_breadcrumbs(context, id),
        feed: Some((context.phrase("feed_title", &topic.title), FeedScope::Topic(id))),
        subject: (number == 1).then(|| describe_topic(context.digest, id)).flatten(),
        number,
        ..PageMeta::default()
    };
    let value = context
        .shared
        .topics
        .get_or_make(id.index(), || topic_value(context, id))
        .clone();
    context.templates.render(
        "topic.html",
        vec![
            page_variable(context, &meta),
            ("topic", value),
            entry_list(context, &base, &topic.entries, number, Days::Plain)?,
        ],
    )
}

/// What all pages of a topic's list share.
fn topic_value(context: &Context, id: TopicId) -> Value {
    let topic = context.digest.topic(id);
    let child = |id: &TopicId| {
        let topic = context.digest.topic(*id);
        map([
            ("name", text(&topic.title)),
            ("href", text(&context.href(&address::topic(context.digest, *id)))),
            ("key", text(address::topic(context.digest, *id).trim_end_matches('/'))),
            ("distinction", Value::none()),
            ("count", Value::from(topic.entries.len())),
        ])
    };
    let mut all = vec![
        ("name", text(&topic.title)),
        ("key", text(address::topic(context.digest, id).trim_end_matches('/'))),
        ("summary", text_or_none(topic.summary.as_deref())),
        ("usage_hint", text_or_none(topic.usage_hint.as_deref())),
        ("also_known_as", list(topic.also_known_as.iter().map(|name| text(name)))),
        ("corrections", correction_list(context, Item::Topic(id))),
        ("body", page_body(context, &topic.body, topic.file.as_ref())),
        ("headings", headings(&topic.body.headings)),
        ("parent", value_or_none(topic.parent, |id| context.links.topic(id))),
        ("children", shown_and_rest(topic.children.iter().map(child).collect())),
        ("related", list(topic.related.iter().map(|id| context.links.topic(*id)))),
        ("people", people_counts(context, &topic.entries)),
        ("parties", party_counts(context, &topic.entries)),
        ("activity", activity_chart(context, &topic.entries)),
        ("timeline", topic_timeline(context, &topic.entries)),
        ("mentioned_in", mentioned_in(context, Item::Topic(id), &topic.entries)),
        ("question", text_or_none(topic.question.as_deref())),
        ("sides", topic_sides(context, topic, usize::MAX)),
        ("speakers", topic_speakers(context, topic)),
        ("positions", newest_positions(context, PositionList::Topic(id))),
        ("calendar", topic_calendar_link(context, id)),
        ("extra", value_or_none(topic.extra.as_ref(), yaml_value)),
    ];
    all.extend(first_and_last_dates(context, &topic.entries));
    map_from(all)
}
