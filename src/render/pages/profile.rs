//! What the pages of people, parties and sources have in common.

use crate::digest::{Actor, Digest, EntryId, Participant, Status};
use crate::plan::{FeedScope, address};
use crate::render::charts::activity::activity_chart;
use crate::render::context::Context;
use crate::render::lists::entries::{Days, entry_list_with_mentions};
use crate::render::output::PageResult;
use crate::render::parts::entry_links::first_and_last_dates;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::Value;

/// A person, a party or a source, and one page of its entries.
pub struct Profile<'a> {
    /// The kind of page.
    pub kind: &'static str,
    /// The name of the template.
    pub template: &'static str,
    /// The name of the template's variable.
    pub variable: &'static str,
    /// The index page: the name of its word in the interface, and of its folder.
    pub index: &'static str,
    /// Its name.
    pub name: &'a str,
    /// Its feed.
    pub scope: FeedScope,
    /// Its entries, newest first.
    pub entries: &'a [EntryId],
    /// The number of the page, from 1.
    pub number: usize,
    /// Describes it as JSON-LD; called for the first page alone.
    pub subject: &'a dyn Fn() -> Option<Vec<u8>>,
    /// Whether it was not at the event of an entry, which took place.
    pub is_mentioned: &'a dyn Fn(EntryId) -> bool,
}

pub fn render_profile(context: &Context, address: &str, profile: Profile, value: Value) -> PageResult {
    let meta = PageMeta {
        kind: profile.kind,
        title: profile.name,
        address,
        section: Some(profile.index),
        breadcrumbs: vec![(context.word(profile.index).to_owned(), format!("{}/", profile.index))],
        feed: Some((context.phrase("feed_title", profile.name), profile.scope)),
        subject: (profile.number == 1).then(profile.subject).flatten(),
        number: profile.number,
        ..PageMeta::default()
    };
    let base = address::of(context.digest, profile.scope);
    let (entries, number) = (profile.entries, profile.number);
    let list = entry_list_with_mentions(context, &base, entries, number, Days::Plain, profile.is_mentioned)?;
    context.templates.render(
        profile.template,
        vec![page_variable(context, &meta), (profile.variable, value), list],
    )
}

/// Whether somebody is to take part in an event that is announced.
pub fn is_announced(digest: &Digest, who: Actor, id: EntryId) -> bool {
    let entry = digest.entry(id);
    let mut present = entry.participants.iter().filter(|participant| participant.is_present());
    let is_part = |participant: &Participant| match who {
        Actor::Person(_) => participant.who == who,
        Actor::Party(party) => {
            let own = participant.party();
            own.is_some_and(|own| digest.voice_chain(own).any(|one| one == party))
        }
    };
    entry.status == Status::Scheduled && present.any(is_part)
}

/// In how many of all entries a person or party appears, in how many it is only named, and of how many of these the event is
/// announced; its activity, and the dates of its first and last appearance; where it never appears, of its first and last entry.
pub fn appearance_values(
    context: &Context,
    who: Actor,
    entries: &[EntryId],
    appearances: &[EntryId],
) -> Vec<(&'static str, Value)> {
    let announced = entries.iter().filter(|id| is_announced(context.digest, who, **id));
    let mut pairs = vec![
        ("appearances", Value::from(appearances.len())),
        ("named", Value::from(entries.len() - appearances.len())),
        ("announced", Value::from(announced.count())),
        ("activity", activity_chart(context, entries)),
    ];
    let dated = if appearances.is_empty() { entries } else { appearances };
    pairs.extend(first_and_last_dates(context, dated));
    pairs
}
