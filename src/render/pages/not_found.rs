//! The page for addresses that do not exist.

use crate::diagnostic::Diagnostic;
use crate::render::context::Context;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;

pub fn render(context: &Context, at: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let frame = PageMeta {
        kind: "not-found",
        title: context.word("not_found"),
        address: at,
        indexed: false,
        ..PageMeta::default()
    };
    context
        .templates
        .render("not-found.html", vec![page_variable(context, &frame)])
}
