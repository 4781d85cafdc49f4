//! The pages of the positions on a topic that has many.

use crate::digest::TopicId;
use crate::plan::{address, page_count};
use crate::render::context::Context;
use crate::render::lists::pager::pager;
use crate::render::lists::positions::table::{TableRows, position_table};
use crate::render::output::PageResult;
use crate::render::parts::breadcrumbs::topic_breadcrumbs;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, map_from};

pub fn render(context: &Context, address: &str, id: TopicId, number: usize) -> PageResult {
    let topic = context.digest.topic(id);
    let mut breadcrumbs = topic_breadcrumbs(context, id);
    breadcrumbs.push((topic.title.clone(), address::topic(context.digest, id)));
    let base = address::positions(context.digest, id);
    let size = context.digest.config.page_size;
    let pages = page_count(topic.positions.len(), size);
    let from = ((number - 1) * size).min(topic.positions.len());
    let shown = from..topic.positions.len().min(from + size);
    let title = context.phrase("positions_on", &topic.title);
    let meta = PageMeta {
        kind: "positions",
        title: &title,
        address,
        section: Some("topics"),
        breadcrumbs,
        number,
        ..PageMeta::default()
    };
    let mut list = vec![("total", Value::from(topic.positions.len()))];
    list.extend(pager(context, &base, number, pages));
    let variables = vec![
        page_variable(context, &meta),
        ("topic", context.links.topic(id)),
        (
            "positions",
            position_table(context, &topic.positions, shown, TableRows::Holders(id)),
        ),
        ("list", map_from(list)),
    ];
    context.templates.render("positions.html", variables)
}
