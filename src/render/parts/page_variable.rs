//! The variable `page` of every template: title, address, feeds, breadcrumbs, linked data.

use crate::language::text_direction;
use crate::plan::{FeedFormat, FeedScope, address, has_feeds};
use crate::render::context::Context;
use crate::render::linked_data::graph::page_graph;
use crate::render::parts::page_meta::PageMeta;
use crate::render::social_cards::address::card_address;
use crate::render::value::{Value, html, list, map, text, text_or_none, value_or_none};

/// The variable `page`, with its name.
pub fn page_variable(context: &Context, meta: &PageMeta) -> (&'static str, Value) {
    let config = &context.digest.config;
    let language = meta.language.unwrap_or(&config.language);
    let is_indexed = meta.indexed && !context.digest.is_preview;
    let canonical = config
        .base_url
        .as_ref()
        .filter(|_| is_indexed)
        .map(|base| format!("{base}{}", meta.address));
    let crumbs = meta.breadcrumbs.iter();
    let crumbs = crumbs.map(|(title, address)| map([("title", text(title)), ("href", text(&context.href(address)))]));
    let alternates = meta.alternates.iter();
    let alternates = alternates.map(|(language, address)| {
        let href = context.absolute_url(address);
        map([("language", text(language)), ("href", text(&href))])
    });
    let page = map([
        ("kind", text(meta.kind)),
        ("title", text(meta.title)),
        ("href", text(&context.href(meta.address))),
        ("canonical", text_or_none(canonical.as_deref())),
        ("description", text_or_none(meta.description)),
        ("language", text(language)),
        ("dir", text(text_direction(language))),
        ("section", text_or_none(meta.section)),
        ("feeds", list(feed_links(context, meta).into_iter())),
        ("breadcrumbs", list(crumbs)),
        ("alternates", list(alternates)),
        ("number", Value::from(meta.number)),
        ("first_page", text(&context.href(first_page(meta.address, meta.number)))),
        ("indexed", Value::from(is_indexed)),
        ("image", text_or_none(card_address(context, meta.address).as_deref())),
        (
            "linked_data",
            value_or_none(page_graph(context.digest, meta), |json| html(&json)),
        ),
    ]);
    ("page", page)
}

/// The address of the first page of the list that a page is in.
fn first_page(address: &str, number: usize) -> &str {
    address.strip_suffix(&format!("page/{number}/")).unwrap_or(address)
}

/// The feeds that a page links to: those of the site, then its own, each in every format.
fn feed_links(context: &Context, meta: &PageMeta) -> Vec<Value> {
    if !has_feeds(context.digest) {
        return Vec::new();
    }
    let own = meta.feed.iter().map(|(title, scope)| (title.as_str(), *scope));
    let scopes = std::iter::once((context.digest.config.title.as_str(), FeedScope::Site)).chain(own);
    let links = scopes.flat_map(|(title, scope)| {
        FeedFormat::ALL.into_iter().map(move |format| {
            let address = address::feed(context.digest, scope, format);
            map([
                ("title", text(title)),
                ("href", text(&context.href(&address))),
                ("type", text(format.media_type())),
            ])
        })
    });
    links.collect()
}
