//! Writes a feed as Atom (RFC 4287).

use crate::plan::{FeedFormat, address};
use crate::render::context::Context;
use crate::render::feeds::feed::{Feed, FeedItem};
use crate::render::feeds::names::feed_id;
use crate::render::xml::escape;
use std::fmt::Write;

pub fn write_atom(context: &Context, address: &str, feed: &Feed) -> Vec<u8> {
    let mut out = String::with_capacity(4 << 10);
    write_head(context, &mut out, address, feed);
    for item in &feed.items {
        write_entry(context, &mut out, item);
    }
    out.push_str("</feed>\n");
    out.into_bytes()
}

fn write_head(context: &Context, out: &mut String, address: &str, feed: &Feed) {
    let config = &context.digest.config;
    let own = |format| address::feed(context.digest, feed.scope, format);
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"{} xml:lang=\"{}\">\n\
         <id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n",
        if feed.is_archive {
            " xmlns:fh=\"http://purl.org/syndication/history/1.0\""
        } else {
            ""
        },
        escape(config.language.as_str()),
        // The documents of a feed are one feed.
        escape(feed_id(context.digest, feed.scope)),
        escape(feed.title.as_str()),
        feed.updated(),
    );
    if let Some(description) = feed.description {
        let _ = writeln!(out, "<subtitle>{}</subtitle>", escape(description));
    }
    let atom = FeedFormat::Atom.media_type();
    write_link(context, out, "self", atom, address);
    write_link(
        context,
        out,
        "alternate",
        "text/html",
        &address::of(context.digest, feed.scope),
    );
    if feed.is_archive {
        out.push_str("<fh:archive/>\n");
    } else {
        let json = FeedFormat::Json;
        write_link(context, out, "alternate", json.media_type(), &own(json));
    }
    for (relation, address) in &feed.paging {
        write_link(context, out, relation, atom, address);
    }
    let _ = writeln!(
        out,
        "<author><name>{}</name></author>\n<generator version=\"{}\">Chancery</generator>",
        escape(config.title.as_str()),
        env!("CARGO_PKG_VERSION"),
    );
    if let Some(licence) = &config.licence {
        let _ = writeln!(out, "<rights>{}</rights>", escape(licence.name.as_str()));
    }
}

fn write_link(context: &Context, out: &mut String, relation: &str, kind: &str, address: &str) {
    let url = context.absolute_url(address);
    let _ = writeln!(
        out,
        "<link rel=\"{relation}\" type=\"{kind}\" href=\"{}\"/>",
        escape(url)
    );
}

fn write_entry(context: &Context, out: &mut String, item: &FeedItem) {
    out.push_str("<entry");
    if let Some(language) = item.language {
        let _ = write!(out, " xml:lang=\"{}\"", escape(language));
    }
    let _ = write!(
        out,
        ">\n<id>{}</id>\n<title>{}</title>\n",
        escape(item.id.as_str()),
        escape(&*item.title)
    );
    write_link(context, out, "alternate", "text/html", &item.address);
    let _ = write!(
        out,
        "<published>{}</published>\n<updated>{}</updated>\n",
        item.published, item.updated
    );
    for category in &item.categories {
        let _ = writeln!(
            out,
            "<category term=\"{}\" label=\"{}\"/>",
            escape(category.term),
            escape(category.label)
        );
    }
    if let Some(url) = item.via {
        let _ = writeln!(out, "<link rel=\"via\" href=\"{}\"/>", escape(url));
    }
    if let Some(summary) = &item.summary {
        let _ = writeln!(out, "<summary>{}</summary>", escape(&**summary));
    }
    if let Some(content) = &item.content {
        let _ = writeln!(out, "<content type=\"html\">{}</content>", escape(&**content));
    }
    out.push_str("</entry>\n");
}
