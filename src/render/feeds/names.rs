//! The titles, descriptions and lasting ids of feeds.

use crate::digest::Digest;
use crate::plan::{FeedFormat, FeedScope, address};
use crate::render::context::Context;
use crate::render::lists::pairs::pair_title;

/// What a feed is called where it stands beside those of other sites.
pub fn feed_title(context: &Context, scope: FeedScope) -> String {
    let digest = context.digest;
    let site = &digest.config.title;
    let name = match scope {
        FeedScope::Site => return site.clone(),
        FeedScope::Topic(id) => &digest.topic(id).title,
        FeedScope::Person(id) => &digest.person(id).name,
        FeedScope::Party(id) => &digest.party(id).name,
        FeedScope::Source(id) => &digest.publisher(id).name,
        FeedScope::Pair(id) => &pair_title(context, id),
        FeedScope::Issues => context.word("issues"),
    };
    format!("{name} · {site}")
}

pub fn feed_description<'a>(digest: &'a Digest, scope: FeedScope) -> Option<&'a str> {
    let description = digest.config.description.as_deref();
    description.filter(|_| scope == FeedScope::Site)
}

/// The lasting id of a feed: that of its first address.
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

/// A lasting id; without a feed authority there are no feeds.
pub fn lasting_id(digest: &Digest, path: &str) -> String {
    digest.config.tag(path).unwrap_or_default()
}
