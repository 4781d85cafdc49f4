//! The values of closed lists as templates see them: the value itself, and the theme's word for it.

use crate::fields::tables;
use crate::render::value::{Value, map, text, value_or_none};
use crate::theme::Words;
use std::collections::HashMap;

/// The closed lists whose values templates see, by the table of the theme's words.
const LISTS: [(&str, &[&str]); 9] = [
    ("type", tables::EVENT_TYPES),
    ("act", tables::ACTS),
    ("format", tables::FORMATS),
    ("status", tables::STATUSES),
    ("verification", tables::VERIFICATIONS),
    ("account", tables::ACCOUNT_KINDS),
    ("affiliation", tables::AFFILIATIONS),
    ("correction", tables::CORRECTION_KINDS),
    ("party_kind", tables::PARTY_KINDS),
];

/// The values of closed lists with their words, made once and cloned wherever they appear.
pub struct Terms<'a> {
    words: &'a Words,
    terms: HashMap<&'static str, HashMap<&'static str, Value>>,
}

impl<'a> Terms<'a> {
    /// The terms in the words of a theme.
    pub fn new(words: &'a Words) -> Self {
        let of_list = |table: &str, values: &[&'static str]| {
            let terms = values.iter().map(|value| (*value, make_term(words, table, value)));
            terms.collect()
        };
        let terms = LISTS.iter().map(|(table, values)| (*table, of_list(table, values)));
        Self {
            words,
            terms: terms.collect(),
        }
    }

    /// A value of a closed list with its word.
    pub fn term(&self, table: &str, value: &str) -> Value {
        let term = self.terms.get(table).and_then(|terms| terms.get(value)).cloned();
        term.unwrap_or_else(|| make_term(self.words, table, value))
    }

    /// A value of a closed list with its word, or none.
    pub fn optional(&self, table: &str, value: Option<&str>) -> Value {
        value_or_none(value, |value| self.term(table, value))
    }
}

fn make_term(words: &Words, table: &str, value: &str) -> Value {
    map([("id", text(value)), ("label", text(&words.term(table, value)))])
}
