//! The page of a party.

use crate::digest::Digest;
use crate::digest::{Actor, EntryId, EventType, Item, PartyId};
use crate::plan::{FeedScope, PositionList};
use crate::render::context::Context;
use crate::render::linked_data::registry::describe_party;
use crate::render::lists::backlinks::mentioned_in;
use crate::render::lists::counts::{counterpart_counts, topic_counts};
use crate::render::lists::pairs::pair_links;
use crate::render::lists::positions::list::newest_positions;
use crate::render::lists::tenures::{Presence, envoy_list, existence, member_groups, speaker_list};
use crate::render::output::PageResult;
use crate::render::pages::profile::{Profile, appearance_values, render_profile};
use crate::render::parts::body::page_body;
use crate::render::parts::corrections::correction_list;
use crate::render::value::yaml_value;
use crate::render::value::{Value, list, map_from, text, text_or_none, value_or_none};

pub fn render(context: &Context, address: &str, id: PartyId, number: usize) -> PageResult {
    let party = context.digest.party(id);
    let profile = Profile {
        kind: "party",
        template: "party.html",
        variable: "party",
        index: "parties",
        name: &party.full_name(),
        scope: FeedScope::Party(id),
        entries: &party.entries,
        number,
        subject: &|| describe_party(context.digest, id),
        is_mentioned: &|entry| context.digest.entry(entry).took_place() && !is_present_in(context.digest, id, entry),
    };
    let value = context
        .shared
        .parties
        .get_or_make(id.index(), || party_value(context, id))
        .clone();
    render_profile(context, address, profile, value)
}

/// Whether a party takes part in the event of an entry.
fn is_present_in(digest: &Digest, id: PartyId, entry: EntryId) -> bool {
    digest.entry(entry).parties.contains(&id)
}

/// What all pages of a party's list share.
fn party_value(context: &Context, id: PartyId) -> Value {
    let party = context.digest.party(id);
    let is_present = |entry: &EntryId| is_present_in(context.digest, id, *entry);
    let appearances: Vec<EntryId> = party.entries.iter().copied().filter(is_present).collect();
    let is_signed = |entry: &EntryId| {
        context
            .digest
            .entry(*entry)
            .kind
            .is_some_and(EventType::is_signed_together)
    };
    let signed_together: Vec<EntryId> = appearances.iter().copied().filter(is_signed).collect();
    let mut all = vec![
        ("name", text(&party.name)),
        ("distinction", text_or_none(party.distinction.as_deref())),
        ("kind", context.terms.optional(party.kind)),
        ("code", text_or_none(party.code.as_deref())),
        ("also_known_as", list(party.also_known_as.iter().map(|name| text(name)))),
        (
            "part_of",
            value_or_none(party.part_of, |parent| context.links.party(parent)),
        ),
        ("parts", list(party.parts.iter().map(|part| context.links.party(*part)))),
        (
            "speaks_for",
            value_or_none(party.speaks_for, |principal| context.links.party(principal)),
        ),
        (
            "voices",
            list(party.voices.iter().map(|voice| context.links.party(*voice))),
        ),
        ("existence", existence(context, party.bounds)),
        (
            "successors",
            list(party.successors.iter().map(|party| context.links.party(*party))),
        ),
        (
            "predecessors",
            list(party.predecessors.iter().map(|party| context.links.party(*party))),
        ),
        ("envoys", envoy_list(context, party)),
        ("members", member_groups(context, &party.members)),
        ("member_of", member_groups(context, &party.member_of)),
        ("corrections", correction_list(context, Item::Party(id))),
        ("body", page_body(context, &party.body, party.file.as_ref())),
        ("people", speaker_list(context, id, Presence::TookPart)),
        ("on_record", speaker_list(context, id, Presence::Comments)),
        ("topics", topic_counts(context, &appearances)),
        ("acts_with", counterpart_counts(context, &signed_together, id)),
        ("counterparts", counterpart_counts(context, &appearances, id)),
        ("pairs", pair_links(context, id)),
        (
            "positions",
            newest_positions(context, PositionList::Actor(Actor::Party(id))),
        ),
        ("mentioned_in", mentioned_in(context, Item::Party(id), &party.entries)),
        ("registered", Value::from(party.file.is_some())),
        ("extra", value_or_none(party.extra.as_ref(), yaml_value)),
    ];
    all.extend(appearance_values(
        context,
        Actor::Party(id),
        &party.entries,
        &appearances,
    ));
    map_from(all)
}
