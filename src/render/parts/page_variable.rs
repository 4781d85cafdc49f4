//! The variable `page` of every template: title, address, feeds, breadcrumbs, linked data.

use crate::language::text_direction;
use crate::plan::{FeedFormat, FeedScope, address, has_feeds};
use crate::render::context::Context;
use crate::render::linked_data::graph::page_graph;
use crate::render::parts::page_meta::PageMeta;
use crate::render::social_cards::address::card_address;
use crate::render::value::{Value, html, list, map, text, text_or_none, value_or_none};

/// The variable `page`.
pub fn page_variable(context: &Context, frame: &PageMeta) -> (&'static str, Value) {
    let config = &context.digest.config;
    let language = frame.language.unwrap_or(&config.language);
    let canonical = config
        .base_url
        .as_ref()
        .filter(|_| frame.indexed)
        .map(|base| format!("{base}{}", frame.address));
    let mut feeds = Vec::new();
    let mut feed = |title: &str, scope: FeedScope| {
        for format in FeedFormat::ALL {
            let address = address::feed(context.digest, scope, format);
            feeds.push(map([
                ("title", text(title)),
                ("href", text(&context.href(&address))),
                ("type", text(format.media_type())),
            ]));
        }
    };
    if has_feeds(context.digest) {
        feed(&config.title, FeedScope::Site);
        if let Some((title, scope)) = &frame.feed {
            feed(title, *scope);
        }
    }
    let crumbs = frame.breadcrumbs.iter();
    let crumbs = crumbs.map(|(title, address)| map([("title", text(title)), ("href", text(&context.href(address)))]));
    let alternates = frame.alternates.iter();
    let alternates = alternates.map(|(language, address)| {
        let href = match &config.base_url {
            Some(base) => format!("{base}{address}"),
            None => context.href(address),
        };
        map([("language", text(language)), ("href", text(&href))])
    });
    let page = map([
        ("kind", text(frame.kind)),
        ("title", text(frame.title)),
        ("href", text(&context.href(frame.address))),
        ("canonical", text_or_none(canonical.as_deref())),
        ("description", text_or_none(frame.description)),
        ("language", text(language)),
        ("dir", text(text_direction(language))),
        ("section", text_or_none(frame.section)),
        ("feeds", Value::from(feeds)),
        ("breadcrumbs", list(crumbs)),
        ("alternates", list(alternates)),
        ("number", Value::from(frame.number)),
        ("indexed", Value::from(frame.indexed)),
        ("image", text_or_none(card_address(context, frame.address).as_deref())),
        (
            "linked_data",
            value_or_none(page_graph(context, frame), |json| html(&json)),
        ),
    ]);
    ("page", page)
}
