//! Writes a feed as JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use crate::plan::{FeedFormat, address};
use crate::render::context::Context;
use crate::render::feeds::feed::{Feed, FeedItem};
use jiff::Timestamp;
use serde::{Serialize, Serializer};

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: String,
    feed_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    authors: [Author<'a>; 1],
    language: &'a str,
    #[serde(rename = "_alternate")]
    alternate: Alternate,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

/// The same feed as Atom: an extension, since the format has no place for it.
#[derive(Serialize)]
struct Alternate {
    about: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    url: String,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(serialize_with = "serialize_moment")]
    date_published: Timestamp,
    #[serde(serialize_with = "serialize_moment")]
    date_modified: Timestamp,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

pub fn write_json(context: &Context, address: &str, feed: &Feed) -> Vec<u8> {
    let config = &context.digest.config;
    let atom = address::feed(context.digest, feed.scope, FeedFormat::Atom);
    let document = Document {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: context.absolute_url(&address::of(context.digest, feed.scope)),
        feed_url: context.absolute_url(address),
        description: feed.description,
        authors: [Author { name: &config.title }],
        language: &config.language,
        alternate: Alternate {
            about: "https://www.rfc-editor.org/rfc/rfc4287",
            kind: FeedFormat::Atom.media_type(),
            url: context.absolute_url(&atom),
        },
        items: feed.items.iter().map(|item| json_item(context, item)).collect(),
    };
    let mut out = Vec::with_capacity(4 << 10);
    serde_json::to_writer(&mut out, &document).expect("texts and moments are JSON, and memory takes all of it");
    out.push(b'\n');
    out
}

/// An item. One without its whole text has its summary as its content, which the format wants.
fn json_item<'a>(context: &Context, item: &'a FeedItem) -> Item<'a> {
    let full = item.content.is_some();
    Item {
        id: &item.id,
        url: context.absolute_url(&item.address),
        external_url: item.via,
        title: &item.title,
        content_html: item.content.as_deref(),
        content_text: (!full).then(|| item.summary.as_deref().unwrap_or_default()),
        summary: item.summary.as_deref().filter(|_| full),
        date_published: item.published,
        date_modified: item.updated,
        tags: item.categories.iter().map(|category| category.label).collect(),
        language: item.language,
    }
}

/// RFC 3339, as the format wants it.
fn serialize_moment<S: Serializer>(moment: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(moment)
}
