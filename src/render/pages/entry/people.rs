//! Who took part in an entry’s event, and who said what.

use crate::digest::{Entry, Office, SpecialRole, TopicId};
use crate::render::context::Context;
use crate::render::lists::positions::position::position_value;
use crate::render::value::{Value, extended, list, map, text, text_or_none, value_or_none};

/// Everybody who took part or is mentioned.
pub fn participant_list(context: &Context, entry: &Entry) -> Value {
    list(entry.participants.iter().map(|participant| {
        let link = context.links.actor(participant.who);
        extended(
            &link,
            [
                ("kind", text(participant.who.kind().word())),
                (
                    "offices",
                    list(participant.shown_offices().map(|office| office_value(context, office))),
                ),
                ("for", value_or_none(participant.of, |party| context.links.party(party))),
                // A party that no office has by its side.
                (
                    "for_apart",
                    Value::from(participant.shown_offices().all(|office| office.of != participant.of)),
                ),
                (
                    "role",
                    value_or_none(participant.role.as_deref(), |role| {
                        text(&context.theme.words.term("role", role))
                    }),
                ),
                (
                    "special_role",
                    text_or_none(participant.special_role().map(SpecialRole::word)),
                ),
                ("present", Value::from(participant.is_present())),
            ],
        )
    }))
}

/// An office on the day of the event.
fn office_value(context: &Context, office: &Office) -> Value {
    map([
        ("title", text(&office.title)),
        ("of", value_or_none(office.of, |of| context.links.party(of))),
        ("acting", Value::from(office.acting)),
        ("uncertain", Value::from(!office.is_certain)),
        ("registered", Value::from(office.registered.is_some())),
    ])
}

/// Positions by topic: first the topics of the entry in their order, then others in the order of their first position.
pub fn positions_by_topic(context: &Context, entry: &Entry) -> Value {
    let mut topics: Vec<TopicId> = Vec::new();
    for topic in entry
        .topics
        .iter()
        .chain(entry.positions.iter().map(|position| &position.on))
    {
        if !topics.contains(topic) && entry.positions.iter().any(|position| position.on == *topic) {
            topics.push(*topic);
        }
    }
    list(topics.iter().map(|topic| {
        let on = entry
            .positions
            .iter()
            .enumerate()
            .filter(|(_, position)| position.on == *topic);
        let held = on.map(|(index, _)| position_value(context, entry, index));
        map([("topic", context.links.topic(*topic)), ("held", list(held))])
    }))
}
