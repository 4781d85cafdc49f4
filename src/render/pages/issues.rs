//! The pages of the list of issues.

use crate::digest::IssueId;
use crate::plan::{address, page_count};
use crate::render::context::Context;
use crate::render::lists::issues::{issue_feed_link, issue_link};
use crate::render::output::PageResult;
use crate::render::parts::issue_names::issue_year;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, list, map, text, value_or_none};

pub fn render(context: &Context, at: &str, number: usize) -> PageResult {
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
    let neighbour = |number: usize| text(&context.href(&address::nth(address::ISSUES, number)));
    let value = map([
        ("total", Value::from(all.len())),
        ("years", list(years)),
        ("number", Value::from(number)),
        ("pages", Value::from(pages)),
        ("previous", value_or_none((number > 1).then(|| number - 1), neighbour)),
        ("next", value_or_none((number < pages).then_some(number + 1), neighbour)),
    ]);
    let frame = PageMeta {
        kind: "issues",
        title: context.word("issues"),
        address: at,
        section: Some("issues"),
        feed: Some(issue_feed_link(context)),
        number,
        ..PageMeta::default()
    };
    context
        .templates
        .render("issues.html", vec![page_variable(context, &frame), ("issues", value)])
}
