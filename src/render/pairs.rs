//! The page of two parties that meet, and the page of all of them.

use super::Renderer;
use super::frame::Frame;
use super::lists::Days;
use super::tally::tally;
use super::template::{Value, extended, list, map, option, pairs, text};
use super::topics::MOST;
use crate::diagnostic::Diagnostic;
use crate::digest::{EntryId, PairId, PartyId};
use crate::plan::{FeedScope, address};
use std::cmp::Reverse;

type Rendered = Result<Vec<u8>, Vec<Diagnostic>>;

/// The most pairs that the page of all of them names; a party's page names all of its own.
const STRONGEST: usize = 150;

impl Renderer<'_> {
    pub(super) fn pair(&self, at: &str, id: PairId, number: usize) -> Rendered {
        let pair = self.digest.pair(id);
        let base = address::pair(self.digest, id);
        let title = self.pair_title(id);
        let frame = Frame {
            kind: "pair",
            title: &title,
            address: at,
            section: Some("pairs"),
            breadcrumbs: vec![(self.word("pairs").to_owned(), "pairs/".to_owned())],
            feed: Some((self.phrase("feed_title", &title), FeedScope::Pair(id))),
            number,
            ..Frame::default()
        };
        let mut all = vec![
            ("name", text(&title)),
            (
                "parties",
                list(pair.parties.iter().map(|party| self.cards.party(*party))),
            ),
            ("topics", self.topics_of(&pair.entries)),
            ("people", self.people_of(&pair.entries, None)),
            ("others", self.others(&pair.entries, pair.parties)),
            ("activity", self.activity_of(&pair.entries)),
        ];
        all.extend(self.extent(&pair.entries));
        let variables = vec![
            self.frame(&frame),
            ("pair", super::template::pairs(all)),
            self.list(&base, &pair.entries, number, Days::Plain)?,
        ];
        self.templates.render("pair.html", variables)
    }

    /// Which other parties were there.
    fn others(&self, entries: &[EntryId], but: [PartyId; 2]) -> Value {
        let parties = entries.iter().flat_map(|id| self.digest.entry(*id).parties.iter());
        let parties = parties.map(|party| self.digest.principal(*party));
        let counts = tally(parties.filter(|party| !but.contains(party)), MOST);
        self.tallies(counts.into_iter().map(|(id, count)| (self.cards.party(id), count)))
    }

    pub(super) fn pair_title(&self, id: PairId) -> String {
        let [first, second] = self
            .digest
            .pair(id)
            .parties
            .map(|party| self.digest.party(party).name.as_str());
        let pattern = self.theme.words.get(&["pair_title"]).unwrap_or("{first}, {second}");
        pattern.replace("{first}", first).replace("{second}", second)
    }

    /// The parties that a party meets, with the pages of the pairs; those that it meets most often first.
    pub(super) fn pairs_of(&self, party: PartyId) -> Value {
        if !self.digest.config.pages.pairs {
            return list(std::iter::empty());
        }
        list(self.digest.party(party).pairs.iter().map(|id| {
            let pair = self.digest.pair(*id);
            map([
                ("name", text(&self.digest.party(pair.other(party)).name)),
                ("href", text(&self.href(&address::pair(self.digest, *id)))),
                ("count", Value::from(pair.entries.len())),
            ])
        }))
    }

    pub(super) fn pairs_index(&self, at: &str) -> Rendered {
        let frame = Frame {
            kind: "pairs",
            title: self.word("pairs"),
            address: at,
            section: Some("pairs"),
            ..Frame::default()
        };
        let mut strongest: Vec<PairId> = (0..self.digest.pairs.len()).map(PairId::new).collect();
        strongest.sort_by_key(|id| (Reverse(self.digest.pair(*id).entries.len()), *id));
        strongest.truncate(STRONGEST);
        let rows = strongest.iter().map(|id| {
            let pair = self.digest.pair(*id);
            let link = map([
                ("name", text(&self.pair_title(*id))),
                ("href", text(&self.href(&address::pair(self.digest, *id)))),
                ("count", Value::from(pair.entries.len())),
            ]);
            let latest = option(pair.entries.first(), |id| {
                self.dates().value(self.digest.entry(*id).date, None)
            });
            extended(&link, [("latest", latest)])
        });
        let value = pairs(vec![
            ("total", Value::from(self.digest.pairs.len())),
            ("strongest", list(rows)),
            ("from", Value::from(self.digest.config.pairs_from)),
            ("up_to", Value::from(self.digest.config.pairs_up_to)),
            ("matrix", self.matrix()),
        ]);
        self.templates
            .render("pairs.html", vec![self.frame(&frame), ("pairs", value)])
    }
}
