//! What the pages of people, parties and sources have in common.

use crate::digest::EntryId;
use crate::plan::{FeedScope, address};
use crate::render::charts::activity::activity_chart;
use crate::render::context::Context;
use crate::render::lists::entries::{Days, entry_list_with_mentions};
use crate::render::output::PageResult;
use crate::render::parts::entry_links::first_and_last_dates;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::Value;

/// A list's page of one thing.
pub struct Profile<'a> {
    pub kind: &'static str,
    pub template: &'static str,
    pub variable: &'static str,
    /// The word of the index page, and its address.
    pub index: &'static str,
    pub name: &'a str,
    pub scope: FeedScope,
    pub entries: &'a [EntryId],
    pub number: usize,
    /// What it is, for machines.
    pub thing: &'a dyn Fn() -> Option<Vec<u8>>,
    /// Whether it is named in an entry of its list without appearing.
    pub named: &'a dyn Fn(EntryId) -> bool,
}

pub fn render_profile(context: &Context, at: &str, profile: Profile, value: Value) -> PageResult {
    let frame = PageMeta {
        kind: profile.kind,
        title: profile.name,
        address: at,
        section: Some(profile.index),
        breadcrumbs: vec![(context.word(profile.index).to_owned(), format!("{}/", profile.index))],
        feed: Some((context.phrase("feed_title", profile.name), profile.scope)),
        thing: (profile.number == 1).then(profile.thing).flatten(),
        number: profile.number,
        ..PageMeta::default()
    };
    let base = address::of(context.digest, profile.scope);
    let (entries, number) = (profile.entries, profile.number);
    let list = entry_list_with_mentions(context, &base, entries, number, Days::Plain, profile.named)?;
    context.templates.render(
        profile.template,
        vec![page_variable(context, &frame), (profile.variable, value), list],
    )
}

/// In how many entries somebody appears and is only named, and the first and last appearance, as template pairs: where
/// there is none, the first and last entry.
pub fn appearance_values(context: &Context, all: &[EntryId], part: &[EntryId]) -> Vec<(&'static str, Value)> {
    let mut pairs = vec![
        ("appearances", Value::from(part.len())),
        ("named", Value::from(all.len() - part.len())),
        ("activity", activity_chart(context, all)),
    ];
    pairs.extend(first_and_last_dates(context, if part.is_empty() { all } else { part }));
    pairs
}
