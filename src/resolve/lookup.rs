//! Names as entries have them: looked up, and warned of where one nearly is another.

use super::actors::actor;
use super::entries::Resolver;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::{Actor, PartyId};

impl Resolver<'_> {
    pub(super) fn actor(
        &mut self,
        front: &crate::parse::ActorFront,
        location: impl Fn() -> crate::diagnostic::Location,
    ) -> Option<Actor> {
        let known = (self.registries.people.len(), self.registries.parties.len());
        let actor = actor(front, self.registries, &self.declared, &location, self.diagnostics)?;
        let is_new = known != (self.registries.people.len(), self.registries.parties.len());
        if is_new {
            let near = match actor {
                Actor::Person(_) => self
                    .near_people
                    .find(front.name())
                    .or_else(|| self.near_parties.find(front.name())),
                Actor::Party(_) => self.near_parties.find(front.name()),
            };
            let near = near.map(str::to_owned);
            self.near_miss(front.name(), near, location());
        }
        Some(actor)
    }

    pub(super) fn party(
        &mut self,
        written: &str,
        location: impl Fn() -> crate::diagnostic::Location,
    ) -> Option<PartyId> {
        let known = self.registries.parties.len();
        let party = self.registries.party(written, &location, self.diagnostics)?;
        if known != self.registries.parties.len() {
            let near = self.near_parties.find(written).map(str::to_owned);
            self.near_miss(written, near, location());
        }
        Some(party)
    }

    pub(super) fn publisher(
        &mut self,
        written: &str,
        location: impl Fn() -> crate::diagnostic::Location,
    ) -> Option<crate::digest::PublisherId> {
        let known = self.registries.publishers.len();
        let publisher = self.registries.publisher(written, &location, self.diagnostics)?;
        if known != self.registries.publishers.len() {
            let near = self.near_publishers.find(written).map(str::to_owned);
            self.near_miss(written, near, location());
        }
        Some(publisher)
    }

    fn near_miss(&mut self, written: &str, near: Option<String>, location: crate::diagnostic::Location) {
        if let Some(near) = near {
            let message = format!("`{written}` is not registered, and nearly `{near}`, which is");
            self.diagnostics
                .push(Diagnostic::new(&rules::NEAR_MISS, location, message).suggest(Some(&near)));
        }
    }
}
