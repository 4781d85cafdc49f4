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
    let people = match front {
        ActorFront::Party(_) => &[][..],
        _ => registries.person_names.find(written),
    };
    let parties = match front {
        ActorFront::Person(_) => &[][..],
        _ => registries.party_names.find(written),
    };
    match (people, parties) {
        ([person], []) => Some(Actor::Person(PersonId(*person))),
        ([], [party]) => Some(Actor::Party(PartyId(*party))),
        ([], []) => Some(match front {
            ActorFront::Party(_) => Actor::Party(registries.new_party(written)),
            ActorFront::Name(_) if countries::code_of(written).is_some() => Actor::Party(registries.new_party(written)),
            _ => Actor::Person(registries.new_person(written)),
        }),
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
            None
        }
    }
}
