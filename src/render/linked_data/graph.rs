//! The JSON-LD of a page: the item that it is about, and its place in the site.

use crate::render::context::Context;
use crate::render::linked_data::object::{for_script, object};
use crate::render::parts::page_meta::PageMeta;

/// The JSON-LD of a page, to stand in a `<script>`: what it is about, and where it is in the site. None without a
/// `base_url`, since things are identified by absolute addresses, and where there is nothing to say.
pub fn page_graph(context: &Context, frame: &PageMeta) -> Option<String> {
    let base = context.digest.config.base_url.as_deref().filter(|_| frame.indexed)?;
    let crumbs = &frame.breadcrumbs;
    let thing = frame.thing.as_deref();
    if crumbs.is_empty() && thing.is_none() {
        return None;
    }
    let mut out = Vec::with_capacity(2 << 10);
    out.extend(b"{\"@context\":\"https://schema.org\",\"@graph\":[");
    out.extend(thing.into_iter().flatten());
    if !crumbs.is_empty() {
        if thing.is_some() {
            out.push(b',');
        }
        let config = &context.digest.config;
        let home = (config.title.as_str(), "");
        let above = crumbs.iter().map(|(title, address)| (title.as_str(), address.as_str()));
        let all = std::iter::once(home).chain(above).chain([(frame.title, frame.address)]);
        object(&mut out, |list| {
            list.text("@type", "BreadcrumbList");
            list.list("itemListElement", all.enumerate(), |item, (at, (title, address))| {
                item.text("@type", "ListItem");
                item.number("position", at + 1);
                item.text("name", title);
                item.shown("item", format_args!("{base}{address}"));
            });
        });
    }
    out.extend(b"]}");
    Some(for_script(out))
}
