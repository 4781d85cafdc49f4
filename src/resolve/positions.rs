//! Positions: who holds each, for whom it counts, on which topic, and from which account it is taken.

use super::entries::Resolver;
use super::registries::within;
use crate::date::DateSpan;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::{Account, Actor, Holder, Participant, PartyId, PersonId, Position, TopicId};
use crate::parse::{ParsedFile, PositionFront};
use crate::suggest;

/// What of an entry its positions need.
pub struct Around<'a> {
    pub file: &'a ParsedFile,
    pub participants: &'a [Participant],
    pub topics: &'a [TopicId],
    pub accounts: &'a [Account],
    pub span: DateSpan,
}

impl Resolver<'_> {
    pub(super) fn position(&mut self, around: &Around, at: usize, front: &PositionFront) -> Option<Position> {
        let file = around.file;
        let mut by = Vec::with_capacity(front.by.len());
        for (index, holder) in &front.by {
            let location = || within(file, at, "by", *index, holder.field());
            if let Some(holder) = self.actor(holder, location) {
                if !self.takes_part(holder, around) {
                    let name = match holder {
                        Actor::Person(person) => &self.registries.people[person.index()].name,
                        Actor::Party(party) => &self.registries.parties[party.index()].name,
                    };
                    let message = format!("{name} takes no part in this entry and holds a position in it");
                    let diagnostic = Diagnostic::new(&rules::POSITION_BY_OUTSIDER, location(), message);
                    self.diagnostics.push(
                        diagnostic.help("add them to `participants`, with `role: mentioned` if they were not there"),
                    );
                }
                by.push(holder);
            }
        }
        let mut to = Vec::new();
        for (index, addressed) in &front.to {
            to.extend(self.actor(addressed, || within(file, at, "to", *index, addressed.field())));
        }
        let account = front
            .account
            .as_ref()
            .and_then(|account| self.account_of(around, at, account))
            .or((around.accounts.len() == 1).then_some(0));
        let on = self.position_topic(around, at, front)?;
        let mut holders: Vec<Holder> = Vec::with_capacity(by.len());
        for who in by.iter().map(|holder| self.counts_for(*holder, around)) {
            if !holders.iter().any(|holder| holder.who == who) {
                holders.push(Holder {
                    who,
                    differs_from: None,
                });
            }
        }
        Some(Position {
            by,
            holders,
            act: front.act.unwrap_or_default(),
            on,
            summary: front.summary.clone(),
            quote: front.quote.clone(),
            to,
            account,
        })
    }

    fn position_topic(&mut self, around: &Around, at: usize, front: &PositionFront) -> Option<TopicId> {
        let location = || around.file.item_field("positions", at, "on");
        let on = self.registries.topic(front.on.as_ref()?, location, self.diagnostics)?;
        let ancestors =
            |topic: TopicId| std::iter::successors(Some(topic), |topic| self.registries.topics[topic.index()].parent);
        if !around
            .topics
            .iter()
            .any(|topic| ancestors(*topic).any(|topic| topic == on))
        {
            let title = &self.registries.topics[on.index()].slug;
            let message = format!("the position is on `{title}`, which is none of the entry's topics");
            let diagnostic = Diagnostic::new(&rules::POSITION_OFF_TOPIC, location(), message);
            self.diagnostics
                .push(diagnostic.help(format!("add `{title}` to `topics`")));
        }
        Some(on)
    }

    /// The account of the entry that a publisher or agency is behind.
    fn account_of(&mut self, around: &Around, at: usize, written: &str) -> Option<usize> {
        let named = self.registries.publisher_names.find(written);
        let found = around.accounts.iter().position(|account| {
            let behind = std::iter::once(account.publisher).chain(account.agency);
            behind.into_iter().any(|publisher| named.contains(&publisher.0))
        });
        if found.is_none() {
            let publisher = |account: &Account| self.registries.publishers[account.publisher.index()].slug.clone();
            let known: Vec<String> = around.accounts.iter().map(publisher).collect();
            let near = suggest::nearest(written, known.iter().map(String::as_str));
            let location = around.file.item_field("positions", at, "account");
            let message = format!("no account of this entry is from `{written}`");
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_REFERENCE, location, message);
            self.diagnostics.push(match near {
                Some(near) => diagnostic.suggest(Some(near)),
                None => diagnostic.help(format!("its accounts are from {}", known.join(", "))),
            });
        }
        found
    }

    /// For whom a holder's position counts: the party that is spoken for on that date, else the holder.
    fn counts_for(&self, holder: Actor, around: &Around) -> Actor {
        let party = match holder {
            Actor::Party(party) => Some(party),
            Actor::Person(person) => self.speaks_for(person, around),
        };
        let principal = party.and_then(|party| self.registries.wholes(party).last());
        principal.map_or(holder, Actor::Party)
    }

    fn speaks_for(&self, person: PersonId, around: &Around) -> Option<PartyId> {
        let own = around
            .participants
            .iter()
            .filter(|participant| participant.who == Actor::Person(person));
        let held = || {
            let offices = self.registries.people[person.index()].offices.iter();
            let mut held = offices.filter(|office| office.covers(around.span.first, around.span.last));
            held.find_map(|office| office.of)
        };
        own.filter_map(|participant| participant.of).next().or_else(held)
    }

    /// Whether somebody is a participant, a party that one stands for, or a bloc with such a member on that day.
    fn takes_part(&self, holder: Actor, around: &Around) -> bool {
        if around.participants.iter().any(|participant| participant.who == holder) {
            return true;
        }
        let Actor::Party(holder) = holder else { return false };
        let mut parties = around
            .participants
            .iter()
            .filter_map(Participant::party)
            .flat_map(|party| self.registries.wholes(party));
        parties.any(|party| {
            party == holder
                || self.registries.parties[holder.index()]
                    .members
                    .iter()
                    .any(|member| member.party == party && member.holds(around.span))
        })
    }
}
