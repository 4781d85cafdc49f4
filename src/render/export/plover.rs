//! Counterparts in PLOVER, the vocabulary of event data: the category of an event by its type, and of a position by its act.
//! What has none there has none here.

/// The categories that have a counterpart, as the schema lists them.
pub const CATEGORIES: &[&str] = &[
    "AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION",
];

/// The category of a type of event.
pub fn category_of_type(kind: &str) -> Option<&'static str> {
    match kind {
        "meeting" | "call" | "video-meeting" | "visit" | "summit" | "negotiation" => Some("CONSULT"),
        "signing" => Some("SUPPORT"),
        "sanction" | "recall-expulsion" => Some("SANCTION"),
        _ => None,
    }
}

/// The category of an act.
pub fn category_of_act(act: &str) -> Option<&'static str> {
    match act {
        "agree" | "pledge" => Some("AGREE"),
        "support" | "praise" => Some("SUPPORT"),
        "request" => Some("REQUEST"),
        "criticise" => Some("ACCUSE"),
        "oppose" | "reject" => Some("REJECT"),
        "threaten" => Some("THREATEN"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::tables::{ACTS, EVENT_TYPES};

    #[test]
    fn every_category_has_a_type_or_an_act() {
        let of_types = EVENT_TYPES.iter().filter_map(|kind| category_of_type(kind));
        let mut found: Vec<&str> = of_types
            .chain(ACTS.iter().filter_map(|act| category_of_act(act)))
            .collect();
        found.sort_unstable();
        found.dedup();
        let mut all = CATEGORIES.to_vec();
        all.sort_unstable();
        assert_eq!(found, all);
    }
}
