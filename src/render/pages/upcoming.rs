//! What is announced: events to come, and events whose day has passed without an outcome.

use crate::digest::{Digest, EntryId, Status};
use crate::render::context::Context;
use crate::render::lists::entries::{Days, Order, month_groups};
use crate::render::output::PageResult;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, map};

/// The entries that are announced: those whose last day is today or later, or may be, the soonest first, and those whose last
/// day has passed for certain, the latest first.
pub fn announced_entries(digest: &Digest) -> (Vec<EntryId>, Vec<EntryId>) {
    let today = digest.today();
    let scheduled = digest
        .entry_ids()
        .filter(|id| digest.entry(*id).status == Status::Scheduled);
    let (mut coming, passed): (Vec<_>, Vec<_>) = scheduled.partition(|id| digest.entry(*id).date.end.latest() >= today);
    coming.sort_by_key(|id| digest.entry(*id).date.sort_key());
    (coming, passed)
}

pub fn render(context: &Context, address: &str) -> PageResult {
    let (coming, passed) = announced_entries(context.digest);
    let months = |entries: &[EntryId], order: Order| {
        month_groups(context, entries, order, Days::Plain, &|_| false).map(Value::from)
    };
    let value = map([
        ("total", Value::from(coming.len() + passed.len())),
        ("coming", months(&coming, Order::SoonestFirst)?),
        ("passed", months(&passed, Order::NewestFirst)?),
    ]);
    let meta = PageMeta {
        kind: "upcoming",
        title: context.word("upcoming"),
        address,
        section: Some("upcoming"),
        ..PageMeta::default()
    };
    context.templates.render(
        "upcoming.html",
        vec![page_variable(context, &meta), ("upcoming", value)],
    )
}
