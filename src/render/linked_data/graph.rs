//! The JSON-LD of a page: the item that it is about, and its place in the site.

use crate::digest::Digest;
use crate::render::linked_data::object::{for_script, object};
use crate::render::parts::page_meta::PageMeta;

/// The JSON-LD of a page, for a `<script>`: the item that the page is about, and the breadcrumbs. None without a `base_url`,
/// since items are identified by absolute addresses, and on pages that have neither.
pub fn page_graph(digest: &Digest, meta: &PageMeta) -> Option<String> {
    let base = digest.config.base_url.as_deref().filter(|_| meta.indexed)?;
    let crumbs = &meta.breadcrumbs;
    let subject = meta.subject.as_deref();
    if crumbs.is_empty() && subject.is_none() {
        return None;
    }
    let mut out = Vec::with_capacity(2 << 10);
    out.extend(b"{\"@context\":\"https://schema.org\",\"@graph\":[");
    out.extend(subject.into_iter().flatten());
    if !crumbs.is_empty() {
        if subject.is_some() {
            out.push(b',');
        }
        let config = &digest.config;
        let home = (config.title.as_str(), "");
        let above = crumbs.iter().map(|(title, address)| (title.as_str(), address.as_str()));
        let all = std::iter::once(home).chain(above).chain([(meta.title, meta.address)]);
        object(&mut out, |list| {
            list.text("@type", "BreadcrumbList");
            list.list("itemListElement", all.enumerate(), |item, (index, (title, address))| {
                item.text("@type", "ListItem");
                item.number("position", index + 1);
                item.text("name", title);
                item.display("item", format_args!("{base}{address}"));
            });
        });
    }
    out.extend(b"]}");
    Some(for_script(out))
}
