//! Who is meant: a person or a party, by slug, name or alias.

use super::names::Names;
use super::registries::{Registries, ambiguous};
use crate::countries;
use crate::diagnostic::{Diagnostic, Place};
use crate::digest::{Actor, PartyId, PersonId};
use crate::parse::{ActorFront, EntryFront};
use crate::text::fold;
use std::collections::HashSet;

/// Names of which some entry says whether they are a person's or a party's, folded. A bare name that no file knows means
/// the same in every entry, whichever comes first.
#[derive(Debug, Default)]
pub struct Declared {
    people: HashSet<String>,
    parties: HashSet<String>,
}

impl Declared {
    /// What entries say, and the parties that files name.
    pub fn new<'a>(entries: impl Iterator<Item = &'a EntryFront>, registries: &Registries) -> Self {
        let mut declared = Self::default();
        let unregistered = registries.parties.iter().filter(|party| party.file.is_none());
        declared.parties.extend(unregistered.map(|party| fold(&party.name)));
        for entry in entries {
            for (_, account) in &entry.accounts {
                declared.party(account.side.as_deref());
            }
            for (_, participant) in &entry.participants {
                declared.actor(&participant.who);
                declared.party(participant.of.as_deref());
            }
            let positions = entry.positions.iter();
            for (_, actor) in positions.flat_map(|(_, position)| position.by.iter().chain(&position.to)) {
                declared.actor(actor);
            }
        }
        declared
    }

    fn actor(&mut self, front: &ActorFront) {
        match front {
            ActorFront::Name(_) => {}
            ActorFront::Person(name) => drop(self.people.insert(fold(name))),
            ActorFront::Party(name) => self.party(Some(name)),
        }
    }

    fn party(&mut self, name: Option<&str>) {
        self.parties.extend(name.map(fold));
    }
}

/// The person or party that a writer named. A bare name that no file knows is what entries declare it to be; else a party if
/// it is a country's, and a person if not.
pub fn actor(
    front: &ActorFront,
    registries: &mut Registries,
    declared: &Declared,
    place: impl FnOnce() -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Actor> {
    let written = front.name();
    let known = match front {
        ActorFront::Name(_) => registries.actors.get(written).copied(),
        ActorFront::Person(_) => registries
            .person_names
            .known(written)
            .map(|id| Actor::Person(PersonId(id))),
        ActorFront::Party(_) => registries
            .party_names
            .known(written)
            .map(|id| Actor::Party(PartyId(id))),
    };
    if known.is_some() {
        return known;
    }
    match meaning(front, registries, declared) {
        Ok(actor) => {
            if matches!(front, ActorFront::Name(_)) {
                registries.actors.insert(written.to_owned(), actor);
            }
            Some(actor)
        }
        Err(meanings) => {
            let meanings: Vec<&str> = meanings.iter().map(String::as_str).collect();
            let help = format!("write {}", meanings.join(" or "));
            diagnostics.push(ambiguous(written, place(), &meanings, &help));
            None
        }
    }
}

/// What a name means that was not met before, or all that it may mean.
fn meaning(front: &ActorFront, registries: &mut Registries, declared: &Declared) -> Result<Actor, Vec<String>> {
    let written = front.name();
    let (may_be_person, may_be_party) = match front {
        ActorFront::Name(_) => (true, true),
        ActorFront::Person(_) => (true, false),
        ActorFront::Party(_) => (false, true),
    };
    let found = |names: &mut Names, wanted: bool| if wanted { names.find(written) } else { Vec::new() };
    let people = found(&mut registries.person_names, may_be_person);
    let parties = found(&mut registries.party_names, may_be_party);
    let (people, new_people): (Vec<PersonId>, Vec<PersonId>) = people
        .into_iter()
        .map(PersonId)
        .partition(|id| registries.people[id.index()].file.is_some());
    let (parties, new_parties): (Vec<PartyId>, Vec<PartyId>) = parties
        .into_iter()
        .map(PartyId)
        .partition(|id| registries.parties[id.index()].file.is_some());
    match (&people[..], &parties[..]) {
        ([person], []) => return Ok(Actor::Person(*person)),
        ([], [party]) => return Ok(Actor::Party(*party)),
        ([], []) => {}
        (people, parties) => {
            let people = people.iter().map(|id| &registries.people[id.index()].slug);
            let parties = parties.iter().map(|id| &registries.parties[id.index()].slug);
            let people = people.map(|slug| format!("{{ person: {slug} }}"));
            let parties = parties.map(|slug| format!("{{ party: {slug} }}"));
            return Err(people.chain(parties).collect());
        }
    }
    let key = fold(written);
    let as_party = may_be_party && (declared.parties.contains(&key) || countries::code_of(written).is_some());
    let as_person = may_be_person && declared.people.contains(&key);
    if as_party && as_person {
        return Err(vec![
            format!("{{ person: {written} }}"),
            format!("{{ party: {written} }}"),
        ]);
    }
    let is_party = as_party || !may_be_person;
    Ok(match (is_party, new_parties.first(), new_people.first()) {
        (true, Some(party), _) => Actor::Party(*party),
        (true, None, _) => Actor::Party(registries.new_party(written)),
        (false, _, Some(person)) => Actor::Person(*person),
        (false, _, None) => Actor::Person(registries.new_person(written)),
    })
}
