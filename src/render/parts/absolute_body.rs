//! The text of an entry with absolute addresses, for whoever reads it outside of the site.

use crate::digest::{Entry, EntryId};
use crate::render::context::Context;
use crate::render::parts::body::body_html;
use std::borrow::Cow;

/// An entry's body with absolute addresses, made once for all feeds.
pub fn shared_absolute_body<'a>(context: &'a Context, id: EntryId, entry: &Entry, address: &str) -> &'a str {
    context
        .shared
        .absolute_bodies
        .get_or_make(id.index(), || make_absolute_body(context, entry, address))
}

/// The same for the open data: what a feed has made is taken, and nothing is kept, since every entry of the digest is asked
/// for once and the bodies together would take a lot of memory.
pub fn absolute_body<'a>(context: &'a Context, id: EntryId, entry: &Entry, address: &str) -> Cow<'a, str> {
    match context.shared.absolute_bodies.get(id.index()) {
        Some(body) => Cow::Borrowed(body),
        None => Cow::Owned(make_absolute_body(context, entry, address)),
    }
}

fn make_absolute_body(context: &Context, entry: &Entry, address: &str) -> String {
    let (base, own) = (context.absolute_url(""), context.absolute_url(address));
    with_absolute_anchors(body_html(context, &entry.body, Some(&entry.file), &base, &own), &own)
}

/// How a link within a body begins: to a footnote, or back from it.
const ANCHOR: &str = "<a href=\"#";

/// HTML whose links within itself have the whole address `own`. Whatever looks like such a link is one, since every `<` in
/// text is escaped.
pub fn with_absolute_anchors(html: String, own: &str) -> String {
    if html.contains(ANCHOR) {
        html.replace(ANCHOR, &format!("<a href=\"{own}#"))
    } else {
        html
    }
}
