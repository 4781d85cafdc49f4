//! The values of closed lists as templates see them: the value itself, and the theme's word for it.

use crate::digest::{
    AccountKind, Act, Affiliation, CorrectionKind, EventFormat, EventType, PartyKind, Side, SideBasis, Status,
    Verification,
};
use crate::render::value::{Value, map, text, value_or_none};
use crate::theme::Words;
use std::collections::HashMap;

/// A closed list whose values templates see.
pub trait TermList: Copy {
    /// The table of the theme's words that has the words of the list.
    const TABLE: &'static str;

    /// The index of this value in the list.
    fn index(self) -> usize;
}

macro_rules! term_lists {
    ($($list:ident = $table:literal,)+) => {
        /// The lists, each as the table of the theme's words and the values in their order.
        const LISTS: &[(&str, &[&str])] = &[$(($table, $list::WORDS)),+];

        $(impl TermList for $list {
            const TABLE: &'static str = $table;

            fn index(self) -> usize {
                self as usize
            }
        })+
    };
}

term_lists! {
    EventType = "type",
    Act = "act",
    EventFormat = "format",
    Status = "status",
    Verification = "verification",
    AccountKind = "account",
    Affiliation = "affiliation",
    CorrectionKind = "correction",
    PartyKind = "party_kind",
    Side = "side",
    SideBasis = "side_basis",
}

/// The values of closed lists with their words, made once and cloned wherever they appear.
pub struct Terms(HashMap<&'static str, Vec<Value>>);

impl Terms {
    /// The terms in the words of a theme.
    pub fn new(words: &Words) -> Self {
        let term = |table: &str, value: &str| map([("id", text(value)), ("label", text(&words.term(table, value)))]);
        let lists = LISTS.iter().map(|(table, values)| {
            let terms = values.iter().map(|value| term(table, value));
            (*table, terms.collect())
        });
        Self(lists.collect())
    }

    /// A value of a closed list with its word.
    pub fn term<T: TermList>(&self, value: T) -> Value {
        let term = self.0.get(T::TABLE).and_then(|terms| terms.get(value.index()));
        term.cloned().unwrap_or_else(Value::none)
    }

    /// A value of a closed list with its word, or none.
    pub fn optional<T: TermList>(&self, value: Option<T>) -> Value {
        value_or_none(value, |value| self.term(value))
    }
}
