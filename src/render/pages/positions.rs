//! The pages of the positions on a topic that has many.

use crate::diagnostic::Diagnostic;
use crate::digest::TopicId;
use crate::plan::{address, page_count};
use crate::render::context::Context;
use crate::render::lists::positions::table::{TableRows, position_table};
use crate::render::parts::breadcrumbs::topic_breadcrumbs;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, map, text, value_or_none};

/// A page of the positions on a topic that has many.
pub fn render(context: &Context, at: &str, id: TopicId, number: usize) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let topic = context.digest.topic(id);
    let mut breadcrumbs = topic_breadcrumbs(context, id);
    breadcrumbs.push((topic.title.clone(), address::topic(context.digest, id)));
    let base = address::positions(context.digest, id);
    let size = context.digest.config.page_size;
    let pages = page_count(topic.positions.len(), size);
    let from = ((number - 1) * size).min(topic.positions.len());
    let shown = from..topic.positions.len().min(from + size);
    let title = context.phrase("positions_on", &topic.title);
    let frame = PageMeta {
        kind: "positions",
        title: &title,
        address: at,
        section: Some("topics"),
        breadcrumbs,
        number,
        ..PageMeta::default()
    };
    let neighbour = |number: usize| text(&context.href(&address::nth(&base, number)));
    let pager = map([
        ("total", Value::from(topic.positions.len())),
        ("number", Value::from(number)),
        ("pages", Value::from(pages)),
        ("previous", value_or_none((number > 1).then(|| number - 1), neighbour)),
        ("next", value_or_none((number < pages).then_some(number + 1), neighbour)),
    ]);
    let variables = vec![
        page_variable(context, &frame),
        ("topic", context.links.topic(id)),
        (
            "positions",
            position_table(context, &topic.positions, shown, TableRows::Holders(id)),
        ),
        ("list", pager),
    ];
    context.templates.render("positions.html", variables)
}
