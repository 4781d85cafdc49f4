//! The titles, descriptions and lasting ids of feeds.

use crate::digest::Digest;
use crate::plan::{FeedFormat, FeedScope, address};
use crate::render::context::Context;
use crate::render::lists::pairs::pair_title;
use std::borrow::Cow;

/// The title of a feed, with the name of the site: readers show it among the feeds of other sites.
pub fn feed_title(context: &Context, scope: FeedScope) -> String {
    let digest = context.digest;
    let site = &digest.config.title;
    let name = match scope {
        FeedScope::Site => return site.clone(),
        FeedScope::Topic(id) => Cow::from(&digest.topic(id).title),
        FeedScope::Person(id) => digest.person(id).full_name(),
        FeedScope::Party(id) => digest.party(id).full_name(),
        FeedScope::Source(id) => Cow::from(&digest.publisher(id).name),
        FeedScope::Pair(id) => Cow::from(pair_title(context, id)),
        FeedScope::Issues => Cow::from(context.word("issues")),
    };
    format!("{name} · {site}")
}

/// The description of the site, in the feed of the site alone.
pub fn feed_description(digest: &Digest, scope: FeedScope) -> Option<&str> {
    let description = digest.config.description.as_deref();
    description.filter(|_| scope == FeedScope::Site)
}

/// The id of a feed, made from the first address that it had, so that it stays when the address changes.
pub fn feed_id(digest: &Digest, scope: FeedScope) -> String {
    let aliases: &[String] = match scope {
        FeedScope::Topic(id) => &digest.topic(id).aliases,
        FeedScope::Person(id) => &digest.person(id).aliases,
        FeedScope::Party(id) => &digest.party(id).aliases,
        FeedScope::Source(id) => &digest.publisher(id).aliases,
        FeedScope::Site | FeedScope::Pair(_) | FeedScope::Issues => &[],
    };
    match aliases.first() {
        Some(alias) => lasting_id(
            digest,
            &format!("{}/{}", alias.trim_matches('/'), FeedFormat::Atom.file()),
        ),
        None => lasting_id(digest, &address::feed(digest, scope, FeedFormat::Atom)),
    }
}

/// The id that what had this address first keeps.
pub fn lasting_id(digest: &Digest, path: &str) -> String {
    digest.config.lasting_id(path)
}
