//! Pages of the editor’s own, such as “About”.

use crate::digest::{Item, PageId, WithheldReason};
use crate::render::context::Context;
use crate::render::lists::backlinks::mentioned_in;
use crate::render::output::PageResult;
use crate::render::parts::body::{headings, page_html};
use crate::render::parts::corrections::correction_list;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::parts::unpublished::unpublished_mark;
use crate::render::value::{html, map, text, value_or_none, yaml_value};

pub fn render(context: &Context, address: &str, id: PageId) -> PageResult {
    let page = &context.digest.pages[id.index()];
    let summary = page.summary.as_deref().unwrap_or(&page.body.excerpt);
    let summary = crate::text::truncate(summary, 300);
    let meta = PageMeta {
        kind: "page",
        title: &page.title,
        address,
        description: Some(summary.as_str()).filter(|summary| !summary.is_empty()),
        section: Some(&page.slug),
        language: page.language.as_deref(),
        indexed: !page.draft,
        ..PageMeta::default()
    };
    let body = page_html(context, &page.body, Some(&page.file));
    let content = map([
        ("title", text(&page.title)),
        (
            "unpublished",
            unpublished_mark(context, page.draft.then_some(&WithheldReason::Draft)),
        ),
        ("body", html(&body)),
        ("headings", headings(&page.body.headings)),
        ("corrections", correction_list(context, Item::Page(id))),
        ("mentioned_in", mentioned_in(context, Item::Page(id), &[])),
        ("extra", value_or_none(page.extra.as_ref(), yaml_value)),
    ]);
    context
        .templates
        .render("page.html", vec![page_variable(context, &meta), ("content", content)])
}
