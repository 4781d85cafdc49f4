//! Counterparts in PLOVER, the vocabulary of event data: the category of an event by its type, and of a position by its act.
//! What has none there has none here.

use crate::digest::{Act, EventType};

/// The categories that have a counterpart, as the schema lists them.
pub const CATEGORIES: &[&str] = &[
    "AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION",
];

/// The category of a type of event. PLOVER's SUPPORT includes to recognise a state and to ratify, sign or finalise a treaty;
/// its SANCTION, to withdraw from relations. It has no category for who gets which office.
pub fn category_of_type(kind: EventType) -> Option<&'static str> {
    use EventType::{
        Accession, Call, Meeting, Negotiation, Ratification, RecallExpulsion, Recognition, Sanction, Signing, Summit,
        VideoMeeting, Visit, Withdrawal,
    };
    match kind {
        Meeting | Call | VideoMeeting | Visit | Summit | Negotiation => Some("CONSULT"),
        Signing | Recognition | Ratification | Accession => Some("SUPPORT"),
        Sanction | RecallExpulsion | Withdrawal => Some("SANCTION"),
        _ => None,
    }
}

/// The category of an act.
pub fn category_of_act(act: Act) -> Option<&'static str> {
    match act {
        Act::Agree | Act::Pledge => Some("AGREE"),
        Act::Support | Act::Praise => Some("SUPPORT"),
        Act::Request => Some("REQUEST"),
        Act::Criticise => Some("ACCUSE"),
        Act::Oppose | Act::Reject => Some("REJECT"),
        Act::Threaten => Some("THREATEN"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_a_type_or_an_act() {
        let of_types = EventType::ALL.into_iter().filter_map(category_of_type);
        let mut found: Vec<&str> = of_types
            .chain(Act::ALL.into_iter().filter_map(category_of_act))
            .collect();
        found.sort_unstable();
        found.dedup();
        let mut all = CATEGORIES.to_vec();
        all.sort_unstable();
        assert_eq!(found, all);
    }
}
