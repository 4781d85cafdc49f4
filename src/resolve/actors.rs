//! Who is meant: a person or a party, by slug, name or alias.

use super::registries::{Registries, ambiguous};
use crate::countries;
use crate::diagnostic::{Diagnostic, Place};
use crate::digest::{Actor, PartyId, PersonId};
use crate::parse::ActorFront;

/// The person or party that a writer named. A name that no file knows is a party if it is a country's, else a person.
pub fn actor(
    front: &ActorFront,
    registries: &mut Registries,
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
    let people = match front {
        ActorFront::Party(_) => Vec::new(),
        _ => registries.person_names.find(written),
    };
    let parties = match front {
        ActorFront::Person(_) => Vec::new(),
        _ => registries.party_names.find(written),
    };
    let found = match (people.as_slice(), parties.as_slice()) {
        ([person], []) => Actor::Person(PersonId(*person)),
        ([], [party]) => Actor::Party(PartyId(*party)),
        ([], []) => match front {
            ActorFront::Party(_) => Actor::Party(registries.new_party(written)),
            ActorFront::Name(_) if countries::code_of(written).is_some() => Actor::Party(registries.new_party(written)),
            _ => Actor::Person(registries.new_person(written)),
        },
        (people, parties) => {
            let people = people
                .iter()
                .map(|id| format!("{{ person: {} }}", registries.people[*id as usize].slug));
            let parties = parties
                .iter()
                .map(|id| format!("{{ party: {} }}", registries.parties[*id as usize].slug));
            let meanings: Vec<String> = people.chain(parties).collect();
            let meanings: Vec<&str> = meanings.iter().map(String::as_str).collect();
            let help = format!("write {}", meanings.join(" or "));
            diagnostics.push(ambiguous(written, place(), &meanings, &help));
            return None;
        }
    };
    if matches!(front, ActorFront::Name(_)) {
        registries.actors.insert(written.to_owned(), found);
    }
    Some(found)
}
