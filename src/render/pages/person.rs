//! The page of a person.

use crate::digest::Digest;
use crate::digest::{Actor, EntryId, Item, PersonId};
use crate::plan::{FeedScope, PositionList};
use crate::render::context::Context;
use crate::render::linked_data::registry::describe_person;
use crate::render::lists::backlinks::mentioned_in;
use crate::render::lists::counts::{companion_counts, topic_counts};
use crate::render::lists::positions::list::newest_positions;
use crate::render::lists::tenures::{office_list, recorded_offices};
use crate::render::output::PageResult;
use crate::render::pages::profile::{Profile, appearance_values, render_profile};
use crate::render::parts::body::page_body;
use crate::render::parts::corrections::correction_list;
use crate::render::value::yaml_value;
use crate::render::value::{Value, list, map_from, text, text_or_none, value_or_none};

pub fn render(context: &Context, address: &str, id: PersonId, number: usize) -> PageResult {
    let person = context.digest.person(id);
    let profile = Profile {
        kind: "person",
        template: "person.html",
        variable: "person",
        index: "people",
        name: &person.full_name(),
        scope: FeedScope::Person(id),
        entries: &person.entries,
        number,
        subject: &|| describe_person(context.digest, id),
        is_mentioned: &|entry| context.digest.entry(entry).took_place() && !is_present_in(context.digest, id, entry),
    };
    let value = context
        .shared
        .people
        .get_or_make(id.index(), || person_value(context, id))
        .clone();
    render_profile(context, address, profile, value)
}

/// Whether a person takes part in the event of an entry.
fn is_present_in(digest: &Digest, id: PersonId, entry: EntryId) -> bool {
    digest.entry(entry).people.contains(&id)
}

/// What all pages of a person's list share.
fn person_value(context: &Context, id: PersonId) -> Value {
    let person = context.digest.person(id);
    let is_present = |entry: &EntryId| is_present_in(context.digest, id, *entry);
    let appearances: Vec<EntryId> = person.entries.iter().copied().filter(is_present).collect();
    let mut all = vec![
        ("name", text(&person.name)),
        ("distinction", text_or_none(person.distinction.as_deref())),
        ("native_name", text_or_none(person.native_name.as_deref())),
        (
            "also_known_as",
            list(person.also_known_as.iter().map(|name| text(name))),
        ),
        ("wikidata", text_or_none(person.wikidata.as_deref())),
        ("offices", office_list(context, &person.offices)),
        ("recorded", recorded_offices(context, id)),
        ("corrections", correction_list(context, Item::Person(id))),
        ("body", page_body(context, &person.body, person.file.as_ref())),
        ("topics", topic_counts(context, &appearances)),
        ("counterparts", companion_counts(context, &appearances, id)),
        (
            "positions",
            newest_positions(context, PositionList::Actor(Actor::Person(id))),
        ),
        ("mentioned_in", mentioned_in(context, Item::Person(id), &person.entries)),
        ("registered", Value::from(person.file.is_some())),
        ("extra", value_or_none(person.extra.as_ref(), yaml_value)),
    ];
    all.extend(appearance_values(
        context,
        Actor::Person(id),
        &person.entries,
        &appearances,
    ));
    map_from(all)
}
