//! Names as entries write them: looked up, added to the registries if they are new, and reported if a new one nearly is a
//! registered one.

use super::actors::{Declared, find_actor};
use super::choose::{Chosen, front};
use super::meanings::{find_party, find_publisher, find_topic};
use super::registries::Registries;
use super::unregistered::{is_slug, nearest_slug, unknown_slug};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Actor, PartyId, PublisherId, TopicId};
use crate::gazetteer::{self, Meaning};
use crate::parse::{ActorFront, Front, Parsed};
use crate::suggest::NearMisses;
use std::cell::OnceCell;
use std::collections::HashSet;

/// Looks up names, and collects what is wrong with entries.
pub struct Lookup<'a> {
    /// Everything that can be named.
    pub registries: &'a mut Registries,
    /// Where diagnostics go.
    pub diagnostics: &'a mut Vec<Diagnostic>,
    /// Names without a file about which something was reported.
    pub reported_names: HashSet<String>,
    /// The slugs that several entries have.
    pub shared_slugs: HashSet<&'a str>,
    declared: Declared,
    near_people: NearMisses<'a>,
    near_parties: NearMisses<'a>,
    near_publishers: NearMisses<'a>,
    /// The names of the gazetteer, once somebody was named whom nobody knows.
    near_known: OnceCell<NearMisses<'static>>,
}

impl<'a> Lookup<'a> {
    /// A lookup for entries of these files.
    pub fn new(
        chosen: &Chosen<'a>,
        parsed: &'a Parsed,
        registries: &'a mut Registries,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let (mut people, mut parties, mut publishers) = (Vec::new(), Vec::new(), Vec::new());
        for file in &parsed.files {
            let (names, name, aliases) = match &file.front {
                Front::Person(front) => (&mut people, &front.name, &front.also_known_as),
                Front::Party(front) => (&mut parties, &front.name, &front.also_known_as),
                Front::Source(front) => (&mut publishers, &front.name, &front.also_known_as),
                _ => continue,
            };
            names.extend(name.as_deref());
            names.extend(aliases.iter().map(|(_, alias)| alias.as_str()));
        }
        let entries = chosen.published.iter().chain(&chosen.translations);
        let declared = Declared::new(entries.map(|file| front(file)), registries);
        Self {
            shared_slugs: chosen.shared_slugs().collect(),
            declared,
            near_people: NearMisses::new(people),
            near_parties: NearMisses::new(parties),
            near_publishers: NearMisses::new(publishers),
            near_known: OnceCell::new(),
            registries,
            diagnostics,
            reported_names: HashSet::new(),
        }
    }

    /// The person or party of a name.
    pub fn actor(&mut self, written: &ActorFront, location: impl Fn() -> Location) -> Option<Actor> {
        let count = |registries: &Registries| registries.people.len() + registries.parties.len();
        let (before, reported) = (count(self.registries), self.diagnostics.len());
        let actor = find_actor(written, self.registries, &self.declared, &location, self.diagnostics)?;
        // Of what was reported as it was made, enough is said.
        let is_new = count(self.registries) != before && self.diagnostics.len() == reported;
        let name = written.name();
        if is_new {
            let near = match actor {
                Actor::Person(_) => self.near_people.find(name).or_else(|| self.near_parties.find(name)),
                Actor::Party(_) => self.near_parties.find(name),
            };
            let near = near.map(str::to_owned);
            let may_be_party = !matches!(written, ActorFront::Person(_));
            self.report_near_miss(name, near, may_be_party, &location);
        }
        self.note_reported(name, reported);
        Some(actor)
    }

    /// Who holds or hears a position. Besides what [`Self::actor`] reports, a bare slug that nothing has is an error: it was
    /// written as that of a participant.
    pub fn holder(&mut self, written: &ActorFront, location: impl Fn() -> Location) -> Option<Actor> {
        if let ActorFront::Name(name) = written
            && name.contains('-')
            && is_slug(name)
            && !self.registries.is_known(name)
            && self.registries.person_names.find(name).is_empty()
            && self.registries.party_names.find(name).is_empty()
        {
            self.diagnostics.push(unknown_holder(self.registries, name, location()));
            return None;
        }
        self.actor(written, location)
    }

    /// The party of a name.
    pub fn party(&mut self, written: &str, location: impl Fn() -> Location) -> Option<PartyId> {
        let (before, reported) = (self.registries.parties.len(), self.diagnostics.len());
        let party = find_party(self.registries, written, &location, self.diagnostics)?;
        let is_new = self.registries.parties.len() != before && self.diagnostics.len() == reported;
        if is_new {
            let near = self.near_parties.find(written).map(str::to_owned);
            self.report_near_miss(written, near, true, &location);
        }
        self.note_reported(written, reported);
        Some(party)
    }

    /// The publisher or agency of a name.
    pub fn publisher(&mut self, written: &str, location: impl Fn() -> Location) -> Option<PublisherId> {
        let (before, reported) = (self.registries.publishers.len(), self.diagnostics.len());
        let publisher = find_publisher(self.registries, written, &location, self.diagnostics)?;
        if self.registries.publishers.len() != before && self.diagnostics.len() == reported {
            let near = self.near_publishers.find(written);
            let near = near.map(|near| near_miss(written, near, location()));
            self.diagnostics.extend(near);
        }
        self.note_reported(written, reported);
        Some(publisher)
    }

    /// Remembers a name if there are more diagnostics than before it was looked up.
    fn note_reported(&mut self, written: &str, before: usize) {
        if self.diagnostics.len() > before {
            self.reported_names.insert(written.to_owned());
        }
    }

    /// Reports a new name that nearly is a registered one, or, if it may be that of a party, one of the gazetteer. A name of
    /// the gazetteer is misspelt for no other: Iceland is not nearly Ireland.
    fn report_near_miss(
        &mut self,
        written: &str,
        near: Option<String>,
        may_be_party: bool,
        location: impl Fn() -> Location,
    ) {
        if gazetteer::find(written, &self.registries.language) != Meaning::Unknown {
            return;
        }
        if let Some(near) = near {
            self.diagnostics.push(near_miss(written, &near, location()));
        } else if may_be_party && let Some(near) = self.near_known().find(written) {
            let message = format!("`{written}` is not known, but the similar `{near}` is");
            let diagnostic = Diagnostic::new(&rules::NEAR_MISS, location(), message);
            let diagnostic = diagnostic.suggest(Some(near));
            self.diagnostics.push(diagnostic);
        }
    }

    /// The names of the gazetteer that are long enough to be misspelt.
    fn near_known(&self) -> &NearMisses<'static> {
        /// Of shorter names, too many others differ in one letter only: Angola and Angela.
        const MIN_LETTERS: usize = 6;
        self.near_known.get_or_init(|| {
            let mut names = gazetteer::usual_names(&self.registries.language);
            names.retain(|name| {
                name.chars()
                    .filter(|c| c.is_alphabetic())
                    .nth(MIN_LETTERS - 1)
                    .is_some()
            });
            NearMisses::new(names)
        })
    }

    /// The topic of a name.
    pub fn topic(&mut self, written: &str, location: impl Fn() -> Location) -> Option<TopicId> {
        find_topic(self.registries, written, location, self.diagnostics)
    }

    /// Adds a diagnostic.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

fn near_miss(written: &str, near: &str, location: Location) -> Diagnostic {
    let message = format!("`{written}` is not registered, but the similar `{near}` is");
    Diagnostic::new(&rules::NEAR_MISS, location, message).suggest(Some(near))
}

/// The diagnostic of a slug in a position that nothing has.
fn unknown_holder(registries: &Registries, written: &str, location: Location) -> Diagnostic {
    let people = registries.people.iter().filter(|person| person.file.is_some());
    let parties = registries.parties.iter().filter(|party| party.file.is_some());
    let people = people.map(|person| (&*person.slug, &*person.name));
    let near = nearest_slug(written, people.chain(parties.map(|party| (&*party.slug, &*party.name))));
    unknown_slug("person", written, near, location)
}
