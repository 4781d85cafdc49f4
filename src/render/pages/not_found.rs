//! The page for addresses that do not exist.

use crate::render::context::Context;
use crate::render::output::PageResult;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;

pub fn render(context: &Context, address: &str) -> PageResult {
    let meta = PageMeta {
        kind: "not-found",
        title: context.word("not_found"),
        address,
        indexed: false,
        ..PageMeta::default()
    };
    context
        .templates
        .render("not-found.html", vec![page_variable(context, &meta)])
}
