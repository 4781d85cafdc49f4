//! The home page.

use crate::digest::TopicId;
use crate::plan::{HOME, address};
use crate::render::charts::activity::activity_chart;
use crate::render::context::Context;
use crate::render::linked_data::common::describe_site;
use crate::render::lists::entries::{Days, entry_list};
use crate::render::lists::issues::newest_issue_link;
use crate::render::lists::periods::archive_years;
use crate::render::output::PageResult;
use crate::render::parts::body::page_body;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, list, map, text, text_or_none, value_or_none};
use std::cmp::Reverse;

/// The most topics on the home page; the busiest are shown.
const HOME_TOPICS: usize = 12;

pub fn render(context: &Context, address: &str, number: usize) -> PageResult {
    let config = &context.digest.config;
    let meta = PageMeta {
        kind: "home",
        title: &config.title,
        address,
        description: config.description.as_deref(),
        section: Some("home"),
        subject: (number == 1).then(|| describe_site(context.digest)).flatten(),
        number,
        ..PageMeta::default()
    };
    let mut variables = vec![
        page_variable(context, &meta),
        entry_list(context, "", &context.shared.entries, number, Days::Plain)?,
    ];
    variables.extend(context.shared.home.get_or_init(|| home_values(context)).iter().cloned());
    context.templates.render("home.html", variables)
}

/// What all pages of the home page's list share.
fn home_values(context: &Context) -> Vec<(&'static str, Value)> {
    let mut busiest: Vec<TopicId> = (0..context.digest.topics.len()).map(TopicId::new).collect();
    busiest.retain(|id| {
        let topic = context.digest.topic(*id);
        topic.parent.is_none() && !topic.entries.is_empty() && context.digest.config.pages.topics
    });
    busiest.sort_by_key(|id| (Reverse(context.digest.topic(*id).entries.len()), *id));
    let topics = busiest.iter().take(HOME_TOPICS).map(|id| {
        let topic = context.digest.topic(*id);
        map([
            ("name", text(&topic.title)),
            ("href", text(&context.href(&address::topic(context.digest, *id)))),
            ("count", Value::from(topic.entries.len())),
            ("summary", text_or_none(topic.summary.as_deref())),
            ("activity", activity_chart(context, &topic.entries)),
        ])
    });
    let introduction = context.digest.pages.iter().find(|page| page.slug == HOME);
    vec![
        ("topics", list(topics)),
        ("years", archive_years(context)),
        ("issue", newest_issue_link(context)),
        ("activity", activity_chart(context, &context.shared.entries)),
        (
            "introduction",
            value_or_none(introduction, |page| page_body(context, &page.body, Some(&page.file))),
        ),
    ]
}
