//! Which person or party is meant by a slug, name or alias.

use super::meanings::{ambiguous, new_party, new_person};
use super::registries::Registries;
use crate::gazetteer;
use crate::diagnostic::{Diagnostic, Location};
use crate::digest::{Actor, PartyId, PersonId};
use crate::language::fold_name;
use crate::parse::{ActorFront, EntryFront};
use std::collections::HashSet;

/// Names that some entry declares to be that of a person or of a party, folded. With them, a bare name that no file has means
/// the same in every entry, whichever entry comes first.
#[derive(Debug, Default)]
pub struct Declared {
    people: HashSet<String>,
    parties: HashSet<String>,
}

impl Declared {
    /// What entries declare. Parties that files name without having a file are declared as well.
    pub fn new<'a>(entries: impl Iterator<Item = &'a EntryFront>, registries: &Registries) -> Self {
        let mut declared = Self::default();
        let unregistered = registries.parties.iter().filter(|party| party.file.is_none());
        declared
            .parties
            .extend(unregistered.map(|party| fold_name(&party.name)));
        for entry in entries {
            for (_, account) in &entry.accounts {
                declared.add_party(account.side.as_deref());
            }
            for (_, participant) in &entry.participants {
                declared.add_actor(&participant.who);
                declared.add_party(participant.of.as_deref());
            }
            let positions = entry.positions.iter();
            for (_, actor) in positions.flat_map(|(_, position)| position.by.iter().chain(&position.to)) {
                declared.add_actor(actor);
            }
        }
        declared
    }

    fn add_actor(&mut self, front: &ActorFront) {
        match front {
            ActorFront::Name(_) => {}
            ActorFront::Person(name) => drop(self.people.insert(fold_name(name))),
            ActorFront::Party(name) => self.add_party(Some(name)),
        }
    }

    fn add_party(&mut self, name: Option<&str>) {
        self.parties.extend(name.map(fold_name));
    }
}

/// The person or party of a name. A bare name that no file has is what entries declare it to be; by default a party if it is
/// the name of a country, and a person if not.
pub fn find_actor(
    front: &ActorFront,
    registries: &mut Registries,
    declared: &Declared,
    location: impl FnOnce() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Actor> {
    let written = front.name();
    let known = match front {
        ActorFront::Name(_) => registries.actors.get(written).copied(),
        ActorFront::Person(_) => registries
            .person_names
            .remembered(written)
            .map(|id| Actor::Person(PersonId(id))),
        ActorFront::Party(_) => registries
            .party_names
            .remembered(written)
            .map(|id| Actor::Party(PartyId(id))),
    };
    if known.is_some() {
        return known;
    }
    let found = find_meaning(front, registries, declared, location, diagnostics)?;
    if matches!(front, ActorFront::Name(_)) {
        registries.actors.insert(written.to_owned(), found);
    }
    Some(found)
}

/// What a name means that was not looked up before.
fn find_meaning(
    front: &ActorFront,
    registries: &mut Registries,
    declared: &Declared,
    location: impl FnOnce() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Actor> {
    let written = front.name();
    let (may_be_person, may_be_party) = match front {
        ActorFront::Name(_) => (true, true),
        ActorFront::Person(_) => (true, false),
        ActorFront::Party(_) => (false, true),
    };
    let people = registries.person_names.find(written).into_iter().map(PersonId);
    let parties = registries.party_names.find(written).into_iter().map(PartyId);
    let (people, new_people): (Vec<PersonId>, Vec<PersonId>) = people
        .filter(|_| may_be_person)
        .partition(|id| registries.people[id.index()].file.is_some());
    let (parties, new_parties): (Vec<PartyId>, Vec<PartyId>) = parties
        .filter(|_| may_be_party)
        .partition(|id| registries.parties[id.index()].file.is_some());
    let mut meanings: Vec<String> = match (people.as_slice(), parties.as_slice()) {
        ([person], []) => return Some(Actor::Person(*person)),
        ([], [party]) => return Some(Actor::Party(*party)),
        (people, parties) => {
            let people = people.iter().map(|id| &registries.people[id.index()].slug);
            let parties = parties.iter().map(|id| &registries.parties[id.index()].slug);
            let people = people.map(|slug| format!("{{ person: {slug} }}"));
            people
                .chain(parties.map(|slug| format!("{{ party: {slug} }}")))
                .collect()
        }
    };
    if meanings.is_empty() {
        let key = fold_name(written);
        let as_party = may_be_party && (declared.parties.contains(&key) || gazetteer::find(written, "en").one().is_some());
        let as_person = may_be_person && declared.people.contains(&key);
        if !(as_party && as_person) {
            let is_party = as_party || !may_be_person;
            return Some(match (is_party, new_parties.first(), new_people.first()) {
                (true, Some(party), _) => Actor::Party(*party),
                (true, None, _) => Actor::Party(new_party(registries, written)),
                (false, _, Some(person)) => Actor::Person(*person),
                (false, _, None) => Actor::Person(new_person(registries, written)),
            });
        }
        meanings = vec![format!("{{ person: {written} }}"), format!("{{ party: {written} }}")];
    }
    let meanings: Vec<&str> = meanings.iter().map(String::as_str).collect();
    let help = format!("write {}", meanings.join(" or "));
    diagnostics.push(ambiguous(written, location(), &meanings, &help));
    None
}
