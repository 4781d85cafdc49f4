//! The page of a source.

use crate::digest::{Item, PublisherId};
use crate::plan::FeedScope;
use crate::render::charts::activity::activity_chart;
use crate::render::context::Context;
use crate::render::linked_data::registry::describe_source;
use crate::render::lists::accounts::account_counts;
use crate::render::lists::backlinks::mentioned_in;
use crate::render::lists::counts::topic_counts;
use crate::render::output::PageResult;
use crate::render::pages::profile::{Profile, render_profile};
use crate::render::parts::body::page_body;
use crate::render::parts::corrections::correction_list;
use crate::render::parts::entry_links::first_and_last_dates;
use crate::render::value::yaml_value;
use crate::render::value::{Value, extended, list, map, text, text_or_none, value_or_none};

pub fn render(context: &Context, address: &str, id: PublisherId, number: usize) -> PageResult {
    let source = context.digest.publisher(id);
    let profile = Profile {
        kind: "source",
        template: "source.html",
        variable: "source",
        index: "sources",
        name: &source.name,
        scope: FeedScope::Source(id),
        entries: &source.entries,
        number,
        subject: &|| describe_source(context.digest, id),
        is_mentioned: &|_| false,
    };
    let value = context
        .shared
        .sources
        .get_or_make(id.index(), || source_value(context, id))
        .clone();
    render_profile(context, address, profile, value)
}

/// What all pages of a source's list share.
fn source_value(context: &Context, id: PublisherId) -> Value {
    let source = context.digest.publisher(id);
    let entries = &source.entries;
    let own = map([
        ("name", text(&source.name)),
        ("kind", text_or_none(source.kind.as_deref())),
        ("affiliation", context.terms.optional(source.affiliation)),
        ("basis", text_or_none(source.basis.as_deref())),
        ("party", value_or_none(source.party, |party| context.links.party(party))),
        ("url", text_or_none(source.url.as_deref())),
        ("language", text_or_none(source.language.as_deref())),
        (
            "also_known_as",
            list(source.also_known_as.iter().map(|name| text(name))),
        ),
        ("corrections", correction_list(context, Item::Publisher(id))),
        ("body", page_body(context, &source.body, source.file.as_ref())),
        ("share", share(entries.len(), context.digest.entries.len())),
        ("single_source", share(source.single_source, entries.len())),
        ("topics", topic_counts(context, entries)),
        ("activity", activity_chart(context, entries)),
        ("mentioned_in", mentioned_in(context, Item::Publisher(id), entries)),
        ("registered", Value::from(source.file.is_some())),
        ("extra", value_or_none(source.extra.as_ref(), yaml_value)),
    ]);
    extended(
        &extended(&own, account_counts(context, id)),
        first_and_last_dates(context, entries),
    )
}

/// A count out of a total, and the rounded percentage.
fn share(count: usize, total: usize) -> Value {
    let percent = (count * 100 + total / 2).checked_div(total).unwrap_or(0);
    map([
        ("count", Value::from(count)),
        ("of", Value::from(total)),
        ("percent", Value::from(percent)),
    ])
}
