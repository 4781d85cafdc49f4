//! What a source's accounts are: whose, of which kind, in which language, and who carries whom.

use super::Renderer;
use super::tally::tally;
use super::template::{Value, extended, list, map, text};
use super::topics::MOST;
use crate::digest::{Account, AccountKind, PublisherId};

impl Renderer<'_> {
    /// The accounts that somebody publishes or writes, counted, as template pairs.
    pub(super) fn accounts_of(&self, id: PublisherId) -> [(&'static str, Value); 7] {
        let entries = self.digest.publisher(id).entries.iter();
        let all = entries.flat_map(|entry| &self.digest.entry(*entry).accounts);
        let own: Vec<&Account> = all
            .filter(|account| account.publisher == id || account.agency == Some(id))
            .collect();
        let publishers = |found: &mut dyn Iterator<Item = PublisherId>| {
            let counts = tally(found, MOST);
            self.tallies(counts.into_iter().map(|(id, count)| (self.cards.publisher(id), count)))
        };
        let published = own.iter().filter(|account| account.publisher == id);
        let written = own.iter().filter(|account| account.agency == Some(id));
        let sides = tally(own.iter().filter_map(|account| account.side), MOST);
        let sideless = own.iter().filter(|account| account.side.is_none()).count();
        let kinds = tally(
            own.iter().filter_map(|account| account.kind.map(AccountKind::word)),
            MOST,
        );
        let languages = tally(own.iter().filter_map(|account| account.language.as_deref()), MOST);
        [
            ("accounts", Value::from(own.len())),
            ("sideless", Value::from(sideless)),
            (
                "sides",
                self.tallies(sides.into_iter().map(|(id, count)| (self.cards.party(id), count))),
            ),
            (
                "kinds",
                list(kinds.into_iter().map(|(kind, count)| {
                    let kind = self.cards.term("account", kind);
                    extended(&kind, [("count", Value::from(count))])
                })),
            ),
            (
                "languages",
                list(
                    languages
                        .into_iter()
                        .map(|(language, count)| map([("id", text(language)), ("count", Value::from(count))])),
                ),
            ),
            (
                "carries",
                publishers(&mut published.filter_map(|account| account.agency)),
            ),
            ("carried_by", publishers(&mut written.map(|account| account.publisher))),
        ]
    }
}
