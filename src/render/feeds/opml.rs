//! The list of all feeds, to subscribe to several at once (OPML 2.0).

use crate::plan::{FeedFormat, FeedScope, Page, address};
use crate::render::context::Context;
use crate::render::feeds::names::feed_title;
use crate::render::xml::escape;
use std::fmt::Write;

pub fn feed_list(context: &Context) -> Vec<u8> {
    let mut out = String::with_capacity(4 << 10);
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head>\n<title>{}</title>\n\
         <docs>http://opml.org/spec2.opml</docs>\n</head>\n<body>\n",
        escape(context.digest.config.title.as_str())
    );
    let mut feeds: Vec<FeedScope> = context
        .site
        .pages
        .iter()
        .filter_map(|(_, page)| atom_scope(page))
        .collect();
    // Those of one group stay in the order of their addresses.
    feeds.sort_by_key(|scope| outline_group(*scope).0);
    for feeds in feeds.chunk_by(|a, b| outline_group(*a) == outline_group(*b)) {
        let name = outline_group(feeds[0]).1;
        if let Some(name) = name {
            let _ = writeln!(out, "<outline text=\"{}\">", escape(context.word(name)));
        }
        for scope in feeds {
            write_outline(context, &mut out, *scope);
        }
        if name.is_some() {
            out.push_str("</outline>\n");
        }
    }
    out.push_str("</body>\n</opml>\n");
    out.into_bytes()
}

fn write_outline(context: &Context, out: &mut String, scope: FeedScope) {
    let title = feed_title(context, scope);
    let title = escape(title.as_str());
    let feed = context.absolute_url(&address::feed(context.digest, scope, FeedFormat::Atom));
    let page = context.absolute_url(&address::of(context.digest, scope));
    // The type is what readers look for; it says nothing of the format.
    let _ = writeln!(
        out,
        "<outline type=\"rss\" text=\"{title}\" title=\"{title}\" xmlUrl=\"{}\" htmlUrl=\"{}\"/>",
        escape(feed),
        escape(page)
    );
}

/// The scope of an Atom feed; none for other pages.
fn atom_scope(page: &Page) -> Option<FeedScope> {
    match page {
        Page::Feed(scope, FeedFormat::Atom) => Some(*scope),
        _ => None,
    }
}

/// The order of a feed in the list, and the name of the word that its group has.
fn outline_group(scope: FeedScope) -> (usize, Option<&'static str>) {
    match scope {
        FeedScope::Site => (0, None),
        FeedScope::Issues => (1, None),
        FeedScope::Topic(_) => (2, Some("topics")),
        FeedScope::Person(_) => (3, Some("people")),
        FeedScope::Party(_) => (4, Some("parties")),
        FeedScope::Pair(_) => (5, Some("pairs")),
        FeedScope::Source(_) => (6, Some("sources")),
    }
}
