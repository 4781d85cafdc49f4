//! Memberships, and when two titles are of one office.

use super::{Bounds, Fields};
use crate::language::fold_name;

/// A membership of a party in a bloc. `P` is the party: its name as it was written, or its number in the model.
#[derive(Debug, Clone)]
pub struct Membership<P> {
    /// The member; in a list of the blocs of a party, the bloc.
    pub party: P,
    /// From when until when.
    pub bounds: Bounds,
}

impl Membership<String> {
    /// The membership that an item of `members` gives; None if it names no party.
    pub fn from_fields(fields: &mut Fields) -> Option<Self> {
        let (party, bounds) = (fields.text("party"), Bounds::from_fields(fields));
        Some(Self { party: party?, bounds })
    }
}

impl<P> Membership<P> {
    /// The same of the party that the name stands for.
    pub fn with_party<Q>(&self, party: Q) -> Membership<Q> {
        Membership {
            party,
            bounds: self.bounds,
        }
    }
}

/// Whether two titles are of one office: all words of one are in the other, as in "Foreign Minister" and "State Councilor
/// and Foreign Minister".
pub fn is_same_office(a: &str, b: &str) -> bool {
    let (a, b) = (fold_name(a), fold_name(b));
    let has_words_of = |a: &str, b: &str| b.split(' ').all(|word| a.split(' ').any(|other| other == word));
    has_words_of(&a, &b) || has_words_of(&b, &a)
}

#[cfg(test)]
mod tests {
    use super::is_same_office;

    #[test]
    fn a_longer_title_is_of_the_same_office() {
        assert!(is_same_office(
            "Foreign Minister",
            "State Councilor and foreign minister"
        ));
        assert!(is_same_office("Minister of Foreign Affairs", "Minister"));
        assert!(!is_same_office("Foreign Minister", "Prime Minister"));
    }
}
