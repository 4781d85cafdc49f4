//! Feeds. What one has is gathered once, of entries or of issues, and written by either of two writers: Atom (RFC 4287)
//! or JSON Feed 1.1. The feeds of the site and of topics have the full text, the others summaries.

pub mod archive;
mod atom;
mod corrections;
mod entries;
mod feed;
mod issues;
mod item;
mod json;
mod names;
pub mod opml;

use crate::plan::{FeedFormat, FeedScope};
use crate::render::context::Context;
use crate::render::feeds::atom::write_atom;
use crate::render::feeds::entries::entries_feed;
use crate::render::feeds::issues::issues_feed;
use crate::render::feeds::json::write_json;

pub fn render(context: &Context, address: &str, scope: FeedScope, format: FeedFormat) -> Vec<u8> {
    let feed = match scope {
        FeedScope::Issues => issues_feed(context),
        _ => entries_feed(context, scope),
    };
    match format {
        FeedFormat::Atom => write_atom(context, address, &feed),
        FeedFormat::Json => write_json(context, address, &feed),
    }
}
