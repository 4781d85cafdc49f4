//! The pages of the list of issues.

use crate::digest::IssueId;
use crate::plan::{address, page_count};
use crate::render::context::Context;
use crate::render::lists::issues::{issue_feed_link, issue_link};
use crate::render::lists::pager::pager;
use crate::render::output::PageResult;
use crate::render::parts::issue_names::issue_year;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, list, map, map_from, text};

pub fn render(context: &Context, address: &str, number: usize) -> PageResult {
    let size = context.digest.config.page_size;
    let all = &context.digest.issues;
    let pages = page_count(all.len(), size);
    let shown: Vec<IssueId> = (0..all.len())
        .skip((number - 1) * size)
        .take(size)
        .map(IssueId::new)
        .collect();
    let year = |id: &IssueId| issue_year(context.digest.issue(*id));
    let years = shown.chunk_by(|a, b| year(a) == year(b)).map(|same| {
        map([
            ("title", text(&year(&same[0]).to_string())),
            ("issues", list(same.iter().map(|id| issue_link(context, *id)))),
        ])
    });
    let mut value = vec![("total", Value::from(all.len())), ("years", list(years))];
    value.extend(pager(context, address::ISSUES, number, pages));
    let meta = PageMeta {
        kind: "issues",
        title: context.word("issues"),
        address,
        section: Some("issues"),
        feed: Some(issue_feed_link(context)),
        number,
        ..PageMeta::default()
    };
    context.templates.render(
        "issues.html",
        vec![page_variable(context, &meta), ("issues", map_from(value))],
    )
}
